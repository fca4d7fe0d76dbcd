import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Read } from '../../parts/read';
import { spanOf } from '../../parts/span';
import { OffersTable } from '../reports/offers-table';

const DAYS = 365;

/** What became of a campaign's asks, offer by offer. */
export function Results({ campaignKey }: { campaignKey: string }) {
  const { t } = useTranslation('campaigns');
  const params = { query: spanOf(new Date().toISOString(), DAYS) };
  const report = queries.useQuery('get', '/v1/reports/offers', { params });
  return (
    <Card title={t('results')} hint={t('resultsHint')}>
      <Read from={report}>
        {({ data }) => <OffersTable rows={data.filter((row) => row.campaignKey === campaignKey)} ofOneCampaign />}
      </Read>
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Read } from '../../parts/read';
import { spanOf, type Span } from '../../parts/span';
import { OffersTable } from '../reports/offers-table';

const DAYS = 365;

/** What became of a campaign's asks, offer by offer. */
export function Results({ campaignKey }: { campaignKey: string }) {
  const { t } = useTranslation('campaigns');
  const overview = queries.useQuery('get', '/v1/overview');
  return (
    <Card title={t('results')} hint={t('resultsHint')}>
      <Read from={overview}>{({ now }) => <Offers campaignKey={campaignKey} span={spanOf(now, DAYS)} />}</Read>
    </Card>
  );
}

function Offers({ campaignKey, span }: { campaignKey: string; span: Span }) {
  const report = queries.useQuery('get', '/v1/reports/offers', { params: { query: span } });
  return (
    <Read from={report}>
      {({ data }) => <OffersTable rows={data.filter((row) => row.campaignKey === campaignKey)} ofOneCampaign />}
    </Read>
  );
}

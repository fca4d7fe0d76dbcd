import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { useFigures } from '../../parts/figures';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Meaning } from './meaning';

export function OffersReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const { whole, share } = useFigures();
  const report = queries.useQuery('get', '/v1/reports/offers', { params: { query: span } });
  return (
    <Read from={report}>
      {({ data, definitions }) => (
        <Stack gap="lg">
          <Card title={t('offers')}>
            {data.length === 0 ? (
              <Empty title={t('noOffers')} />
            ) : (
              <DataTable
                label={t('offers')}
                rows={data}
                keyOf={({ campaignKey, planKey, offerKey }) => `${campaignKey} ${planKey} ${offerKey}`}
                columns={[
                  { head: t('campaign'), cell: ({ campaignKey }) => campaignKey },
                  { head: t('offer'), cell: ({ offerKey }) => offerKey },
                  { head: t('plan'), cell: ({ planKey }) => planKey },
                  { head: t('asked'), cell: ({ asked }) => whole(asked), figures: true },
                  { head: t('accepted'), cell: ({ accepted }) => whole(accepted), figures: true },
                  { head: t('paid'), cell: ({ paid }) => whole(paid), figures: true },
                  { head: t('refunded'), cell: ({ refunded }) => whole(refunded), figures: true },
                  {
                    head: t('acceptance'),
                    cell: ({ acceptance }) =>
                      acceptance && (
                        <>
                          {share(acceptance.share)}
                          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                            {share(acceptance.fixed.low)} – {share(acceptance.fixed.high)}
                          </Text>
                        </>
                      ),
                    figures: true,
                  },
                  {
                    head: t('best'),
                    cell: (one) => (isAlone(one, data) ? '–' : share(one.bestProbability, 0)),
                    figures: true,
                  },
                ]}
              />
            )}
          </Card>
          <Meaning definitions={definitions} />
        </Stack>
      )}
    </Read>
  );
}

/** Whether a campaign has no other offer for the plan, so that there is nothing to be better than. */
function isAlone<One extends { readonly campaignKey: string; readonly planKey: string }>(
  one: One,
  all: readonly One[],
) {
  return (
    all.filter(({ campaignKey, planKey }) => campaignKey === one.campaignKey && planKey === one.planKey).length < 2
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/schema';
import { DataTable } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';

type Row = Schema<'OffersReport'>['data'][number];

/** How far asks with each offer came; of one campaign, or each with its campaign. */
export function OffersTable({ rows, ofOneCampaign = false }: { rows: readonly Row[]; ofOneCampaign?: boolean }) {
  const { t } = useTranslation('reports');
  const { whole, share } = useFigures();
  if (rows.length === 0) return <Empty title={t('noOffers')} />;
  return (
    <DataTable
      label={t('offers')}
      rows={rows}
      keyOf={({ campaignKey, planKey, offerKey }) => `${campaignKey} ${planKey} ${offerKey}`}
      columns={[
        {
          head: t('offer'),
          cell: ({ campaignKey, offerKey }) => (
            <>
              <Go to={`/offers/${offerKey}`}>{offerKey}</Go>
              {!ofOneCampaign && (
                <Text size="xs" c="dimmed">
                  {campaignKey}
                </Text>
              )}
            </>
          ),
        },
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
          cell: (one) => (isAlone(one, rows) ? '–' : share(one.bestProbability, 0)),
          figures: true,
        },
      ]}
    />
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

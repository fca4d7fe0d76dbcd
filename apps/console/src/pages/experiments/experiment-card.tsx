import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';
import type { Experiment } from './experiments';
import { IntervalBar } from './interval-bar';

/** One experiment: its arms with their shares, and how often each was accepted. */
export function ExperimentCard({ experiment, byRule }: { experiment: Experiment; byRule: boolean }) {
  const { t } = useTranslation('experiments');
  const { whole, share } = useFigures();
  const { campaignKey, planKey, arms } = experiment;
  return (
    <Card
      title={t('experiment', { campaign: campaignKey, plan: planKey })}
      hint={byRule ? t('byRule') : t('byHand')}
      actions={<Go to="/policy">{t('weigh')}</Go>}
    >
      <DataTable
        label={t('experiment', { campaign: campaignKey, plan: planKey })}
        rows={arms}
        keyOf={({ offerKey }) => offerKey}
        columns={[
          { head: t('offer'), cell: ({ offerKey }) => <Go to={`/offers/${offerKey}`}>{offerKey}</Go> },
          { head: t('share'), figures: true, cell: (arm) => share(arm.share, 0) },
          { head: t('asked'), figures: true, cell: ({ result }) => whole(result?.asked ?? 0) },
          { head: t('accepted'), figures: true, cell: ({ result }) => whole(result?.accepted ?? 0) },
          {
            head: t('acceptance'),
            cell: ({ result }) => (result?.acceptance ? <IntervalBar {...result.acceptance} /> : '–'),
          },
          { head: t('paid'), figures: true, cell: ({ result }) => whole(result?.paid ?? 0) },
          { head: t('refunded'), figures: true, cell: ({ result }) => whole(result?.refunded ?? 0) },
          {
            head: t('best'),
            figures: true,
            cell: ({ result }) =>
              result && (
                <Text span inherit fw={result.bestProbability > 0.95 ? 700 : 400}>
                  {share(result.bestProbability, 0)}
                </Text>
              ),
          },
        ]}
      />
    </Card>
  );
}

import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/empty';
import { Facts } from '../../parts/facts';
import { useFigures } from '../../parts/figures';
import { Funnel } from '../../parts/funnel';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Meaning } from './meaning';

const STEPS = ['proposed', 'presented', 'viewed', 'accepted', 'paid'] as const;
const BEFORE = ['signals', 'decisions', 'eligible', 'declined', 'expired'] as const;

export function FunnelReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const { whole, share } = useFigures();
  const report = queries.useQuery('get', '/v1/reports/funnel', { params: { query: span } });
  return (
    <Read from={report}>
      {(funnel) => (
        <Stack gap="lg">
          <Card title={t('funnel')}>
            {funnel.proposed === 0 ? (
              <Empty title={t('noFunnel')} />
            ) : (
              <Funnel
                steps={STEPS.map((step) => ({ name: t(step), count: funnel[step] }))}
                share={(said) => t('ofBefore', { share: said })}
              />
            )}
            <Facts
              columns={4}
              of={[
                ...BEFORE.map((what) => [t(what), whole(funnel[what])] as const),
                ...funnel.kept.map(
                  ({ days, due, kept }) =>
                    [
                      t('kept', { days: String(days) }),
                      due === 0 ? '–' : `${share(kept / due, 0)} ${t('ofDue', { due: whole(due) })}`,
                    ] as const,
                ),
              ]}
            />
          </Card>
          <Meaning definitions={funnel.definitions} />
        </Stack>
      )}
    </Read>
  );
}

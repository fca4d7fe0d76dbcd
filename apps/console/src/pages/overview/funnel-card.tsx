import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/empty';
import { Funnel } from '../../parts/funnel';
import { Go } from '../../parts/go';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';

const STEPS = ['proposed', 'presented', 'viewed', 'accepted', 'paid'] as const;

export function FunnelCard({ span }: { span: Span }) {
  const { t } = useTranslation('overview');
  const report = queries.useQuery('get', '/v1/reports/funnel', { params: { query: span } });
  return (
    <Card title={t('funnel')} hint={t('funnelHint')} actions={<Go to="/reports/funnel">{t('toReport')}</Go>}>
      <Read from={report}>
        {(funnel) =>
          funnel.proposed === 0 ? (
            <Empty title={t('noFunnel')} hint={t('noFunnelHint')} />
          ) : (
            <Funnel
              steps={STEPS.map((step) => ({ name: t(step), count: funnel[step] }))}
              share={(share) => t('ofBefore', { share })}
            />
          )
        }
      </Read>
    </Card>
  );
}

import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { ChartFigure } from '../../charts/chart-figure';
import type { Step } from '../../charts/waterfall-chart';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import { Empty } from '../../parts/empty';
import { Go } from '../../parts/go';
import { formatMoney } from '../../parts/money';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Waiting } from '../../parts/waiting';

const WaterfallChart = lazy(() => import('../../charts/waterfall-chart'));

type Total = Extract<Schema<'MrrReport'>['data'][number], { startMinor: number }>;

/** Recurring revenue from the start of the span to its end, per currency. */
export function MovementsCard({ span }: { span: Span }) {
  const { t } = useTranslation('overview');
  const report = queries.useQuery('get', '/v1/reports/mrr-movements', { params: { query: span } });
  return (
    <Card title={t('movements')} hint={t('movementsHint')} actions={<Go to="/reports/movements">{t('toReport')}</Go>}>
      <Read from={report}>
        {({ data }) => {
          const totals = data.filter((row): row is Total => 'startMinor' in row);
          if (totals.length === 0) return <Empty title={t('noMovements')} hint={t('noMovementsHint')} />;
          return totals.map((total) => <Waterfall key={total.currency} total={total} />);
        }}
      </Read>
    </Card>
  );
}

function Waterfall({ total: { currency, startMinor, movements, endMinor } }: { total: Total }) {
  const { t, i18n } = useTranslation('overview');
  const codes = useCodes();
  const format = (minor: number) => formatMoney(i18n.language, minor, currency);
  const steps: Step[] = [
    { name: t('start'), kind: 'total', amount: startMinor },
    ...movements
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map(({ kind, amountMinor }) => ({
        name: codes('movement', kind),
        kind: 'change' as const,
        amount: amountMinor,
      })),
    { name: t('end'), kind: 'total', amount: endMinor },
  ];
  return (
    <ChartFigure
      unit={t('moneyUnit', { currency: currency.toUpperCase() })}
      summary={t('movementsSummary', { start: format(startMinor), end: format(endMinor) })}
      rows={steps}
      keyOf={({ name }) => name}
      columns={[
        { head: t('step'), cell: ({ name }) => name },
        { head: t('amount'), cell: ({ amount }) => format(amount), figures: true },
      ]}
    >
      <Suspense fallback={<Waiting />}>
        <WaterfallChart steps={steps} format={format} />
      </Suspense>
    </ChartFigure>
  );
}

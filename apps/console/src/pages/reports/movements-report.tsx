import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/schema';
import { ChartFigure } from '../../charts/chart-figure';
import { Card } from '../../parts/card';
import { useCodes } from '../../parts/codes';
import type { Column } from '../../parts/data-table';
import { Empty } from '../../parts/empty';
import { useInstants } from '../../parts/instant';
import { formatMoney } from '../../parts/money';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Waiting } from '../../parts/waiting';
import { Meaning } from './meaning';

const MovementsChart = lazy(() => import('../../charts/movements-chart'));

type Month = Extract<Schema<'MrrReport'>['data'][number], { startMinor: number }>;
const KINDS = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
const COLOURS = {
  new: 'var(--mantine-color-teal-5)',
  expansion: 'var(--mantine-color-teal-7)',
  reactivation: 'var(--mantine-color-blue-6)',
  contraction: 'var(--mantine-color-orange-6)',
  churn: 'var(--mantine-color-red-6)',
};

/** What was won and lost month by month, per currency. */
export function MovementsReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const report = queries.useQuery('get', '/v1/reports/mrr-movements', { params: { query: { ...span, by: 'month' } } });
  return (
    <Read from={report}>
      {({ data, definitions }) => {
        const months = data.filter((row): row is Month => 'startMinor' in row);
        const currencies = [...new Set(months.map(({ currency }) => currency))];
        return (
          <Stack gap="lg">
            {currencies.length === 0 && (
              <Card title={t('movements')}>
                <Empty title={t('noMovements')} />
              </Card>
            )}
            {currencies.map((currency) => (
              <Months
                key={currency}
                currency={currency}
                months={months.filter((month) => month.currency === currency)}
              />
            ))}
            <Meaning definitions={definitions} />
          </Stack>
        );
      }}
    </Read>
  );
}

function Months({ currency, months }: { currency: string; months: readonly Month[] }) {
  const { t, i18n } = useTranslation('reports');
  const instants = useInstants();
  const codes = useCodes();
  const money = (minor: number) => formatMoney(i18n.language, minor, currency);
  const monthName = (month = '') => instants.month(`${month}-01`);
  const amountOf = (month: Month, kind: string) =>
    month.movements.find((movement) => movement.kind === kind)?.amountMinor ?? 0;
  const columns: Column<Month>[] = [
    { head: t('month'), cell: ({ month }) => monthName(month) },
    { head: t('start'), cell: ({ startMinor }) => money(startMinor), figures: true },
    ...KINDS.map((kind) => ({
      head: codes('movement', kind),
      cell: (month: Month) => money(amountOf(month, kind)),
      figures: true,
    })),
    { head: t('end'), cell: ({ endMinor }) => money(endMinor), figures: true },
  ];
  const code = currency.toUpperCase();
  return (
    <Card title={`${t('movements')}, ${code}`}>
      <ChartFigure
        unit={t('monthUnit', { currency: code })}
        summary={t('monthSummary', { currency: code })}
        rows={months}
        keyOf={({ month = '' }) => month}
        columns={columns}
      >
        <Suspense fallback={<Waiting />}>
          <MovementsChart
            rows={months.map((month) => ({
              at: monthName(month.month),
              ...Object.fromEntries(KINDS.map((kind) => [kind, amountOf(month, kind)])),
            }))}
            series={KINDS.map((kind) => ({ key: kind, name: codes('movement', kind), colour: COLOURS[kind] }))}
            format={money}
          />
        </Suspense>
      </ChartFigure>
    </Card>
  );
}

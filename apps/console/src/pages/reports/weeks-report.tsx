import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { ChartFigure } from '../../charts/chart-figure';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/empty';
import { useFigures } from '../../parts/figures';
import { formatMoney } from '../../parts/money';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Waiting } from '../../parts/waiting';
import { Meaning } from './meaning';

const IntervalChart = lazy(() => import('../../charts/interval-chart'));

/** Whether the effect wears off, in each currency that the lift report has. */
export function WeeksReport({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const lift = queries.useQuery('get', '/v1/reports/lift', { params: { query: span } });
  return (
    <Read from={lift}>
      {({ currencies }) => (
        <Stack gap="lg">
          {currencies.length === 0 && (
            <Card title={t('weeks')}>
              <Empty title={t('noLift')} hint={t('noLiftHint')} />
            </Card>
          )}
          {currencies.map(({ currency }) => (
            <Weeks key={currency} span={span} currency={currency} />
          ))}
        </Stack>
      )}
    </Read>
  );
}

function Weeks({ span, currency }: { span: Span; currency: string }) {
  const { t, i18n } = useTranslation('reports');
  const { whole } = useFigures();
  const report = queries.useQuery('get', '/v1/reports/lift/weeks', { params: { query: { ...span, currency } } });
  const money = (minor: number) => formatMoney(i18n.language, Math.round(minor), currency);
  const code = currency.toUpperCase();
  return (
    <Card title={`${t('weeks')}, ${code}`} hint={t('weekHint')}>
      <Read from={report}>
        {({ data, definitions }) =>
          data.length === 0 ? (
            <Empty title={t('noWeeks')} />
          ) : (
            <>
              <ChartFigure
                unit={t('weekUnit', { currency: code })}
                summary={t('weekSummary', { currency: code })}
                rows={data}
                keyOf={({ week }) => String(week)}
                columns={[
                  { head: t('week'), cell: ({ week }) => week + 1, figures: true },
                  { head: t('mayBeAsked'), cell: ({ members }) => whole(members.asked), figures: true },
                  { head: t('heldOut'), cell: ({ members }) => whole(members.holdout), figures: true },
                  { head: t('effect'), cell: ({ estimate }) => money(estimate), figures: true },
                  { head: t('from'), cell: ({ low }) => money(low), figures: true },
                  { head: t('to'), cell: ({ high }) => money(high), figures: true },
                ]}
              >
                <Suspense fallback={<Waiting />}>
                  <IntervalChart
                    readings={data.map(({ week, estimate, low, high }) => ({
                      at: `${t('week')} ${week + 1}`,
                      estimate,
                      low,
                      high,
                    }))}
                    format={money}
                    names={{ estimate: t('effect'), interval: t('interval') }}
                  />
                </Suspense>
              </ChartFigure>
              <Meaning definitions={definitions} />
            </>
          )
        }
      </Read>
    </Card>
  );
}

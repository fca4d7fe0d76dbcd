import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../charts/chart-figure';
import { hourName } from '../../charts/hours';
import { useFigures } from '../../parts/figures';
import { Waiting } from '../../parts/waiting';

const HoursChart = lazy(() => import('../../charts/hours-chart'));

/** When members would be asked, in the hours of their own day. */
export function SendCurve({ counts }: { counts: readonly number[] }) {
  const { t } = useTranslation('simulation');
  const { whole } = useFigures();
  const rows = counts.map((count, hour) => ({ hour, count })).filter(({ count }) => count > 0);
  const busiest = rows.reduce((most, row) => (row.count > most.count ? row : most), { hour: 0, count: 0 });
  return (
    <ChartFigure
      unit={t('curveUnit')}
      summary={t('curveSummary', { hour: hourName(busiest.hour), members: whole(busiest.count) })}
      height={200}
      rows={rows}
      keyOf={({ hour }) => String(hour)}
      columns={[
        { head: t('hour'), cell: ({ hour }) => hourName(hour) },
        { head: t('members'), figures: true, cell: ({ count }) => whole(count) },
      ]}
    >
      <Suspense fallback={<Waiting />}>
        <HoursChart counts={counts} name={t('members')} format={whole} />
      </Suspense>
    </ChartFigure>
  );
}

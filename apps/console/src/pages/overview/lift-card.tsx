import { Group, Progress, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { ChartFigure } from '../../charts/chart-figure';
import type { Reading } from '../../charts/interval-chart';
import { Card } from '../../parts/card';
import { State, useCodes } from '../../parts/codes';
import { Empty } from '../../parts/empty';
import { useFigures } from '../../parts/figures';
import { Go } from '../../parts/go';
import { useInstants } from '../../parts/instant';
import { Read } from '../../parts/read';
import type { Span } from '../../parts/span';
import { Waiting } from '../../parts/waiting';
import { LiftGroups } from '../reports/lift-groups';

const IntervalChart = lazy(() => import('../../charts/interval-chart'));
const GOAL = 0.1;
/** Below so many payers in the smaller group the api gives no verdict. */
const PAYERS_NEEDED = 50;

/** The verdict, and how the lift stood each day. */
export function LiftCard({ span }: { span: Span }) {
  const { t } = useTranslation('overview');
  const report = queries.useQuery('get', '/v1/reports/lift', { params: { query: span } });
  return (
    <Card title={t('lift')} hint={t('liftHint')} actions={<Go to="/reports/lift">{t('toReport')}</Go>}>
      <Read from={report}>
        {({ currencies: [main] }) =>
          main ? (
            <>
              <Verdict {...main} />
              {main.because === 'too_few_payers' && (
                <UntilVerdict payers={Math.min(main.asked.payers, main.holdout.payers)} />
              )}
              {main.relative ? <Readings currency={main.currency} /> : <LiftGroups of={main} />}
            </>
          ) : (
            <Empty title={t('noLift')} hint={t('noLiftHint')} />
          )
        }
      </Read>
    </Card>
  );
}

interface VerdictProps {
  readonly verdict: string;
  readonly relative: {
    readonly estimate: number;
    readonly always: { readonly low: number; readonly high: number };
  } | null;
  readonly because: string | null;
  readonly stillNeeded: number | null;
}

function Verdict({ verdict, relative, because, stillNeeded }: VerdictProps) {
  const { t } = useTranslation('overview');
  const codes = useCodes();
  const { change } = useFigures();
  return (
    <div>
      <Group gap="sm">
        {relative && (
          <Text fz="1.75rem" fw={650} lh={1.2}>
            {change(relative.estimate)}
          </Text>
        )}
        <State group="verdict" code={verdict} />
      </Group>
      {relative && (
        <Text size="sm" mt={4}>
          {t('between', { low: change(relative.always.low), high: change(relative.always.high) })}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={4}>
        {because && codes('because', because)} {stillNeeded !== null && t('stillNeeded', { count: stillNeeded })}
      </Text>
    </div>
  );
}

function UntilVerdict({ payers }: { payers: number }) {
  const { t } = useTranslation('overview');
  const { whole } = useFigures();
  const told = t('untilVerdict', { payers: whole(payers), needed: whole(PAYERS_NEEDED) });
  return (
    <div>
      <Progress value={(100 * payers) / PAYERS_NEEDED} size="lg" aria-label={told} />
      <Text size="sm" mt={4}>
        {told}
      </Text>
    </div>
  );
}

function Readings({ currency }: { currency: string }) {
  const { t } = useTranslation('overview');
  const { change } = useFigures();
  const instants = useInstants();
  const report = queries.useQuery('get', '/v1/reports/lift/readings');
  const readings = (report.data?.data ?? [])
    .filter((reading) => reading.currency === currency && reading.relative !== null)
    .map(({ day, relative, bounds }): Reading => ({
      at: instants.date(day),
      estimate: relative,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
    }));
  const last = readings.at(-1);
  if (!last) return null;
  const told = (value: number | null) => (value === null ? '–' : change(value));
  return (
    <ChartFigure
      unit={t('liftUnit')}
      summary={t('liftSummary', { estimate: told(last.estimate), low: told(last.low), high: told(last.high) })}
      rows={readings}
      keyOf={({ at }) => at}
      height={200}
      columns={[
        { head: t('day'), cell: ({ at }) => at },
        { head: t('estimate'), cell: ({ estimate }) => told(estimate), figures: true },
        { head: t('low'), cell: ({ low }) => told(low), figures: true },
        { head: t('high'), cell: ({ high }) => told(high), figures: true },
      ]}
    >
      <Suspense fallback={<Waiting />}>
        <IntervalChart
          readings={readings}
          format={(value) => change(value, 0)}
          goal={GOAL}
          names={{ estimate: t('estimate'), interval: t('intervalName'), goal: t('goal') }}
        />
      </Suspense>
    </ChartFigure>
  );
}

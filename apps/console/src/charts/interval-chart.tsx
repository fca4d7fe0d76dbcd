import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS, GRID, roundTicks, TOOLTIP, ZERO } from './axes';

export interface Reading {
  readonly at: string;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface IntervalChartProps {
  readonly readings: readonly Reading[];
  readonly format: (value: number) => string;
  readonly names: { readonly estimate: string; readonly interval: string; readonly goal?: string };
  /** A line to reach. */
  readonly goal?: number;
}

/** An estimate with the interval around it; where the interval leaves zero out, the sign is certain. */
export default function IntervalChart({ readings, format, names, goal }: IntervalChartProps) {
  const rows = readings.map(({ at, estimate, low, high }) => ({
    at,
    estimate,
    interval: low === null || high === null ? null : [low, high],
  }));
  const shown = readings.flatMap(({ estimate, low, high }) => [estimate, low, high, goal].filter((one) => one != null));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="at" {...AXIS} minTickGap={32} />
        <YAxis {...AXIS} {...roundTicks(shown)} width={72} tickFormatter={format} />
        <Tooltip
          {...TOOLTIP}
          formatter={(value, name) => [
            Array.isArray(value) ? value.map(Number).map(format).join(' … ') : format(Number(value)),
            name,
          ]}
        />
        <Area
          dataKey="interval"
          name={names.interval}
          stroke="none"
          fill="var(--calm)"
          fillOpacity={0.2}
          isAnimationActive={false}
        />
        <ReferenceLine y={0} {...ZERO} ifOverflow="extendDomain" />
        {goal !== undefined && (
          <ReferenceLine
            y={goal}
            stroke="var(--good)"
            strokeDasharray="6 4"
            ifOverflow="extendDomain"
            label={{ value: names.goal, position: 'insideTopLeft', fill: 'var(--good)', fontSize: 12 }}
          />
        )}
        <Line
          dataKey="estimate"
          name={names.estimate}
          stroke="var(--calm)"
          strokeWidth={2}
          dot={rows.length < 15 ? { r: 3, fill: 'var(--calm)' } : false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS, GRID, roundTicks, TOOLTIP, ZERO } from './axes';

export interface Step {
  readonly name: string;
  /** A total stands on the zero line; a change hangs where the step before it ended. */
  readonly kind: 'total' | 'change';
  readonly amount: number;
}

const COLOURS = { total: 'var(--calm)', up: 'var(--good)', down: 'var(--bad)' };

function barsOf(steps: readonly Step[]) {
  let level = 0;
  return steps.map(({ name, kind, amount }) => {
    const from = kind === 'total' ? 0 : level;
    level = from + amount;
    const direction = amount < 0 ? ('down' as const) : ('up' as const);
    return { name, range: [from, level], amount, colour: COLOURS[kind === 'total' ? 'total' : direction] };
  });
}

/** From the start over each change to the end. */
export default function WaterfallChart({
  steps,
  format,
}: {
  steps: readonly Step[];
  format: (amount: number) => string;
}) {
  const bars = barsOf(steps);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={bars} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="name" {...AXIS} interval={0} />
        <YAxis {...AXIS} {...roundTicks(bars.flatMap(({ range }) => range))} width={72} tickFormatter={format} />
        <ReferenceLine y={0} {...ZERO} />
        <Tooltip
          {...TOOLTIP}
          formatter={(_range, _name, { payload }) => [format((payload as { amount: number }).amount), '']}
          separator=""
        />
        <Bar dataKey="range" isAnimationActive={false} radius={3} maxBarSize={72}>
          {bars.map(({ name, colour }) => (
            <Cell key={name} fill={colour} />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, GRID, TOOLTIP } from './axes';
import { hourName } from './hours';

interface HoursChartProps {
  /** 24 counts, from midnight on. */
  readonly counts: readonly number[];
  readonly name: string;
  readonly format: (count: number) => string;
}

/** How many in each hour of a day. */
export default function HoursChart({ counts, name, format }: HoursChartProps) {
  const rows = counts.map((count, hour) => ({ hour: hourName(hour), count }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="hour" {...AXIS} minTickGap={16} />
        <YAxis {...AXIS} width={56} allowDecimals={false} tickFormatter={format} />
        <Tooltip {...TOOLTIP} formatter={(value) => [format(Number(value)), name]} />
        <Bar dataKey="count" fill="var(--calm)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

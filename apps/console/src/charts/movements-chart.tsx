import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS, GRID, roundTicks, TOOLTIP, ZERO } from './axes';

export interface Series {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
}

interface MovementsChartProps {
  readonly rows: readonly ({ readonly at: string } & Readonly<Record<string, number | string>>)[];
  readonly series: readonly Series[];
  readonly format: (amount: number) => string;
}

/** How high a month's bars stand together, and how deep. */
function sumsOf(row: MovementsChartProps['rows'][number]): [number, number] {
  const amounts = Object.values(row).filter((value) => typeof value === 'number');
  const sum = (some: readonly number[]) => some.reduce((total, amount) => total + amount, 0);
  return [sum(amounts.filter((amount) => amount < 0)), sum(amounts.filter((amount) => amount > 0))];
}

/** What was won above the zero line, what was lost below it, month by month. */
export default function MovementsChart({ rows, series, format }: MovementsChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...rows]}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...GRID} />
        <XAxis dataKey="at" {...AXIS} />
        <YAxis {...AXIS} {...roundTicks(rows.flatMap(sumsOf))} width={72} tickFormatter={format} />
        <ReferenceLine y={0} {...ZERO} />
        <Tooltip {...TOOLTIP} formatter={(value, name) => [format(Number(value)), name]} />
        <Legend
          formatter={(name: string) => <span style={{ color: 'var(--mantine-color-text)', fontSize: 13 }}>{name}</span>}
        />
        {series.map(({ key, name, colour }) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            stackId="month"
            fill={colour}
            isAnimationActive={false}
            maxBarSize={56}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

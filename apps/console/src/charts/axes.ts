import type { CSSProperties } from 'react';

/** What all charts look like: quiet lines, figures in the text's colour. */
export const AXIS = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--mantine-color-dimmed)', fontSize: 12 },
  tickLine: false,
} as const;

export const GRID = { stroke: 'var(--line)', strokeDasharray: '3 4', vertical: false } as const;
export const ZERO = { stroke: 'var(--mantine-color-dimmed)', strokeWidth: 1.5 } as const;

const box: CSSProperties = {
  background: 'var(--card)',
  border: '1px solid var(--line)',
  borderRadius: 'var(--mantine-radius-md)',
  color: 'var(--mantine-color-text)',
  fontSize: 13,
};
export const TOOLTIP = {
  contentStyle: box,
  cursor: { fill: 'var(--line)', opacity: 0.35 },
  isAnimationActive: false,
} as const;

/** Steps of 1, 2 or 5 times a power of ten, from below the lowest to above the highest value, with zero. */
export function roundTicks(values: readonly number[], most = 5): { ticks: number[]; domain: [number, number] } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const least = (high - low || 1) / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step) || 1];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { ticks, domain: [first * step, last * step] };
}

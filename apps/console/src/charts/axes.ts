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

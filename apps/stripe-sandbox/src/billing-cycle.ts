import type { Cadence } from './model';

const DAY = 86_400;

/**
 * The end of the period number `n` (1, 2, ...) that began at `anchor` (unix seconds, UTC). Months keep the anchor's day and are cut
 * to the month's length: 31 January, 28 February, 31 March.
 */
export function periodEnd(anchor: number, { interval, intervalCount }: Cadence, n = 1): number {
  const count = intervalCount * n;
  if (interval === 'day') return anchor + count * DAY;
  if (interval === 'week') return anchor + count * 7 * DAY;
  const start = new Date(anchor * 1000);
  const months = interval === 'year' ? 12 * count : count;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = new Date(start);
  moved.setUTCDate(1);
  moved.setUTCMonth(start.getUTCMonth() + months);
  moved.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return moved.getTime() / 1000;
}

/** The first end of a period after `at`, counted from the anchor so that a short month does not shift the day for good. */
export function nextPeriodEnd(anchor: number, cadence: Cadence, at: number): number {
  for (let n = 1; ; n++) {
    const end = periodEnd(anchor, cadence, n);
    if (end > at) return end;
  }
}

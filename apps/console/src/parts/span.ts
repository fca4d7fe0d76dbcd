import { DAY_MS } from './instant';

/** [from, to) in UTC, as reports take it. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The last days up to and with today. Today is the service's: a demo's clock is not the browser's. */
export function spanOf(now: string, days: number): Span {
  const to = Math.ceil((new Date(now).getTime() + 1) / DAY_MS) * DAY_MS;
  return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}

/** All days. Where a comparison is looked at again and again: it is right at every look only while it begins where it began. */
export function everOf(now: string): Span {
  return { ...spanOf(now, 1), from: new Date(0).toISOString() };
}

/** Amounts are integers of minor units (cents; the yen itself for JPY), currencies ISO 4217 in lower case, as in Stripe. */
export type Interval = 'month' | 'year';

const MONTHS: Readonly<Record<Interval, number>> = { month: 1, year: 12 };

/** Monthly recurring revenue of one price in minor units, rounded half up: a yearly price counts a twelfth. */
export function monthlyMinor(unitAmountMinor: number, interval: Interval, intervalCount = 1, quantity = 1): number {
  return Math.round((unitAmountMinor * quantity) / (MONTHS[interval] * intervalCount));
}

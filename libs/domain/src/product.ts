import { DAY_MS } from './day';
import type { Timing } from './offer';

/** What is sold beside a plan, once. */
export interface Product {
  readonly key: string;
  readonly name: string;
  readonly prices: readonly ProductPrice[];
  /** Share of the price that is left when the thing itself is paid for, 0 to 1; null: unknown, so it is never sold cheaper. */
  readonly margin: number | null;
  readonly timing: Timing;
  /** Keys of products that go well with this one, by the word of the site. */
  readonly complements: readonly string[];
  /** Whether it is offered again to who has bought it. */
  readonly repeatable: boolean;
  /** Whether it is sold at all. */
  readonly active: boolean;
}

export interface ProductPrice {
  /** ISO 4217, lower case; one price per currency. */
  readonly currency: string;
  readonly unitAmountMinor: number;
  /** Names the price in Stripe. */
  readonly lookupKey: string;
}

/** A price as it was sold from `since` on. */
export interface PastPrice {
  readonly unitAmountMinor: number;
  readonly since: Date;
}

const REFERENCE_MS = 30 * DAY_MS;

/**
 * The lowest price at which something was sold in the 30 days before `now`, minor units; null: it was not. What a reduction may be
 * compared with. Source: Directive 98/6/EC, Article 6a.
 */
export function lowestOf30Days(prices: readonly PastPrice[], now: Date): number | null {
  const start = now.getTime() - REFERENCE_MS;
  const inOrder = prices.filter(({ since }) => since <= now).sort((a, b) => a.since.getTime() - b.since.getTime());
  const inForce = inOrder.filter((_, i) => (inOrder[i + 1]?.since.getTime() ?? Infinity) > start);
  return inForce.length === 0 ? null : Math.min(...inForce.map(({ unitAmountMinor }) => unitAmountMinor));
}

export function priceIn({ prices }: Pick<Product, 'prices'>, currency: string): ProductPrice | undefined {
  return prices.find((price) => price.currency === currency);
}

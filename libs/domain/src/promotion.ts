import type { ProductPrice } from './product';
import { totalMinor, type SaleLine } from './sale';

/** What makes one more thing in the cart worth more: a condition on the cart, and what follows from it. */
interface Promotion {
  readonly key: string;
  /** The higher goes first. */
  readonly priority: number;
  /** Whether it may apply together with another that says so too; by default it stands alone. */
  readonly stackable: boolean;
  readonly active: boolean;
  readonly startsAt: Date | null;
  /** The real end; null: none. */
  readonly endsAt: Date | null;
}

/** Things cheaper together: with all of `requires` in the cart, `productKey` has this price. */
export interface Bundle extends Promotion {
  /** Keys of products or plans. */
  readonly requires: readonly string[];
  readonly productKey: string;
  readonly price: ProductPrice;
  /** The share of carts that take the product without and with the bundle, 0 to 1; null: not known. */
  readonly attach: { readonly without: number; readonly with: number } | null;
}

/** "Spend this much and get that": the reward is the site's to give. */
export interface Incentive extends Promotion {
  readonly currency: string;
  readonly thresholdMinor: number;
  /** By language, `en` always: "shipping is free". */
  readonly reward: Readonly<Record<string, string>>;
}

/** A gap that is more than this share of the cart is not worth closing. */
const LARGEST_GAP = 0.35;

export function isRunning({ active, startsAt, endsAt }: Promotion, now: Date): boolean {
  return active && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
}

/** Whether the cart holds all that the bundle asks for. */
export function bundleApplies(
  { requires }: Pick<Bundle, 'requires'>,
  lines: readonly Pick<SaleLine, 'key'>[],
): boolean {
  return requires.every((key) => lines.some((line) => line.key === key));
}

/** Whether the reduction pays at this list price and margin, which may have changed since the bundle was made. null: no margin is known. */
export function bundlePays(
  { price, attach }: Pick<Bundle, 'price' | 'attach'>,
  listMinor: number,
  margin: number | null,
): boolean {
  return margin !== null && listMinor - price.unitAmountMinor <= breakEvenMinor(listMinor, margin, attach);
}

/** What the cart lacks to the threshold, minor units; 0: it is reached. null: another currency. */
export function remainingMinor(
  { thresholdMinor, currency }: Pick<Incentive, 'thresholdMinor' | 'currency'>,
  cart: { readonly lines: readonly SaleLine[]; readonly currency: string },
): number | null {
  return cart.currency === currency ? Math.max(0, thresholdMinor - totalMinor(cart.lines)) : null;
}

/** Whether a thing of this price closes a gap that is small beside the cart. */
export function closesGap(gapMinor: number | null, priceMinor: number, cartMinor: number): boolean {
  return gapMinor !== null && gapMinor > 0 && gapMinor <= LARGEST_GAP * cartMinor && priceMinor >= gapMinor;
}

/** The rewards that a cart has reached, the most important first; several only where all allow it. */
export function rewardsOf(
  incentives: readonly Incentive[],
  cart: { readonly lines: readonly SaleLine[]; readonly currency: string },
  now: Date,
): readonly Incentive[] {
  const reached = byPriority(incentives.filter((one) => isRunning(one, now) && remainingMinor(one, cart) === 0));
  const [first] = reached;
  return first?.stackable ? reached.filter(({ stackable }) => stackable) : reached.slice(0, 1);
}

/** By priority, then by key, so that the order is always the same. */
export function byPriority<P extends Pick<Promotion, 'priority' | 'key'>>(promotions: readonly P[]): P[] {
  return [...promotions].sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1));
}

/**
 * The largest reduction that still pays, minor units: `D <= m (1 - q0 / q1)`, where m is the margin and q0, q1 are the shares of carts
 * that take the product without and with it; what is given to those who would have bought anyway must come back from the others.
 * Unknown shares: the margin itself, so that nothing is sold at a loss.
 */
export function breakEvenMinor(priceMinor: number, margin: number, attach: Bundle['attach']): number {
  const gained = attach ? Math.max(0, 1 - attach.without / attach.with) : 1;
  return Math.floor(priceMinor * margin * gained);
}

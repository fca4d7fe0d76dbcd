import type { Interval } from './money';
import type { Ladder, Plan, PlanPrice } from './plan';

/** A catalogue item: which plan at which price is offered, and in which words. */
export interface Offer {
  readonly key: string;
  readonly planKey: string;
  readonly interval: Interval;
  readonly currency: string;
  readonly words: { readonly title: string; readonly body: string };
  readonly terms: OfferTerms;
  readonly active: boolean;
}

/** What an offer gives beyond the list price. A trial and a discount do not stack: an offer has one of them at most. */
export interface OfferTerms {
  readonly discount: Discount | null;
  /** Days of trial for one who never had a trial; all others start paid. */
  readonly trialDays: number | null;
  /** Lookup keys of prices that the buyer may add on the Checkout page. */
  readonly optionalItems: readonly string[];
  /** Whether the Checkout page takes a promotion code; not together with a discount. */
  readonly allowPromotionCodes: boolean;
}

export const LIST_PRICE: OfferTerms = {
  discount: null,
  trialDays: null,
  optionalItems: [],
  allowPromotionCodes: false,
};

/** A coupon's terms, as Stripe's: `percentOff` or `amountOffMinor` (in the offer's currency), never both. */
export interface Discount {
  readonly percentOff: number | null;
  readonly amountOffMinor: number | null;
  readonly duration: DiscountDuration;
  /** For `repeating`. */
  readonly durationMonths: number | null;
  /** How often it may be redeemed in all; counted by Stripe. */
  readonly maxRedemptions: number | null;
  /** The real end of the discount, ISO 8601; null: none. */
  readonly redeemBy: string | null;
}

export const DISCOUNT_DURATIONS = ['once', 'repeating', 'forever'] as const;
export type DiscountDuration = (typeof DISCOUNT_DURATIONS)[number];

/** The plan and price that an offer sells; undefined when the ladder no longer has them. */
export function termsOf(offer: Offer, ladder: Ladder): { plan: Plan; price: PlanPrice } | undefined {
  const plan = ladder.get(offer.planKey);
  const price = plan?.prices.find((p) => p.interval === offer.interval && p.currency === offer.currency);
  return plan && price ? { plan, price } : undefined;
}

/** The offer of the nearest plan above `current`; ties go to the first by key. A plan that the member has, or a lower one, is never an upgrade. */
export function nextOffer(offers: readonly Offer[], ladder: Ladder, current: Plan): Offer | undefined {
  return offers
    .filter((offer) => offer.active && termsOf(offer, ladder))
    .map((offer) => ({ offer, rank: ladder.get(offer.planKey)?.rank ?? -1 }))
    .filter(({ rank }) => rank > current.rank)
    .sort((a, b) => a.rank - b.rank || (a.offer.key < b.offer.key ? -1 : 1))[0]?.offer;
}

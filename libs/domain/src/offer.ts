import type { Words } from './words';
import { monthlyMinor, type Interval } from './money';
import type { Ladder, Plan, PlanPrice } from './plan';

/** A catalogue item: which plan at which price is offered, and in which words. */
export interface Offer {
  readonly key: string;
  readonly planKey: string;
  readonly interval: Interval;
  readonly currency: string;
  /** Liquid templates; see `TemplateVariables` of campaigns. */
  readonly words: Words;
  readonly terms: OfferTerms;
  readonly timing: Timing;
  readonly active: boolean;
}

/** When it sells: at the sale, after the member has seen what it is good for, or at either time. */
export const TIMINGS = ['atSale', 'afterProof', 'both'] as const;
export type Timing = (typeof TIMINGS)[number];

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

/** Monthly list price of the offered plan less the most that the present plan costs, in minor units of the offer's currency; 0: none. */
export function monthlyGainMinor(offer: Offer, ladder: Ladder, current: Plan): number {
  const terms = termsOf(offer, ladder);
  if (!terms) return 0;
  let paid = 0;
  for (const { currency, unitAmountMinor, interval } of current.prices)
    if (currency === offer.currency) paid = Math.max(paid, monthlyMinor(unitAmountMinor, interval));
  return Math.max(0, monthlyMinor(terms.price.unitAmountMinor, terms.price.interval) - paid);
}

/**
 * The offers of the nearest plan above `current`, by key. A plan that the member has, or a lower one, is never an upgrade.
 * An offer without a price on the ladder, whose discount has ended or that sells at the sale only, is none.
 */
export function nextOffers(offers: readonly Offer[], ladder: Ladder, current: Plan, now: number): Offer[] {
  let nearest = Infinity;
  let found: Offer[] = [];
  for (const offer of offers) {
    const rank = ladder.get(offer.planKey)?.rank ?? -1;
    if (!offer.active || offer.timing === 'atSale' || rank <= current.rank || rank > nearest) continue;
    if (hasEnded(offer, now) || !termsOf(offer, ladder)) continue;
    if (rank < nearest) found = [];
    nearest = rank;
    found.push(offer);
  }
  return found.length > 1 ? found.sort((a, b) => (a.key < b.key ? -1 : 1)) : found;
}

export function isDiscounted(offer: { readonly terms: OfferTerms }): boolean {
  return offer.terms.discount !== null;
}

function hasEnded({ terms }: Offer, now: number): boolean {
  const end = terms.discount?.redeemBy;
  return end !== undefined && end !== null && Date.parse(end) <= now;
}

const YEAR_MONTHS = 12;

/** What a discount takes off the list price in the first year, in minor units, once it is accepted: 0 without one. */
export function discountInYearMinor(
  { discount }: OfferTerms,
  { unitAmountMinor, interval }: Pick<PlanPrice, 'unitAmountMinor' | 'interval'>,
): number {
  if (!discount) return 0;
  const off = Math.min(
    unitAmountMinor,
    discount.amountOffMinor ?? Math.round((unitAmountMinor * (discount.percentOff ?? 0)) / 100),
  );
  const months = interval === 'year' ? YEAR_MONTHS : 1;
  const lasts =
    discount.duration === 'once'
      ? months
      : discount.duration === 'forever'
        ? YEAR_MONTHS
        : (discount.durationMonths ?? months);
  return off * Math.max(1, Math.ceil(Math.min(lasts, YEAR_MONTHS) / months));
}

import type { Interval } from './money';
import type { Ladder, Plan, PlanPrice } from './plan';

/** A catalogue item: which plan at which price is offered, and in which words. */
export interface Offer {
  readonly key: string;
  readonly planKey: string;
  readonly interval: Interval;
  readonly currency: string;
  readonly words: { readonly title: string; readonly body: string };
  readonly active: boolean;
}

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

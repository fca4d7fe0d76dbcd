import { armsOf, draw } from './arms';
import type { CompiledPolicy } from './compiled-policy';
import { DAY_MS } from './day';
import { allowanceOf } from './entitlement';
import { monthlyMinor, type Interval } from './money';
import { LIST_PRICE, termsOf, type Offer } from './offer';
import type { Ladder, Plan, PlanPrice } from './plan';
import { directionOf, type PricedPlan } from './plan-direction';
import type { Gain, Offered, SaleLine, UnaskedReason } from './sale';

/** A running campaign at the sale that the buyer belongs to, the most important first, with its offers. */
export interface SaleCampaign {
  readonly id: string;
  readonly key: string;
  readonly offers: readonly Offer[];
}

export interface UpSellInput {
  /** The plan in the cart; without one what the buyer holds, or the free plan. */
  readonly base: PricedPlan;
  readonly currency: string;
  /** Whether a subscription is changed in place, so that only Stripe's quote knows what is due now. */
  readonly paying: boolean;
  /** Units used this month by entitlement. */
  readonly used: ReadonlyMap<string, number>;
  readonly campaigns: readonly SaleCampaign[];
  /** All offers: an offer may say that a plan at a price sells after proof only. */
  readonly offers: readonly Offer[];
  /** What the draw hashes: the member's id, or the sale's. */
  readonly subject: string;
}

export interface UpSell {
  readonly offered: Offered | null;
  readonly because: Extract<UnaskedReason, 'already_entitled' | 'needs_proof'> | null;
  readonly propensities: Readonly<Record<string, number>>;
  readonly seed: string;
  /** Offers that would suit but sell after proof only: to be remembered. */
  readonly afterProof: readonly Offer[];
}

interface Option {
  readonly key: string;
  readonly plan: Plan;
  readonly price: PlanPrice;
  readonly offer: Offer | null;
}

/**
 * What to offer in place of the plan in the cart. Pure. The first campaign at the sale with an offer that is better than the cart decides,
 * by hash bucket in cumulative weights; without one the nearest better plan at the same interval, else the year. An entitlement at its
 * limit keeps only plans that lift it, if any does. At the sale everything is offered at list price, without a trial.
 */
export function upSell(input: UpSellInput, ladder: Ladder, rules: CompiledPolicy, now: Date): UpSell {
  const day = Math.floor(now.getTime() / DAY_MS);
  const salt = `${rules.policy.holdout.salt}:${day}:sale`;
  const afterProof = input.offers.filter(
    (offer) => offer.active && offer.timing === 'afterProof' && betterOption(offer, input, ladder),
  );
  for (const campaign of input.campaigns) {
    const options = suiting(
      campaign.offers.flatMap((offer) => (sellsHere(offer) ? (betterOption(offer, input, ladder) ?? []) : [])),
      input,
    );
    const arms = armsOf(options.map(({ key }) => ({ key, weight: rules.weightOf(key) })));
    const seed = `${salt}:${campaign.key}`;
    const arm = draw(arms, seed, input.subject);
    const option = options.find(({ key }) => key === arm?.key);
    if (!option) continue;
    const propensities = Object.fromEntries(arms.map(({ key, propensity }) => [key, propensity]));
    return { offered: offeredOf(option, input, campaign.id), because: null, propensities, seed, afterProof };
  }
  const [option] = suiting(defaults(input, ladder), input);
  if (option)
    return {
      offered: offeredOf(option, input, null),
      because: null,
      propensities: { [option.key]: 1 },
      seed: salt,
      afterProof,
    };
  const because = afterProof.length > 0 ? 'needs_proof' : 'already_entitled';
  return { offered: null, because, propensities: {}, seed: salt, afterProof };
}

function sellsHere({ active, timing, terms }: Offer): boolean {
  return active && timing !== 'afterProof' && !terms.discount && !terms.trialDays;
}

function betterOption(offer: Offer, { base, currency }: UpSellInput, ladder: Ladder): Option | null {
  const terms = offer.currency === currency ? termsOf(offer, ladder) : undefined;
  return terms && isBetter(base, terms) ? { key: offer.key, ...terms, offer } : null;
}

function isBetter(base: PricedPlan, wanted: PricedPlan): boolean {
  const direction = directionOf(base, wanted);
  return direction === 'start' || direction === 'now';
}

/** Better plans at the interval of the cart, nearest first, then the year; without those whose offers all wait for proof. */
function defaults({ base, currency, offers }: UpSellInput, ladder: Ladder): Option[] {
  const interval = base.price?.interval ?? 'month';
  const better = [...ladder.values()].filter(({ rank }) => rank > base.plan.rank).sort((a, b) => a.rank - b.rank);
  const year: [Plan, Interval][] = interval === 'month' ? [[base.plan, 'year']] : [];
  const found = [...better.map((plan): [Plan, Interval] => [plan, interval]), ...year].flatMap(([plan, every]) => {
    const price = plan.prices.find((one) => one.interval === every && one.currency === currency);
    return price ? { key: price.lookupKey, plan, price, offer: null } : [];
  });
  return found.filter(({ plan, price }) => {
    const selling = offers.filter(
      (one) => one.active && one.planKey === plan.key && one.interval === price.interval && one.currency === currency,
    );
    return selling.length === 0 || selling.some(({ timing }) => timing !== 'afterProof');
  });
}

/** With an entitlement of the cart's plan at its limit: those that lift it, if any does. */
function suiting(options: readonly Option[], { base, used }: UpSellInput): readonly Option[] {
  const reached = base.plan.entitlements.filter(
    ({ key, perMonth }) => perMonth !== null && (used.get(key) ?? 0) >= perMonth,
  );
  const lifting = options.filter(({ plan }) =>
    reached.some(({ key }) => allowanceOf(plan, key, used.get(key) ?? 0, 1).allowed),
  );
  return lifting.length > 0 ? lifting : options;
}

function offeredOf({ plan, price, offer }: Option, { base, paying }: UpSellInput, campaignId: string | null): Offered {
  const before = base.price;
  return {
    line: planLine(plan, price, 'up_sell', offer),
    differenceNowMinor: paying ? null : price.unitAmountMinor - (before?.unitAmountMinor ?? 0),
    differenceMonthlyMinor:
      monthlyMinor(price.unitAmountMinor, price.interval) -
      (before ? monthlyMinor(before.unitAmountMinor, before.interval) : 0),
    adds: gainsOf(base.plan, plan),
    campaignId,
    alsoBought: false,
    insteadOfMinor: null,
    incentive: null,
  };
}

export function planLine(
  plan: Plan,
  price: PlanPrice,
  origin: SaleLine['origin'],
  offer: Offer | null = null,
): SaleLine {
  return {
    kind: 'plan',
    key: plan.key,
    name: plan.name,
    interval: price.interval,
    priceLookupKey: price.lookupKey,
    unitAmountMinor: price.unitAmountMinor,
    quantity: 1,
    origin,
    offerKey: offer?.key ?? null,
    terms: offer?.terms ?? LIST_PRICE,
  };
}

/** What a plan allows beyond another, in the order of its entitlements. */
export function gainsOf(from: Plan, to: Plan): Gain[] {
  return to.entitlements.flatMap(({ key, perMonth }) => {
    const held = from.entitlements.find((one) => one.key === key);
    const before = held ? held.perMonth : 0;
    const isMore = before !== null && (perMonth === null || perMonth > before);
    return isMore ? { entitlement: key, before, perMonth } : [];
  });
}

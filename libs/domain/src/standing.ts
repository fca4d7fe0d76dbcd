import type { CompiledPolicy } from './compiled-policy';
import type { Reason } from './decision';
import type { Features } from './model';
import { isDiscounted, monthlyGainMinor, nextOffers, type Offer } from './offer';
import type { Ladder, Plan } from './plan';
import type { Policy } from './policy';
import { discountFrom, type Candidate, type PersonFacts, type Rule } from './rules';

const NONE: readonly never[] = [];

export interface Obstacles {
  readonly because: Reason[];
  /** The latest of their ends; NEVER when one of them does not end by itself. */
  until: number;
}

/** A campaign as it stands for this member now. */
export interface Standing extends Obstacles {
  readonly candidate: Candidate | undefined;
  readonly offers: readonly Offer[];
  readonly probability: number | null;
  readonly good: boolean;
  readonly bound: number;
  /** Expected gain a month in minor units; null without a model. */
  readonly expected: number | null;
}

/** How a campaign stands for this member now; no candidate: that none fits. */
export function standing(
  candidate: Candidate | undefined,
  person: PersonFacts,
  ladder: Ladder,
  rules: CompiledPolicy,
  score: number,
  features: Features,
): Standing {
  const { input, plan, now } = person;
  const offers = candidate && plan ? openOffers(candidate, plan, person, ladder, rules.policy) : NONE;
  const { because, until } = obstaclesOf(rules.campaign, { input, plan, now, candidate, offers });
  const gain = plan ? meanGain(offers, ladder, plan, rules) : 0;
  const { good, probability, bound } = rules.judge(input.member.planKey)(score, features, gain);
  const expected = probability === null ? null : probability * gain;
  return { candidate, offers, because, until, good, bound, probability, expected };
}

/** What could be offered; discounted offers that are not earned only when there is nothing else, so that the rule can say so. */
export function openOffers(
  candidate: Candidate,
  plan: Plan,
  person: PersonFacts,
  ladder: Ladder,
  policy: Policy,
): Offer[] {
  const { offers } = candidate;
  if (!offers.some(isDiscounted) || discountFrom(person, policy) <= person.now)
    return nextOffers(offers, ladder, plan, person.now);
  const fullPrice = nextOffers(
    offers.filter((offer) => !isDiscounted(offer)),
    ladder,
    plan,
    person.now,
  );
  return fullPrice.length > 0 ? fullPrice : nextOffers(offers, ladder, plan, person.now);
}

/** Every rule that stands in the way, in order. */
export function obstaclesOf<F extends PersonFacts>(rules: readonly Rule<F>[], facts: F): Obstacles {
  const found: Obstacles = { because: [], until: 0 };
  for (const rule of rules) {
    const until = rule.until(facts);
    if (until <= facts.now) continue;
    found.because.push(rule.reason);
    if (until > found.until) found.until = until;
  }
  return found;
}

function meanGain(offers: readonly Offer[], ladder: Ladder, plan: Plan, rules: CompiledPolicy): number {
  let sum = 0;
  let weights = 0;
  for (const offer of offers) {
    const weight = rules.weightOf(offer.key);
    sum += weight * monthlyGainMinor(offer, ladder, plan);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

import { armsOf, draw, type Arm } from './arms';
import { isHeldOut, type CompiledPolicy } from './compiled-policy';
import type { Outcome, PassedOver, Reason, Verdict } from './decision';
import type { Features } from './model';
import { momentFeatures } from './moment';
import { isDiscounted, monthlyGainMinor, nextOffers, type Offer } from './offer';
import type { Ladder, Plan } from './plan';
import { scoreOf, type Policy } from './policy';
import { discountFrom, NEVER, type Candidate, type DecisionInput, type PersonFacts, type Rule } from './rules';

const DAY_MS = 86_400_000;

interface Obstacles {
  readonly because: Reason[];
  /** The latest of their ends; NEVER when one of them does not end by itself. */
  until: number;
}

/** A campaign as it stands for this member now. */
interface Standing extends Obstacles {
  readonly candidate: Candidate | undefined;
  readonly offers: readonly Offer[];
  readonly probability: number | null;
  readonly good: boolean;
  /** Expected gain a month in minor units; null without a model. */
  readonly expected: number | null;
}

/**
 * Whether to ask one member now, with what, and why (not). Pure: the same input gives the same verdict.
 * The holdout is checked before anything is scored; then every obstacle is named, in a fixed order. Of several campaigns that may ask,
 * the one with the greatest expected value does, then the greatest priority, then the first by key.
 */
export function decide(input: DecisionInput, ladder: Ladder, rules: CompiledPolicy, now: Date): Verdict {
  const { policy } = rules;
  const at = now.getTime();
  const seed = `${policy.holdout.salt}:${Math.floor(at / DAY_MS)}`;
  if (isHeldOut(input.member, policy)) return unscored('holdout', ['holdout'], policy, seed);

  const plan = ladder.get(input.member.planKey);
  const person: PersonFacts = { input, plan, now: at };
  const obstacles = obstaclesOf(rules.person, person);
  if (input.member.objectedAt) return unscored('none', obstacles.because, policy, seed);

  const score = scoreOf(policy, input.engagement);
  const features = momentFeatures(input.engagement, input.ledger, policy, plan?.rank ?? 0, input.member.createdAt, at);
  const standings: Standing[] = [];
  for (const candidate of input.candidates) standings.push(standing(candidate, person, ladder, rules, score, features));
  let best = standings[0] ?? standing(undefined, person, ladder, rules, score, features);
  for (const one of standings) if (isBetter(one, best)) best = one;

  const choice =
    best.because.length + obstacles.because.length > 0
      ? refuse(obstacles, best, input)
      : choose(best, input, rules, seed);
  return {
    outcome: choice.outcome,
    because: choice.because,
    until: choice.until,
    score,
    probability: best.probability,
    features,
    offerKey: choice.offerKey,
    campaignKey: best.candidate?.campaign.key ?? null,
    policyVersion: policy.version,
    modelVersion: rules.model?.version ?? null,
    propensities: choice.propensities,
    randomised: choice.randomised,
    seed,
    passedOver: standings.length > 1 ? standings.filter((one) => one !== best).map(lost) : NONE,
  };
}

const NONE: readonly never[] = [];
const NO_ARM = { none: 1 };

/** For those who are neither scored nor asked. */
function unscored(outcome: Outcome, because: readonly Reason[], policy: Policy, seed: string): Verdict {
  return {
    outcome,
    because,
    until: null,
    score: 0,
    probability: null,
    features: null,
    offerKey: null,
    campaignKey: null,
    policyVersion: policy.version,
    modelVersion: null,
    propensities: NO_ARM,
    randomised: false,
    seed,
    passedOver: NONE,
  };
}

type Choice = Pick<Verdict, 'outcome' | 'because' | 'until' | 'offerKey' | 'propensities' | 'randomised'>;

/** Something forbids it: `hold` when time alone lifts it all, else `none`. */
function refuse(person: Obstacles, best: Standing, input: DecisionInput): Choice {
  const because = [...person.because, ...best.because];
  const good = best.good || !input.scoreNeeded;
  if (!good) because.push('score_below_threshold');
  const until = good ? Math.max(person.until, best.until) : NEVER;
  return {
    outcome: until === NEVER ? 'none' : 'hold',
    because,
    until: until === NEVER ? null : new Date(until),
    offerKey: null,
    propensities: NO_ARM,
    randomised: false,
  };
}

/** Nothing forbids it: the moment decides, or chance; then chance picks among the offers. */
function choose(best: Standing, input: DecisionInput, rules: CompiledPolicy, seed: string): Choice {
  const { policy, chance } = rules;
  const id = input.member.externalId;
  const good = best.good || !input.scoreNeeded;
  const explores = input.scoreNeeded && policy.exploration.share > 0;
  const drawn = explores ? (draw(chance, `${seed}:explore`, id)?.key ?? 'judge') : 'judge';
  const asks = drawn === 'judge' ? good : drawn === 'ask';
  const asked = explores ? chanceOfAsking(chance, good) : Number(good);

  const propensities: Record<string, number> = {};
  const arms = asked > 0 ? armsOf(best.offers.map(({ key }) => ({ key, weight: rules.weightOf(key) }))) : NONE;
  for (const { key, propensity } of arms) propensities[key] = propensity * asked;
  if (asked < 1) propensities.none = 1 - asked;
  const arm = arms.length > 1 && asks ? draw(arms, `${seed}:${best.candidate?.campaign.key}`, id) : arms[0];
  return {
    outcome: asks ? 'offer' : 'none',
    because: [asks ? 'eligible' : drawn === 'judge' ? 'score_below_threshold' : 'withheld_at_random'],
    until: null,
    offerKey: (asks && arm?.key) || null,
    propensities,
    randomised: drawn !== 'judge',
  };
}

/** Over all draws of the day. */
function chanceOfAsking([ask, withhold]: readonly Arm[], good: boolean): number {
  return good ? 1 - (withhold?.propensity ?? 0) : (ask?.propensity ?? 0);
}

function standing(
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
  const { good, probability } = rules.judge(input.member.planKey)(score, features, gain);
  const expected = probability === null ? null : probability * gain;
  return { candidate, offers, because, until, good, probability, expected };
}

/** What could be offered; discounted offers that are not earned only when there is nothing else, so that the rule can say so. */
function openOffers(candidate: Candidate, plan: Plan, person: PersonFacts, ladder: Ladder, policy: Policy): Offer[] {
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

function obstaclesOf<F extends PersonFacts>(rules: readonly Rule<F>[], facts: F): Obstacles {
  const found: Obstacles = { because: [], until: 0 };
  for (const rule of rules) {
    const until = rule.until(facts);
    if (until <= facts.now) continue;
    found.because.push(rule.reason);
    if (until > found.until) found.until = until;
  }
  return found;
}

/** May ask before may not; then by expected value, priority, key. */
function isBetter(one: Standing, held: Standing): boolean {
  const free = (standing: Standing) => Number(standing.because.length === 0) * (1 + Number(standing.good));
  const order =
    free(one) - free(held) ||
    (one.expected ?? 0) - (held.expected ?? 0) ||
    (one.candidate?.campaign.priority ?? 0) - (held.candidate?.campaign.priority ?? 0);
  return order > 0 || (order === 0 && (one.candidate?.campaign.key ?? '') < (held.candidate?.campaign.key ?? ''));
}

function lost({ candidate, because, good }: Standing): PassedOver {
  const campaignKey = candidate?.campaign.key ?? '';
  if (because.length > 0) return { campaignKey, because };
  return { campaignKey, because: [good ? 'lower_priority' : 'score_below_threshold'] };
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

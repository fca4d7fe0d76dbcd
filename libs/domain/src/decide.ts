import { armsOf, draw, type Arm } from './arms';
import { isHeldOut, type CompiledPolicy } from './compiled-policy';
import { DAY_MS } from './day';
import type { Outcome, PassedOver, Reason, Verdict } from './decision';
import { momentFeatures } from './moment';
import type { Ladder } from './plan';
import { scoreOf, type Policy } from './policy';
import { NEVER, type DecisionInput, type PersonFacts } from './rules';
import { obstaclesOf, standing, type Obstacles, type Standing } from './standing';

/**
 * Whether to ask one member now, with what, and why (not). Pure: the same input gives the same verdict.
 * The holdout is checked before anything else; of a held-out member nothing is kept but whether it would have been asked. Then every
 * obstacle is named, in a fixed order. Of several campaigns that may ask, the one with the greatest expected value does, then the greatest
 * priority, then the first by key.
 */
export function decide(input: DecisionInput, ladder: Ladder, rules: CompiledPolicy, now: Date): Verdict {
  const { policy } = rules;
  const at = now.getTime();
  const seed = `${policy.holdout.salt}:${Math.floor(at / DAY_MS)}`;
  if (isHeldOut(input.member, policy)) {
    const ghost = judge(input, ladder, rules, at, seed);
    return { ...unscored('holdout', ['holdout'], policy, seed), wouldAsk: ghost.outcome === 'offer' };
  }
  return judge(input, ladder, rules, at, seed);
}

/** As if there were no holdout. */
function judge(input: DecisionInput, ladder: Ladder, rules: CompiledPolicy, at: number, seed: string): Verdict {
  const { policy } = rules;

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
    bound: best.bound,
    features,
    offerKey: choice.offerKey,
    campaignKey: best.candidate?.campaign.key ?? null,
    policyVersion: policy.version,
    modelVersion: rules.model?.version ?? null,
    propensities: choice.propensities,
    randomised: choice.randomised,
    seed,
    wouldAsk: false,
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
    bound: null,
    features: null,
    offerKey: null,
    campaignKey: null,
    policyVersion: policy.version,
    modelVersion: null,
    propensities: NO_ARM,
    randomised: false,
    seed,
    wouldAsk: false,
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

/** May ask before may not; then by expected value, priority, key. */
function isBetter(one: Standing, held: Standing): boolean {
  const free = ({ because }: Standing) => Number(because.length === 0);
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

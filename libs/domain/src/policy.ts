import type { Family } from './signal';
import type { Engagement } from './engagement';

/** The rules of asking. Each decision stores the version it was made under; a version never changes. */
export interface Policy extends PolicyRules {
  readonly version: number;
  /** Drawn once for each member, from the service's settings: no version of the rules moves anybody in or out. */
  readonly holdout: { readonly share: number; readonly salt: string };
}

/** What a person may change. Days are of 24 hours; shares and probabilities lie between 0 and 1. */
export interface PolicyRules extends MomentRules {
  /** score = positive + needWeight x need. */
  readonly needWeight: number;
  /** A negative score above this blocks, whatever the rest. */
  readonly negativeBound: number;
  readonly cooldownDays: number;
  readonly cap: { readonly asks: number; readonly days: number };
  readonly declines: { readonly inARow: number; readonly silenceDays: number };
  /** Minutes after local midnight; pushes wait while start <= time or time < end. */
  readonly quietHours: { readonly startMinute: number; readonly endMinute: number };
  readonly proposalDays: number;
  /** A discount follows a declined full-price offer after `afterDeclineDays`, once in `everyDays`. */
  readonly discounts: { readonly afterDeclineDays: number; readonly everyDays: number };
  /** Chance, so that weights can be learned: a `share` of decisions is drawn, `askShare` of these ask, good moment or not. */
  readonly exploration: { readonly share: number; readonly askShare: number };
  /** Whether a learned model may take over by itself, when even the lower end of its worth beats what is in force. */
  readonly promoteByRule: boolean;
  /** Weight of an offer among those for the same plan; an offer that is not named weighs 1. */
  readonly armWeights: Readonly<Record<string, number>>;
  /** Whether the weights of offers follow, each night, their probability of being the best. */
  readonly weighArmsByRule: boolean;
  /** What differs for members on a plan, by its key. */
  readonly plans: Readonly<Record<string, Partial<MomentRules>>>;
}

/** What makes a moment good enough: the score while no model is active, else the probability of a yes. */
export interface MomentRules {
  /** Without a model, an offer needs at least this score. */
  readonly threshold: number;
  /** With a model, p >= max(theta, rho x p at this member's peak): wait for a moment that is good for this member. */
  readonly theta: number;
  readonly rho: number;
  /** With a model, in place of theta: the ask must be worth more than it costs. null: theta. */
  readonly value: ValueRule | null;
}

/** (p - organicProbability) x marginShare x gain a month x remainingLifeMonths > askCostMinor. */
export interface ValueRule {
  readonly marginShare: number;
  readonly remainingLifeMonths: number;
  /** What one ask costs in patience, in minor units of the offer's currency. */
  readonly askCostMinor: number;
  /** The chance that the member upgrades on the same day without being asked. */
  readonly organicProbability: number;
}

export const DEFAULT_RULES: PolicyRules = {
  threshold: 3.5,
  needWeight: 1.6,
  theta: 0.005,
  rho: 0.75,
  value: null,
  negativeBound: 0.5,
  cooldownDays: 7,
  cap: { asks: 4, days: 90 },
  declines: { inARow: 3, silenceDays: 90 },
  quietHours: { startMinute: 21 * 60, endMinute: 8 * 60 },
  proposalDays: 5,
  discounts: { afterDeclineDays: 30, everyDays: 180 },
  exploration: { share: 0, askShare: 0.2 },
  promoteByRule: false,
  armWeights: {},
  weighArmsByRule: false,
  plans: {},
};

export const DEFAULT_POLICY: Policy = { ...DEFAULT_RULES, version: 1, holdout: { share: 0.1, salt: 'tierlift' } };

/** How much each family counts in the score. */
export function scoreWeights(policy: Policy): Readonly<Partial<Record<Family, number>>> {
  return { positive: 1, need: policy.needWeight };
}

/** The sum of the families' scores by `scoreWeights`. */
export function scoreOf(policy: Policy, engagement: Engagement): number {
  return engagement.positive + policy.needWeight * engagement.need;
}

/** What makes a moment good for members on a plan: the plan's own rules over the general ones. */
export function momentRules(policy: Policy, planKey: string): MomentRules {
  const { threshold, theta, rho, value } = policy;
  return { threshold, theta, rho, value, ...policy.plans[planKey] };
}

/** One logged decision, seen by a policy that might replace the one that made it. */
export interface LoggedChoice {
  /** Probability with which the logging policy took what it took. */
  readonly logged: number;
  /** Probability with which the new policy would take the same. */
  readonly wanted: number;
  readonly reward: number;
  /** What a reward model expects of what was taken, and of what the new policy would take on average. */
  readonly expectedTaken: number;
  readonly expectedWanted: number;
}

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

export interface OffPolicyValue {
  readonly ips: Estimate;
  readonly snips: Estimate;
  readonly doublyRobust: Estimate;
  /** (sum w)^2 / sum w^2: so many choices of the log speak for the new policy. */
  readonly effectiveSampleSize: number;
  readonly largestWeightShare: number;
}

export const LEAST_EFFECTIVE_SAMPLE = 100;
export const LARGEST_WEIGHT_SHARE = 0.1;

export type OffPolicyRefusal = { readonly refused: 'no_overlap' | 'too_few' | 'one_choice_weighs_too_much' };

/**
 * What a policy would have earned per decision, from the log of another: inverse propensity (Horvitz & Thompson), self-normalised
 * (Swaminathan & Joachims 2015) and doubly robust (Dudik, Langford & Li 2011). Refuses a log that says too little: fewer than 100
 * effective choices, one that weighs more than a tenth, or a propensity outside (0, 1]. Blind to carry-over: fatigue shows only in the holdout.
 */
export function offPolicyValue(log: Iterable<LoggedChoice>): OffPolicyValue | OffPolicyRefusal {
  const weights: number[] = [];
  const rewards: number[] = [];
  const robust: number[] = [];
  for (const { logged, wanted, reward, expectedTaken, expectedWanted } of log) {
    if (!(logged > 0 && logged <= 1)) return { refused: 'no_overlap' };
    const weight = wanted / logged;
    weights.push(weight);
    rewards.push(weight * reward);
    robust.push(expectedWanted + weight * (reward - expectedTaken));
  }
  const sum = total(weights);
  const effectiveSampleSize = sum > 0 ? sum ** 2 / total(weights.map((w) => w * w)) : 0;
  const largestWeightShare = sum > 0 ? weights.reduce((held, w) => Math.max(held, w), 0) / sum : 0;
  if (largestWeightShare > LARGEST_WEIGHT_SHARE) return { refused: 'one_choice_weighs_too_much' };
  if (effectiveSampleSize < LEAST_EFFECTIVE_SAMPLE) return { refused: 'too_few' };

  const snips = total(rewards) / sum;
  const snipsError = Math.sqrt(total(rewards.map((reward, i) => (reward - (weights[i] ?? 0) * snips) ** 2))) / sum;
  return {
    ips: meanOf(rewards),
    snips: { value: snips, standardError: snipsError },
    doublyRobust: meanOf(robust),
    effectiveSampleSize,
    largestWeightShare,
  };
}

/** Whether a candidate beats the policy in force even at the lower end of its 95 % interval. */
export function beats(candidate: Estimate, incumbent: Estimate): boolean {
  return candidate.value - 1.96 * candidate.standardError > incumbent.value;
}

function meanOf(values: readonly number[]): Estimate {
  const value = total(values) / values.length;
  const variance = total(values.map((one) => (one - value) ** 2)) / (values.length - 1);
  return { value, standardError: Math.sqrt(variance / values.length) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import { BUCKETS, bucketOf } from './hash';

/** One of several ways to act, with the exact probability that it is taken. Probabilities of all arms sum to 1. */
export interface Arm {
  readonly key: string;
  readonly propensity: number;
}

/**
 * Shares of the 10,000 buckets in proportion to the weights: cumulative and rounded, so that what is stated is exactly what the hash
 * gives. An arm whose weight is 0 gets none; all 0 counts as all equal.
 */
export function armsOf(weights: readonly { readonly key: string; readonly weight: number }[]): Arm[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let cumulative = 0;
  let taken = 0;
  return weights.map(({ key, weight }) => {
    cumulative += total > 0 ? weight / total : 1 / weights.length;
    const end = Math.round(cumulative * BUCKETS);
    const propensity = (end - taken) / BUCKETS;
    taken = end;
    return { key, propensity };
  });
}

/** The arm in whose share the hash of (seed, id) falls: the same every time, and another for another seed. */
export function draw(arms: readonly Arm[], seed: string, id: string): Arm | undefined {
  const bucket = bucketOf(seed, id);
  let end = 0;
  for (const arm of arms) {
    end += Math.round(arm.propensity * BUCKETS);
    if (bucket < end) return arm;
  }
  return undefined;
}

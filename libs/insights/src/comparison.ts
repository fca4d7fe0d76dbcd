import type { Config } from '#platform';
import { BUCKETS, heldOutBuckets, type LiftArm } from '#domain';

/** One arm as it is shown: how many, how many of them brought anything, and what they brought on average. */
export interface ArmMean {
  readonly count: number;
  readonly payers: number;
  /** Minor units. */
  readonly mean: number;
}

export const EMPTY_ARM: LiftArm = {
  count: 0,
  payers: 0,
  largest: 0,
  sum: 0,
  sumOfSquares: 0,
  before: [],
  beforeProducts: [],
  products: [],
};

export function meanOf({ count, payers, sum }: LiftArm): ArmMean {
  return { count, payers, mean: count > 0 ? sum / count : 0 };
}

/** What was fixed before the comparison began: the holdout's exact share, and where the sequence is to be narrowest. */
export function comparisonOf({ env }: Config): { readonly holdoutShare: number; readonly expectedTotal: number } {
  return {
    holdoutShare: heldOutBuckets(env.HOLDOUT_SHARE) / BUCKETS,
    expectedTotal: env.LIFT_EXPECTED_MEMBERS,
  };
}

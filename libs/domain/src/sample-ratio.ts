import { chiSquareTail } from './distributions';

/** Below this p the arms' sizes contradict the shares that were drawn: somebody was lost or counted twice on one side. */
export const MISMATCH_P = 0.001;

export interface SampleRatio {
  readonly chiSquare: number;
  readonly p: number;
  readonly mismatch: boolean;
}

/**
 * Whether arms have the sizes that their weights promise: Pearson's chi-square (Fabijan et al. 2019). Weights need not sum to 1. An arm with
 * members whose weight is 0 contradicts it outright; no members at all contradict nothing.
 */
export function sampleRatio(observed: readonly number[], weights: readonly number[]): SampleRatio {
  const members = total(observed);
  const whole = total(weights);
  if (members === 0) return { chiSquare: 0, p: 1, mismatch: false };
  const chiSquare = total(
    observed.map((count, i) => {
      const expected = (members * (weights[i] ?? 0)) / whole;
      return expected > 0 ? (count - expected) ** 2 / expected : count > 0 ? Infinity : 0;
    }),
  );
  const arms = weights.filter((weight) => weight > 0).length;
  const p = chiSquare === Infinity ? 0 : arms > 1 ? chiSquareTail(chiSquare, arms - 1) : 1;
  return { chiSquare, p, mismatch: p < MISMATCH_P };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

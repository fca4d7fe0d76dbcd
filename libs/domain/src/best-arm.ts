import { betaBelow, logBeta, normalTail } from './distributions';

/** What is believed of an arm's worth: a density over numbers, nought outside `low`..`high`. */
export interface Belief {
  readonly low: number;
  readonly high: number;
  readonly density: (x: number) => number;
  readonly below: (x: number) => number;
}

const DEVIATIONS = 12;
const STEPS = 2000;

/** Of a share after `yes` and `no` answers, from the uniform prior: Beta(yes + 1, no + 1). */
export function shareBelief(yes: number, no: number): Belief {
  const [a, b] = [yes + 1, no + 1];
  const mean = a / (a + b);
  const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
  const scale = -logBeta(a, b);
  return {
    low: Math.max(0, mean - DEVIATIONS * deviation),
    high: Math.min(1, mean + DEVIATIONS * deviation),
    density: (x) => Math.exp(scale + power(a - 1, Math.log(x)) + power(b - 1, Math.log1p(-x))),
    below: (x) => betaBelow(x, a, b),
  };
}

/** Of a mean with its standard error, which must be positive: normal. */
export function meanBelief(mean: number, standardError: number): Belief {
  return {
    low: mean - DEVIATIONS * standardError,
    high: mean + DEVIATIONS * standardError,
    density: (x) => Math.exp(-(((x - mean) / standardError) ** 2) / 2) / (standardError * Math.sqrt(2 * Math.PI)),
    below: (x) => normalTail((mean - x) / standardError),
  };
}

/**
 * For each arm the probability that it is the best one, which is the share that Thompson sampling gives it (Thompson 1933): the integral of
 * its density times the others' distributions, by Simpson's rule. Sums to 1.
 */
export function bestShares(arms: readonly Belief[]): number[] {
  const shares = arms.map((arm, k) => {
    const others = arms.filter((_, i) => i !== k);
    const step = (arm.high - arm.low) / STEPS;
    let sum = 0;
    for (let i = 0; i <= STEPS; i++) {
      const x = arm.low + i * step;
      const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
      sum += weight * arm.density(x) * others.reduce((product, other) => product * other.below(x), 1);
    }
    return (sum * step) / 3;
  });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / whole);
}

/** No arm falls below this share: it must stay possible to learn that it has become better. */
export const ARM_FLOOR = 0.01;
/** Asks that each arm needs before the shares move. */
export const LEAST_ASKS = 100;

/** Shares lifted over the floor, their proportions kept: f + (1 - K f) share. */
export function floored(shares: readonly number[], floor = ARM_FLOOR): number[] {
  const f = Math.min(floor, 1 / shares.length);
  return shares.map((share) => f + (1 - shares.length * f) * share);
}

/** n x log, where 0 x -Infinity is 0. */
function power(n: number, log: number): number {
  return n === 0 ? 0 : n * log;
}

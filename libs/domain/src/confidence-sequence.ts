import { logBeta, normalTail } from './distributions';
import type { Effect, Bounds } from './effect';

/**
 * An interval that holds the truth at every look at once, however often and whenever one looks: asymptotic confidence sequence
 * (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2021, eq. 9). `total`: members in both arms now. `expectedTotal`: where it is to be
 * narrowest, fixed beforehand. Valid once the central limit holds: not before the smaller arm has some 50 payers.
 */
export function sequence(effect: Effect, total: number, expectedTotal: number, alpha = 0.05): Bounds {
  const half = effect.standardError * Math.sqrt(total) * sequenceWidth(total, expectedTotal, alpha);
  return { low: effect.estimate - half, high: effect.estimate + half };
}

/** Half the width of the sequence at `n` observations of standard deviation 1. */
export function sequenceWidth(n: number, expectedTotal: number, alpha = 0.05): number {
  const spread = n / mixtureRho(expectedTotal, alpha) + 1;
  return Math.sqrt(((2 * spread) / (n * (spread - 1))) * Math.log(Math.sqrt(spread) / alpha));
}

/** p at every look at once: the smallest alpha whose sequence leaves 0 out. */
export function sequenceP(effect: Effect, total: number, expectedTotal: number, alpha = 0.05): number {
  const rho = mixtureRho(expectedTotal, alpha);
  const sum = (effect.estimate / effect.standardError) * Math.sqrt(total);
  return Math.min(1, Math.exp(-logMixture(sum, total, rho)));
}

/** The bound from below alone (of the negated effect: from above), right at every look at once (ibid., one-sided). */
export function sequenceLow(effect: Effect, total: number, expectedTotal: number, alpha = 0.05): number {
  const spread = total / mixtureRho(expectedTotal, 2 * alpha) + 1;
  const log = Math.log(1 + Math.sqrt(spread) / (2 * alpha));
  return effect.estimate - effect.standardError * Math.sqrt(((2 * spread) / (spread - 1)) * log);
}

/** The rho with which the normal mixture is narrowest at the intrinsic time `v` (Howard, Ramdas, McAuliffe & Sekhon 2021, 3.5). */
export function mixtureRho(v: number, alpha = 0.05): number {
  return v / (2 * Math.log(1 / alpha) + Math.log(1 + 2 * Math.log(1 / alpha)));
}

/** ln of the two-sided normal mixture martingale for a sum `s` at the intrinsic time `v`. */
export function logMixture(s: number, v: number, rho: number): number {
  return Math.log(rho / (v + rho)) / 2 + s ** 2 / (2 * (v + rho));
}

/** The sum that the two-sided mixture lets a centred walk pass with probability `alpha` at most, ever. */
export function mixtureBound(v: number, rho: number, alpha = 0.05): number {
  return Math.sqrt((v + rho) * (Math.log((v + rho) / rho) + 2 * Math.log(1 / alpha)));
}

/** ln of the one-sided normal mixture martingale; its rho is `mixtureRho` at 2 alpha. */
export function logOneSidedMixture(s: number, v: number, rho: number): number {
  return logMixture(s, v, rho) + Math.log(2 * (1 - normalTail(s / Math.sqrt(v + rho))));
}

/** The sum that the one-sided mixture lets a centred walk rise above with probability `alpha` at most, ever. */
export function oneSidedMixtureBound(v: number, rho: number, alpha = 0.05): number {
  return rootBetween(0, mixtureBound(v, rho, alpha), (s) => logOneSidedMixture(s, v, rho) - Math.log(1 / alpha));
}

/**
 * The sum that a sub-gamma walk of scale `c` passes with probability `alpha` at most, ever: polynomial stitching (Howard et al. 2021,
 * theorem 1, with eta = 2 and s = 1.4). `v`: intrinsic time; `vMin`: from where it holds.
 */
export function stitchedBound(v: number, vMin: number, c: number, alpha = 0.05): number {
  const [s, eta, zeta] = [1.4, 2, 3.105547];
  const time = Math.max(v, vMin);
  const k1 = (eta ** 0.25 + eta ** -0.25) / Math.SQRT2;
  const k2 = (Math.sqrt(eta) + 1) / 2;
  const term = s * Math.log(Math.log((eta * time) / vMin)) + Math.log(zeta / (alpha * Math.log(eta) ** s));
  return Math.sqrt(k1 ** 2 * time * term + (k2 * c * term) ** 2) + k2 * c * term;
}

/** A share, right at every look at once: beta-binomial mixture (Howard et al. 2021, 3.3), narrowest at `expected` trials. */
export function shareSequence(yes: number, trials: number, expected: number, alpha = 0.05): Bounds {
  if (trials < 1) return { low: 0, high: 1 };
  const share = yes / trials;
  const excess = (p: number) => logBetaMixture(yes, trials, p, expected, alpha) - Math.log(1 / alpha);
  const edge = 1e-12;
  return {
    low: yes === 0 ? 0 : rootBetween(share, edge, excess),
    high: yes === trials ? 1 : rootBetween(share, 1 - edge, excess),
  };
}

function logBetaMixture(yes: number, trials: number, p: number, expected: number, alpha: number): number {
  const q = 1 - p;
  const r = Math.max(mixtureRho(p * q * expected, alpha) - p * q, 1e-3 * p * q);
  return (
    logBeta(r / p + trials - yes, r / q + yes) -
    logBeta(r / p, r / q) -
    yes * Math.log(p) -
    (trials - yes) * Math.log(q)
  );
}

/** Where `excess` passes from below 0 (at `inner`) to above (at `outer`); `outer` itself where it does not. */
function rootBetween(inner: number, outer: number, excess: (x: number) => number): number {
  let [below, above] = [inner, outer];
  for (let i = 0; i < 100; i++) {
    const middle = (below + above) / 2;
    if (excess(middle) > 0) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}

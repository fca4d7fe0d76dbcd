/** Size, mean and unbiased variance of a sample. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Welch-Satterthwaite degrees of freedom. */
  readonly degreesOfFreedom: number;
}

/**
 * Difference of two means, `a` - `b`, with its confidence interval, variances unequal (Welch 1947). null: a sample of fewer than two, or no
 * spread in either, tells nothing.
 */
export function welch(a: Sample, b: Sample, confidence = 0.95): Difference | null {
  if (a.count < 2 || b.count < 2) return null;
  const va = a.variance / a.count;
  const vb = b.variance / b.count;
  if (!(va + vb > 0)) return null;
  const degreesOfFreedom = (va + vb) ** 2 / (va ** 2 / (a.count - 1) + vb ** 2 / (b.count - 1));
  const difference = a.mean - b.mean;
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * Math.sqrt(va + vb);
  return { difference, low: difference - half, high: difference + half, degreesOfFreedom };
}

/** The t for which P(T <= t) = p, for 0.5 <= p < 1: by bisection, to 1e-12 relative. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = 1;
  while (upperTail(high, degreesOfFreedom) > 1 - p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degreesOfFreedom) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T > t) for t >= 0: half the regularised incomplete beta at v/(v + t^2). */
function upperTail(t: number, v: number): number {
  return incompleteBeta(v / (v + t * t), v / 2, 0.5) / 2;
}

/** Regularised incomplete beta I_x(a, b), by Lentz's continued fraction (Numerical Recipes 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const safe = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln of the gamma function for x > 0 (Lanczos, g = 7, n = 9). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce((total, weight, i) => total + weight / (z + i + 1), 0.99999999999980993);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

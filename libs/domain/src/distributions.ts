/** P(T > t) of Student's t with `v` degrees of freedom: half the regularised incomplete beta at v/(v + t^2). */
export function studentTail(t: number, v: number): number {
  const half = betaBelow(v / (v + t * t), v / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}

/** The t for which P(T <= t) = p, for 0.5 <= p < 1, to 1e-12 relative. */
export function studentQuantile(p: number, v: number): number {
  const scale = -logBeta(v / 2, 0.5) - Math.log(v) / 2;
  const density = (t: number) => Math.exp(scale - ((v + 1) / 2) * Math.log1p((t * t) / v));
  return upperQuantile(1 - p, (t) => studentTail(t, v), density);
}

/** P(Z > z) of the standard normal. */
export function normalTail(z: number): number {
  const half = gammaTail(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/** The z for which P(Z <= z) = p, for 0.5 <= p < 1, to 1e-12 relative. */
export function normalQuantile(p: number): number {
  return upperQuantile(1 - p, normalTail, (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
}

/** P(X > x) of chi-square with `v` degrees of freedom. */
export function chiSquareTail(x: number, v: number): number {
  return gammaTail(v / 2, x / 2);
}

/** P(X <= x) of the beta distribution: regularised incomplete beta I_x(a, b), by Lentz's continued fraction (Numerical Recipes 6.4). */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  const below = x < (a + 1) / (a + b + 2);
  return below ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** ln of the beta function for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Where the tail of a distribution around 0 has come down to `tail`, 0 < tail <= 0.5: it is convex there, so Newton's steps never overshoot. */
function upperQuantile(tail: number, above: (x: number) => number, density: (x: number) => number): number {
  let x = 0;
  for (let i = 0; i < 200; i++) {
    const step = (above(x) - tail) / density(x);
    x += step;
    if (Math.abs(step) <= 1e-12 * x) break;
  }
  return x;
}

/** Regularised upper incomplete gamma Q(a, x): by its series below a + 1, by Lentz's fraction above (Numerical Recipes 6.2). */
function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x >= a + 1) return front * lentz(x + 1 - a, (i) => [-i * (i - a), x + 2 * i + 1 - a]);
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= 1000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return 1 - front * sum;
}

function betaFraction(x: number, a: number, b: number): number {
  return lentz(1, (i) => {
    const m = i >> 1;
    if (i % 2 === 0) return [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), 1];
    return [(-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)), 1];
  });
}

const MOST_TERMS = 10_000;

/** 1 / (first + a1 / (b1 + a2 / (b2 + ...))), the i-th term answering [ai, bi] (modified Lentz). */
function lentz(first: number, term: (i: number) => readonly [number, number]): number {
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = safe(first);
  let d = 0;
  let value = c;
  for (let i = 1; i <= MOST_TERMS; i++) {
    const [a, b] = term(i);
    d = 1 / safe(b + a * d);
    c = safe(b + a / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return 1 / value;
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

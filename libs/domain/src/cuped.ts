import type { Sample } from './effect';

/** Sums over one arm's members: of what they brought, of what was known of them beforehand (the covariates), and of products. */
export interface ArmSums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** The same covariates in the same order in both arms; none: [] in all three. */
  readonly before: readonly number[];
  /** Of each covariate with each, a row for each. */
  readonly beforeProducts: readonly (readonly number[])[];
  /** Of each covariate with what was brought. */
  readonly products: readonly number[];
}

export function sampleOf({ count, sum, sumOfSquares }: Pick<ArmSums, 'count' | 'sum' | 'sumOfSquares'>): Sample {
  return { count, mean: count > 0 ? sum / count : 0, variance: spread(sumOfSquares, sum, sum, count) };
}

/** Both arms with what was known beforehand taken out; the difference of their means estimates the same. */
export interface Adjusted {
  readonly control: Sample;
  readonly treated: Sample;
  /** Share of the variance that the covariates explained: 0 where they tell nothing. */
  readonly explained: number;
}

/**
 * CUPED (Deng, Xu, Kohavi & Walker 2013): Y - theta' X, theta by least squares over both arms together; with one covariate that is
 * cov(X, Y) / var(X).
 */
export function adjusted(control: ArmSums, treated: ArmSums): Adjusted {
  const both = spreads(pooled(control, treated));
  const theta = leastSquares(both);
  const explained = both.variance > 0 ? dot(theta, both.covariances) / both.variance : 0;
  return { control: less(control, theta), treated: less(treated, theta), explained };
}

function less(arm: ArmSums, theta: readonly number[]): Sample {
  const { variance, covariances, matrix } = spreads(arm);
  const fitted = theta.reduce((sum, one, i) => sum + one * dot(theta, matrix[i] ?? []), 0);
  return {
    count: arm.count,
    mean: arm.count > 0 ? (arm.sum - dot(theta, arm.before)) / arm.count : 0,
    variance: Math.max(0, variance + fitted - 2 * dot(theta, covariances)),
  };
}

interface Spreads {
  /** Of what was brought. */
  readonly variance: number;
  /** Of each covariate with what was brought. */
  readonly covariances: readonly number[];
  /** Of each covariate with each. */
  readonly matrix: readonly (readonly number[])[];
}

function spreads({ count, sum, sumOfSquares, before, beforeProducts, products }: ArmSums): Spreads {
  return {
    variance: spread(sumOfSquares, sum, sum, count),
    covariances: products.map((product, i) => spread(product, before[i] ?? 0, sum, count)),
    matrix: beforeProducts.map((row, i) => row.map((x, j) => spread(x, before[i] ?? 0, before[j] ?? 0, count))),
  };
}

/** Unbiased (co)variance from sums. 0 for fewer than two. */
function spread(products: number, left: number, right: number, count: number): number {
  if (count < 2) return 0;
  return (products - (left * right) / count) / (count - 1);
}

/** Gauss-Jordan. A covariate that does not vary, or only with those before it, is left out: its coefficient is 0. */
function leastSquares({ matrix, covariances }: Spreads): number[] {
  const rows = matrix.map((row, i) => [...row, covariances[i] ?? 0]);
  const used = rows.map((row, p) => {
    const pivot = row[p] ?? 0;
    if (pivot <= 1e-9 * (matrix[p]?.[p] ?? 0)) return false;
    for (const [j, value] of row.entries()) row[j] = value / pivot;
    for (const other of rows) {
      const factor = other[p] ?? 0;
      if (other !== row) for (const [j, value] of other.entries()) other[j] = value - factor * (row[j] ?? 0);
    }
    return true;
  });
  return rows.map((row, p) => (used[p] ? (row.at(-1) ?? 0) : 0));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, one, i) => sum + one * (right[i] ?? 0), 0);
}

function pooled(a: ArmSums, b: ArmSums): ArmSums {
  const wider = a.before.length > b.before.length ? a : b;
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    before: wider.before.map((_, i) => (a.before[i] ?? 0) + (b.before[i] ?? 0)),
    beforeProducts: wider.beforeProducts.map((row, i) =>
      row.map((_, j) => (a.beforeProducts[i]?.[j] ?? 0) + (b.beforeProducts[i]?.[j] ?? 0)),
    ),
    products: wider.products.map((_, i) => (a.products[i] ?? 0) + (b.products[i] ?? 0)),
  };
}

import type { Sample } from './effect';

/** Sums over one arm's members: of what they brought, of what they had brought before (the covariate), and of the products of both. */
export interface ArmSums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly before: number;
  readonly beforeSquares: number;
  readonly products: number;
}

export function sampleOf({ count, sum, sumOfSquares }: Pick<ArmSums, 'count' | 'sum' | 'sumOfSquares'>): Sample {
  return { count, mean: count > 0 ? sum / count : 0, variance: spread(sumOfSquares, sum, sum, count) };
}

/** Both arms with what was known beforehand taken out; the difference of their means estimates the same. */
export interface Adjusted {
  readonly control: Sample;
  readonly treated: Sample;
  /** Share of the variance that the covariate explained: 0 where it tells nothing. */
  readonly explained: number;
}

/** CUPED (Deng, Xu, Kohavi & Walker 2013): Y - theta X with theta = cov(X, Y) / var(X) over both arms together. */
export function adjusted(control: ArmSums, treated: ArmSums): Adjusted {
  const both = pooled(control, treated);
  const varianceBefore = spread(both.beforeSquares, both.before, both.before, both.count);
  const covariance = spread(both.products, both.before, both.sum, both.count);
  const variance = spread(both.sumOfSquares, both.sum, both.sum, both.count);
  const theta = varianceBefore > 0 ? covariance / varianceBefore : 0;
  const explained = varianceBefore > 0 && variance > 0 ? covariance ** 2 / (varianceBefore * variance) : 0;
  return { control: less(control, theta), treated: less(treated, theta), explained };
}

function less(arm: ArmSums, theta: number): Sample {
  const { count, sum, before } = arm;
  const variance =
    spread(arm.sumOfSquares, sum, sum, count) +
    theta ** 2 * spread(arm.beforeSquares, before, before, count) -
    2 * theta * spread(arm.products, before, sum, count);
  return { count, mean: count > 0 ? (sum - theta * before) / count : 0, variance: Math.max(0, variance) };
}

/** Unbiased (co)variance from sums. 0 for fewer than two. */
function spread(products: number, left: number, right: number, count: number): number {
  if (count < 2) return 0;
  return (products - (left * right) / count) / (count - 1);
}

function pooled(a: ArmSums, b: ArmSums): ArmSums {
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    before: a.before + b.before,
    beforeSquares: a.beforeSquares + b.beforeSquares,
    products: a.products + b.products,
  };
}

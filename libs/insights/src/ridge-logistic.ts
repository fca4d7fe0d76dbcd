/** Rows of features (each of the same length, the first the constant 1) and whether each was a yes (1) or a no (0). */
export interface Sample {
  readonly rows: readonly (readonly number[])[];
  readonly answers: readonly (0 | 1)[];
}

const CONVERGED = 1e-9;
const MOST_STEPS = 50;

/**
 * Logistic regression with a ridge penalty (penalty/2 x the sum of squared weights, the constant's excepted), by Newton's method
 * (iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009, 4.4.1). Answers the weights in the order of the features.
 * Throws RangeError for an empty or uneven sample, a number that is not finite, or a penalty that is not positive.
 */
export function fitRidgeLogistic({ rows, answers }: Sample, penalty = 1): number[] {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length !== answers.length)
    throw new RangeError('a sample needs rows, and an answer for each');
  if (!(penalty > 0)) throw new RangeError('the penalty must be positive');
  if (rows.some((row) => row.length !== width || !row.every(Number.isFinite)))
    throw new RangeError('every row needs the same number of finite features');

  const weights = new Array<number>(width).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = derivatives({ rows, answers }, weights, penalty);
    const move = solve(curvature, gradient);
    for (let k = 0; k < width; k++) weights[k] = (weights[k] ?? 0) + (move[k] ?? 0);
    if (Math.max(...move.map(Math.abs)) < CONVERGED) break;
  }
  return weights;
}

/** Mean of -ln(likelihood) per row: lower is better. */
export function logLoss({ rows, answers }: Sample, weights: readonly number[]): number {
  let loss = 0;
  rows.forEach((row, i) => {
    const odds = dot(row, weights);
    const wrong = answers[i] ? -odds : odds;
    loss += wrong > 30 ? wrong : Math.log1p(Math.exp(wrong));
  });
  return loss / rows.length;
}

function derivatives({ rows, answers }: Sample, weights: readonly number[], penalty: number) {
  const width = weights.length;
  const gradient = weights.map((weight, k) => (k === 0 ? 0 : -penalty * weight));
  const curvature = weights.map((_, k) => weights.map((_, j) => (j !== k ? 0 : k === 0 ? 1e-9 : penalty)));
  rows.forEach((row, i) => {
    const p = 1 / (1 + Math.exp(-dot(row, weights)));
    const off = (answers[i] ?? 0) - p;
    const spread = p * (1 - p);
    for (let k = 0; k < width; k++) {
      const x = row[k] ?? 0;
      const line = curvature[k];
      if (x === 0 || !line) continue;
      gradient[k] = (gradient[k] ?? 0) + off * x;
      for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + spread * x * (row[j] ?? 0);
    }
  });
  return { gradient, curvature };
}

/** x of matrix x = right, by Gauss-Jordan with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const at = (i: number, j: number) => lines[i]?.[j] ?? 0;
  for (let k = 0; k < lines.length; k++) {
    let pivot = k;
    for (let i = k + 1; i < lines.length; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    [lines[k], lines[pivot]] = [lines[pivot] ?? [], lines[k] ?? []];
    for (let i = 0; i < lines.length; i++) {
      const factor = i === k ? 0 : at(i, k) / at(k, k);
      if (factor !== 0) lines[i] = lines[i]?.map((value, j) => value - factor * at(k, j)) ?? [];
    }
  }
  return lines.map((line, k) => (line.at(-1) ?? 0) / (line[k] ?? 1));
}

function dot(row: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (weights[k] ?? 0);
  return sum;
}

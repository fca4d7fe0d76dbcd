/** Rows of features and whether each was a yes (1) or a no (0). In one array each: an array for every row takes several times the memory. */
export interface Sample {
  /** How many features a row has; the first is the constant 1. */
  readonly width: number;
  /** Row after row. */
  readonly features: Float64Array;
  readonly answers: Uint8Array;
}

/** Throws RangeError for an empty or uneven sample. */
export function sampleOf(rows: readonly (readonly number[])[], answers: readonly boolean[]): Sample {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length !== answers.length)
    throw new RangeError('a sample needs rows, and an answer for each');
  if (rows.some((row) => row.length !== width)) throw new RangeError('every row needs the same number of features');
  const features = new Float64Array(rows.length * width);
  rows.forEach((row, i) => features.set(row, i * width));
  return { width, features, answers: Uint8Array.from(answers, Number) };
}

type Takes = (row: number) => boolean;
const all: Takes = () => true;

const CONVERGED = 1e-9;
const MOST_STEPS = 50;

/**
 * Logistic regression with a ridge penalty (penalty/2 x the sum of squared weights, the constant's excepted), by Newton's method
 * (iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009, 4.4.1). Answers the weights in the order of the features.
 * `takes`: the rows to learn from. Throws RangeError for a number that is not finite, or a penalty that is not positive.
 */
export function fitRidgeLogistic(sample: Sample, penalty = 1, takes: Takes = all): number[] {
  if (!(penalty > 0)) throw new RangeError('the penalty must be positive');
  if (!sample.features.every(Number.isFinite)) throw new RangeError('every feature must be finite');

  const weights = new Array<number>(sample.width).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = derivatives(sample, weights, penalty, takes);
    const move = solve(curvature, gradient);
    for (let k = 0; k < weights.length; k++) weights[k] = (weights[k] ?? 0) + (move[k] ?? 0);
    if (Math.max(...move.map(Math.abs)) < CONVERGED) break;
  }
  return weights;
}

/** Mean of -ln(likelihood) per row that `takes` names: lower is better. */
export function logLoss({ width, features, answers }: Sample, weights: readonly number[], takes: Takes = all): number {
  let loss = 0;
  let taken = 0;
  for (let i = 0; i < answers.length; i++) {
    if (!takes(i)) continue;
    const odds = dot(features, i * width, weights);
    const wrong = answers[i] ? -odds : odds;
    loss += wrong > 30 ? wrong : Math.log1p(Math.exp(wrong));
    taken++;
  }
  return loss / taken;
}

function derivatives({ width, features, answers }: Sample, weights: readonly number[], penalty: number, takes: Takes) {
  const gradient = weights.map((weight, k) => (k === 0 ? 0 : -penalty * weight));
  const curvature = weights.map((_, k) => weights.map((_, j) => (j !== k ? 0 : k === 0 ? 1e-9 : penalty)));
  for (let i = 0; i < answers.length; i++) {
    if (!takes(i)) continue;
    const row = i * width;
    const p = 1 / (1 + Math.exp(-dot(features, row, weights)));
    const off = (answers[i] ?? 0) - p;
    const spread = p * (1 - p);
    for (let k = 0; k < width; k++) {
      const x = features[row + k] ?? 0;
      const line = curvature[k];
      if (x === 0 || !line) continue;
      gradient[k] = (gradient[k] ?? 0) + off * x;
      for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + spread * x * (features[row + j] ?? 0);
    }
  }
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

function dot(features: Float64Array, row: number, weights: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (features[row + k] ?? 0) * (weights[k] ?? 0);
  return sum;
}

import { setImmediate } from 'node:timers/promises';
import { bucketOf } from '#domain';
import { fitRidgeLogistic, logLoss, type Sample } from './ridge-logistic';

export const FOLDS = 5;

/** The fold of a member: all asks of one member fall into the same, so that nobody is judged by their own answers. */
export function foldOf(memberId: string): number {
  return bucketOf('fold', memberId) % FOLDS;
}

export interface CrossValidated {
  /** Mean -ln(likelihood) per ask, over all folds. */
  readonly loss: number;
  /** Per fold, the weights learned without it. */
  readonly weights: readonly (readonly number[])[];
}

/** Five-fold cross-validation; `folds` names the fold of each row. Lets other work through between two folds. */
export async function crossValidate(sample: Sample, folds: Uint8Array, penalty = 1): Promise<CrossValidated> {
  const all = folds.length;
  let loss = 0;
  const weights: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    await setImmediate();
    const held = folds.reduce((count, one) => (one === fold ? count + 1 : count), 0);
    const learned = fitRidgeLogistic(sample, penalty, (row) => held === all || folds[row] !== fold);
    if (held > 0) loss += logLoss(sample, learned, (row) => folds[row] === fold) * held;
    weights.push(learned);
  }
  return { loss: loss / all, weights };
}

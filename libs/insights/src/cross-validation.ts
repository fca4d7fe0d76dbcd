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
export async function crossValidate(sample: Sample, folds: readonly number[], penalty = 1): Promise<CrossValidated> {
  const part = (keep: (fold: number) => boolean): Sample => ({
    rows: sample.rows.filter((_, i) => keep(folds[i] ?? 0)),
    answers: sample.answers.filter((_, i) => keep(folds[i] ?? 0)),
  });
  let loss = 0;
  const weights: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    await setImmediate();
    const rest = part((one) => one !== fold);
    const learned = fitRidgeLogistic(rest.rows.length > 0 ? rest : sample, penalty);
    const held = part((one) => one === fold);
    if (held.rows.length > 0) loss += logLoss(held, learned) * held.rows.length;
    weights.push(learned);
  }
  return { loss: loss / sample.rows.length, weights };
}

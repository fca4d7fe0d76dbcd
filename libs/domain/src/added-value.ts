import { welch, type Difference, type Sample } from './welch';

/** One arm of the comparison at the point of sale: the value of each sale, 0 for one that was not paid, in minor units. */
export interface ValueArm extends Sample {
  /** Sales that were paid. */
  readonly payers: number;
}

export const VERDICTS = ['proved', 'not_yet', 'harmful'] as const;

/** What the questions added to a sale, against the holdout. */
export interface AddedValue {
  /** Per sale, with its 95 % interval; null: too little to compare. */
  readonly perSale: Difference | null;
  /** `perSale.difference` over the holdout's mean; null: the holdout bought nothing. */
  readonly share: number | null;
  /** Whether sales with the questions are worth at least a tenth more: by the 95 % interval of that difference. */
  readonly goalReached: 'yes' | 'no' | 'open';
  readonly verdict: (typeof VERDICTS)[number];
  /** Why there is no verdict yet; null: there is one. */
  readonly because: 'too_few_payers' | 'sample_ratio_mismatch' | 'interval_spans_zero' | null;
}

/** The point of sale is to raise every sale by this share. */
export const SALE_GOAL = 0.1;
const PAYERS_NEEDED = 50;
/** Chi-square with one degree of freedom at p = 0.001. */
const MISMATCH = 10.828;

/** Compares by assignment, whoever was really asked. No verdict before the smaller arm has 50 payers, nor when the arms' sizes are not as drawn. */
export function addedValue(asked: ValueArm, holdout: ValueArm, holdoutShare: number): AddedValue {
  const perSale = welch(asked, holdout);
  const goal = 1 + SALE_GOAL;
  const beyond = welch(asked, {
    count: holdout.count,
    mean: holdout.mean * goal,
    variance: holdout.variance * goal ** 2,
  });
  const enough = Math.min(asked.payers, holdout.payers) >= PAYERS_NEEDED && perSale !== null && beyond !== null;
  const because = !enough
    ? 'too_few_payers'
    : isMismatch(asked.count, holdout.count, holdoutShare)
      ? 'sample_ratio_mismatch'
      : perSale.low <= 0 && perSale.high >= 0
        ? 'interval_spans_zero'
        : null;
  const told = enough && because !== 'sample_ratio_mismatch';
  return {
    perSale,
    share: perSale && holdout.mean > 0 ? perSale.difference / holdout.mean : null,
    goalReached: !told ? 'open' : beyond.low >= 0 ? 'yes' : beyond.high < 0 ? 'no' : 'open',
    verdict: because !== null || !perSale ? 'not_yet' : perSale.low > 0 ? 'proved' : 'harmful',
    because,
  };
}

/** Whether the sizes of the arms contradict the share that was drawn (chi-square, p < 0.001). */
function isMismatch(asked: number, holdout: number, holdoutShare: number): boolean {
  const total = asked + holdout;
  const expected = total * holdoutShare;
  if (expected <= 0 || expected >= total) return true;
  return (holdout - expected) ** 2 / expected + (asked - (total - expected)) ** 2 / (total - expected) > MISMATCH;
}

import { adjusted, type ArmSums } from './cuped';
import { sequence, sequenceP, sequenceWidth } from './confidence-sequence';
import { absoluteEffect, fixedBounds, fixedP, relativeEffect, type Effect, type Bounds } from './effect';
import { sampleRatio, type SampleRatio } from './sample-ratio';

/** One arm of a comparison by assignment, whoever was really asked: sums over all its members (or buyers) in minor units. */
export interface LiftArm extends ArmSums {
  /** Those who brought anything. */
  readonly payers: number;
  /** The most that one of them brought. */
  readonly largest: number;
}

export const VERDICTS = ['proved', 'not_yet', 'harmful'] as const;
export type LiftVerdict = (typeof VERDICTS)[number];

/** Why there is no verdict yet. */
export const OPEN_BECAUSE = {
  too_few_payers: 'The smaller arm has fewer than 50 payers: no interval can be trusted yet.',
  sample_ratio_mismatch: 'The arms have not the sizes that were drawn: somebody is lost or counted twice on one side.',
  one_member_weighs_too_much: 'One member brings more than a quarter of an arm’s revenue: the mean says too little.',
  no_spread: 'Nobody differs from anybody: there is nothing to compare.',
  interval_spans_zero: 'Both better and worse are still possible.',
} as const;
export type OpenBecause = keyof typeof OPEN_BECAUSE;

export interface EffectReport {
  readonly estimate: number;
  readonly standardError: number;
  /** 95 %, right for one look at an end fixed beforehand (Welch). */
  readonly fixed: Bounds;
  readonly fixedP: number;
  /** 95 %, right at every look at once: the verdict rests on this one. */
  readonly always: Bounds;
  readonly alwaysP: number;
}

/** What the asking added, per member (or per buyer) of those who may be asked, against the holdout. */
export interface Lift {
  /** Minor units. null: too little to compare. */
  readonly absolute: EffectReport | null;
  /** Share of the holdout's mean; null also where the holdout brought nothing. */
  readonly relative: EffectReport | null;
  /** Share of the variance that was explained away by what was known before the comparison (CUPED). */
  readonly explained: number;
  readonly sampleRatio: SampleRatio;
  /** Whether the asking brings at least a tenth more, for certain. */
  readonly goalReached: 'yes' | 'no' | 'open';
  readonly verdict: LiftVerdict;
  /** null: there is a verdict. */
  readonly because: OpenBecause | null;
  /** How many more, in both arms, until a verdict, should the effect stay as it looks; 0: there is one; null: none in sight. */
  readonly stillNeeded: number | null;
}

/** Tierlift is to raise every sale by this share. */
export const LIFT_GOAL = 0.1;
export const PAYERS_NEEDED = 50;
/** No verdict while one member brings more than this of an arm's revenue. */
export const LARGEST_SHARE = 0.25;
const FARTHEST = 1e9;

/** Compares treated members with the held-out. `expectedTotal`: members in both arms where the sequence is to be narrowest, fixed beforehand. */
export function measureLift(
  control: LiftArm,
  treated: LiftArm,
  { holdoutShare, expectedTotal }: { readonly holdoutShare: number; readonly expectedTotal: number },
): Lift {
  const total = control.count + treated.count;
  const ratio = sampleRatio([treated.count, control.count], [1 - holdoutShare, holdoutShare]);
  const arms = adjusted(control, treated);
  const effect = absoluteEffect(arms.control, arms.treated);
  const report = (one: Effect | null) => one && reportOf(one, total, expectedTotal);
  const absolute = report(effect);
  const relative = report(
    relativeEffect(arms.control, arms.treated, { control: mean(control), treated: mean(treated) }),
  );
  const open = obstacle(control, treated, ratio, absolute);
  const because =
    open ?? (absolute && absolute.always.low <= 0 && absolute.always.high >= 0 ? 'interval_spans_zero' : null);
  return {
    absolute,
    relative,
    explained: arms.explained,
    sampleRatio: ratio,
    goalReached: open || !relative ? 'open' : goalOf(relative.always),
    verdict: because || !absolute ? 'not_yet' : absolute.always.low > 0 ? 'proved' : 'harmful',
    because,
    stillNeeded: stillNeeded(because, control, treated, effect, expectedTotal),
  };
}

function reportOf(effect: Effect, total: number, expectedTotal: number): EffectReport {
  return {
    estimate: effect.estimate,
    standardError: effect.standardError,
    fixed: fixedBounds(effect),
    fixedP: fixedP(effect),
    always: sequence(effect, total, expectedTotal),
    alwaysP: sequenceP(effect, total, expectedTotal),
  };
}

/** What forbids any verdict, whatever the interval says. */
function obstacle(
  control: LiftArm,
  treated: LiftArm,
  ratio: SampleRatio,
  absolute: EffectReport | null,
): Exclude<OpenBecause, 'interval_spans_zero'> | null {
  if (Math.min(control.payers, treated.payers) < PAYERS_NEEDED) return 'too_few_payers';
  if (ratio.mismatch) return 'sample_ratio_mismatch';
  if ([control, treated].some(({ largest, sum }) => largest > LARGEST_SHARE * sum)) return 'one_member_weighs_too_much';
  return absolute ? null : 'no_spread';
}

function goalOf({ low, high }: Bounds): 'yes' | 'no' | 'open' {
  return low >= LIFT_GOAL ? 'yes' : high < LIFT_GOAL ? 'no' : 'open';
}

function stillNeeded(
  because: OpenBecause | null,
  control: LiftArm,
  treated: LiftArm,
  effect: Effect | null,
  expectedTotal: number,
): number | null {
  if (because === null) return 0;
  const total = control.count + treated.count;
  const payers = Math.min(control.payers, treated.payers);
  if (!effect || effect.estimate === 0 || payers === 0 || because === 'sample_ratio_mismatch') return null;
  const deviation = effect.standardError * Math.sqrt(total);
  const tells = (n: number) => deviation * sequenceWidth(n, expectedTotal) < Math.abs(effect.estimate);
  if (!tells(FARTHEST)) return null;
  let [low, high] = [0, FARTHEST];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tells(middle)) high = middle;
    else low = middle;
  }
  return Math.max(1, Math.ceil(Math.max(high, (total * PAYERS_NEEDED) / payers)) - total);
}

function mean({ sum, count }: ArmSums): number {
  return count > 0 ? sum / count : 0;
}

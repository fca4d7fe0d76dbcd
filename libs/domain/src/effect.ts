import { studentQuantile, studentTail } from './distributions';

/** Size, mean and unbiased variance of a sample. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** How far a sample stands from another, and how sure that is. */
export interface Effect {
  readonly estimate: number;
  readonly standardError: number;
  /** Welch-Satterthwaite. */
  readonly degreesOfFreedom: number;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** `treated` - `control`, variances unequal (Welch 1947). null: a sample of fewer than two, or no spread in either, tells nothing. */
export function absoluteEffect(control: Sample, treated: Sample): Effect | null {
  return effectOf(
    treated.mean - control.mean,
    control.variance / control.count,
    treated.variance / treated.count,
    control,
    treated,
  );
}

/**
 * As `absoluteEffect`, with the spread of both samples together for each. Where few bring anything, a small sample often has nobody who does:
 * its own spread would be nought, and chance be taken for certainty.
 */
export function pooledEffect(control: Sample, treated: Sample): Effect | null {
  const count = control.count + treated.count;
  const within = (control.count - 1) * control.variance + (treated.count - 1) * treated.variance;
  const between = ((control.count * treated.count) / count) * (treated.mean - control.mean) ** 2;
  const variance = (within + between) / (count - 1);
  return absoluteEffect({ ...control, variance }, { ...treated, variance });
}

/**
 * (`treated` - `control`) / the control's mean, by the delta method (Deng, Knoblich & Lu 2018, 2.1). `plain`: where the samples have been
 * adjusted, the means as they were. null where `absoluteEffect` is, and where the control's mean is not positive.
 */
export function relativeEffect(
  control: Sample,
  treated: Sample,
  plain: { readonly control: number; readonly treated: number } = { control: control.mean, treated: treated.mean },
): Effect | null {
  const absolute = absoluteEffect(control, treated);
  const baseline = plain.control;
  if (!absolute || !(baseline > 0)) return null;
  const ratio = plain.treated / baseline;
  const variance = treated.variance / treated.count + (control.variance / control.count) * ratio ** 2;
  return { ...absolute, estimate: absolute.estimate / baseline, standardError: Math.sqrt(variance) / baseline };
}

/** The interval that holds the truth with this confidence, looked at once, at an end fixed beforehand. */
export function fixedBounds({ estimate, standardError, degreesOfFreedom }: Effect, confidence = 0.95): Bounds {
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError;
  return { low: estimate - half, high: estimate + half };
}

/** Two-sided, looked at once. */
export function fixedP({ estimate, standardError, degreesOfFreedom }: Effect): number {
  return 2 * studentTail(Math.abs(estimate) / standardError, degreesOfFreedom);
}

function effectOf(estimate: number, vc: number, vt: number, control: Sample, treated: Sample): Effect | null {
  if (control.count < 2 || treated.count < 2 || !(vc + vt > 0)) return null;
  const degreesOfFreedom = (vc + vt) ** 2 / (vc ** 2 / (control.count - 1) + vt ** 2 / (treated.count - 1));
  return { estimate, standardError: Math.sqrt(vc + vt), degreesOfFreedom };
}

import { normalQuantile, normalTail } from './distributions';
import type { Effect, Bounds, Sample } from './effect';

/** So many of so many. */
export interface Share {
  readonly yes: number;
  readonly count: number;
}

/** A share as a sample of noughts and ones, its variance p (1 - p). */
export function shareSample({ yes, count }: Share): Sample {
  const mean = count > 0 ? yes / count : 0;
  return { count, mean, variance: mean * (1 - mean) };
}

/** z and two-sided p that two shares are one, by the pooled variance. null: nothing to compare. */
export function pooledTest(control: Share, treated: Share): { readonly z: number; readonly p: number } | null {
  const pooled = (control.yes + treated.yes) / (control.count + treated.count);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.count + 1 / treated.count));
  if (!(error > 0)) return null;
  const z = (treated.yes / treated.count - control.yes / control.count) / error;
  return { z, p: 2 * normalTail(Math.abs(z)) };
}

/** Bounds of a difference by the normal approximation (Wald). */
export function normalBounds(
  { estimate, standardError }: Pick<Effect, 'estimate' | 'standardError'>,
  confidence = 0.95,
): Bounds {
  const half = normalQuantile((1 + confidence) / 2) * standardError;
  return { low: estimate - half, high: estimate + half };
}

/** Bounds of one share that stays within 0..1 and right for few (Wilson 1927). */
export function wilsonBounds({ yes, count }: Share, confidence = 0.95): Bounds {
  if (count === 0) return { low: 0, high: 1 };
  const z2 = normalQuantile((1 + confidence) / 2) ** 2;
  const middle = (yes + z2 / 2) / (count + z2);
  const half = (Math.sqrt(z2) / (count + z2)) * Math.sqrt((yes * (count - yes)) / count + z2 / 4);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

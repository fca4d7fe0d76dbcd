import { DAY_MS } from './day';
import type { Family, SignalDefinition } from './signal';

/** A decayed score: worth `score` at `asOf`, half of it one half-life later. */
export interface DecayedScore {
  readonly score: number;
  readonly asOf: Date;
}

/** Scores per family, all read at one instant. Families without a signal are 0. */
export type Engagement = Readonly<Record<Family, number>>;

export const NO_ENGAGEMENT: Engagement = { positive: 0, need: 0, negative: 0, neutral: 0 };

/** Days until a family's score is worth half. Source: defaults of docs/architecture.md, "Engagement". */
export const HALF_LIFE_DAYS: Readonly<Record<Family, number>> = { positive: 3, need: 1, negative: 5, neutral: 30 };

/** The factor of `ms` milliseconds of decay: 2^(-days/halfLifeDays). Negative `ms` grows. */
export function decayFactor(ms: number, halfLifeDays: number): number {
  return 2 ** (-ms / DAY_MS / halfLifeDays);
}

/** The score at `at`. */
export function scoreAt(state: DecayedScore, at: Date, halfLifeDays: number): number {
  return state.score * decayFactor(at.getTime() - state.asOf.getTime(), halfLifeDays);
}

/**
 * Adds one weighted event. Exact in any order of arrival (Cohen & Strauss 2003, time-decaying aggregates):
 * a later event moves the state forward, a late one is added at its decayed worth.
 */
export function addToScore(state: DecayedScore | null, weight: number, at: Date, halfLifeDays: number): DecayedScore {
  if (!state) return { score: weight, asOf: at };
  const asOf = at > state.asOf ? at : state.asOf;
  return {
    score: scoreAt(state, asOf, halfLifeDays) + weight * decayFactor(asOf.getTime() - at.getTime(), halfLifeDays),
    asOf,
  };
}

/** Points of one occurrence: weight x min(value, cap). A signal without a value counts once; a value below 1e-9 not at all. */
export function pointsOf(definition: Pick<SignalDefinition, 'weight' | 'valueCap'>, value: number | null): number {
  const units = value !== null && value < 1e-9 ? 0 : (value ?? 1);
  return definition.weight * (definition.valueCap === null ? units : Math.min(units, definition.valueCap));
}

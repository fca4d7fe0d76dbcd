import type { Consents } from './member';
import type { Family } from './signal';

/** Whom a campaign may ask: conditions joined by all, any and not. An empty `all` is everybody. */
export type Audience =
  | { readonly all: readonly Audience[] }
  | { readonly any: readonly Audience[] }
  | { readonly not: Audience }
  | Condition;

/** Both bounds are inclusive; one of them is enough. */
export interface Range {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export type TraitTest = { readonly exists: boolean } | { readonly in: readonly (string | number | boolean)[] } | Range;

/** One thing that is true of a member or not. Days are of 24 hours, counted back from now. */
export type Condition =
  /** On one of these plans. */
  | { readonly plan: readonly string[] }
  /** How long the member has been known here. */
  | { readonly tenureDays: Range }
  /** The decayed score of a family, now. */
  | { readonly score: { readonly family: Family } & Range }
  /** A trait that is absent fits no test but `exists: false`. */
  | { readonly trait: { readonly name: string } & TraitTest }
  /** Since the last ask over any channel; who was never asked fits every `atLeast`. */
  | { readonly lastAskedDays: Range }
  /** How often a signal came within the last days. */
  | { readonly signals: { readonly name: string; readonly days: number } & Range }
  /** IANA zones; null stands for unknown. */
  | { readonly timeZone: readonly (string | null)[] }
  /** Language tags, each with all that begins with it: `en` fits `en-GB`. */
  | { readonly locale: readonly string[] }
  | { readonly consent: keyof Consents };

export const EVERYBODY: Audience = { all: [] };

export function isGroup(audience: Audience): audience is Exclude<Audience, Condition> {
  return 'all' in audience || 'any' in audience || 'not' in audience;
}

/** All conditions within, in order. */
export function conditionsOf(audience: Audience): Condition[] {
  if (!isGroup(audience)) return [audience];
  if ('not' in audience) return conditionsOf(audience.not);
  return ('all' in audience ? audience.all : audience.any).flatMap(conditionsOf);
}

/** The keys of the plans that an audience names. */
export function plansNamed(audience: Audience): string[] {
  return conditionsOf(audience).flatMap((condition) => ('plan' in condition ? condition.plan : []));
}

import type { Schema } from '../api/schema';

export type Audience = Schema<'AudiencePart'>;
type KeyOf<Union> = Union extends unknown ? keyof Union : never;
type Joint = Extract<Audience, { all: unknown } | { any: unknown } | { not: unknown }>;

/** One thing that is true of a member or not. */
export type Condition = Exclude<Audience, Joint>;
export type ConditionKind = KeyOf<Condition>;
export type ConditionOf<Kind extends ConditionKind> = Extract<Condition, Record<Kind, unknown>>;
export interface Bounds {
  atLeast?: number;
  atMost?: number;
}

export const JOINS = ['all', 'any', 'none'] as const;
/** As a person joins conditions; none of them is "not any". */
export interface Group {
  readonly join: (typeof JOINS)[number];
  readonly parts: readonly Audience[];
}

export const EVERYBODY: Audience = { all: [] };
/** The api takes six levels; the conditions are the last. */
export const DEEPEST_GROUP = 5;

/** A fresh condition of each kind, to be filled in. */
export const FRESH: { readonly [Kind in ConditionKind]: ConditionOf<Kind> } = {
  plan: { plan: [] },
  score: { score: { family: 'positive', atLeast: 1 } },
  signals: { signals: { name: '', days: 30, atLeast: 1 } },
  tenureDays: { tenureDays: { atLeast: 30 } },
  lastAskedDays: { lastAskedDays: { atLeast: 30 } },
  trait: { trait: { name: '', exists: true } },
  timeZone: { timeZone: [] },
  locale: { locale: [] },
  consent: { consent: 'email' },
};
export const KINDS = Object.keys(FRESH) as ConditionKind[];

export function isGroup(audience: Audience): audience is Joint {
  return 'all' in audience || 'any' in audience || 'not' in audience;
}

export function groupOf(joint: Joint): Group {
  if ('all' in joint) return { join: 'all', parts: joint.all };
  if ('any' in joint) return { join: 'any', parts: joint.any };
  return { join: 'none', parts: 'any' in joint.not ? joint.not.any : [joint.not] };
}

export function jointOf({ join, parts }: Group): Joint {
  const some = [...parts];
  return join === 'all' ? { all: some } : join === 'any' ? { any: some } : { not: { any: some } };
}

/** The same audience with a group outermost, as the editor needs it. */
export function asGroup(audience: Audience): Joint {
  return isGroup(audience) ? audience : { all: [audience] };
}

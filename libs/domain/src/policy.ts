import type { Engagement } from './engagement';

/** The rules of asking. Each decision stores the version it was made under. */
export interface Policy {
  readonly version: number;
  readonly holdout: { readonly share: number; readonly salt: string };
  /** score = positive + needWeight x need; an offer needs at least `threshold`. */
  readonly threshold: number;
  readonly needWeight: number;
  /** A negative score above this blocks, whatever the rest. */
  readonly negativeBound: number;
  readonly cooldownDays: number;
  readonly cap: { readonly asks: number; readonly days: number };
  readonly declines: { readonly inARow: number; readonly silenceDays: number };
  /** Minutes after local midnight; pushes wait while start <= time or time < end. */
  readonly quietHours: { readonly startMinute: number; readonly endMinute: number };
  readonly proposalDays: number;
}

export const DEFAULT_POLICY: Policy = {
  version: 1,
  holdout: { share: 0.1, salt: 'tierlift' },
  threshold: 3.5,
  needWeight: 1.6,
  negativeBound: 0.5,
  cooldownDays: 7,
  cap: { asks: 4, days: 90 },
  declines: { inARow: 3, silenceDays: 90 },
  quietHours: { startMinute: 21 * 60, endMinute: 8 * 60 },
  proposalDays: 5,
};

export function scoreOf(policy: Policy, engagement: Engagement): number {
  return engagement.positive + policy.needWeight * engagement.need;
}

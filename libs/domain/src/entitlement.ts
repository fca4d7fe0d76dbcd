import type { Plan } from './plan';

/** Whether `quantity` more units are within a plan's entitlement, after `used` in this month. */
export interface Allowance {
  readonly allowed: boolean;
  /** Units left in this month before the ones asked for; null: no limit. 0 when the plan does not have the entitlement. */
  readonly remaining: number | null;
  /** Why not: the plan lacks the entitlement, or its limit is reached. null: allowed. */
  readonly because: 'not_included' | 'limit_reached' | null;
}

export function allowanceOf(plan: Pick<Plan, 'entitlements'>, key: string, used: number, quantity: number): Allowance {
  const held = plan.entitlements.find((entitlement) => entitlement.key === key);
  if (!held) return { allowed: false, remaining: 0, because: 'not_included' };
  if (held.perMonth === null) return { allowed: true, remaining: null, because: null };
  const remaining = Math.max(0, held.perMonth - used);
  return quantity <= remaining
    ? { allowed: true, remaining, because: null }
    : { allowed: false, remaining, because: 'limit_reached' };
}

/** The nearest plan above the rank that allows `quantity` more units; undefined: none does. */
export function planThatAllows(
  plans: Iterable<Plan>,
  rank: number,
  key: string,
  used: number,
  quantity: number,
): Plan | undefined {
  return [...plans]
    .filter((plan) => plan.rank > rank && allowanceOf(plan, key, used, quantity).allowed)
    .sort((a, b) => a.rank - b.rank)[0];
}

export const USAGE_THRESHOLDS = [80, 100] as const;

/** The percentages of the limit that `quantity` more units reach, after `used`. */
export function thresholdsReached(limit: number, used: number, quantity: number): number[] {
  const reached = (units: number, percent: number) => units * 100 >= limit * percent;
  return USAGE_THRESHOLDS.filter((percent) => reached(used + quantity, percent) && !reached(used, percent));
}

/** The first instant of the calendar month (UTC) that `at` lies in: usage starts anew then. */
export function usageMonth(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

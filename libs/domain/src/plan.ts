import type { Interval } from './money';

/** A rung of the ladder. `rank` orders the plans: 0 is free; a higher rank is a better plan. */
export interface Plan {
  readonly key: string;
  readonly name: string;
  readonly rank: number;
  readonly entitlements: readonly Entitlement[];
  readonly prices: readonly PlanPrice[];
}

/** What a plan lets its members do. */
export interface Entitlement {
  readonly key: string;
  /** How many units a member may use in a calendar month (UTC); null: as many as wanted. */
  readonly perMonth: number | null;
}

/** `lookupKey` names the price in Stripe. `unitAmountMinor` is per interval. */
export interface PlanPrice {
  readonly interval: Interval;
  readonly currency: string;
  readonly unitAmountMinor: number;
  readonly lookupKey: string;
}

export type Ladder = ReadonlyMap<string, Plan>;

export function ladderOf(plans: readonly Plan[]): Ladder {
  return new Map(plans.map((plan) => [plan.key, plan]));
}

/** The plan without a price at the lowest rank: what a member without a subscription has. */
export function freePlan(ladder: Ladder): Plan | undefined {
  return [...ladder.values()].filter((plan) => plan.prices.length === 0).sort((a, b) => a.rank - b.rank)[0];
}

/** The plan and price behind a Stripe lookup key. */
export function planOfPrice(ladder: Ladder, lookupKey: string): { plan: Plan; price: PlanPrice } | undefined {
  for (const plan of ladder.values()) {
    const price = plan.prices.find((candidate) => candidate.lookupKey === lookupKey);
    if (price) return { plan, price };
  }
  return undefined;
}

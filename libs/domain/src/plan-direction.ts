import type { Plan, PlanPrice } from './plan';

/** A plan at a price; `price` is null for the plan that costs nothing. */
export interface PricedPlan {
  readonly plan: Plan;
  readonly price: PlanPrice | null;
}

/**
 * How a member gets from what is held to what is wanted. Compares prices, not only plans, so that month <-> year is a change.
 * `start`: pays for the first time, on the Checkout page. `now`: a better plan, or the same for longer, is paid and given at once.
 * `at_period_end`: what was paid for is used up first. `end`: the plan without a price, when the period ends. `same`: nothing to do.
 */
export type Direction = 'start' | 'now' | 'at_period_end' | 'end' | 'same';

export function directionOf(held: PricedPlan, wanted: PricedPlan): Direction {
  if (!held.price) return wanted.price ? 'start' : 'same';
  if (!wanted.price) return 'end';
  if (held.price.lookupKey === wanted.price.lookupKey) return 'same';
  if (held.plan.rank !== wanted.plan.rank) return wanted.plan.rank > held.plan.rank ? 'now' : 'at_period_end';
  return wanted.price.interval === 'year' && held.price.interval === 'month' ? 'now' : 'at_period_end';
}

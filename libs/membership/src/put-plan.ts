import { DomainError } from '#platform';
import { planOfPrice, type Ladder, type Plan, type PlanPrice } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { PlansStore } from './plans-store';

/** Adds or changes a plan. A price that is sold never changes its amount: a new amount takes a new lookup key, and the old one stays while members pay by it. */
@Injectable()
export class PutPlan {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansStore,
  ) {}

  /** Throws `plan_in_use`. */
  run(plan: Plan): Promise<Plan> {
    return inTransaction(this.database, async (tx) => this.put(tx, await this.plans.lock(tx), plan));
  }

  /** Adds a price to a plan as it stands now; a plan of which nothing was known goes to the top of the ladder. Throws `plan_in_use`. */
  addPrice({ key, name }: Pick<Plan, 'key' | 'name'>, price: PlanPrice): Promise<Plan> {
    return inTransaction(this.database, async (tx) => {
      const ladder = await this.plans.lock(tx);
      const rank = Math.max(0, ...[...ladder.values()].map((one) => one.rank)) + 1;
      const plan = ladder.get(key) ?? { key, name, rank, entitlements: [], prices: [] };
      const isThere = plan.prices.some(({ lookupKey }) => lookupKey === price.lookupKey);
      return isThere ? plan : this.put(tx, ladder, { ...plan, prices: [...plan.prices, price] });
    });
  }

  private async put(tx: Tx, ladder: Ladder, plan: Plan): Promise<Plan> {
    for (const price of plan.prices) {
      const known = planOfPrice(ladder, price.lookupKey);
      if (known && known.plan.key !== plan.key)
        throw new DomainError('plan_in_use', `the lookup key ${price.lookupKey} belongs to plan ${known.plan.key}`);
      const same =
        known?.price.unitAmountMinor === price.unitAmountMinor &&
        known.price.currency === price.currency &&
        known.price.interval === price.interval;
      if (known && !same)
        throw new DomainError(
          'plan_in_use',
          `the price ${price.lookupKey} cannot change; give the new price a new lookup key`,
        );
    }
    const kept = new Set(plan.prices.map(({ lookupKey }) => lookupKey));
    const dropped = (ladder.get(plan.key)?.prices ?? [])
      .map(({ lookupKey }) => lookupKey)
      .filter((key) => !kept.has(key));
    const [paid] = await this.plans.subscribed(tx, dropped);
    if (paid)
      throw new DomainError('plan_in_use', `members pay by the price ${paid}; keep it in the list, behind the new one`);
    await this.plans.put(tx, plan);
    return plan;
  }
}

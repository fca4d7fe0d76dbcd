import type { PlanPrice } from '#domain';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { StripeGateway } from './stripe-gateway';

export interface CatalogueStep {
  readonly lookupKey: string;
  readonly plan: string;
  /** `differs`: Stripe has this key with another amount, currency or interval; it is never changed. */
  readonly state: 'present' | 'created' | 'missing' | 'differs';
}

/** Makes Stripe hold a price for every price of our plans, found by lookup key. Never changes a price that exists. */
@Injectable()
export class SyncCatalogue {
  constructor(
    private readonly plans: PlansStore,
    private readonly stripe: StripeGateway,
  ) {}

  /** `dryRun` creates nothing: what would be created is `missing`. */
  async run(dryRun: boolean): Promise<CatalogueStep[]> {
    const steps: CatalogueStep[] = [];
    for (const plan of await this.plans.all()) {
      for (const price of plan.prices) {
        const held = await this.stripe.findPrice(price.lookupKey);
        if (!held && !dryRun) await this.stripe.createPrice(await this.stripe.ensureProduct(plan), price);
        const state = held ? (isSame(held, price) ? 'present' : 'differs') : dryRun ? 'missing' : 'created';
        steps.push({ lookupKey: price.lookupKey, plan: plan.key, state });
      }
    }
    return steps;
  }
}

function isSame(a: PlanPrice, b: PlanPrice): boolean {
  return a.currency === b.currency && a.interval === b.interval && a.unitAmountMinor === b.unitAmountMinor;
}

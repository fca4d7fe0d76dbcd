import { freePlan, ladderOf, type Plan, type PlanPrice } from '#domain';
import { PlansStore, PutPlan } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { StripeCatalogue, type HeldPrice } from './stripe-catalogue';
import { StripePricesStore } from './stripe-prices-store';

export interface CatalogueStep {
  readonly lookupKey: string;
  readonly plan: string;
  /**
   * `missing` here or there (dry run); `created` in Stripe; `adopted` from Stripe. `differs`: Stripe has this key with another
   * amount, currency or interval, and it is never changed. `archived`: Stripe has it but sells it no more.
   */
  readonly state: 'present' | 'missing' | 'created' | 'adopted' | 'differs' | 'archived';
}

/**
 * Makes our plans and Stripe's prices agree by lookup key: what Stripe lacks is made there; what is there, on a product whose
 * metadata `tierlift_plan` names a plan, is adopted here if it is one amount a month or a year. Never changes a price that exists.
 */
@Injectable()
export class SyncCatalogue {
  private readonly logger = new Logger(SyncCatalogue.name);

  constructor(
    private readonly plans: PlansStore,
    private readonly putPlan: PutPlan,
    private readonly stripe: StripeCatalogue,
    private readonly prices: StripePricesStore,
  ) {}

  /** `dryRun` changes nothing, here or there. */
  async run(dryRun: boolean): Promise<CatalogueStep[]> {
    const plans = await this.plans.all();
    const pushed: CatalogueStep[] = [];
    for (const plan of plans) {
      for (const price of plan.prices) pushed.push(await this.push(plan, price, dryRun));
    }
    return [...pushed, ...(await this.adopt(plans, dryRun))];
  }

  /** Someone changed the catalogue in Stripe: what disagrees now is logged. */
  async report(): Promise<void> {
    const wrong = (await this.run(true)).filter(({ state }) => state !== 'present');
    if (wrong.length > 0) this.logger.warn({ wrong }, 'the catalogue differs from Stripe: see npm run stripe:sync');
  }

  private async push(plan: Plan, price: PlanPrice, dryRun: boolean): Promise<CatalogueStep> {
    const step = { lookupKey: price.lookupKey, plan: plan.key };
    const held = await this.stripe.findPrice(price.lookupKey);
    if (held && !isSame(held, price)) return { ...step, state: 'differs' };
    const found = held && (held.active ? 'present' : 'archived');
    if (dryRun) return { ...step, state: found ?? 'missing' };
    const id = held?.id ?? (await this.stripe.createPrice(await this.stripe.ensureProduct(plan), price));
    await this.prices.remember([{ id, lookupKey: price.lookupKey }]);
    return { ...step, state: found ?? 'created' };
  }

  private async adopt(plans: readonly Plan[], dryRun: boolean): Promise<CatalogueStep[]> {
    const known = new Set(plans.flatMap(({ prices }) => prices.map(({ lookupKey }) => lookupKey)));
    const free = freePlan(ladderOf(plans))?.key;
    const foreign = (await this.stripe.recurringPrices()).filter(({ lookupKey }) => !known.has(lookupKey));
    const steps: CatalogueStep[] = [];
    for (const { id, planKey, productName, lookupKey, interval, currency, unitAmountMinor, isPlain } of foreign) {
      if (!planKey || planKey === free || !isPlain) continue;
      const price = { lookupKey, interval, currency, unitAmountMinor };
      if (!dryRun) {
        await this.putPlan.addPrice({ key: planKey, name: productName }, price);
        await this.prices.remember([{ id, lookupKey }]);
      }
      steps.push({ lookupKey, plan: planKey, state: dryRun ? 'missing' : 'adopted' });
    }
    return steps;
  }
}

function isSame(a: HeldPrice, b: PlanPrice): boolean {
  return a.isPlain && a.currency === b.currency && a.interval === b.interval && a.unitAmountMinor === b.unitAmountMinor;
}

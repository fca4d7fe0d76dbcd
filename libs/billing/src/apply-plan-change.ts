import { Clock } from '#platform';
import { idempotencyKeyOf } from '#domain';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeRefusal } from './stripe-client';
import { StripeGateway, type UpdateParameters } from './stripe-gateway';

/** Carries a confirmed change out in Stripe with frozen parameters and key, then settles it. A repeat is the same request. */
@Injectable()
export class ApplyPlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stripe: StripeGateway,
    private readonly customers: CustomersStore,
    private readonly changes: PlanChangesStore,
    private readonly settleMember: SettleMember,
  ) {}

  async run(planChangeId: string): Promise<void> {
    const { memberId } = await this.changes.byId(planChangeId);
    const customer = await this.customers.ofMember(memberId);
    if (!customer) return;
    await this.settleMember.exclusively(customer, async () => {
      const change = await this.changes.byId(planChangeId);
      if (change.status !== 'submitted' || change.kind !== 'update' || !change.parameters) return;
      try {
        await this.stripe.update(change.parameters as UpdateParameters, idempotencyKeyOf(change));
      } catch (error) {
        if (!(error instanceof StripeRefusal)) throw error;
        const failed = { failureCode: error.stripeCode, settledAt: this.clock.now() };
        await this.changes.move(this.database, change.id, 'failed', failed);
      }
      await this.settleMember.settle(customer);
    });
  }
}

import { after, Clock, HOUR } from '#platform';
import { idempotencyKeyOf, isPaidOnPage, type PlanChange } from '#domain';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeRefusal } from './stripe-client';
import { StripeSubscriptions, type ChangeRequest } from './stripe-subscriptions';

/** Stripe forgets a key after 24 hours; before that we stop sending and only read. */
const KEY_HOURS = 23;

/** Carries a confirmed change out in Stripe with frozen request and key, then settles it. A repeat is the same request. */
@Injectable()
export class ApplyPlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stripe: StripeSubscriptions,
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
      if (change.status !== 'submitted' || isPaidOnPage(change) || !change.parameters) return;
      const failure = await this.send(change);
      await this.settleMember.settle(customer);
      // Stripe may have done it and only failed to say so: what was read now decides
      if (failure && (await this.changes.byId(change.id)).status === 'submitted') throw failure;
    });
  }

  /** Answers what went wrong if it may go well later; a definite no ends the change. */
  private async send(change: PlanChange): Promise<Error | null> {
    if (change.submittedAt && after(change.submittedAt, KEY_HOURS * HOUR) <= this.clock.now()) return null;
    try {
      await this.stripe.send(change.parameters as ChangeRequest, idempotencyKeyOf(change));
      return null;
    } catch (error) {
      if (!(error instanceof StripeRefusal)) return error instanceof Error ? error : new Error(String(error));
      const failed = { failureCode: error.failureCode, settledAt: this.clock.now() };
      await this.changes.move(this.database, change.id, 'failed', failed);
      return null;
    }
  }
}

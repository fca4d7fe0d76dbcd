import { after, Clock, HOUR } from '#platform';
import { idempotencyKeyOf, isPaidOnPage, type PlanChange } from '#domain';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeRefusal } from './stripe-client';
import { StripeProductInvoices, type InvoiceRequest } from './stripe-product-invoices';
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
    private readonly productInvoices: StripeProductInvoices,
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
      if (!isToBeSent(change)) return;
      const failure = await this.send(change);
      await this.settleMember.settle(customer);
      // Stripe may have done it and only failed to say so: what was read now decides
      if (failure && isToBeSent(await this.changes.byId(change.id))) throw failure;
    });
  }

  /** Answers what went wrong if it may go well later; a definite no ends the change. */
  private async send(change: PlanChange): Promise<Error | null> {
    if (change.submittedAt && after(change.submittedAt, KEY_HOURS * HOUR) <= this.clock.now()) return null;
    try {
      await (change.kind === 'invoice'
        ? this.charge(change)
        : this.stripe.send(change.parameters as ChangeRequest, idempotencyKeyOf(change)));
      return null;
    } catch (error) {
      if (!(error instanceof StripeRefusal)) return error instanceof Error ? error : new Error(String(error));
      const failed = { failureCode: error.failureCode, settledAt: this.clock.now() };
      await inTransaction(this.database, async (tx) => {
        await this.changes.move(tx, change.id, 'failed', failed);
        if (change.afterId) await enqueue(tx, 'settle-sale', { planChangeId: change.afterId });
      });
      return null;
    }
  }

  /** The invoice is known here before anything can be paid on it. */
  private async charge(change: PlanChange): Promise<void> {
    const request = change.parameters as InvoiceRequest;
    const key = idempotencyKeyOf(change);
    const id = change.stripeId ?? (await this.productInvoices.open(request, change.id, key));
    if (!change.stripeId) await this.changes.link(this.database, change.id, id);
    await this.productInvoices.charge(id, request, key);
  }
}

/** An invoice that was read between being closed and being charged looks as if its card had been refused. */
function isToBeSent(change: PlanChange): boolean {
  const { status, kind, parameters } = change;
  return (
    parameters !== null &&
    !isPaidOnPage(change) &&
    (status === 'submitted' || (kind === 'invoice' && status === 'requires_action'))
  );
}

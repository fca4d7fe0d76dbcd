import { newId } from '#platform';
import { isPaidOnPage, leavesPlan, worthOf, type PlanChange } from '#domain';
import type { BillingCustomer, Tx } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import type { InvoiceRequest } from './stripe-product-invoices';
import { StripeSubscriptions, type ChangeRequest } from './stripe-subscriptions';

/**
 * Products that were agreed together with a change in place: charged next, by a change of their own. It is written in the transaction of
 * the success that it waits for, so they are neither lost nor charged beside a plan that was not paid.
 */
@Injectable()
export class ChargeProducts {
  constructor(
    private readonly changes: PlanChangesStore,
    private readonly stripe: StripeSubscriptions,
  ) {}

  /** The card that pays for the subscription; null: the customer's, or there is nothing to charge. */
  async cardAfter(change: PlanChange | null): Promise<string | null> {
    return change && isFollowed(change) && change.stripeId ? this.stripe.paymentMethodOf(change.stripeId) : null;
  }

  /** Call when `change` has succeeded. */
  async after(
    tx: Tx,
    change: PlanChange,
    { stripeCustomerId: customer }: BillingCustomer,
    paymentMethod: string | null,
    now: Date,
  ): Promise<void> {
    const { products = [] } = change.terms;
    const { products: items } = change.parameters as ChangeRequest;
    const [first] = products;
    if (!isFollowed(change) || !items || !first) return;
    const totalMinor = worthOf(products);
    const parameters: InvoiceRequest = { customer, paymentMethod, currency: first.currency, items, totalMinor };
    const next: PlanChange = {
      ...change,
      id: newId(),
      proposalId: null,
      afterId: change.id,
      kind: 'invoice',
      status: 'submitted',
      fromPlanKey: change.toPlanKey,
      priceLookupKey: null,
      parameters,
      generation: 1,
      stripeId: null,
      paymentId: null,
      url: null,
      failureCode: null,
      createdAt: now,
      submittedAt: now,
      settledAt: null,
    };
    await this.changes.insert(tx, next);
    await enqueue(tx, 'apply-plan-change', { planChangeId: next.id });
  }
}

/** On Stripe's page products and plan are paid together. */
function isFollowed(change: PlanChange): boolean {
  return (change.terms.products ?? []).length > 0 && !isPaidOnPage(change) && !leavesPlan(change);
}

import { Clock, Metrics, newId } from '#platform';
import {
  idempotencyKeyOf,
  isFinal,
  isPaidOnPage,
  leavesPlan,
  mrrOf,
  PLAN_CHANGE_MOVES,
  planFrom,
  planOfPrice,
  settledStatus,
  type Ladder,
  type Member,
  type PlanChange,
  type PlanTruth,
  type SubscriptionFacts,
} from '#domain';
import { Database, inTransaction, Locks, type BillingCustomer, type StripePrice, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { enqueue } from '#jobs';
import { MembersStore, PlansStore } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { ChargeProducts } from './charge-products';
import { CustomersStore } from './customers-store';
import { MovementsStore } from './movements-store';
import { PlanChangesStore } from './plan-changes-store';
import { StripeCheckout, type CheckoutState } from './stripe-checkout';
import { StripeCustomers } from './stripe-customers';
import { StripeInvoices, type ChangeInvoice } from './stripe-invoices';
import { StripePricesStore } from './stripe-prices-store';
import { StripeSubscriptions, type ChangeRequest } from './stripe-subscriptions';
import { SubscriptionsStore } from './subscriptions-store';

/** All that Stripe said in one read. */
interface Reading {
  readonly at: Date;
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly session: CheckoutState | null;
  /** Its own, or the latest of the subscription, while a change is in flight. */
  readonly invoice: ChangeInvoice | null;
  /** The card that pays for products after the change in flight; null: the customer's. */
  readonly paymentMethod: string | null;
}

/**
 * Reads Stripe and makes our rows agree: subscription, plan, plan change, recurring revenue. The one way by which a plan ever
 * changes; safe to repeat, in any order, from any number of causes.
 */
@Injectable()
export class SettleMember {
  private readonly logger = new Logger(SettleMember.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly locks: Locks,
    private readonly stripe: StripeCustomers,
    private readonly checkout: StripeCheckout,
    private readonly stripeInvoices: StripeInvoices,
    private readonly stripeSubscriptions: StripeSubscriptions,
    private readonly chargeProducts: ChargeProducts,
    private readonly customers: CustomersStore,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly prices: StripePricesStore,
    private readonly subscriptions: SubscriptionsStore,
    private readonly changes: PlanChangesStore,
    private readonly movements: MovementsStore,
    private readonly events: OutgoingEvents,
    private readonly metrics: Metrics,
  ) {}

  /** A member without a Stripe customer has nothing to settle. `changed`: our rows did not agree before. */
  async run(memberId: string): Promise<{ changed: boolean }> {
    const customer = await this.customers.ofMember(memberId);
    return customer ? this.exclusively(customer, () => this.settle(customer)) : { changed: false };
  }

  /** One at a time per customer, across read and write: an older read can never overwrite a newer one. */
  exclusively<T>(customer: BillingCustomer, work: () => Promise<T>): Promise<T> {
    return this.locks.exclusively(`customer:${customer.stripeCustomerId}`, work);
  }

  /** Call within `exclusively`. */
  async settle(customer: BillingCustomer): Promise<{ changed: boolean }> {
    const change = await this.changes.inFlight(this.database, customer.memberId);
    let reading = await this.read(customer, change);
    if (await this.layOff(change, reading)) reading = await this.read(customer, change);
    return inTransaction(this.database, (tx) => this.write(tx, customer, reading, change));
  }

  private async read(customer: BillingCustomer, change: PlanChange | null): Promise<Reading> {
    const at = await this.customers.databaseTime();
    const ladder = await this.plans.ladder();
    // the page first: what was paid on it is among the subscriptions, or has been changed since
    const session =
      change && isPaidOnPage(change) && change.stripeId ? await this.checkout.retrieve(change.stripeId) : null;
    const ourPrice = await this.prices.recognise(ladder);
    const subscriptions = await this.stripe.subscriptions(customer.stripeCustomerId, ourPrice);
    const truth = planFrom(subscriptions, ladder, this.clock.now());
    const latest = truth.kind === 'plan' ? truth.subscription?.latestInvoiceId : null;
    const billed = change?.kind === 'invoice' ? change.stripeId : change?.kind === 'purchase' ? null : latest;
    const invoice = change && billed ? await this.stripeInvoices.ofChange(billed) : null;
    const paymentMethod = await this.chargeProducts.cardAfter(change);
    return { at, subscriptions, session, invoice, paymentMethod };
  }

  /** A better plan that is paid takes the place of a lower one that was agreed for later. Until then both stand: the payment may fail. */
  private async layOff(change: PlanChange | null, { subscriptions }: Reading): Promise<boolean> {
    if (change?.kind !== 'update') return false;
    const { releases } = change.parameters as ChangeRequest;
    const scheduled = subscriptions.find(({ scheduleId }) => scheduleId !== null && scheduleId === releases);
    if (!releases || !scheduled) return false;
    if (settledStatus(change, { subscription: scheduled, sessionStatus: null }) !== 'succeeded') return false;
    await this.stripeSubscriptions.release(releases, idempotencyKeyOf(change));
    return true;
  }

  private async write(
    tx: Tx,
    customer: BillingCustomer,
    reading: Reading,
    change: PlanChange | null,
  ): Promise<{ changed: boolean }> {
    const { memberId } = customer;
    const [member] = await this.members.lock(tx, [memberId]);
    if (!member) return { changed: false };
    const now = this.clock.now();
    const ladder = await this.plans.ladder(tx);
    const truth = planFrom(reading.subscriptions, ladder, now);
    const before = await this.subscriptions.ofMember(memberId, tx);
    const read = reading.subscriptions.map((facts) => ({
      ...facts,
      memberId,
      mrrMinor: mrrOf(facts, ladder),
      readAt: reading.at,
    }));
    await this.subscriptions.put(tx, read);
    await this.prices.remember(oursOf(read, ladder), tx);
    await this.subscriptions.markGone(
      tx,
      memberId,
      read.map(({ id }) => id),
    );
    await this.customers.markRead(tx, memberId, reading.at);
    if (read.some(({ trialEnd }) => trialEnd)) await this.customers.markTrialUsed(tx, memberId, now);
    const settled = await this.settleChange(tx, customer, change, truth, reading, now);
    const moved = await this.setPlan(tx, member, truth);
    const planKey = truth.kind === 'plan' ? truth.planKey : member.planKey;
    const movements = await this.movements.between(tx, member, before, read);
    await this.movements.insert(
      tx,
      movements.map((movement) => ({
        id: newId(),
        memberId,
        ...movement,
        planKey,
        previousPlanKey: member.planKey,
        planChangeId: settled?.id ?? null,
        occurredAt: now,
      })),
    );
    return { changed: moved || movements.length > 0 };
  }

  private async settleChange(
    tx: Tx,
    customer: BillingCustomer,
    change: PlanChange | null,
    truth: PlanTruth,
    reading: Reading,
    now: Date,
  ): Promise<PlanChange | null> {
    if (!change || (truth.kind === 'unknown' && !leavesPlan(change))) return null;
    const status = settledStatus(change, {
      subscription: truth.kind === 'plan' ? truth.subscription : null,
      sessionStatus: reading.session?.status ?? null,
      sessionPaid: reading.session?.paid ?? false,
      sessionRefused: bankRefused(change, reading, truth),
      invoiceStatus: reading.invoice?.processing ? 'processing' : (reading.invoice?.status ?? null),
    });
    if (!status || status === change.status) return null;
    const moved = await this.changes.move(tx, change.id, status, {
      ...(isFinal(PLAN_CHANGE_MOVES, status) && { settledAt: now }),
      ...(status === 'failed' && { failureCode: 'bank_refused' }),
      ...(status === 'expired' && { failureCode: change.failureCode ?? 'payment_not_completed' }),
      ...(status === 'succeeded' && {
        failureCode: null,
        paymentId: change.kind === 'purchase' ? reading.session?.paymentId : reading.invoice?.paymentId,
      }),
      ...(status === 'requires_action' && {
        url: reading.invoice?.url ?? null,
        failureCode: reading.invoice?.failureCode ?? null,
      }),
    });
    if (!moved) return null; // somebody else ended it
    if (status === 'succeeded' || (change.afterId && isFinal(PLAN_CHANGE_MOVES, status)))
      await enqueue(tx, 'settle-sale', { planChangeId: change.afterId ?? change.id });
    if (status !== 'succeeded') return null;
    await this.chargeProducts.after(tx, change, customer, reading.paymentMethod, now);
    return change;
  }

  private async setPlan(tx: Tx, member: Member, truth: PlanTruth): Promise<boolean> {
    if (truth.kind === 'plan') {
      await this.members.setPlan(tx, member.id, truth.planKey, 'known');
      if (truth.planKey !== member.planKey) {
        const { externalId, planKey: previousPlan } = member;
        await this.events.publish(tx, 'member.plan_changed', { member: externalId, plan: truth.planKey, previousPlan });
      }
      return truth.planKey !== member.planKey || member.planState !== 'known';
    }
    this.metrics.stripeAlarms.inc({ kind: truth.because });
    this.logger.error(
      { memberId: member.id, because: truth.because },
      'the plan at Stripe is not clear: nothing is offered or changed',
    );
    await this.members.setPlanState(tx, member.id, 'unknown');
    return member.planState !== 'unknown';
  }
}

/** The prices at Stripe by which these sell a plan of ours. */
function oursOf(subscriptions: readonly SubscriptionFacts[], ladder: Ladder): StripePrice[] {
  return subscriptions.flatMap(({ priceId: id, lookupKey }) =>
    id && lookupKey && planOfPrice(ladder, lookupKey) ? [{ id, lookupKey }] : [],
  );
}

/** Whether what was to be paid after the page was closed will not come: the bank said no, or there is no subscription any more. */
function bankRefused({ kind }: PlanChange, { session, invoice }: Reading, truth: PlanTruth): boolean {
  if (kind === 'purchase') return session?.refused ?? false;
  const ended = truth.kind === 'plan' && truth.subscription === null;
  return ended || (invoice !== null && invoice.failureCode !== null);
}

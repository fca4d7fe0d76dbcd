import { after, Clock, Config, DomainError, MINUTE, newId } from '#platform';
import {
  IN_FLIGHT,
  idempotencyKeyOf,
  isLive,
  planFrom,
  planOfPrice,
  QUOTE_MINUTES,
  type Member,
  type PlanChange,
  type Quote,
  type SubscriptionFacts,
} from '#domain';
import { Database, inTransaction } from '#database';
import { MembersStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { QuotesStore } from './quotes-store';
import { StripeRefusal } from './stripe-client';
import { StripeGateway, type CheckoutParameters, type UpdateParameters } from './stripe-gateway';

/** What the member needs to go on: a quote to confirm, or a page to pay on. */
export interface PreparedChange {
  readonly planChange: PlanChange;
  readonly quote: Quote | null;
}

/**
 * Brings an accepted change to the point where the member can say the last yes: a free member gets a Checkout page, a paying
 * member a quote. Safe to call again: the same change answers with its page, or with a fresh quote.
 */
@Injectable()
export class PreparePlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly stripe: StripeGateway,
    private readonly customers: CustomersStore,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly changes: PlanChangesStore,
    private readonly quotes: QuotesStore,
  ) {}

  /** Throws `multiple_subscriptions`, `already_on_plan`, `change_in_progress`, `price_unknown`, `stripe_refused`, `stripe_unavailable`. */
  async run(planChangeId: string): Promise<PreparedChange> {
    const change = await this.changes.byId(planChangeId);
    if (change.status === 'submitted' && change.kind === 'checkout') return this.openCheckout(change);
    if (change.status !== 'quoted') return { planChange: change, quote: null };

    const member = await this.members.byId(this.database, change.memberId);
    const subscription = await this.liveSubscription(member);
    await this.assertHigher(member, change, subscription);
    return subscription ? this.quote(change, subscription) : this.checkout(change, member);
  }

  /** The quote for what is asked now; the old one stays as it was. */
  async quote(change: PlanChange, subscription: SubscriptionFacts): Promise<PreparedChange> {
    const now = this.clock.now();
    const parameters: UpdateParameters = {
      subscription: subscription.id,
      item: subscription.itemId,
      price: await this.stripe.priceOf(change.priceLookupKey),
      quantity: subscription.quantity,
      prorationDate: Math.floor(now.getTime() / 1000),
    };
    const amounts = await this.stripe.previewUpdate(parameters);
    const quote: Quote = {
      id: newId(),
      planChangeId: change.id,
      memberId: change.memberId,
      ...amounts,
      recurringMinor: await this.recurring(change, subscription.quantity),
      nextInvoiceAt: subscription.currentPeriodEnd,
      prorationDate: parameters.prorationDate,
      createdAt: now,
      expiresAt: after(now, QUOTE_MINUTES * MINUTE),
    };
    return inTransaction(this.database, async (tx) => {
      const frozen = await this.changes.freeze(tx, change.id, 'update', parameters);
      if (frozen === 0) throw new DomainError('change_in_progress', 'this change has just been confirmed');
      await this.quotes.insert(tx, quote);
      return { planChange: await this.changes.byId(change.id, tx), quote };
    });
  }

  /** The one live subscription to a plan of ours, asked of Stripe itself and not of our row. */
  async liveSubscription(member: Member): Promise<SubscriptionFacts | null> {
    const customer = await this.customers.ofMember(member.id);
    if (!customer) return null;
    const subscriptions = await this.stripe.subscriptionsOf(customer.stripeCustomerId);
    const truth = planFrom(subscriptions, await this.plans.ladder(), this.clock.now());
    if (truth.kind === 'unknown' && truth.because === 'multiple_subscriptions') {
      throw new DomainError(
        'multiple_subscriptions',
        'several live subscriptions were found; end all but one in Stripe first',
      );
    }
    if (truth.kind === 'unknown')
      throw new DomainError(
        'plan_state_unknown',
        `Stripe's answer is not clear (${truth.because}); nothing was changed`,
      );
    return truth.subscription && isLive(truth.subscription) ? truth.subscription : null;
  }

  private async assertHigher(
    member: Member,
    change: PlanChange,
    subscription: SubscriptionFacts | null,
  ): Promise<void> {
    const ladder = await this.plans.ladder();
    const held = subscription?.lookupKey
      ? planOfPrice(ladder, subscription.lookupKey)?.plan
      : ladder.get(member.planKey);
    const wanted = ladder.get(change.toPlanKey);
    if (!wanted) throw new DomainError('plan_unknown', `the plan ${change.toPlanKey} is gone`);
    if (subscription && held && held.rank >= wanted.rank) {
      await this.changes.move(this.database, change.id, 'superseded', { settledAt: this.clock.now() });
      throw new DomainError('already_on_plan', `the member is on ${held.key} already`);
    }
  }

  private async checkout(change: PlanChange, member: Member): Promise<PreparedChange> {
    const customer =
      (await this.customers.ofMember(member.id)) ??
      (await this.customers.link(this.database, member.id, await this.stripe.createCustomer(member)));
    const parameters: CheckoutParameters = {
      customer: customer.stripeCustomerId,
      price: await this.stripe.priceOf(change.priceLookupKey),
      planChangeId: change.id,
      memberId: member.id,
      successUrl: `${this.config.publicUrl}/checkout/return?session_id={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${this.config.publicUrl}/checkout/cancelled`,
    };
    await this.changes.freeze(this.database, change.id, 'checkout', parameters);
    await this.changes.move(this.database, change.id, 'submitted');
    return this.openCheckout(await this.changes.byId(change.id));
  }

  /** Sends the frozen request. After a crash the same key brings back the same session. */
  private async openCheckout(change: PlanChange): Promise<PreparedChange> {
    if (!IN_FLIGHT.includes(change.status) || !change.parameters) {
      throw new DomainError('change_in_progress', 'this change has just been settled otherwise');
    }
    try {
      const session = await this.stripe.createCheckout(
        change.parameters as CheckoutParameters,
        idempotencyKeyOf(change),
      );
      await this.changes.move(this.database, change.id, 'requires_action', { stripeId: session.id, url: session.url });
    } catch (error) {
      if (error instanceof StripeRefusal) {
        const failed = { failureCode: error.stripeCode, settledAt: this.clock.now() };
        await this.changes.move(this.database, change.id, 'failed', failed);
      }
      throw error;
    }
    return { planChange: await this.changes.byId(change.id), quote: null };
  }

  private async recurring(change: PlanChange, quantity: number): Promise<number> {
    const sold = planOfPrice(await this.plans.ladder(), change.priceLookupKey);
    if (!sold) throw new DomainError('price_unknown', `no plan has the price ${change.priceLookupKey}`);
    return sold.price.unitAmountMinor * quantity;
  }
}

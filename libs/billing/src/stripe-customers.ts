import { Config } from '#platform';
import type { Charge, SubscriptionFacts } from '#domain';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { InvoicePage } from './member-invoice';
import { StripeClient } from './stripe-client';
import type { OurPrice } from './stripe-prices-store';
import { factsOf, idOf, scheduledOf, timeOf } from './subscription-facts';

/** Customers at Stripe and what they subscribe to. */
@Injectable()
export class StripeCustomers {
  private readonly stripe: Stripe;

  constructor(
    private readonly client: StripeClient,
    private readonly config: Config,
  ) {
    this.stripe = client.api;
  }

  /** `replaces`: the member's customer that was deleted in Stripe. */
  async create(
    member: { id: string; externalId: string; email: string | null },
    replaces: string | null,
  ): Promise<string> {
    const { id, externalId, email } = member;
    const metadata = { tierlift_member: id, external_id: externalId };
    const idempotencyKey = replaces ? `customer:${id}:${replaces}` : `customer:${id}`;
    const customer = await this.client.call(() =>
      this.stripe.customers.create({ metadata, ...(email && { email }) }, { idempotencyKey }),
    );
    return customer.id;
  }

  /** Deletes the customer and its cards for good; its invoices Stripe keeps. One that is gone already is no fault. */
  async delete(customer: string): Promise<void> {
    await this.client.find(() => this.stripe.customers.del(customer));
  }

  /** All subscriptions of a customer, ended ones too. A customer that was deleted has none. */
  async subscriptions(customer: string, ourPrice: OurPrice): Promise<SubscriptionFacts[]> {
    const found: SubscriptionFacts[] = [];
    for await (const facts of this.listed({ customer }, ourPrice))
      found.push(facts.scheduleId ? { ...facts, ...(await this.scheduled(facts.scheduleId, ourPrice)) } : facts);
    return found;
  }

  /** The subscriptions of all customers, ended ones too, without what is scheduled. */
  everySubscription(ourPrice: OurPrice): AsyncGenerator<SubscriptionFacts> {
    return this.listed({}, ourPrice);
  }

  /** All successful charges of a customer, newest first. A customer that was deleted has none. */
  async *charges(customer: string, memberId: string): AsyncGenerator<Omit<Charge, 'readAt'>> {
    for await (const charge of this.client.every((from) => this.stripe.charges.list({ customer, ...from }))) {
      if (charge.status !== 'succeeded' || !charge.captured) continue;
      yield {
        id: charge.id,
        memberId,
        paymentId: idOf(charge.payment_intent),
        amountMinor: charge.amount_captured,
        refundedMinor: charge.amount_refunded,
        chargedBack: charge.disputed && !(await this.wasWon(charge.id)),
        currency: charge.currency,
        chargedAt: timeOf(charge.created),
      };
    }
  }

  /** Invoices, newest first. A customer that was deleted shows none. */
  async invoices(customer: string, limit: number, after: string | undefined): Promise<InvoicePage> {
    const page = await this.client.find(() =>
      this.stripe.invoices.list({ customer, limit, ...(after !== undefined && { starting_after: after }) }),
    );
    const data = page?.data.map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      status: invoice.status,
      currency: invoice.currency,
      totalMinor: invoice.total,
      paidMinor: invoice.amount_paid,
      createdAt: timeOf(invoice.created),
      url: invoice.hosted_invoice_url ?? null,
    }));
    return { data: data ?? [], hasMore: page?.has_more ?? false };
  }

  /** Whether every dispute of a charge ended for the merchant. */
  private async wasWon(charge: string): Promise<boolean> {
    const { data } = await this.client.call(() => this.stripe.disputes.list({ charge, limit: 100 }));
    return data.every(({ status }) => status === 'won' || status === 'warning_closed');
  }

  /** Stripe's own page where the member sees invoices, changes the card, the plan, or cancels. */
  async portal(customer: string, returnUrl: string): Promise<string> {
    const configuration = this.config.env.STRIPE_PORTAL_CONFIGURATION ?? (await this.portalConfiguration());
    const session = await this.client.call(() =>
      this.stripe.billingPortal.sessions.create({ customer, return_url: returnUrl, configuration }),
    );
    return session.url;
  }

  /** Ours, made if missing: invoices, card and cancellation at the end of the period. Better plans are sold on the site. */
  private async portalConfiguration(): Promise<string> {
    const { data } = await this.client.call(() =>
      this.stripe.billingPortal.configurations.list({ active: true, limit: 100 }),
    );
    const held = data.find(({ metadata }) => metadata?.tierlift === 'portal');
    if (held) return held.id;
    const made = await this.client.call(() =>
      this.stripe.billingPortal.configurations.create(
        {
          features: {
            invoice_history: { enabled: true },
            payment_method_update: { enabled: true },
            subscription_cancel: { enabled: true, mode: 'at_period_end' },
          },
          metadata: { tierlift: 'portal' },
        },
        { idempotencyKey: 'portal:configuration' },
      ),
    );
    return made.id;
  }

  private async *listed(of: { customer?: string }, ourPrice: OurPrice): AsyncGenerator<SubscriptionFacts> {
    const expand = ['data.discounts.source.coupon', 'data.latest_invoice'];
    const all = this.client.every((from) => this.stripe.subscriptions.list({ ...of, ...from, status: 'all', expand }));
    for await (const subscription of all) yield factsOf(subscription, ourPrice);
  }

  private async scheduled(id: string, ourPrice: OurPrice): Promise<ReturnType<typeof scheduledOf>> {
    return scheduledOf(
      await this.client.call(() => this.stripe.subscriptionSchedules.retrieve(id, { expand: ['phases.items.price'] })),
      ourPrice,
    );
  }
}

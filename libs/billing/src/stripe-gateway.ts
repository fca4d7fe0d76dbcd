import { Config, DomainError } from '#platform';
import type { Interval, Plan, PlanPrice, Quote, SubscriptionFacts } from '#domain';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { callStripe, stripeClient, StripeRefusal } from './stripe-client';
import { factsOf, idOf } from './subscription-facts';

/** What a subscription is changed to. Preview and update send the same, so what was shown is what is charged. */
export type UpdateParameters = {
  readonly subscription: string;
  readonly item: string;
  readonly price: string;
  readonly quantity: number;
  /** Unix seconds. */
  readonly prorationDate: number;
};

export type CheckoutParameters = {
  readonly customer: string;
  readonly price: string;
  readonly planChangeId: string;
  readonly memberId: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
};

export type Amounts = Pick<Quote, 'currency' | 'amountDueNowMinor' | 'lines'>;

/** Every request to Stripe. Mutations carry an idempotency key that a stored row gives. Never called inside a transaction. */
@Injectable()
export class StripeGateway {
  private readonly stripe: Stripe;

  constructor(config: Config) {
    this.stripe = stripeClient(config);
  }

  async createCustomer(member: { id: string; externalId: string; email: string | null }): Promise<string> {
    const { id, externalId, email } = member;
    const metadata = { tierlift_member: id, external_id: externalId };
    const customer = await callStripe(() =>
      this.stripe.customers.create({ metadata, ...(email && { email }) }, { idempotencyKey: `customer:${id}` }),
    );
    return customer.id;
  }

  /** All subscriptions of a customer, ended ones too. A customer that was deleted has none. */
  async subscriptionsOf(customer: string): Promise<SubscriptionFacts[]> {
    const found: SubscriptionFacts[] = [];
    let startingAfter: string | undefined;
    for (;;) {
      const page = await callStripe(() =>
        this.stripe.subscriptions.list({
          customer,
          status: 'all',
          limit: 100,
          ...(startingAfter && { starting_after: startingAfter }),
        }),
      ).catch((error: unknown) => {
        if (error instanceof StripeRefusal && error.stripeCode === 'resource_missing') return null;
        throw error;
      });
      if (!page) return [];
      found.push(...page.data.map(factsOf));
      startingAfter = page.data.at(-1)?.id;
      if (!page.has_more) return found;
    }
  }

  /** The id of the active price with this lookup key. */
  async priceOf(lookupKey: string): Promise<string> {
    const prices = await callStripe(() =>
      this.stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 }),
    );
    const [price] = prices.data;
    if (!price)
      throw new DomainError(
        'price_unknown',
        `Stripe has no active price with the lookup key ${lookupKey}; make it with POST /v1/plans/sync`,
      );
    return price.id;
  }

  async createCheckout(parameters: CheckoutParameters, idempotencyKey: string): Promise<{ id: string; url: string }> {
    const { customer, price, planChangeId, memberId, successUrl, cancelUrl } = parameters;
    const metadata = { tierlift_plan_change: planChangeId, tierlift_member: memberId };
    const session = await callStripe(() =>
      this.stripe.checkout.sessions.create(
        {
          mode: 'subscription',
          customer,
          client_reference_id: memberId,
          line_items: [{ price, quantity: 1 }],
          metadata,
          subscription_data: { metadata },
          success_url: successUrl,
          cancel_url: cancelUrl,
        },
        { idempotencyKey },
      ),
    );
    if (!session.url) throw new DomainError('stripe_unavailable', 'Stripe made a Checkout Session without a page');
    return { id: session.id, url: session.url };
  }

  async checkout(id: string): Promise<{ status: 'open' | 'complete' | 'expired' | null; customerId: string | null }> {
    const session = await callStripe(() => this.stripe.checkout.sessions.retrieve(id));
    const status = (['open', 'complete', 'expired'] as const).find((known) => known === session.status) ?? null;
    return { status, customerId: idOf(session.customer) };
  }

  /** What `update` with the same parameters would charge now. */
  async previewUpdate(parameters: UpdateParameters): Promise<Amounts> {
    const preview = await callStripe(() =>
      this.stripe.invoices.createPreview({
        subscription: parameters.subscription,
        subscription_details: {
          items: [{ id: parameters.item, price: parameters.price, quantity: parameters.quantity }],
          proration_behavior: 'always_invoice',
          proration_date: parameters.prorationDate,
        },
      }),
    );
    const lines = preview.lines.data.map((line) => ({
      description: line.description ?? '',
      amountMinor: line.amount,
      proration:
        line.parent?.subscription_item_details?.proration ?? line.parent?.invoice_item_details?.proration ?? false,
    }));
    return { currency: preview.currency, amountDueNowMinor: preview.amount_due, lines };
  }

  /** Changes the plan in place and charges the difference at once; the higher price counts only when that is paid. */
  async update(parameters: UpdateParameters, idempotencyKey: string): Promise<SubscriptionFacts> {
    const subscription = await callStripe(() =>
      this.stripe.subscriptions.update(
        parameters.subscription,
        {
          items: [{ id: parameters.item, price: parameters.price, quantity: parameters.quantity }],
          proration_behavior: 'always_invoice',
          proration_date: parameters.prorationDate,
          payment_behavior: 'pending_if_incomplete',
        },
        { idempotencyKey },
      ),
    );
    return factsOf(subscription);
  }

  /** Why an invoice is not paid, and where a person can pay it. */
  async unpaidInvoice(id: string): Promise<{ url: string | null; failureCode: string | null }> {
    const invoice = await callStripe(() =>
      this.stripe.invoices.retrieve(id, { expand: ['payments.data.payment.payment_intent'] }),
    );
    const intent = invoice.payments?.data
      .map(({ payment }) => payment.payment_intent)
      .find((one) => typeof one === 'object');
    const refusal = intent?.last_payment_error;
    const failureCode =
      refusal?.decline_code ??
      refusal?.code ??
      (intent?.status === 'requires_action' ? 'authentication_required' : null);
    return { url: invoice.hosted_invoice_url ?? null, failureCode };
  }

  /** The product of a plan, made if missing. */
  async ensureProduct(plan: Pick<Plan, 'key' | 'name'>): Promise<string> {
    const id = `tierlift_${plan.key}`;
    try {
      return (await callStripe(() => this.stripe.products.retrieve(id))).id;
    } catch (error) {
      if (!(error instanceof StripeRefusal) || error.stripeCode !== 'resource_missing') throw error;
    }
    const made = await callStripe(() =>
      this.stripe.products.create(
        { id, name: plan.name, metadata: { tierlift_plan: plan.key } },
        { idempotencyKey: `product:${plan.key}` },
      ),
    );
    return made.id;
  }

  async findPrice(lookupKey: string): Promise<PlanPrice | null> {
    const prices = await callStripe(() => this.stripe.prices.list({ lookup_keys: [lookupKey], limit: 1 }));
    const [price] = prices.data;
    if (!price) return null;
    const interval = (price.recurring?.interval ?? 'month') as Interval;
    return { lookupKey, currency: price.currency, unitAmountMinor: price.unit_amount ?? 0, interval };
  }

  async createPrice(product: string, price: PlanPrice): Promise<void> {
    const { lookupKey, currency, unitAmountMinor, interval } = price;
    await callStripe(() =>
      this.stripe.prices.create(
        { product, currency, unit_amount: unitAmountMinor, recurring: { interval }, lookup_key: lookupKey },
        { idempotencyKey: `price:${lookupKey}` },
      ),
    );
  }

  /** The event of a signed delivery; throws on any doubt. Signatures are checked against real time, as Stripe signs. */
  verifyEvent(rawBody: Buffer, signature: string, secret: string): Stripe.Event {
    return this.stripe.webhooks.constructEvent(rawBody, signature, secret);
  }
}

import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { declineFailure, StripeClient } from './stripe-client';
import { idOf, timeOf } from './subscription-facts';

/** The payment of a change in place, of a first period, or of products by themselves. */
export interface ChangeInvoice {
  /** Stripe's. */
  readonly status: string | null;
  /** Whether a bank has been asked and has not answered yet: it may take days, and nothing must be done meanwhile. */
  readonly processing: boolean;
  /** Where a person can pay it. */
  readonly url: string | null;
  /** Why it is not paid. */
  readonly failureCode: ReturnType<typeof declineFailure> | null;
  /** Its payment intent; null: there was nothing to pay, or it is the invoice of a renewal. */
  readonly paymentId: string | null;
}

/** What a change in place, or products after one, were charged. */
export interface ChargedInvoice {
  readonly id: string;
  readonly subscriptionId: string | null;
  /** The change whose products it charges; null: it is of a subscription. */
  readonly planChangeId: string | null;
  readonly amountDueMinor: number;
  readonly createdAt: Date;
}

/** Invoices of subscriptions, as Stripe shows them. */
@Injectable()
export class StripeInvoices {
  private readonly stripe: Stripe;

  constructor(private readonly client: StripeClient) {
    this.stripe = client.api;
  }

  /** One that Stripe does not know, a draft that somebody deleted, is `void`. */
  async ofChange(id: string): Promise<ChangeInvoice> {
    const invoice = await this.client.find(() =>
      this.stripe.invoices.retrieve(id, { expand: ['payments.data.payment.payment_intent'] }),
    );
    if (!invoice) return { status: 'void', processing: false, url: null, failureCode: null, paymentId: null };
    const intent = invoice.payments?.data
      .map(({ payment }) => payment.payment_intent)
      .find((one) => typeof one === 'object');
    const refusal = intent?.last_payment_error;
    const code =
      refusal?.decline_code ??
      refusal?.code ??
      (intent?.status === 'requires_action' ? 'authentication_required' : null);
    return {
      status: invoice.status,
      processing: intent?.status === 'processing',
      url: invoice.hosted_invoice_url ?? null,
      failureCode: code ? declineFailure(code) : null,
      paymentId: invoice.billing_reason === 'subscription_cycle' ? null : (intent?.id ?? null),
    };
  }

  /** The invoices of changes in place, and the paid ones of products, since an instant, newest first. */
  async *charged(since: Date): AsyncGenerator<ChargedInvoice> {
    const all = this.client.every((from) => this.stripe.invoices.list(from));
    for await (const invoice of all) {
      const createdAt = timeOf(invoice.created);
      if (createdAt < since) return;
      const isUpdate = invoice.billing_reason === 'subscription_update';
      const subscriptionId = isUpdate ? idOf(invoice.parent?.subscription_details?.subscription) : null;
      const planChangeId = invoice.status === 'paid' ? (invoice.metadata?.tierlift_plan_change ?? null) : null;
      if (subscriptionId ?? planChangeId)
        yield { id: invoice.id, subscriptionId, planChangeId, amountDueMinor: invoice.amount_due, createdAt };
    }
  }

  /**
   * Gives up what waits for its payment: voiding its invoice ends a pending update. Paid meanwhile, or a bank is at it: nothing happens.
   * Whether it can never be paid any more.
   */
  async void(id: string): Promise<boolean> {
    const { status, processing } = await this.ofChange(id);
    if ((status !== 'open' && status !== 'uncollectible') || processing) return status === 'void';
    await this.client.call(() => this.stripe.invoices.voidInvoice(id, {}, { idempotencyKey: `void:${id}` }));
    return true;
  }
}

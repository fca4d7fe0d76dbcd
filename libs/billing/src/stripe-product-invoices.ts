import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { ProductItem } from './product-items';
import { StripeClient, StripeRefusal } from './stripe-client';

/** Products to be charged to the card of a member who pays already, frozen before it is sent. Amounts in minor units of `currency`. */
export type InvoiceRequest = {
  readonly customer: string;
  /** The card of the subscription; null: the customer's. */
  readonly paymentMethod: string | null;
  readonly currency: string;
  readonly items: readonly ProductItem[];
  /** What the buyer agreed to. */
  readonly totalMinor: number;
};

/** Products on an invoice of their own, beside all subscriptions: nothing of it can wait for a renewal, or hold one up. */
@Injectable()
export class StripeProductInvoices {
  private readonly stripe: Stripe;

  constructor(
    private readonly client: StripeClient,
    private readonly config: Config,
  ) {
    this.stripe = client.api;
  }

  /** An empty draft. `key` names this attempt for good; each request of it derives its own. */
  async open(request: InvoiceRequest, planChangeId: string, key: string): Promise<string> {
    const { customer, currency, paymentMethod } = request;
    const draft = await this.client.call(() =>
      this.stripe.invoices.create(
        {
          customer,
          currency,
          auto_advance: false,
          collection_method: 'charge_automatically',
          pending_invoice_items_behavior: 'exclude',
          discounts: '',
          ...(paymentMethod && { default_payment_method: paymentMethod }),
          ...(this.config.env.STRIPE_AUTOMATIC_TAX && { automatic_tax: { enabled: true } }),
          metadata: { tierlift_plan_change: planChangeId },
        },
        { idempotencyKey: `${key}:invoice` },
      ),
    );
    return draft.id;
  }

  /**
   * Puts the products on the draft and charges it once. A card that is refused leaves it open, to be paid on its page; so does an amount
   * that the buyer has not seen, with tax or an old debt on top.
   */
  async charge(id: string, { items, totalMinor }: InvoiceRequest, key: string): Promise<void> {
    const lines = items.map(({ price, quantity }) => ({ pricing: { price }, quantity }));
    await this.client.call(() => this.stripe.invoices.addLines(id, { lines }, { idempotencyKey: `${key}:lines` }));
    const { total, amount_due: due } = await this.client.call(() =>
      this.stripe.invoices.finalizeInvoice(id, { auto_advance: false }, { idempotencyKey: `${key}:finalize` }),
    );
    if (total !== totalMinor || due > totalMinor) return;
    try {
      await this.client.call(() => this.stripe.invoices.pay(id, {}, { idempotencyKey: key }));
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
  }
}

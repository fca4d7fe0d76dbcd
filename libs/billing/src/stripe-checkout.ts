import { Config, DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { ProductItem } from './product-items';
import { StripeClient } from './stripe-client';
import { idOf } from './subscription-facts';

/** One coupon or promotion code, by Stripe's id. */
export type AppliedDiscount = { readonly coupon: string } | { readonly promotion_code: string };

export type CheckoutParameters = {
  readonly customer: string;
  /** Of the plan; null: products alone, paid once. */
  readonly price: string | null;
  readonly planChangeId: string;
  readonly memberId: string;
  readonly discount: AppliedDiscount | null;
  readonly allowPromotionCodes: boolean;
  readonly trialDays: number | null;
  /** On the first invoice; absent in parameters that were frozen before products could be paid. */
  readonly products?: readonly ProductItem[];
  /** Prices that the buyer may add. */
  readonly optionalItems: readonly string[];
  readonly successUrl: string;
  readonly cancelUrl: string;
};

export interface CheckoutState {
  readonly status: 'open' | 'complete' | 'expired' | null;
  readonly paid: boolean;
  readonly customerId: string | null;
  /** Of products alone; a plan is paid by its invoice. */
  readonly paymentId: string | null;
  /** Of products alone: whether the bank that was asked said no. */
  readonly refused: boolean;
}

/** Stripe's payment page for a first subscription, or for products alone. */
@Injectable()
export class StripeCheckout {
  private readonly stripe: Stripe;

  constructor(
    private readonly client: StripeClient,
    private readonly config: Config,
  ) {
    this.stripe = client.api;
  }

  async create(parameters: CheckoutParameters, idempotencyKey: string): Promise<{ id: string; url: string }> {
    const { customer, price, planChangeId, memberId, discount, trialDays, optionalItems, products = [] } = parameters;
    const metadata = { tierlift_plan_change: planChangeId, tierlift_member: memberId };
    const session = await this.client.call(() =>
      this.stripe.checkout.sessions.create(
        {
          mode: price === null ? 'payment' : 'subscription',
          customer,
          client_reference_id: memberId,
          line_items: [...(price === null ? [] : [{ price, quantity: 1 }]), ...products],
          ...(optionalItems.length > 0 && {
            optional_items: optionalItems.map((optional) => ({ price: optional, quantity: 1 })),
          }),
          ...(discount && { discounts: [discount] }),
          ...(!discount && parameters.allowPromotionCodes && { allow_promotion_codes: true }),
          ...(this.config.env.STRIPE_AUTOMATIC_TAX && {
            automatic_tax: { enabled: true },
            customer_update: { address: 'auto' },
          }),
          metadata,
          ...(price !== null && {
            subscription_data: {
              metadata,
              billing_mode: { type: 'flexible' },
              ...(trialDays !== null && { trial_period_days: trialDays }),
            },
          }),
          success_url: parameters.successUrl,
          cancel_url: parameters.cancelUrl,
        },
        { idempotencyKey },
      ),
    );
    if (!session.url) throw new DomainError('stripe_unavailable', 'Stripe made a Checkout Session without a page');
    return { id: session.id, url: session.url };
  }

  async retrieve(id: string): Promise<CheckoutState> {
    return stateOf(await this.client.call(() => this.stripe.checkout.sessions.retrieve(id, WITH_PAYMENT)));
  }

  /** Closes the page, unless it was paid or has expired meanwhile: then nothing happens, and the answer says so. */
  async expire(id: string): Promise<CheckoutState> {
    const before = await this.retrieve(id);
    if (before.status !== 'open') return before;
    try {
      return stateOf(await this.client.call(() => this.stripe.checkout.sessions.expire(id)));
    } catch (error) {
      const now = await this.retrieve(id);
      if (now.status === 'open') throw error;
      return now;
    }
  }
}

const WITH_PAYMENT = { expand: ['payment_intent'] };

function stateOf(session: Stripe.Checkout.Session): CheckoutState {
  const status = (['open', 'complete', 'expired'] as const).find((known) => known === session.status) ?? null;
  return {
    status,
    paid: session.payment_status !== 'unpaid',
    customerId: idOf(session.customer),
    paymentId: idOf(session.payment_intent),
    refused: wasRefused(session.payment_intent),
  };
}

function wasRefused(intent: Stripe.Checkout.Session['payment_intent']): boolean {
  if (!intent || typeof intent === 'string') return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

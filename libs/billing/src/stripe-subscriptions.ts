import type { Amounts } from '#domain';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { phasesOf, type DowngradeRequest } from './downgrade-phases';
import type { ProductItem } from './product-items';
import type { AppliedDiscount } from './stripe-checkout';
import { StripeClient } from './stripe-client';
import { idOf, timeOf } from './subscription-facts';

/** A change of a subscription as data, frozen before it is sent. Preview and request share it: what was shown is what is charged. */
export type ChangeRequest = {
  readonly subscription: string;
  /** A schedule that gives way to the change: after an update, which may stay unpaid, and before anything else. */
  readonly releases: string | null;
  /** Agreed together with it, to be charged once it has succeeded; absent: none. */
  readonly products?: readonly ProductItem[];
} & (UpdateRequest | DowngradeRequest | CancelRequest | PauseRequest | ResumeRequest);

export type UpdateRequest = {
  readonly kind: 'update';
  readonly item: string;
  readonly price: string;
  readonly quantity: number;
  readonly discount: AppliedDiscount | null;
  /** Whether the discount goes on after the next invoice. */
  readonly discountLasts: boolean;
  /** Unix seconds: from when the proration is counted. */
  readonly prorationDate: number;
};

/** `at`: Unix seconds; absent: when the period ends. */
export type CancelRequest = { readonly kind: 'cancel'; readonly at?: 'now' | number };

/** `paidUntil`: Unix seconds, for whoever resumes it, since Stripe cuts the period off at the pause; absent in parameters that were frozen before. */
export type PauseRequest = { readonly kind: 'pause'; readonly paidUntil?: number };

/** `undo_cancel_at`, `undo_period_end` and `undo_schedule`: takes back what was scheduled, each in its own way. `now`: a new period begins and is paid. `unchanged`: the paid period goes on. `collect`: invoices are collected again. */
export type ResumeStep = 'undo_cancel_at' | 'undo_period_end' | 'undo_schedule' | 'now' | 'unchanged' | 'collect';

export type ResumeRequest = {
  readonly kind: 'resume';
  readonly from: ResumeStep;
  /** What has to follow before it goes on; absent: nothing. */
  readonly then?: readonly ResumeStep[];
};

/** Changes of a subscription in place, and what they would cost. */
@Injectable()
export class StripeSubscriptions {
  private readonly stripe: Stripe;

  constructor(private readonly client: StripeClient) {
    this.stripe = client.api;
  }

  /** What the change would charge now, and until when that pays. */
  async preview(request: ChangeRequest): Promise<Amounts & { readonly paidUntil: Date | null }> {
    const subscription_details = detailsOf(request);
    const discounts = request.kind === 'update' && request.discount ? [request.discount] : undefined;
    const invoice = await this.client.call(() =>
      this.stripe.invoices.createPreview({
        subscription: request.subscription,
        subscription_details,
        ...(discounts && { discounts }),
      }),
    );
    const ends = invoice.lines.data.map(({ period }) => period.end);
    return { ...amountsOf(invoice), paidUntil: ends.length > 0 ? timeOf(Math.max(...ends)) : null };
  }

  /** What every period costs once the change is in force: less lasting discounts, with tax. */
  async recurring(request: ChangeRequest): Promise<number> {
    const { price, quantity, item } = request as UpdateRequest;
    const discount = request.kind === 'update' ? request.discount : null;
    // a new discount replaces what the subscription has, and one that is spent at once leaves nothing
    const discounts = discount && (request as UpdateRequest).discountLasts ? [discount] : '';
    const invoice = await this.client.call(() =>
      this.stripe.invoices.createPreview({
        subscription: request.subscription,
        preview_mode: 'recurring',
        ...(price && { subscription_details: { items: [{ id: item, price, quantity }] } }),
        ...(discount && { discounts }),
      }),
    );
    return invoice.total;
  }

  /** The card of a subscription; null: its customer's. */
  async paymentMethodOf(id: string): Promise<string | null> {
    return idOf((await this.client.call(() => this.stripe.subscriptions.retrieve(id))).default_payment_method);
  }

  /** Ends a subscription now. One that has ended is no fault. */
  async end(id: string): Promise<void> {
    await this.client.find(() => this.stripe.subscriptions.cancel(id));
  }

  /**
   * Sends the change. `key` names this attempt for good; each request of it derives its own. What an update releases stays until
   * settlement sees it paid.
   */
  async send(request: ChangeRequest, key: string): Promise<void> {
    const { subscription, releases } = request;
    if (releases && request.kind !== 'update') await this.release(releases, key);
    const options = { idempotencyKey: key };
    switch (request.kind) {
      case 'update':
        await this.client.call(() =>
          this.stripe.subscriptions.update(
            subscription,
            {
              items: [{ id: request.item, price: request.price, quantity: request.quantity }],
              proration_behavior: 'always_invoice',
              proration_date: request.prorationDate,
              payment_behavior: 'pending_if_incomplete',
              ...(request.discount && { discounts: [request.discount] }),
            },
            options,
          ),
        );
        return;
      case 'downgrade':
        return this.schedule(request, subscription, key);
      case 'cancel': {
        const { at } = request;
        if (at === 'now') return this.end(subscription);
        const end = at ? { cancel_at: at, proration_behavior: 'none' as const } : { cancel_at_period_end: true };
        await this.client.call(() => this.stripe.subscriptions.update(subscription, end, options));
        return;
      }
      case 'pause':
        await this.client.call(() =>
          this.stripe.subscriptions.pause(
            subscription,
            { type: 'subscription', bill_for: { unused_time_from: { type: 'none' } } },
            options,
          ),
        );
        return;
      case 'resume':
        await this.resume(request.from, subscription, options);
        for (const step of request.then ?? [])
          await this.resume(step, subscription, { idempotencyKey: `${key}:${step}` });
        return;
    }
  }

  /** Lets a subscription go on without its schedule. Released before: nothing is left to do. `key`: as of `send`. */
  async release(schedule: string, key: string): Promise<void> {
    const { status } = await this.client.call(() => this.stripe.subscriptionSchedules.retrieve(schedule));
    if (status !== 'active' && status !== 'not_started') return;
    await this.client.call(() =>
      this.stripe.subscriptionSchedules.release(schedule, {}, { idempotencyKey: `${key}:release` }),
    );
  }

  /** The lower price follows when the period ends. Stripe wants the schedule made from the subscription alone, then both phases. */
  private async schedule(request: DowngradeRequest, subscription: string, key: string): Promise<void> {
    const made = await this.client.call(() =>
      this.stripe.subscriptionSchedules.create(
        { from_subscription: subscription, expand: ['phases.items.price'] },
        { idempotencyKey: `${key}:schedule` },
      ),
    );
    const [current] = made.phases;
    if (!current) throw new Error(`schedule ${made.id} came without a phase`);
    await this.client.call(() =>
      this.stripe.subscriptionSchedules.update(
        made.id,
        { end_behavior: 'release', proration_behavior: 'none', phases: phasesOf(current, request) },
        { idempotencyKey: key },
      ),
    );
  }

  private async resume(from: ResumeStep, subscription: string, options: { idempotencyKey: string }): Promise<void> {
    if (from === 'undo_schedule') return; // it was released
    await this.client.call(() => {
      switch (from) {
        case 'undo_cancel_at':
          return this.stripe.subscriptions.update(subscription, { cancel_at: '' }, options);
        case 'undo_period_end':
          return this.stripe.subscriptions.update(subscription, { cancel_at_period_end: false }, options);
        case 'collect':
          return this.stripe.subscriptions.update(subscription, { pause_collection: '' }, options);
        case 'now':
          return this.stripe.subscriptions.resume(
            subscription,
            { billing_cycle_anchor: { type: 'now' }, payment_behavior: 'resume_on_payment_success' },
            options,
          );
        case 'unchanged':
          return this.stripe.subscriptions.resume(
            subscription,
            { billing_cycle_anchor: { type: 'unchanged' }, proration_behavior: 'none' },
            options,
          );
      }
    });
  }
}

function detailsOf(request: ChangeRequest): Stripe.InvoiceCreatePreviewParams.SubscriptionDetails {
  if (request.kind === 'resume') return { resume_at: 'now' };
  const { item, price, quantity, prorationDate } = request as UpdateRequest;
  return {
    items: [{ id: item, price, quantity }],
    proration_behavior: 'always_invoice',
    proration_date: prorationDate,
  };
}

function amountsOf(invoice: Stripe.Invoice): Amounts {
  const sum = (parts: { amount: number }[] | null) => (parts ?? []).reduce((total, { amount }) => total + amount, 0);
  return {
    currency: invoice.currency,
    amountDueNowMinor: invoice.amount_due,
    discountMinor: sum(invoice.total_discount_amounts),
    taxMinor: sum(invoice.total_taxes),
    creditMinor: invoice.total - invoice.amount_due,
    lines: invoice.lines.data.map((line) => ({
      description: line.description ?? '',
      amountMinor: line.amount,
      proration:
        line.parent?.subscription_item_details?.proration ?? line.parent?.invoice_item_details?.proration ?? false,
    })),
  };
}

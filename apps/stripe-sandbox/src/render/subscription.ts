import type { Store } from '../store';
import type { Item, Subscription, Term } from '../model';
import { renderPlan, renderPrice } from './catalogue';
import { renderTaxRate } from './taxes';

export function renderSubscription(store: Store, subscription: Subscription): object {
  const { id, customer, pending, pauseCollection, paused } = subscription;
  const { automaticTax: enabled } = subscription;
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled, liability: enabled ? { type: 'self' } : null },
    billing_cycle_anchor: subscription.anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { type: 'flexible', flexible: { proration_discounts: 'included' }, updated_at: subscription.created },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: subscription.cancelAt ?? (subscription.cancelAtPeriodEnd ? subscription.periodEnd : null),
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    canceled_at: subscription.canceledAt,
    cancellation_details: {
      comment: subscription.cancellation.comment,
      feedback: subscription.cancellation.feedback,
      feedback_option: null,
      reason: subscription.cancellation.reason ?? (subscription.canceledAt ? 'cancellation_requested' : null),
    },
    collection_method: 'charge_automatically',
    created: subscription.created,
    currency: subscription.currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: subscription.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: subscription.defaultTaxRates.map((one) => renderTaxRate(store.get('taxRate', one))),
    description: null,
    discounts: subscription.discounts,
    ended_at: subscription.endedAt,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: subscription.items.map((item) => renderItem(store, subscription, item)),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: subscription.latestInvoice,
    livemode: false,
    managed_payments: null,
    metadata: subscription.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: pauseCollection && {
      behavior: pauseCollection.behavior,
      resumes_at: pauseCollection.resumesAt,
    },
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: subscription.savesPaymentMethod ? 'on_subscription' : 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: pending && {
      billing_cycle_anchor: pending.term.anchor === subscription.anchor ? null : pending.term.anchor,
      cancel_at_period_end: pending.cancelAtPeriodEnd,
      discount: null,
      discounts: same(pending.term.discounts, subscription.discounts) ? null : pending.term.discounts,
      expires_at: pending.expiresAt,
      metadata: pending.metadata,
      subscription_items: pending.term.items.map((item) =>
        renderItem(store, { ...subscription, ...pending.term }, item),
      ),
      trial_end: pending.term.trialEnd === subscription.trialEnd ? null : pending.term.trialEnd,
      trial_from_plan: null,
    },
    schedule: subscription.schedule,
    start_date: subscription.created,
    status: subscription.status,
    ...(paused && {
      status_details: {
        paused: { type: 'subscription', subscription: { type: paused.reason }, transitioned_at: paused.at },
      },
    }),
    test_clock: store.get('customer', customer).testClock,
    transfer_data: null,
    trial_end: subscription.trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: subscription.missingPaymentMethod },
    },
    trial_start: subscription.trialStart,
  };
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

/** An item within the period of its subscription, which a pause cuts off where it begins. */
export function renderItem(store: Store, of: Term & Pick<Subscription, 'id' | 'paused'>, item: Item): object {
  const { id, periodStart, periodEnd, paused } = of;
  const price = store.get('price', item.price);
  return {
    id: item.id,
    object: 'subscription_item',
    billing_thresholds: null,
    created: item.created,
    current_period_end: paused?.reason === 'pause_requested' ? paused.at : periodEnd,
    current_period_start: periodStart,
    current_trial: null,
    discounts: item.discounts,
    metadata: item.metadata,
    plan: renderPlan(price),
    price: renderPrice(price),
    quantity: item.quantity,
    subscription: id,
    tax_rates: [],
  };
}

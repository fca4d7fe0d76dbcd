import type { Store } from '../store';
import type { Subscription, Term } from '../model';
import { renderPlan, renderPrice } from './catalogue';

export function renderSubscription(store: Store, subscription: Subscription): object {
  const { id, customer, pending, pauseCollection, paused } = subscription;
  const price = store.get('price', subscription.price);
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
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
    currency: price.currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: subscription.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
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
      data: [renderItem(store, subscription, subscription)],
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
      discounts: null,
      expires_at: pending.expiresAt,
      metadata: pending.metadata,
      subscription_items: [renderItem(store, subscription, pending.term)],
      trial_end: null,
      trial_from_plan: null,
    },
    schedule: subscription.schedule,
    start_date: subscription.created,
    status: subscription.status,
    ...(paused && {
      status_details: {
        paused: { type: 'subscription', subscription: { type: 'pause_requested' }, transitioned_at: paused.at },
      },
    }),
    test_clock: store.get('customer', customer).testClock,
    transfer_data: null,
    trial_end: null,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' } },
    trial_start: null,
  };
}

function renderItem(store: Store, subscription: Subscription, term: Term): object {
  return {
    id: subscription.itemId,
    object: 'subscription_item',
    billing_thresholds: null,
    created: subscription.created,
    current_period_end: term.periodEnd,
    current_period_start: term.periodStart,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: renderPlan(store.get('price', term.price)),
    price: renderPrice(store.get('price', term.price)),
    quantity: term.quantity,
    subscription: subscription.id,
    tax_rates: [],
  };
}

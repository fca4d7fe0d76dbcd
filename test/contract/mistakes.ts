import type Stripe from 'stripe';

const UPGRADE = { items: [{ id: 'si_1', price: 'price_2' }], proration_behavior: 'always_invoice' } as const;
const SALE = {
  mode: 'subscription',
  line_items: [{ price: 'price_1', quantity: 1 }],
  subscription_data: { billing_mode: { type: 'flexible' } },
  success_url: 'https://example.com/{CHECKOUT_SESSION_ID}',
} as const;

/** What code for older versions of the API sends, and code that believes the SDK’s open types: [what, where it is wrong, the call]. */
export const MISTAKES: readonly [string, string, (stripe: Sender) => Promise<unknown>][] = [
  [
    'a payment_behavior with a typo',
    'payment_behavior',
    (s) => s.change({ ...UPGRADE, payment_behavior: 'pending_if_incompelte' }),
  ],
  [
    'an anchor as a word',
    'billing_cycle_anchor',
    (s) => s.change({ ...UPGRADE, payment_behavior: 'pending_if_incomplete', billing_cycle_anchor: 'now' }),
  ],
  [
    'a pending update with a card',
    'payment_behavior',
    (s) => s.change({ ...UPGRADE, payment_behavior: 'pending_if_incomplete', default_payment_method: 'pm_1' }),
  ],
  [
    'an upgrade that names no item',
    'items',
    (s) => s.change({ ...UPGRADE, payment_behavior: 'pending_if_incomplete', items: [{ price: 'price_2' }] }),
  ],
  ['an upgrade without proration', 'proration_behavior', (s) => s.change({ items: UPGRADE.items })],
  ['an upgrade that is granted unpaid', 'payment_behavior', (s) => s.change(UPGRADE)],
  ['two ways to cancel', 'cancel_at', (s) => s.change({ cancel_at: 1_800_000_000, cancel_at_period_end: true })],
  [
    'a coupon on a subscription',
    'coupon',
    (s) => s.post('/v1/subscriptions', { customer: 'cus_1', items: [{ price: 'price_1' }], coupon: 'C' }),
  ],
  [
    'a payment intent of an invoice',
    'expand',
    (s) =>
      s.post('/v1/subscriptions', {
        customer: 'cus_1',
        items: [{ price: 'price_1' }],
        expand: ['latest_invoice.payment_intent'],
      }),
  ],
  [
    'payment_method_types in Checkout',
    'payment_method_types',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, payment_method_types: ['card'] }),
  ],
  [
    'an embedded page by its old name',
    'ui_mode',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, ui_mode: 'embedded' }),
  ],
  [
    'a discount and a field for codes',
    'discounts',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, discounts: [{ coupon: 'C' }], allow_promotion_codes: true }),
  ],
  [
    'metadata that stays on the session',
    'subscription_data.metadata',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, metadata: { account: '1' } }),
  ],
  [
    'a subscription by whatever rules the account has',
    'subscription_data.billing_mode',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, subscription_data: { trial_period_days: 14 } }),
  ],
  [
    'a return page without its session',
    'success_url',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, success_url: 'https://example.com/' }),
  ],
  [
    'two names for one buyer',
    'customer_email',
    (s) => s.post('/v1/checkout/sessions', { ...SALE, customer: 'cus_1', customer_email: 'a@example.com' }),
  ],
  [
    'a promotion code with a bare coupon',
    'coupon',
    (s) => s.post('/v1/promotion_codes', { coupon: 'C', code: 'SAVE' }),
  ],
  ['the upcoming invoice', 'customer', (s) => s.get('/v1/invoices/upcoming?customer=cus_1')],
  ['a path that is none', '', (s) => s.post('/v1/subscriptions/sub_1/upgrade', {})],
  [
    'a preview with an anchor as a word',
    'subscription_details.billing_cycle_anchor',
    (s) =>
      s.post('/v1/invoices/create_preview', {
        subscription: 'sub_1',
        subscription_details: { billing_cycle_anchor: 'now' },
      }),
  ],
  [
    'a coupon that repeats for ever',
    'duration_in_months',
    (s) => s.post('/v1/coupons', { percent_off: 20, duration: 'repeating' }),
  ],
  [
    'phases with from_subscription',
    'phases',
    (s) =>
      s.post('/v1/subscription_schedules', { from_subscription: 'sub_1', phases: [{ items: [{ price: 'price_1' }] }] }),
  ],
  ['a page of a thousand', 'limit', (s) => s.get('/v1/invoices?limit=1000')],
  ['a status that is none', 'status', (s) => s.get('/v1/invoices?status=unpaid')],
  [
    'an amount with a comma',
    'unit_amount',
    (s) => s.post('/v1/prices', { currency: 'usd', product: 'prod_1', unit_amount: '10,00' }),
  ],
  ['an old version', 'stripe-version', (s) => s.post('/v1/customers', {}, { apiVersion: '2025-02-24.acacia' })],
  [
    'a write without a key of its own',
    'idempotency-key',
    (s) => s.post('/v1/customers', {}, { idempotencyKey: undefined }),
  ],
  ['a read with a key', 'idempotency-key', (s) => s.get('/v1/customers', { idempotencyKey: 'k' })],
];

/** Sends what the types would not let pass. */
export class Sender {
  constructor(private readonly stripe: Stripe) {}

  change(parameters: object) {
    return this.post('/v1/subscriptions/sub_1', parameters);
  }
  post(path: string, parameters: object, options: object = {}) {
    return this.stripe.rawRequest('POST', path, parameters, {
      idempotencyKey: 'own',
      ...options,
    });
  }
  get(path: string, options: object = {}) {
    return this.stripe.rawRequest('GET', path, undefined, options);
  }
}

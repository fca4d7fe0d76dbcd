import type { Operation } from './contract';
import type { Misfit } from './validate';

/** Parameters as form encoding has them: every leaf a string. */
export interface Form {
  readonly [name: string]: FormValue;
}
export type FormValue = string | readonly FormValue[] | Form | undefined;

interface Rule {
  /** `POST /v1/subscriptions/{id}`; null: every operation. */
  readonly of: string | null;
  readonly path: string;
  readonly says: string;
  readonly broken: (given: Form) => boolean;
}

const form = (value: FormValue): Form => (typeof value === 'object' && !Array.isArray(value) ? (value as Form) : {});
const list = (value: FormValue): readonly FormValue[] => (Array.isArray(value) ? (value as readonly FormValue[]) : []);
const given = (value: FormValue) => value !== undefined;
const both =
  (...names: readonly [string, string]) =>
  (one: Form) =>
    names.every((name) => given(one[name]));
const neither =
  (...names: readonly [string, string]) =>
  (one: Form) =>
    !names.some((name) => given(one[name]));
const text = (value: FormValue): string => (typeof value === 'string' ? value : '');

/** Stripe's documented attributes of a change that waits for its payment: https://docs.stripe.com/billing/subscriptions/pending-updates-reference */
const PENDING = new Set(
  `items payment_behavior proration_behavior proration_date billing_cycle_anchor trial_end trial_from_plan
   add_invoice_items expand discounts metadata cancel_at_period_end`.split(/\s+/),
);

const CHECKOUT = 'POST /v1/checkout/sessions';
const SUBSCRIBE = 'POST /v1/subscriptions';
const CHANGE = 'POST /v1/subscriptions/{id}';
const COUPON = 'POST /v1/coupons';
const PREVIEW = 'POST /v1/invoices/create_preview';
const SCHEDULE = 'POST /v1/subscription_schedules';

const isSubscription = ({ mode }: Form) => mode === 'subscription';
const trial = (one: Form) => form(one.subscription_data);

/** What Stripe refuses and types cannot say, and what it takes but means something else by than its callers do. */
const RULES: readonly Rule[] = [
  rule(null, 'limit', 'is 1 to 100', ({ limit }) => given(limit) && !(Number(limit) >= 1 && Number(limit) <= 100)),
  rule(null, 'starting_after', 'excludes ending_before', both('starting_after', 'ending_before')),
  rule(null, 'metadata', 'holds 50 keys of 40 characters at most, values of 500, no brackets', metadataBroken),
  rule(null, 'expand', 'goes four levels deep at most', ({ expand }) =>
    list(expand).some(
      (path) =>
        text(path)
          .replace(/^data\./, '')
          .split('.').length > 4,
    ),
  ),

  rule(CHECKOUT, 'mode', 'is required', ({ mode }) => !mode),
  rule(CHECKOUT, 'discounts', 'excludes allow_promotion_codes', both('discounts', 'allow_promotion_codes')),
  rule(CHECKOUT, 'discounts', 'takes one', ({ discounts }) => list(discounts).length > 1),
  rule(CHECKOUT, 'customer_email', 'excludes customer', both('customer', 'customer_email')),
  rule(CHECKOUT, 'customer_update', 'needs customer', (one) => given(one.customer_update) && !one.customer),
  rule(
    CHECKOUT,
    'customer_creation',
    'is not for subscriptions',
    (one) => isSubscription(one) && given(one.customer_creation),
  ),
  rule(
    CHECKOUT,
    'payment_intent_data',
    'is not for subscriptions',
    (one) => isSubscription(one) && given(one.payment_intent_data),
  ),
  rule(
    CHECKOUT,
    'line_items',
    'are what is subscribed to',
    (one) => isSubscription(one) && list(one.line_items).length === 0,
  ),
  rule(
    CHECKOUT,
    'subscription_data',
    'is for subscriptions',
    (one) => !isSubscription(one) && given(one.subscription_data),
  ),
  rule(CHECKOUT, 'optional_items', 'are ten at most', (one) => list(one.optional_items).length > 10),
  rule(
    CHECKOUT,
    'success_url',
    'is required on a hosted page',
    (one) => (one.ui_mode ?? 'hosted_page') === 'hosted_page' && !one.success_url,
  ),
  rule(
    CHECKOUT,
    'success_url',
    'names {CHECKOUT_SESSION_ID}, or the return page cannot settle',
    (one) => given(one.success_url) && !text(one.success_url).includes('{CHECKOUT_SESSION_ID}'),
  ),
  rule(
    CHECKOUT,
    'subscription_data.metadata',
    'is set with metadata, which Stripe does not copy',
    (one) => isSubscription(one) && given(one.metadata) && !given(trial(one).metadata),
  ),
  rule(
    CHECKOUT,
    'subscription_data.billing_mode',
    'is stated: there is no way back from it',
    (one) => isSubscription(one) && !given(form(trial(one).billing_mode).type),
  ),
  rule(CHECKOUT, 'subscription_data.trial_end', 'excludes trial_period_days', (one) =>
    both('trial_end', 'trial_period_days')(trial(one)),
  ),
  rule(
    CHECKOUT,
    'subscription_data.trial_period_days',
    'is 1 at least',
    (one) => given(trial(one).trial_period_days) && Number(trial(one).trial_period_days) < 1,
  ),

  rule(SUBSCRIBE, 'items', 'are what is subscribed to', ({ items }) => list(items).length === 0),
  rule(
    SUBSCRIBE,
    'payment_behavior',
    'pending_if_incomplete is for changes',
    (one) => one.payment_behavior === 'pending_if_incomplete',
  ),
  rule(CHANGE, 'items', 'each name an id, or the price is added to the old one', ({ items }) =>
    list(items).some((item) => given(form(item).price) && !given(form(item).id)),
  ),
  rule(
    CHANGE,
    'proration_behavior',
    'is stated: by default nothing is charged until renewal',
    (one) => given(one.items) && !given(one.proration_behavior),
  ),
  rule(
    CHANGE,
    'payment_behavior',
    'is stated: by default an unpaid change is granted',
    (one) => one.proration_behavior === 'always_invoice' && !given(one.payment_behavior),
  ),
  rule(
    CHANGE,
    'payment_behavior',
    'pending_if_incomplete takes no other attribute than those of a pending update',
    (one) => one.payment_behavior === 'pending_if_incomplete' && Object.keys(one).some((name) => !PENDING.has(name)),
  ),
  rule(
    CHANGE,
    'cancel_at',
    'excludes cancel_at_period_end',
    (one) => !!one.cancel_at && one.cancel_at_period_end === 'true',
  ),

  rule(PREVIEW, 'schedule', 'excludes subscription', both('schedule', 'subscription')),
  rule(SCHEDULE, 'phases', 'come by an update when from_subscription is given', both('from_subscription', 'phases')),
  rule(COUPON, 'percent_off', 'excludes amount_off', both('percent_off', 'amount_off')),
  rule(COUPON, 'percent_off', 'or amount_off is required', neither('percent_off', 'amount_off')),
  rule(
    COUPON,
    'percent_off',
    'is above 0 and at most 100',
    ({ percent_off: percent }) => given(percent) && !(Number(percent) > 0 && Number(percent) <= 100),
  ),
  rule(COUPON, 'currency', 'is required with amount_off', (one) => given(one.amount_off) && !one.currency),
  rule(
    COUPON,
    'duration_in_months',
    'goes with repeating and only with it',
    (one) => (one.duration === 'repeating') !== given(one.duration_in_months),
  ),
];

export function brokenRules({ method, path }: Operation, parameters: Form): Misfit[] {
  return RULES.filter(({ of }) => of === null || of === `${method} ${path}`)
    .filter((one) => one.broken(parameters))
    .map(({ path: at, says }) => ({ path: at, says }));
}

function metadataBroken(one: Form): boolean {
  return [one.metadata, trial(one).metadata].some((metadata) => {
    const entries = Object.entries(form(metadata));
    return (
      entries.length > 50 ||
      entries.some(([key, value]) => key.length > 40 || text(value).length > 500 || /[[\]]/.test(key))
    );
  });
}

function rule(of: string | null, path: string, says: string, broken: Rule['broken']): Rule {
  return { of, path, says, broken };
}

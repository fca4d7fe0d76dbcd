import { z } from 'zod';
import { cancelAt, cancellationDetails, detailed, pauseCollection, withLife } from '../cancellation';
import { invalid, missing } from '../errors';
import type { Subscription } from '../model';
import {
  automaticTax,
  billingMode,
  currency,
  discountWishes,
  emptyable,
  flag,
  integer,
  merged,
  metadata,
  paging,
  text,
  trialSettings,
} from '../parameters';
import { cardOf } from '../payment-methods';
import { assertChangeable, changePlan, scheduledToEnd } from '../plan-change';
import { renderDiscount } from '../render/discounts';
import { followSubscription } from '../schedules';
import { assertEndsFreely } from '../schedule-state';
import { cancel, isOver, shownSubscription, start, update, type NewSubscription } from '../subscriptions';
import { activeRates, assertTaxLocation } from '../taxes';
import { trialEndOf } from '../trials';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import {
  addedItems,
  addedLines,
  changedItem,
  changesPlan,
  cycleAnchor,
  planUpdate,
  prorationBehavior,
  redeemables,
  startedItem,
  startedItems,
  trialEnd,
} from './subscription-parameters';

export const paymentBehaviors = ['allow_incomplete', 'default_incomplete', 'error_if_incomplete'] as const;

/** What may go with a pending update; anything else must be a call of its own. */
const PENDING_ALLOWED = new Set([
  'items',
  'payment_behavior',
  'proration_behavior',
  'proration_date',
  'billing_cycle_anchor',
  'metadata',
  'cancel_at_period_end',
  'discounts',
  'add_invoice_items',
  'trial_end',
]);

export const subscriptionOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscriptions',
    z.strictObject({
      customer: text,
      items: z.array(startedItem).min(1).max(20),
      add_invoice_items: addedItems,
      discounts: discountWishes,
      currency: currency.optional(),
      trial_period_days: integer.optional(),
      trial_end: integer.optional(),
      trial_settings: trialSettings,
      default_tax_rates: z.array(text).optional(),
      automatic_tax: automaticTax,
      metadata,
      default_payment_method: text.optional(),
      payment_behavior: z.enum(paymentBehaviors).optional(),
      payment_settings: z
        .strictObject({ save_default_payment_method: z.enum(['off', 'on_subscription']).optional() })
        .optional(),
      collection_method: z.literal('charge_automatically').optional(),
      billing_mode: billingMode,
      cancel_at_period_end: flag.optional(),
      off_session: flag.optional(),
    }),
    (context, given) => {
      const customer = liveCustomer(context, given.customer);
      const { items, currency: paidIn, amount } = startedItems(context, customer.id, given.currency, given.items);
      const method = given.default_payment_method
        ? cardOf(context, given.default_payment_method, customer.id).id
        : null;
      const endOfTrial = trialEndOf(context.now(), given);
      const wish: NewSubscription = {
        customer: customer.id,
        items,
        currency: paidIn,
        discounts: redeemables(context, given.discounts, { customer: customer.id, currency: paidIn, amount }),
        addedLines: addedLines(context, given.add_invoice_items, paidIn),
        trialEnd: endOfTrial,
        missingPaymentMethod: given.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
        defaultTaxRates: activeRates(context, given.default_tax_rates ?? []),
        automaticTax: given.automatic_tax?.enabled ?? false,
        session: null,
        metadata: merged({}, given.metadata),
        defaultPaymentMethod: method,
        savesPaymentMethod: given.payment_settings?.save_default_payment_method === 'on_subscription',
        cancelAtPeriodEnd: given.cancel_at_period_end ?? false,
      };
      const behavior = given.payment_behavior ?? 'allow_incomplete';
      const owes = amount > 0 && endOfTrial === null;
      if (behavior !== 'default_incomplete' && !method && !customer.defaultPaymentMethod && owes) {
        throw invalid('This customer has no attached payment source or default payment method.', {
          code: 'resource_missing',
        });
      }
      return shownSubscription(context, start(context, wish, behavior).subscription);
    },
  ),
  operation(
    'GET',
    '/v1/subscriptions',
    z.strictObject({
      customer: text.optional(),
      price: text.optional(),
      status: text.optional(),
      test_clock: text.optional(),
      ...paging,
    }),
    (context, { customer, price, status, test_clock: testClock = null, ...page }) => {
      if (customer !== undefined) context.store.get('customer', customer, 'customer');
      const found = context.store
        .all('subscription')
        .filter((one) =>
          customer === undefined
            ? context.store.get('customer', one.customer).testClock === testClock
            : one.customer === customer,
        )
        .filter((one) => price === undefined || one.items.some((item) => item.price === price))
        .filter((one) => hasStatus(one, status));
      return listOf('/v1/subscriptions', found, page, (one) => shownSubscription(context, one));
    },
  ),
  operation('GET', '/v1/subscriptions/:id', z.strictObject({}), (context, _, id) =>
    shownSubscription(context, context.store.get('subscription', id)),
  ),
  operation(
    'POST',
    '/v1/subscriptions/:id',
    z.strictObject({
      items: z.array(changedItem).max(20).optional(),
      add_invoice_items: addedItems,
      discounts: discountWishes,
      billing_cycle_anchor: cycleAnchor.optional(),
      trial_end: trialEnd,
      trial_settings: trialSettings,
      default_tax_rates: emptyable(z.array(text)).optional(),
      automatic_tax: automaticTax,
      metadata,
      default_payment_method: emptyable(text).optional(),
      cancel_at_period_end: flag.optional(),
      cancel_at: cancelAt,
      cancellation_details: cancellationDetails,
      pause_collection: pauseCollection,
      proration_behavior: prorationBehavior.optional(),
      proration_date: integer.optional(),
      payment_behavior: z.enum([...paymentBehaviors, 'pending_if_incomplete']).optional(),
      off_session: flag.optional(),
    }),
    (context, given, id) => {
      const before = context.store.get('subscription', id);
      assertChangeable(before, namesIn(given));
      const { cancel_at_period_end: ends, default_payment_method: card } = given;
      const behavior = given.payment_behavior ?? 'allow_incomplete';
      if (behavior === 'pending_if_incomplete') refuseForeign(given);
      if (given.cancel_at !== undefined || ends !== undefined) assertEndsFreely(before.schedule);
      if (before.status === 'paused' && (ends || typeof given.cancel_at === 'string')) {
        throw invalid('The sandbox knows no period end of a paused subscription: give the time at which it ends.', {
          param: ends ? 'cancel_at_period_end' : 'cancel_at',
        });
      }
      if (given.cancel_at && ends) {
        throw invalid('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', {
          param: 'cancel_at',
        });
      }
      const rider = {
        metadata: given.metadata === undefined ? null : merged(before.metadata, given.metadata),
        cancelAtPeriodEnd: ends ?? null,
      };
      const { default_tax_rates: rates, automatic_tax: automatic, trial_settings: trial } = given;
      const kept: Subscription = {
        ...withLife(context, before, given),
        ...(rates !== undefined && { defaultTaxRates: activeRates(context, rates ?? []) }),
        ...(automatic && { automaticTax: automatic.enabled }),
        ...(trial && { missingPaymentMethod: trial.end_behavior.missing_payment_method }),
        ...(card !== undefined && { defaultPaymentMethod: card && cardOf(context, card, before.customer).id }),
      };
      assertTaxLocation(context, kept);
      if (!changesPlan(given)) {
        const marked = ends === undefined ? kept : scheduledToEnd(context, kept, ends);
        return shownSubscription(
          context,
          update(context, before, { ...marked, metadata: rider.metadata ?? kept.metadata }),
        );
      }
      const wishOf = (current: Subscription) => planUpdate(context, current, given);
      const changed = changePlan(context, update(context, before, kept), wishOf, behavior, rider);
      followSubscription(context, changed);
      return shownSubscription(context, changed);
    },
  ),
  operation(
    'DELETE',
    '/v1/subscriptions/:id',
    z.strictObject({
      invoice_now: flag.optional(),
      prorate: flag.optional(),
      cancellation_details: cancellationDetails,
    }),
    (context, { invoice_now: invoiceNow = false, prorate = false, cancellation_details: details = {} }, id) => {
      const held = context.store.get('subscription', id);
      const told = { ...held, cancellation: detailed(held.cancellation, details) };
      return shownSubscription(context, cancel(context, told, { invoiceNow, prorate }));
    },
  ),
  operation('DELETE', '/v1/subscriptions/:id/discount', z.strictObject({}), (context, _, id) => {
    const before = context.store.get('subscription', id);
    const [discount] = before.discounts;
    if (discount === undefined) throw missing('active discount for subscription', id);
    update(context, before, { ...before, discounts: [] });
    return { ...renderDiscount(context.store.get('discount', discount)), deleted: true, end: undefined };
  }),
];

/** The parameters that say something; an empty list is the same as none. */
const namesIn = (given: object) =>
  Object.entries(given).flatMap(([name, value]) => (Array.isArray(value) && value.length === 0 ? [] : [name]));

function refuseForeign(given: object): void {
  const foreign = Object.keys(given).find((name) => !PENDING_ALLOWED.has(name));
  if (foreign === undefined) return;
  throw invalid(`You cannot update ${foreign} when payment_behavior is pending_if_incomplete.`, { param: foreign });
}

/** Without a wish, everything that is not canceled. */
function hasStatus(subscription: Subscription, status: string | undefined): boolean {
  if (status === undefined) return subscription.status !== 'canceled';
  if (status === 'ended') return isOver(subscription);
  return status === 'all' || subscription.status === status;
}

import { z } from 'zod';
import { cancelAt, cancellationDetails, detailed, pauseCollection, withLife } from '../cancellation';
import type { Context } from '../context';
import { invalid, missing } from '../errors';
import type { Price, Subscription } from '../model';
import { emptyable, flag, integer, merged, metadata, paging, quantity, text } from '../parameters';
import { cardOf } from '../payment-methods';
import { assertChangeable, changePlan, scheduledToEnd } from '../plan-change';
import { followSubscription } from '../schedules';
import { assertEndsFreely } from '../schedule-state';
import { cancel, isOver, shownSubscription, start, update, type NewSubscription } from '../subscriptions';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

export const prorationBehavior = z.enum(['none', 'create_prorations', 'always_invoice']);
export const newItem = z.strictObject({ price: text, quantity: quantity.optional() });
export const changedItem = z.strictObject({
  id: text.optional(),
  price: text.optional(),
  quantity: quantity.optional(),
});
const paymentBehaviors = ['allow_incomplete', 'default_incomplete', 'error_if_incomplete'] as const;
const billingMode = z.strictObject({ type: z.literal('flexible') }).optional();

/** What may go with a pending update; anything else must be a call of its own. */
const PENDING_ALLOWED = new Set([
  'items',
  'payment_behavior',
  'proration_behavior',
  'proration_date',
  'metadata',
  'cancel_at_period_end',
]);

/** A price that can still be sold. */
export function activePrice(context: Context, id: string, param: string): Price {
  const price = context.store.get('price', id, param);
  if (!price.active) {
    throw invalid('The price specified is inactive. This field only accepts active prices.', { param });
  }
  return price;
}

/** The single item's new price and quantity. An item without an id would be a second one, which the sandbox does not have. */
export function wishedItem(
  context: Context,
  subscription: Subscription,
  items: readonly z.infer<typeof changedItem>[],
): { price: Price; quantity: number } {
  const [only, second] = items;
  const param = 'items[0][id]';
  if (!only || second || only.id === undefined) {
    throw invalid('The sandbox keeps one item per subscription: send items[0][id] of that item.', { param });
  }
  if (only.id !== subscription.itemId) throw missing('subscription item', only.id, param);
  const keeps = only.price === undefined || only.price === subscription.price;
  const price = keeps
    ? context.store.get('price', subscription.price)
    : activePrice(context, only.price ?? '', 'items[0][price]');
  return { price, quantity: only.quantity ?? subscription.quantity };
}

export const subscriptionOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscriptions',
    z.strictObject({
      customer: text,
      items: z.array(newItem).length(1),
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
      const price = activePrice(context, given.items[0]?.price ?? '', 'items[0][price]');
      const method = given.default_payment_method
        ? cardOf(context, given.default_payment_method, customer.id).id
        : null;
      const wish: NewSubscription = {
        customer: customer.id,
        price,
        quantity: given.items[0]?.quantity ?? 1,
        metadata: merged({}, given.metadata),
        defaultPaymentMethod: method,
        savesPaymentMethod: given.payment_settings?.save_default_payment_method === 'on_subscription',
        cancelAtPeriodEnd: given.cancel_at_period_end ?? false,
      };
      const behavior = given.payment_behavior ?? 'allow_incomplete';
      if (behavior !== 'default_incomplete' && !method && !customer.defaultPaymentMethod && price.unitAmount > 0) {
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
        .filter((one) => price === undefined || one.price === price)
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
      items: z.array(changedItem).optional(),
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
      assertChangeable(before, Object.keys(given));
      const { items, cancel_at_period_end: ends, default_payment_method: card } = given;
      const behavior = given.payment_behavior ?? 'allow_incomplete';
      if (behavior === 'pending_if_incomplete') refuseForeign(Object.keys(given));
      if (given.cancel_at !== undefined || ends !== undefined) assertEndsFreely(before.schedule);
      if (given.cancel_at && ends) {
        throw invalid('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', {
          param: 'cancel_at',
        });
      }
      const rider = {
        metadata: given.metadata === undefined ? null : merged(before.metadata, given.metadata),
        cancelAtPeriodEnd: ends ?? null,
      };
      const kept: Subscription = {
        ...withLife(context, before, given),
        ...(card !== undefined && { defaultPaymentMethod: card && cardOf(context, card, before.customer).id }),
      };
      if (!items) {
        const marked = ends === undefined ? kept : scheduledToEnd(context, kept, ends);
        return shownSubscription(
          context,
          update(context, before, { ...marked, metadata: rider.metadata ?? kept.metadata }),
        );
      }
      const { proration_behavior: prorates = 'create_prorations', proration_date: prorationDate } = given;
      const wish = { ...wishedItem(context, before, items), prorationBehavior: prorates, prorationDate };
      const changed = changePlan(context, update(context, before, kept), wish, behavior, rider);
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
];

function refuseForeign(names: readonly string[]): void {
  const foreign = names.find((name) => !PENDING_ALLOWED.has(name));
  if (foreign === undefined) return;
  throw invalid(`You cannot update ${foreign} when payment_behavior is pending_if_incomplete.`, { param: foreign });
}

/** Without a wish, everything that is not canceled. */
function hasStatus(subscription: Subscription, status: string | undefined): boolean {
  if (status === undefined) return subscription.status !== 'canceled';
  if (status === 'ended') return isOver(subscription);
  return status === 'all' || subscription.status === status;
}

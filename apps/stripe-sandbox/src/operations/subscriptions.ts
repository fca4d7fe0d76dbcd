import { z } from 'zod';
import type { Context } from '../context';
import { invalid } from '../errors';
import type { Price, Subscription } from '../model';
import { expand, flag, integer, merged, metadata, paging, text } from '../parameters';
import { assertLive, cancel, change, shownSubscription, start, updated } from '../subscriptions';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

const prorationBehavior = z.enum(['none', 'create_prorations', 'always_invoice']);
const item = z.strictObject({ id: text.optional(), price: text.optional(), quantity: integer.optional() });
/** What may go with a pending update; anything else must be a call of its own. */
const PENDING_ALLOWED = [
  'items',
  'payment_behavior',
  'proration_behavior',
  'proration_date',
  'expand',
  'metadata',
  'cancel_at_period_end',
];

/** The single item's new price and quantity. An item without an id would be a second one, which the sandbox does not have. */
export function wishedItem(
  context: Context,
  subscription: Subscription,
  items: readonly z.infer<typeof item>[],
): { price: Price; quantity: number } {
  const [only, second] = items;
  if (!only || second || only.id === undefined) {
    throw invalid('The sandbox keeps one item per subscription: send items[0][id] of that item.', {
      param: 'items[0][id]',
    });
  }
  if (only.id !== subscription.itemId)
    throw invalid(`No such subscription item: '${only.id}'`, { code: 'resource_missing', param: 'items[0][id]' });
  const price = context.store.get('price', only.price ?? subscription.price, 'items[0][price]');
  if (!price.active)
    throw invalid('The price specified is inactive. This field only accepts active prices.', {
      param: 'items[0][price]',
    });
  return { price, quantity: only.quantity ?? subscription.quantity };
}

export const subscriptionOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscriptions',
    z.strictObject({
      customer: text,
      items: z.array(z.strictObject({ price: text, quantity: integer.optional() })).length(1),
      metadata,
      default_payment_method: text.optional(),
      payment_behavior: z.enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete']).optional(),
      ...expand,
    }),
    (context, given) => {
      const customer = liveCustomer(context, given.customer);
      const price = context.store.get('price', given.items[0]?.price ?? '', 'items[0][price]');
      const method = given.default_payment_method
        ? context.store.get('paymentMethod', given.default_payment_method, 'default_payment_method')
        : null;
      if (!method && !customer.defaultPaymentMethod && given.payment_behavior !== 'default_incomplete') {
        throw invalid('This customer has no attached payment source or default payment method.', {
          code: 'resource_missing',
        });
      }
      const { subscription } = start(context, {
        customer: customer.id,
        price,
        quantity: given.items[0]?.quantity ?? 1,
        metadata: merged({}, given.metadata),
        defaultPaymentMethod: method?.id ?? null,
        paymentBehavior: given.payment_behavior ?? 'allow_incomplete',
      });
      return shownSubscription(context, subscription);
    },
  ),
  operation(
    'GET',
    '/v1/subscriptions',
    z.strictObject({ customer: text.optional(), price: text.optional(), status: text.optional(), ...paging }),
    (context, { customer, price, status, ...page }) => {
      if (customer !== undefined) context.store.get('customer', customer, 'customer');
      const wanted = (one: Subscription) =>
        status === undefined ? one.status !== 'canceled' : status === 'all' || one.status === status;
      const found = context.store
        .all('subscription')
        .filter(
          (one) =>
            (customer === undefined || one.customer === customer) &&
            (price === undefined || one.price === price) &&
            wanted(one),
        );
      return listOf('/v1/subscriptions', found, page, (one) => shownSubscription(context, one));
    },
  ),
  operation('GET', '/v1/subscriptions/:id', z.strictObject(expand), (context, _, id) =>
    shownSubscription(context, context.store.get('subscription', id)),
  ),
  operation(
    'POST',
    '/v1/subscriptions/:id',
    z.strictObject({
      items: z.array(item).optional(),
      metadata,
      default_payment_method: text.optional(),
      cancel_at_period_end: flag.optional(),
      cancel_at: z.union([integer, z.literal('').transform(() => null)]).optional(),
      proration_behavior: prorationBehavior.optional(),
      proration_date: integer.optional(),
      payment_behavior: z
        .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'])
        .optional(),
      ...expand,
    }),
    (context, given, id) => {
      const before = context.store.get('subscription', id);
      assertLive(before);
      const foreign = Object.keys(given).find((name) => !PENDING_ALLOWED.includes(name));
      if (given.payment_behavior === 'pending_if_incomplete' && foreign) {
        throw invalid(`You cannot update ${foreign} with payment_behavior=pending_if_incomplete.`, { param: foreign });
      }
      const method = given.default_payment_method
        ? context.store.get('paymentMethod', given.default_payment_method, 'default_payment_method').id
        : undefined;
      const wish = given.items && wishedItem(context, before, given.items);
      const plain = updated(context, before, {
        ...before,
        metadata: merged(before.metadata, given.metadata),
        defaultPaymentMethod: method ?? before.defaultPaymentMethod,
        cancelAtPeriodEnd: given.cancel_at_period_end ?? before.cancelAtPeriodEnd,
        cancelAt: given.cancel_at === undefined ? before.cancelAt : given.cancel_at,
        canceledAt: given.cancel_at_period_end
          ? context.now()
          : given.cancel_at_period_end === false
            ? null
            : before.canceledAt,
      });
      if (!wish) return shownSubscription(context, plain);
      const { proration_behavior: behavior = 'create_prorations', proration_date: prorationDate } = given;
      const plan = { ...wish, prorationBehavior: behavior, ...(prorationDate !== undefined && { prorationDate }) };
      return shownSubscription(context, change(context, plain, plan, given.payment_behavior ?? 'allow_incomplete'));
    },
  ),
  operation(
    'DELETE',
    '/v1/subscriptions/:id',
    z.strictObject({ invoice_now: flag.optional(), prorate: flag.optional(), ...expand }),
    (context, given, id) => {
      if (given.invoice_now || given.prorate)
        throw invalid('The sandbox ends subscriptions without a last invoice.', { param: 'prorate' });
      return shownSubscription(context, cancel(context, context.store.get('subscription', id)));
    },
  ),
];

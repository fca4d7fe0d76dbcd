import { z } from 'zod';
import type { Context } from '../context';
import { missing } from '../errors';
import type { Item, Subscription } from '../model';
import { discountWishes, flag, integer, metadata, paging, quantity, text } from '../parameters';
import { assertChangeable, changePlan } from '../plan-change';
import { renderItem } from '../render/subscription';
import { followSubscription } from '../schedules';
import { listOf, operation, type Operation } from './operation';
import { changedItem, planUpdate, prorationBehavior } from './subscription-parameters';
import { paymentBehaviors } from './subscriptions';

const billing = {
  payment_behavior: z.enum([...paymentBehaviors, 'pending_if_incomplete']).optional(),
  proration_behavior: prorationBehavior.optional(),
  proration_date: integer.optional(),
};
const content = { price: text.optional(), quantity: quantity.optional(), metadata, discounts: discountWishes };

/** The items of a subscription one by one: each call is a change of the subscription. */
export const subscriptionItemOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscription_items',
    z.strictObject({ subscription: text, ...content, price: text, ...billing }),
    (context, { subscription: id, price, quantity: count, metadata: own, discounts, ...how }) => {
      const before = context.store.get('subscription', id, 'subscription');
      const after = changed(context, before, { price, quantity: count, metadata: own, discounts }, how);
      const known = new Set(before.items.map((item) => item.id));
      const added = (after.pending?.term.items ?? after.items).find((item) => !known.has(item.id));
      return renderItem(context.store, after, added ?? firstOf(after));
    },
  ),
  operation(
    'GET',
    '/v1/subscription_items',
    z.strictObject({ subscription: text, ...paging }),
    (context, { subscription: id, ...page }) => {
      const subscription = context.store.get('subscription', id, 'subscription');
      const oldestLast = [...subscription.items].reverse();
      return listOf('/v1/subscription_items', oldestLast, page, (item) =>
        renderItem(context.store, subscription, item),
      );
    },
  ),
  operation('GET', '/v1/subscription_items/:id', z.strictObject({}), (context, _, id) => {
    const { subscription, item } = found(context, id);
    return renderItem(context.store, subscription, item);
  }),
  operation(
    'POST',
    '/v1/subscription_items/:id',
    z.strictObject({ ...content, off_session: flag.optional(), ...billing }),
    (context, { price, quantity: count, metadata: own, discounts, ...how }, id) => {
      const { subscription, item } = found(context, id);
      const after = changed(context, subscription, { id, price, quantity: count, metadata: own, discounts }, how);
      return renderItem(context.store, after, after.items.find((one) => one.id === id) ?? item);
    },
  ),
  operation(
    'DELETE',
    '/v1/subscription_items/:id',
    z.strictObject({ clear_usage: flag.optional(), off_session: flag.optional(), ...billing }),
    (context, how, id) => {
      changed(context, found(context, id).subscription, { id, deleted: true }, how);
      return { id, object: 'subscription_item', deleted: true };
    },
  ),
];

type How = z.infer<z.ZodObject<typeof billing>>;

function changed(context: Context, before: Subscription, item: z.infer<typeof changedItem>, how: How): Subscription {
  assertChangeable(before);
  const { payment_behavior: behavior = 'allow_incomplete', ...timing } = how;
  const rider = { metadata: null, cancelAtPeriodEnd: null };
  const wishOf = (current: Subscription) => planUpdate(context, current, { items: [item], ...timing });
  const after = changePlan(context, before, wishOf, behavior, rider);
  followSubscription(context, after);
  return after;
}

function found(context: Context, id: string): { subscription: Subscription; item: Item } {
  for (const subscription of context.store.all('subscription')) {
    const item = subscription.items.find((one) => one.id === id);
    if (item) return { subscription, item };
  }
  throw missing('subscription item', id);
}

function firstOf({ id, items: [first] }: Subscription): Item {
  if (!first) throw missing('subscription item', id);
  return first;
}

import { z } from 'zod';
import type { Context } from '../context';
import { redeemable, replaced, type DiscountWish, type Redeemable } from '../discounts';
import { invalid, missing } from '../errors';
import { amountIn, newItem, onceLine } from '../items';
import type { Item, Line, Price, Subscription } from '../model';
import { discountWishes, flag, integer, merged, metadata, quantity, text } from '../parameters';
import type { PlanUpdate, ProrationBehavior } from '../plan-change';
import type { NewItem } from '../subscriptions';
import { trialEndOf } from '../trials';

export const prorationBehavior = z.enum(['none', 'create_prorations', 'always_invoice']);
export const startedItem = z.strictObject({
  price: text,
  quantity: quantity.optional(),
  metadata,
  discounts: discountWishes,
});
export const changedItem = z.strictObject({
  id: text.optional(),
  price: text.optional(),
  quantity: quantity.optional(),
  deleted: flag.optional(),
  metadata,
  discounts: discountWishes,
});
export const addedItems = z
  .array(z.strictObject({ price: text, quantity: quantity.optional() }))
  .max(20)
  .default([]);

/** Where the periods go on: in their old rhythm, or with one that begins now. */
export const cycleAnchor = z.strictObject({ type: z.enum(['now', 'unchanged']) });
export const trialEnd = z.union([z.literal('now'), integer]).optional();

/** A price that can still be sold. */
export function activePrice(context: Context, id: string, param: string): Price {
  const price = context.store.get('price', id, param);
  if (!price.active) {
    throw invalid('The price specified is inactive. This field only accepts active prices.', { param });
  }
  return price;
}

/** What a new subscription is asked to hold. A discount has to be redeemed: there is none at work yet. */
export function startedItems(
  context: Context,
  customer: string,
  currency: string | undefined,
  given: readonly z.infer<typeof startedItem>[],
  param = 'items',
): { items: NewItem[]; currency: string; amount: number } {
  const priced = given.map((item, i) => ({
    ...item,
    price: activePrice(context, item.price, `${param}[${i}][price]`),
  }));
  const first = priced[0]?.price.currency;
  if (first === undefined) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const paidIn = currency ?? first;
  const items = priced.map(({ price, quantity: count = 1, metadata: own, discounts }, i) => {
    const sale = { customer, currency: paidIn, amount: amountIn(price, paidIn) * count };
    const wishes = redeemables(context, discounts, sale, `${param}[${i}][discounts]`);
    return { price, quantity: count, metadata: merged({}, own), discounts: wishes };
  });
  const amount = items.reduce((sum, { price, quantity: count }) => sum + amountIn(price, paidIn) * count, 0);
  return { items, currency: paidIn, amount };
}

export function redeemables(
  context: Context,
  wishes: readonly DiscountWish[] | null | undefined,
  sale: { customer: string | null; currency: string; amount: number },
  param = 'discounts',
): Redeemable[] {
  return (wishes ?? []).map((wish, i) => redeemable(context, wish, sale, `${param}[${i}]`));
}

export function addedLines(
  context: Context,
  given: z.infer<typeof addedItems>,
  currency: string,
  param = 'add_invoice_items',
): Line[] {
  return given.map(({ price, quantity: count = 1 }, i) =>
    onceLine(context, { price: activePrice(context, price, `${param}[${i}][price]`), quantity: count }, currency),
  );
}

interface Given {
  readonly items?: readonly z.infer<typeof changedItem>[] | undefined;
  readonly discounts?: readonly DiscountWish[] | null | undefined;
  readonly add_invoice_items?: z.infer<typeof addedItems>;
  readonly trial_end?: number | 'now' | undefined;
  readonly billing_cycle_anchor?: z.infer<typeof cycleAnchor> | undefined;
  readonly proration_behavior?: ProrationBehavior | undefined;
  readonly proration_date?: number | undefined;
}

/** Whether a request changes what is billed. */
export function changesPlan(given: Given): boolean {
  const { items, discounts, add_invoice_items: added = [], trial_end: trial, billing_cycle_anchor: anchor } = given;
  return [items, discounts, trial].some((one) => one !== undefined) || added.length > 0 || anchor?.type === 'now';
}

/** What a subscription shall hold: items by their id change or go, items without one are added, those that are not named stay. */
export function planUpdate(context: Context, subscription: Subscription, given: Given): PlanUpdate {
  const { id, customer, currency } = subscription;
  const { proration_behavior: behavior = 'create_prorations', proration_date: prorationDate } = given;
  const items = wishedItems(context, subscription, given.items ?? []);
  const amount = items.reduce(
    (sum, item) => sum + amountIn(context.store.get('price', item.price), currency) * item.quantity,
    0,
  );
  const place = { customer, subscription: id, item: null, session: null };
  trialEndOf(context.now(), { trial_end: given.trial_end });
  return {
    items,
    discounts: replaced(context, subscription.discounts, given.discounts, place, { customer, currency, amount }),
    addedLines: addedLines(context, given.add_invoice_items ?? [], currency),
    prorationBehavior: behavior,
    prorationDate,
    anchorsNow: given.billing_cycle_anchor?.type === 'now',
    trialEnd: given.trial_end,
  };
}

function wishedItems(
  context: Context,
  subscription: Subscription,
  given: readonly z.infer<typeof changedItem>[],
): Item[] {
  const { customer, currency } = subscription;
  const items = new Map(subscription.items.map((item) => [item.id, item]));
  for (const [i, wish] of given.entries()) {
    const param = `items[${i}]`;
    const held = wish.id === undefined ? undefined : items.get(wish.id);
    if (wish.id !== undefined && !held) throw missing('subscription item', wish.id, `${param}[id]`);
    if (wish.deleted) {
      items.delete(wish.id ?? '');
      continue;
    }
    if (!held && wish.price === undefined) {
      throw invalid(`Missing required param: ${param}[price].`, {
        code: 'parameter_missing',
        param: `${param}[price]`,
      });
    }
    const base = held ?? newItem(context, '', 1);
    const keeps = wish.price === undefined || wish.price === base.price;
    const price = keeps
      ? context.store.get('price', base.price)
      : activePrice(context, wish.price ?? '', `${param}[price]`);
    if ([...items.values()].some((other) => other.price === price.id && other.id !== base.id)) {
      throw invalid(`The price ${price.id} is on another item of the subscription already: change its quantity.`, {
        param: `${param}[price]`,
      });
    }
    const count = wish.quantity ?? base.quantity;
    const place = { customer, subscription: subscription.id, item: base.id, session: null };
    const sale = { customer, currency, amount: amountIn(price, currency) * count };
    const discounts = replaced(context, base.discounts, wish.discounts, place, sale, `${param}[discounts]`);
    const own = merged(base.metadata, wish.metadata);
    items.set(base.id, { ...base, price: price.id, quantity: count, metadata: own, discounts });
  }
  if (items.size === 0) throw invalid('A subscription must have at least one active plan.', { param: 'items' });
  return [...items.values()];
}

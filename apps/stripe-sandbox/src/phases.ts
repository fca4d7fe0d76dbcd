import type { Context } from './context';
import { redeem, redeemable, type Redeemable } from './discounts';
import { ApiError } from './errors';
import { amountIn, newItem } from './items';
import type { Phase, PhaseDiscount, PhaseItem } from './life-model';
import type { Discount, Item, Subscription, Term } from './model';
import { changePlan } from './plan-change';
import { cadenceOf, differ } from './proration';
import { isOver, update } from './subscriptions';

/** A subscription as it is, as a phase. */
export function currentPhase(subscription: Subscription, end: number): Phase {
  return {
    start: subscription.periodStart,
    end,
    items: itemsOf(subscription),
    prorationBehavior: 'create_prorations',
    anchorsAtStart: false,
    discounts: namedDiscounts(subscription),
    metadata: {},
    defaultPaymentMethod: null,
    defaultTaxRates: subscription.defaultTaxRates,
    description: null,
  };
}

export const itemsOf = ({ items }: Subscription): PhaseItem[] =>
  items.map(({ price, quantity, metadata }) => ({ price, quantity, metadata }));

export const namedDiscounts = ({ discounts }: Subscription): PhaseDiscount[] =>
  discounts.map((discount) => ({ coupon: null, discount, promotion_code: null }));

/** Puts a subscription on the items and discounts of a phase. Where a period ends too, the renewal that follows bills them. */
export function enter(context: Context, subscription: Subscription, phase: Phase): void {
  if (isOver(subscription)) return;
  const now = context.now();
  const metadata = { ...subscription.metadata, ...phase.metadata };
  const defaultPaymentMethod = phase.defaultPaymentMethod ?? subscription.defaultPaymentMethod;
  const held = { ...subscription, defaultPaymentMethod, defaultTaxRates: phase.defaultTaxRates };
  if (now !== subscription.periodEnd) {
    const wishOf = (current: Subscription) => ({
      ...contentFor(context, current, phase),
      prorationBehavior: phase.prorationBehavior,
      anchorsNow: phase.anchorsAtStart,
    });
    changePlan(context, held, wishOf, 'allow_incomplete', { metadata, cancelAtPeriodEnd: null });
    return;
  }
  const content = contentFor(context, held, phase);
  const cadence = (items: readonly Item[]) => cadenceOf(items.map(({ price }) => context.store.get('price', price)));
  const anew = phase.anchorsAtStart || differ(cadence(held.items), cadence(content.items));
  const anchor = anew ? now : held.anchor;
  update(context, subscription, { ...held, ...content, anchor, metadata });
}

/** A price that stays keeps its item, and an item that is left over takes a new one. Discounts that a phase does not name end. */
function contentFor(context: Context, held: Subscription, phase: Phase): Pick<Term, 'items' | 'discounts'> {
  const left = [...held.items];
  const kept = phase.items.map(({ price }) => {
    const at = left.findIndex((one) => one.price === price);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  const items = phase.items.map(({ price, quantity, metadata }, i) => {
    const base = kept[i] ?? left.shift() ?? newItem(context, price, quantity);
    return { ...base, price, quantity, metadata: { ...base.metadata, ...metadata } };
  });
  return { items, discounts: discountsFor(context, held, phase) };
}

/** What a phase names goes on where it is at work already, and is redeemed where it still can be; the rest of it is nothing. */
function discountsFor(context: Context, { id, customer, currency, discounts }: Subscription, phase: Phase): string[] {
  const held = discounts.map((one) => context.store.get('discount', one));
  const place = { customer, subscription: id, item: null, session: null };
  return phase.discounts.flatMap((named) => {
    const going = held.find((one) => isNamed(one, named));
    if (going) return [going.id];
    return redeem(context, redeemablesOf(context, { ...phase, discounts: [named] }, customer, currency), place);
  });
}

const isNamed = (held: Discount, { discount, coupon, promotion_code: code }: PhaseDiscount) =>
  held.id === discount || (coupon !== null && held.coupon === coupon) || (code !== null && held.promotionCode === code);

/** The coupons and codes of a phase that can be redeemed now. */
export function redeemablesOf(
  context: Context,
  { items, discounts }: Pick<Phase, 'items' | 'discounts'>,
  customer: string,
  currency: string,
): Redeemable[] {
  const worth = items.map(({ price, quantity }) => amountIn(context.store.get('price', price), currency) * quantity);
  const amount = worth.reduce((sum, one) => sum + one, 0);
  return discounts.flatMap(({ coupon, promotion_code: code }) => {
    const wish = { ...(coupon !== null && { coupon }), ...(code !== null && { promotion_code: code }) };
    try {
      return [redeemable(context, wish, { customer, currency, amount }, 'discounts[0]')];
    } catch (error) {
      if (error instanceof ApiError) return [];
      throw error;
    }
  });
}

export const sameItems = (a: PhaseItem[], b: PhaseItem[]) =>
  JSON.stringify(a.map(({ price, quantity }) => [price, quantity])) ===
  JSON.stringify(b.map(({ price, quantity }) => [price, quantity]));

/** Whether two phases put a subscription on the same things, whenever they end. */
export const sameContent = (a: Phase, b: Phase) =>
  JSON.stringify({ ...a, end: 0 }) === JSON.stringify({ ...b, end: 0 });

import { discounted } from './amounts';
import { periodEnd } from './billing-cycle';
import type { Context } from './context';
import { invalid, missing } from './errors';
import type { Coupon, Discount, Line, PromotionCode, Term } from './model';
import { renderCoupon, renderDiscount, renderPromotionCode } from './render/discounts';
import { newId } from './store';

/** What a caller sends in `discounts`. */
export interface DiscountWish {
  readonly coupon?: string | undefined;
  readonly promotion_code?: string | undefined;
  /** One that is at work already and stays. */
  readonly discount?: string | undefined;
}

/** A coupon that may be redeemed, and the code that names it. */
export interface Redeemable {
  readonly coupon: string;
  readonly promotionCode: string | null;
}

interface Sale {
  /** Null: a buyer whom nobody knows yet. */
  readonly customer: string | null;
  readonly currency: string;
  /** Before discounts, in minor units. */
  readonly amount: number;
}

/** Whether a coupon can still be redeemed. */
export function isValid({ deleted, redeemBy, maxRedemptions, timesRedeemed }: Coupon, now: number): boolean {
  return (
    !deleted && (redeemBy === null || now < redeemBy) && (maxRedemptions === null || timesRedeemed < maxRedemptions)
  );
}

/** A code is active by itself and only with a valid coupon. */
export function isActive(context: Context, code: PromotionCode): boolean {
  const { active, expiresAt, maxRedemptions, timesRedeemed } = code;
  const now = context.now();
  const open = (expiresAt === null || now < expiresAt) && (maxRedemptions === null || timesRedeemed < maxRedemptions);
  return active && open && isValid(context.store.get('coupon', code.coupon), now);
}

export const liveCoupon = (context: Context, id: string, param = 'id'): Coupon => {
  const coupon = context.store.get('coupon', id, param);
  if (coupon.deleted) throw missing('coupon', id, param);
  return coupon;
};

/** The coupon behind a wish; 404 when there is none, 400 when this sale cannot have it. */
export function redeemable(context: Context, wish: DiscountWish, sale: Sale, param: string): Redeemable {
  if (wish.promotion_code !== undefined) {
    const code = context.store.get('promotionCode', wish.promotion_code, `${param}[promotion_code]`);
    assertCode(context, code, sale, `${param}[promotion_code]`);
    return { coupon: code.coupon, promotionCode: code.id };
  }
  if (wish.coupon === undefined) {
    throw invalid('You must specify one of coupon, promotion_code, or discount.', { code: 'parameter_missing', param });
  }
  const coupon = liveCoupon(context, wish.coupon, `${param}[coupon]`);
  if (!isValid(coupon, context.now())) {
    throw invalid(`Coupon ${coupon.id} is used up or expired.`, { code: 'coupon_expired', param: `${param}[coupon]` });
  }
  assertCurrency(coupon, sale, `${param}[coupon]`);
  return { coupon: coupon.id, promotionCode: null };
}

function assertCode(context: Context, code: PromotionCode, sale: Sale, param: string): void {
  if (!isActive(context, code)) {
    throw invalid(`This promotion code is expired or inactive: ${code.code}.`, {
      code: 'promotion_code_expired',
      param,
    });
  }
  if (code.customer !== null && code.customer !== sale.customer) {
    throw invalid('This promotion code cannot be redeemed because it belongs to another customer.', { param });
  }
  if (code.firstTime && sale.customer !== null && hasBought(context, sale.customer)) {
    throw invalid('This promotion code cannot be redeemed because the associated customer has prior transactions.', {
      param,
    });
  }
  if (code.minimumAmount !== null) {
    if (sale.currency !== code.minimumAmountCurrency || sale.amount < code.minimumAmount) {
      throw invalid('This promotion code cannot be redeemed because the order is below its minimum amount.', { param });
    }
  }
  assertCurrency(context.store.get('coupon', code.coupon), sale, param);
}

function assertCurrency({ percentOff, amountsOff }: Coupon, { currency }: Sale, param: string): void {
  if (percentOff === null && amountsOff[currency] === undefined) {
    throw invalid(`The coupon takes nothing off in ${currency}: it has no amount in this currency.`, { param });
  }
}

function hasBought({ store }: Context, customer: string): boolean {
  return (
    store.all('invoice').some((one) => one.customer === customer && one.status !== 'void') ||
    store.all('paymentIntent').some((one) => one.customer === customer && one.status === 'succeeded')
  );
}

type Place = Pick<Discount, 'customer' | 'subscription' | 'item' | 'session'>;

/** Puts coupons to work, counted as redeemed. The ids of the discounts. */
export function redeem(context: Context, wanted: readonly Redeemable[], place: Place): string[] {
  return wanted.map(({ coupon: id, promotionCode }) => {
    const coupon = context.store.get('coupon', id);
    const start = context.now();
    const months = coupon.durationInMonths;
    const end = months === null ? null : periodEnd(start, { interval: 'month', intervalCount: months });
    count(context, id, promotionCode, 1);
    return context.store.put('discount', { ...place, id: newId('di'), coupon: id, promotionCode, start, end }).id;
  });
}

/**
 * What `discounts` of a request leaves: absent or empty keeps, '' clears, anything else replaces all. A discount at work is kept by its id;
 * what is new is redeemed.
 */
export function replaced(
  context: Context,
  held: readonly string[],
  wishes: readonly DiscountWish[] | null | undefined,
  place: Place,
  sale: Sale,
  param = 'discounts',
): string[] {
  if (wishes === null) return [];
  if (wishes === undefined || wishes.length === 0) return [...held];
  return wishes.flatMap((wish, i) => {
    if (wish.discount === undefined) {
      return redeem(context, [redeemable(context, wish, sale, `${param}[${i}]`)], place);
    }
    if (!held.includes(wish.discount)) throw missing('discount', wish.discount, `${param}[${i}][discount]`);
    return [wish.discount];
  });
}

/** As if it had never been redeemed: the change that brought it did not come into force. */
export function giveBack(context: Context, id: string): void {
  const { coupon, promotionCode } = context.store.get('discount', id);
  count(context, coupon, promotionCode, -1);
}

function count(context: Context, couponId: string, promotionCode: string | null, times: 1 | -1): void {
  const { store } = context;
  const coupon = store.get('coupon', couponId);
  const counted = { ...coupon, timesRedeemed: coupon.timesRedeemed + times };
  const show = (one: Coupon) => renderCoupon(one, isValid(one, context.now()));
  context.replace('coupon', coupon, counted, 'coupon.updated', show);
  if (promotionCode === null) return;
  const code = store.get('promotionCode', promotionCode);
  context.replace(
    'promotionCode',
    code,
    { ...code, timesRedeemed: code.timesRedeemed + times },
    'promotion_code.updated',
    (one) => shownCode(context, one),
  );
}

export const shownCode = (context: Context, code: PromotionCode) => renderPromotionCode(code, isActive(context, code));

/** Lines with what the discounts that are at work at `at` (unix seconds) take off them. */
export function withDiscounts(
  context: Context,
  lines: readonly Line[],
  shared: readonly string[],
  currency: string,
  at: number,
): Line[] {
  const { store } = context;
  return discounted(lines, {
    currency,
    shared,
    termsOf: (id) => {
      const { coupon, end } = store.get('discount', id);
      return end === null || at < end ? store.get('coupon', coupon) : undefined;
    },
    productOf: (price) => store.get('price', price).product,
  });
}

/** The term without the discounts that these lines spend: a coupon for once ends with the first invoice that it lowers. */
export function withoutSpent<T extends Term>(context: Context, term: T, lines: readonly Line[]): T {
  const used = new Set(
    lines.flatMap(({ included, discountAmounts }) => [...included, ...discountAmounts.map(({ discount }) => discount)]),
  );
  return without(term, (id) => used.has(id) && durationOf(context, id) === 'once');
}

/** The term without the discounts whose months are over. */
export function withoutEnded<T extends Term>(context: Context, term: T, now: number): T {
  return without(term, (id) => (context.store.get('discount', id).end ?? Infinity) <= now);
}

function without<T extends Term>(term: T, isOver: (id: string) => boolean): T {
  const stays = (id: string) => !isOver(id);
  return {
    ...term,
    discounts: term.discounts.filter(stays),
    items: term.items.map((item) => ({ ...item, discounts: item.discounts.filter(stays) })),
  };
}

const durationOf = ({ store }: Context, id: string) => store.get('coupon', store.get('discount', id).coupon).duration;

/** All discounts at work on a subscription and its items. */
export const discountsOf = ({ discounts, items }: Pick<Term, 'discounts' | 'items'>): string[] => [
  ...discounts,
  ...items.flatMap((item) => item.discounts),
];

/** Tells which discounts began and which ended. */
export function tellDiscounts(context: Context, before: readonly string[], after: readonly string[]): void {
  const show = (id: string) => renderDiscount(context.store.get('discount', id));
  for (const id of before) if (!after.includes(id)) context.emit('customer.discount.deleted', show(id));
  for (const id of after) if (!before.includes(id)) context.emit('customer.discount.created', show(id));
}

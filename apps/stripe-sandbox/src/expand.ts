import { shownCharge } from './charges';
import type { Context } from './context';
import { isValid, shownCode } from './discounts';
import { invalid } from './errors';
import { shownInvoice } from './invoices';
import { renderCurrencyOptions, renderCustomer, renderPrice, renderProduct } from './render/catalogue';
import { renderLineItems } from './render/checkout';
import { renderCoupon, renderCouponCurrencies, renderDiscount } from './render/discounts';
import { renderFeature } from './render/entitlement';
import { renderPaymentMethod } from './render/payment-method';
import { renderPaymentIntent, renderPayments, secretOf } from './render/payment';
import { renderConfiguration } from './render/portal';
import { renderTestClock } from './render/test-clock';
import { shownSchedule } from './schedule-state';
import { shownSubscription } from './subscriptions';

type Shown = Record<string, unknown>;
type Finder = (context: Context, id: string) => object | undefined;

const found = <T>(row: T | undefined, show: (row: T) => object) => (row === undefined ? undefined : show(row));
const product: Finder = ({ store }, id) => found(store.find('product', id), renderProduct);
const price: Finder = ({ store }, id) => found(store.find('price', id), renderPrice);
const customer: Finder = ({ store }, id) => found(store.find('customer', id), renderCustomer);
const method: Finder = ({ store }, id) => found(store.find('paymentMethod', id), renderPaymentMethod);
const intent: Finder = ({ store }, id) =>
  found(store.find('paymentIntent', id), (row) => renderPaymentIntent(store, row));
const subscription: Finder = (context, id) =>
  found(context.store.find('subscription', id), (row) => shownSubscription(context, row));
const invoice: Finder = (context, id) => found(context.store.find('invoice', id), (row) => shownInvoice(context, row));

const schedule: Finder = (context, id) =>
  found(context.store.find('schedule', id), (row) => shownSchedule(context, row));
const charge: Finder = (context, id) => found(context.store.find('charge', id), (row) => shownCharge(context, row));
const feature: Finder = ({ store }, id) => found(store.find('feature', id), renderFeature);
const clock: Finder = ({ store }, id) => found(store.find('testClock', id), renderTestClock);
const configuration: Finder = ({ store }, id) => found(store.find('portalConfiguration', id), renderConfiguration);
const coupon: Finder = (context, id) =>
  found(context.store.find('coupon', id), (row) => renderCoupon(row, isValid(row, context.now())));
const promotionCode: Finder = (context, id) =>
  found(context.store.find('promotionCode', id), (row) => shownCode(context, row));
const discount: Finder = ({ store }, id) => found(store.find('discount', id), renderDiscount);

/** The object behind an id, by the name of the field that holds it. */
const BY_FIELD = new Map<string, Finder>([
  ['product', product],
  ['price', price],
  ['customer', customer],
  ['payment_method', method],
  ['default_payment_method', method],
  ['payment_intent', intent],
  ['subscription', subscription],
  ['invoice', invoice],
  ['latest_invoice', invoice],
  ['schedule', schedule],
  ['latest_charge', charge],
  ['charge', charge],
  ['feature', feature],
  ['test_clock', clock],
  ['configuration', configuration],
  ['coupon', coupon],
  ['promotion_code', promotionCode],
  ['discount', discount],
  ['discounts', discount],
]);

/** What Stripe leaves out unless it is asked for, by object and field. */
const ON_REQUEST = new Map<string, (context: Context, id: string) => object | null>([
  ['price.currency_options', ({ store }, id) => renderCurrencyOptions(store.get('price', id))],
  ['coupon.currency_options', ({ store }, id) => renderCouponCurrencies(store.get('coupon', id))],
  ['coupon.applies_to', ({ store }, id) => ({ products: store.get('coupon', id).products ?? [] })],
  ['invoice.payments', ({ store }, id) => renderPayments(store.find('invoice', id))],
  ['invoice.confirmation_secret', ({ store }, id) => secretOf(store.find('invoice', id))],
  ['checkout.session.line_items', ({ store }, id) => renderLineItems(store, store.get('session', id))],
]);

/** Replaces ids by their objects along each path, at most four levels deep. */
export function expanded(context: Context, shown: object, paths: readonly string[]): object {
  if (paths.length === 0) return shown;
  const copy = structuredClone(shown) as Shown;
  for (const path of paths) {
    const keys = path.split('.');
    const isList = copy.object === 'list';
    if (isList !== (keys[0] === 'data')) throw notExpandable(path);
    if (keys.length > (isList ? 5 : 4)) {
      throw invalid(`You cannot expand more than 4 levels of a property. Property: ${path}`, { param: 'expand' });
    }
    follow(context, copy, keys, path);
  }
  return copy;
}

function follow(context: Context, at: unknown, [key, ...rest]: readonly string[], path: string): void {
  if (key === undefined || at === null || typeof at !== 'object') return;
  if (Array.isArray(at)) return at.forEach((one) => follow(context, one, [key, ...rest], path));
  const shown = at as Shown;
  const value = shown[key];
  const onRequest = ON_REQUEST.get(`${String(shown.object)}.${key}`);
  if (value === undefined && onRequest) shown[key] = onRequest(context, String(shown.id));
  else if (value === undefined || (rest.length === 0 && !isReference(key, value))) throw notExpandable(path);
  else if (typeof value === 'string') shown[key] = BY_FIELD.get(key)?.(context, value) ?? value;
  else if (isIds(value)) shown[key] = value.map((id) => BY_FIELD.get(key)?.(context, id) ?? id);
  follow(context, shown[key], rest, path);
}

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** An id, nothing where an id could be, or what another path has expanded already. */
function isReference(key: string, value: unknown): boolean {
  return value === null || BY_FIELD.has(key) || typeof value === 'object';
}

const notExpandable = (path: string) =>
  invalid(`This property cannot be expanded (${path}).`, { code: 'property_cannot_be_expanded', param: 'expand' });

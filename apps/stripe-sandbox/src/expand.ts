import type { Context } from './context';
import { invalid } from './errors';
import { shownInvoice } from './invoices';
import { renderCustomer, renderPaymentMethod, renderPrice, renderProduct } from './render/catalogue';
import { renderLineItems } from './render/checkout';
import { renderPaymentIntent, renderPayments } from './render/invoice';
import { shownSession } from './checkout';
import { shownSubscription } from './subscriptions';

type Shown = Record<string, unknown>;

/** The object behind an id, by its prefix. */
function resolve(context: Context, id: string): object | undefined {
  const { store } = context;
  const found = <T>(row: T | undefined, show: (row: T) => object) => (row === undefined ? undefined : show(row));
  if (id.startsWith('prod_') || id.startsWith('tierlift_')) return found(store.find('product', id), renderProduct);
  if (id.startsWith('price_')) return found(store.find('price', id), renderPrice);
  if (id.startsWith('cus_')) return found(store.find('customer', id), renderCustomer);
  if (id.startsWith('pm_')) return found(store.find('paymentMethod', id), renderPaymentMethod);
  if (id.startsWith('sub_')) return found(store.find('subscription', id), (row) => shownSubscription(context, row));
  if (id.startsWith('in_')) return found(store.find('invoice', id), (row) => shownInvoice(context, row));
  if (id.startsWith('pi_')) return found(store.find('paymentIntent', id), renderPaymentIntent);
  if (id.startsWith('cs_')) return found(store.find('session', id), (row) => shownSession(context, row));
  return found(store.find('product', id), renderProduct);
}

/** What Stripe leaves out unless it is asked for. */
function included(context: Context, shown: Shown, key: string): unknown {
  const id = String(shown.id);
  if (shown.object === 'invoice' && key === 'payments') return renderPayments(context.store.get('invoice', id));
  if (shown.object === 'invoice' && key === 'confirmation_secret') {
    const intent = context.store.find('invoice', id)?.paymentIntent;
    return intent ? { client_secret: `${intent}_secret_sandbox`, type: 'payment_intent' } : null;
  }
  if (shown.object === 'checkout.session' && key === 'line_items')
    return renderLineItems(context.store, context.store.get('session', id));
  return undefined;
}

/** Replaces ids by their objects along each path, at most four levels deep. */
export function expanded(context: Context, shown: object, paths: readonly string[]): object {
  const copy = structuredClone(shown) as Shown;
  for (const path of paths) {
    const keys = path.split('.');
    if (keys.length > 4 + (keys[0] === 'data' ? 1 : 0))
      throw invalid(`You cannot expand more than 4 levels of a property. Property: ${path}`);
    follow(context, copy, keys, path);
  }
  return copy;
}

function follow(context: Context, at: unknown, [key, ...rest]: readonly string[], path: string): void {
  if (key === undefined || at === null || typeof at !== 'object') return;
  if (Array.isArray(at)) return at.forEach((one) => follow(context, one, [key, ...rest], path));
  const shown = at as Shown;
  if (!(key in shown)) {
    const value = included(context, shown, key);
    if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' });
    shown[key] = value;
  } else if (typeof shown[key] === 'string') {
    shown[key] = resolve(context, shown[key]) ?? shown[key];
  }
  follow(context, shown[key], rest, path);
}

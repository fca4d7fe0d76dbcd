import type { Context } from './context';
import type { Entitlement } from './life-model';
import type { Subscription } from './model';
import { renderSummary } from './render/entitlement';
import { newId } from './store';

/** Who has a subscription in one of these states has its features. */
const ENTITLED: ReadonlySet<Subscription['status']> = new Set(['trialing', 'active', 'past_due']);

/** In order of the time they were gained. */
export const entitlementsOf = (context: Context, customer: string): Entitlement[] =>
  context.store.all('entitlement').filter((one) => one.customer === customer);

/** Brings the features of a customer in line with the subscriptions, and tells of a change. */
export function refreshEntitlements(context: Context, customer: string): void {
  const { store } = context;
  if (store.count('productFeature') === 0 && store.count('entitlement') === 0) return;
  const held = entitlementsOf(context, customer);
  const wanted = featuresOf(context, customer);
  const lost = held.filter(({ feature }) => !wanted.has(feature));
  const gained = [...wanted].filter((feature) => held.every((one) => one.feature !== feature));
  if (lost.length === 0 && gained.length === 0) return;
  for (const { id } of lost) store.remove('entitlement', id);
  for (const feature of gained) store.put('entitlement', { id: newId('ent'), customer, feature });
  const summary = (rows: Entitlement[]) => renderSummary(store, customer, rows);
  const before = summary(held) as { entitlements: object };
  context.emit('entitlements.active_entitlement_summary.updated', summary(entitlementsOf(context, customer)), {
    entitlements: before.entitlements,
  });
}

/** After a change of what a product brings. */
export function refreshHolders(context: Context, product: string): void {
  const holders = context.store
    .all('subscription')
    .filter(({ items }) => items.some(({ price }) => context.store.get('price', price).product === product))
    .map(({ customer }) => customer);
  for (const customer of new Set(holders)) refreshEntitlements(context, customer);
}

function featuresOf({ store }: Context, customer: string): Set<string> {
  const products = store
    .all('subscription')
    .filter((one) => one.customer === customer && ENTITLED.has(one.status))
    .flatMap(({ items }) => items.map(({ price }) => store.get('price', price).product));
  return new Set(
    store
      .all('productFeature')
      .filter(({ product }) => products.includes(product))
      .map(({ feature }) => feature),
  );
}

import { z } from 'zod';
import type { Context } from '../context';
import { invalid } from '../errors';
import { currency, emptyable, flag, integer, merged, metadata, paging, text } from '../parameters';
import { renderPrice, renderProduct } from '../render/catalogue';
import { newId } from '../store';
import { listOf, operation, type Operation } from './operation';

const interval = z.enum(['day', 'week', 'month', 'year']);

export const catalogueOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/products',
    z.strictObject({
      id: text.optional(),
      name: text,
      description: text.optional(),
      active: flag.optional(),
      metadata,
    }),
    (context, { id = newId('prod'), name, description = null, active = true, metadata: given }) => {
      if (context.store.find('product', id))
        throw invalid(`Product already exists.`, { code: 'resource_already_exists', param: 'id' });
      const product = context.store.put('product', {
        id,
        name,
        description,
        active,
        metadata: merged({}, given),
        created: context.now(),
        updated: context.now(),
      });
      context.emit('product.created', renderProduct(product));
      return renderProduct(product);
    },
  ),
  operation(
    'GET',
    '/v1/products',
    z.strictObject({ active: flag.optional(), ids: z.array(text).optional(), ...paging }),
    (context, { active, ids, ...page }) => {
      const found = context.store
        .all('product')
        .filter((one) => (active === undefined || one.active === active) && (!ids || ids.includes(one.id)));
      return listOf('/v1/products', found, page, renderProduct);
    },
  ),
  operation('GET', '/v1/products/:id', z.strictObject({}), (context, _, id) =>
    renderProduct(context.store.get('product', id)),
  ),
  operation(
    'POST',
    '/v1/products/:id',
    z.strictObject({
      name: text.optional(),
      description: emptyable(text).optional(),
      active: flag.optional(),
      metadata,
    }),
    (context, given, id) => {
      const before = context.store.get('product', id);
      const { name = before.name, description = before.description, active = before.active } = given;
      const product = {
        ...before,
        name,
        description,
        active,
        metadata: merged(before.metadata, given.metadata),
        updated: context.now(),
      };
      return renderProduct(context.replace('product', before, product, 'product.updated', renderProduct));
    },
  ),
  operation(
    'POST',
    '/v1/prices',
    z.strictObject({
      product: text,
      currency,
      unit_amount: integer,
      currency_options: z.record(currency, z.strictObject({ unit_amount: integer })).optional(),
      tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
      billing_scheme: z.literal('per_unit').optional(),
      recurring: z
        .strictObject({
          interval,
          interval_count: integer.optional(),
          usage_type: z.literal('licensed').optional(),
        })
        .optional(),
      lookup_key: text.optional(),
      transfer_lookup_key: flag.optional(),
      nickname: text.optional(),
      active: flag.optional(),
      metadata,
    }),
    (context, given) => {
      const { store } = context;
      if (given.lookup_key) takeLookupKey(context, given.lookup_key, given.transfer_lookup_key);
      const price = store.put('price', {
        id: newId('price'),
        product: store.get('product', given.product, 'product').id,
        currency: given.currency,
        unitAmount: given.unit_amount,
        recurring: given.recurring
          ? { interval: given.recurring.interval, intervalCount: given.recurring.interval_count ?? 1 }
          : null,
        taxBehavior: given.tax_behavior ?? 'unspecified',
        lookupKey: given.lookup_key ?? null,
        nickname: given.nickname ?? null,
        currencyOptions: Object.fromEntries(
          Object.entries(given.currency_options ?? {}).map(([code, option]) => [code, option.unit_amount]),
        ),
        active: given.active ?? true,
        metadata: merged({}, given.metadata),
        created: context.now(),
      });
      context.emit('price.created', renderPrice(price));
      return renderPrice(price);
    },
  ),
  operation(
    'GET',
    '/v1/prices',
    z.strictObject({
      lookup_keys: z.array(text).max(10).optional(),
      product: text.optional(),
      active: flag.optional(),
      currency: currency.optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
      ...paging,
    }),
    (context, { lookup_keys: keys, product, active, currency: wanted, type, ...page }) => {
      const found = context.store
        .all('price')
        .filter((one) => !keys || (one.lookupKey !== null && keys.includes(one.lookupKey)))
        .filter(
          (one) =>
            (product === undefined || one.product === product) && (wanted === undefined || one.currency === wanted),
        )
        .filter((one) => active === undefined || one.active === active)
        .filter((one) => type === undefined || (one.recurring === null) === (type === 'one_time'));
      return listOf('/v1/prices', found, page, renderPrice);
    },
  ),
  operation('GET', '/v1/prices/:id', z.strictObject({}), (context, _, id) =>
    renderPrice(context.store.get('price', id)),
  ),
  operation(
    'POST',
    '/v1/prices/:id',
    z.strictObject({
      active: flag.optional(),
      nickname: emptyable(text).optional(),
      lookup_key: emptyable(text).optional(),
      transfer_lookup_key: flag.optional(),
      metadata,
    }),
    (context, given, id) => {
      const before = context.store.get('price', id);
      const { active = before.active, nickname = before.nickname, lookup_key: lookupKey = before.lookupKey } = given;
      if (lookupKey && lookupKey !== before.lookupKey) takeLookupKey(context, lookupKey, given.transfer_lookup_key);
      const price = { ...before, active, nickname, lookupKey, metadata: merged(before.metadata, given.metadata) };
      return renderPrice(context.replace('price', before, price, 'price.updated', renderPrice));
    },
  ),
];

/** A lookup key names one price: it is free, or moves on request. */
function takeLookupKey(context: Context, key: string, transfer = false): void {
  const holder = context.store.all('price').find(({ lookupKey }) => lookupKey === key);
  if (!holder) return;
  if (!transfer) {
    throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
  }
  context.replace('price', holder, { ...holder, lookupKey: null }, 'price.updated', renderPrice);
}

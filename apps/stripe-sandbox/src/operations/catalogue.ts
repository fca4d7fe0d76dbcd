import { z } from 'zod';
import { invalid } from '../errors';
import { expand, flag, integer, merged, metadata, paging, text } from '../parameters';
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
      ...expand,
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
      });
      context.emit('product.created', renderProduct(product));
      return renderProduct(product);
    },
  ),
  operation(
    'GET',
    '/v1/products',
    z.strictObject({ active: flag.optional(), ...paging }),
    (context, { active, ...page }) =>
      listOf(
        '/v1/products',
        context.store.all('product').filter((one) => active === undefined || one.active === active),
        page,
        renderProduct,
      ),
  ),
  operation('GET', '/v1/products/:id', z.strictObject(expand), (context, _, id) =>
    renderProduct(context.store.get('product', id)),
  ),
  operation(
    'POST',
    '/v1/products/:id',
    z.strictObject({
      name: text.optional(),
      description: text.optional(),
      active: flag.optional(),
      metadata,
      ...expand,
    }),
    (context, given, id) => {
      const before = context.store.get('product', id);
      const { name = before.name, description = before.description, active = before.active } = given;
      const product = context.store.put('product', {
        ...before,
        name,
        description,
        active,
        metadata: merged(before.metadata, given.metadata),
      });
      context.emit('product.updated', renderProduct(product), { name: before.name, active: before.active });
      return renderProduct(product);
    },
  ),
  operation(
    'POST',
    '/v1/prices',
    z.strictObject({
      product: text,
      currency: text,
      unit_amount: integer,
      recurring: z.strictObject({
        interval,
        interval_count: integer.optional(),
        usage_type: z.literal('licensed').optional(),
      }),
      lookup_key: text.optional(),
      transfer_lookup_key: flag.optional(),
      nickname: text.optional(),
      active: flag.optional(),
      metadata,
      ...expand,
    }),
    (context, given) => {
      const { store } = context;
      const holder = given.lookup_key
        ? store.all('price').find(({ lookupKey }) => lookupKey === given.lookup_key)
        : undefined;
      if (holder && !given.transfer_lookup_key) {
        throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
      }
      if (holder) store.put('price', { ...holder, lookupKey: null });
      const price = store.put('price', {
        id: newId('price'),
        product: store.get('product', given.product, 'product').id,
        currency: given.currency.toLowerCase(),
        unitAmount: given.unit_amount,
        interval: given.recurring.interval,
        intervalCount: given.recurring.interval_count ?? 1,
        lookupKey: given.lookup_key ?? null,
        nickname: given.nickname ?? null,
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
      currency: text.optional(),
      ...paging,
    }),
    (context, { lookup_keys: keys, product, active, currency, ...page }) => {
      const found = context.store
        .all('price')
        .filter((one) => !keys || (one.lookupKey !== null && keys.includes(one.lookupKey)))
        .filter(
          (one) =>
            (product === undefined || one.product === product) && (currency === undefined || one.currency === currency),
        )
        .filter((one) => active === undefined || one.active === active);
      return listOf('/v1/prices', found, page, renderPrice);
    },
  ),
  operation('GET', '/v1/prices/:id', z.strictObject(expand), (context, _, id) =>
    renderPrice(context.store.get('price', id)),
  ),
  operation(
    'POST',
    '/v1/prices/:id',
    z.strictObject({ active: flag.optional(), nickname: text.optional(), metadata, ...expand }),
    (context, given, id) => {
      const before = context.store.get('price', id);
      const { active = before.active, nickname = before.nickname } = given;
      const price = context.store.put('price', {
        ...before,
        active,
        nickname,
        metadata: merged(before.metadata, given.metadata),
      });
      context.emit('price.updated', renderPrice(price), { active: before.active });
      return renderPrice(price);
    },
  ),
];

import { z } from 'zod';
import { entitlementsOf, refreshHolders } from '../entitlements';
import { invalid, missing } from '../errors';
import { flag, merged, metadata, paging, text } from '../parameters';
import { renderEntitlement, renderFeature, renderProductFeature } from '../render/entitlement';
import { newId } from '../store';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

export const entitlementOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/entitlements/features',
    z.strictObject({ name: text.max(80), lookup_key: text.max(80), metadata }),
    (context, given) => {
      if (context.store.all('feature').some(({ lookupKey }) => lookupKey === given.lookup_key)) {
        throw invalid('A feature with this lookup_key already exists.', { param: 'lookup_key' });
      }
      const feature = context.store.put('feature', {
        id: newId('feat'),
        name: given.name,
        lookupKey: given.lookup_key,
        active: true,
        metadata: merged({}, given.metadata),
      });
      return renderFeature(feature);
    },
  ),
  operation(
    'GET',
    '/v1/entitlements/features',
    z.strictObject({ archived: flag.optional(), lookup_key: text.optional(), ...paging }),
    (context, { archived = false, lookup_key: key, ...page }) => {
      const found = context.store
        .all('feature')
        .filter((one) => one.active === !archived && (key === undefined || one.lookupKey === key));
      return listOf('/v1/entitlements/features', found, page, renderFeature);
    },
  ),
  operation('GET', '/v1/entitlements/features/:id', z.strictObject({}), (context, _, id) =>
    renderFeature(context.store.get('feature', id)),
  ),
  operation(
    'POST',
    '/v1/entitlements/features/:id',
    z.strictObject({ active: flag.optional(), name: text.max(80).optional(), metadata }),
    (context, given, id) => {
      const before = context.store.get('feature', id);
      const { active = before.active, name = before.name } = given;
      return renderFeature(
        context.store.put('feature', { ...before, active, name, metadata: merged(before.metadata, given.metadata) }),
      );
    },
  ),
  operation(
    'POST',
    '/v1/products/:id/features',
    z.strictObject({ entitlement_feature: text }),
    (context, given, product) => {
      context.store.get('product', product);
      const feature = context.store.get('feature', given.entitlement_feature, 'entitlement_feature');
      if (context.store.all('productFeature').some((one) => one.product === product && one.feature === feature.id)) {
        throw invalid('This feature is already attached to the product.', { param: 'entitlement_feature' });
      }
      const attached = context.store.put('productFeature', { id: newId('prodft'), product, feature: feature.id });
      refreshHolders(context, product);
      return renderProductFeature(context.store, attached);
    },
  ),
  operation('GET', '/v1/products/:id/features', z.strictObject(paging), (context, page, product) => {
    context.store.get('product', product);
    const found = context.store.all('productFeature').filter((one) => one.product === product);
    return listOf(`/v1/products/${product}/features`, found, page, (one) => renderProductFeature(context.store, one));
  }),
  operation('GET', '/v1/products/:id/features/:id', z.strictObject({}), (context, _, product, id) => {
    const attached = context.store.find('productFeature', id);
    if (attached?.product !== product) throw missing('product feature', id);
    return renderProductFeature(context.store, attached);
  }),
  operation('DELETE', '/v1/products/:id/features/:id', z.strictObject({}), (context, _, product, id) => {
    if (context.store.find('productFeature', id)?.product !== product) throw missing('product feature', id);
    context.store.remove('productFeature', id);
    refreshHolders(context, product);
    return { id, object: 'product_feature', deleted: true };
  }),
  operation(
    'GET',
    '/v1/entitlements/active_entitlements',
    z.strictObject({ customer: text, ...paging }),
    (context, { customer, ...page }) => {
      const held = entitlementsOf(context, liveCustomer(context, customer).id);
      return listOf('/v1/entitlements/active_entitlements', held, page, (one) => renderEntitlement(context.store, one));
    },
  ),
  operation('GET', '/v1/entitlements/active_entitlements/:id', z.strictObject({}), (context, _, id) =>
    renderEntitlement(context.store, context.store.get('entitlement', id)),
  ),
];

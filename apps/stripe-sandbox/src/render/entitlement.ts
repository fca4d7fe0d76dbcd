import type { Entitlement, Feature, ProductFeature } from '../life-model';
import type { Store } from '../store';

/** A summary shows so many; the rest is listed. */
const SUMMARY_SIZE = 10;

export function renderFeature({ id, active, lookupKey, metadata, name }: Feature): object {
  return { id, object: 'entitlements.feature', active, livemode: false, lookup_key: lookupKey, metadata, name };
}

export function renderProductFeature(store: Store, { id, feature }: ProductFeature): object {
  const shown = renderFeature(store.get('feature', feature));
  return { id, object: 'product_feature', entitlement_feature: shown, livemode: false };
}

export function renderEntitlement(store: Store, { id, feature }: Entitlement): object {
  const { lookupKey } = store.get('feature', feature);
  return { id, object: 'entitlements.active_entitlement', feature, livemode: false, lookup_key: lookupKey };
}

export function renderSummary(store: Store, customer: string, rows: readonly Entitlement[]): object {
  return {
    object: 'entitlements.active_entitlement_summary',
    customer,
    entitlements: {
      object: 'list',
      data: rows.slice(0, SUMMARY_SIZE).map((one) => renderEntitlement(store, one)),
      has_more: rows.length > SUMMARY_SIZE,
      url: `/v1/customer/${customer}/entitlements`,
    },
    livemode: false,
  };
}

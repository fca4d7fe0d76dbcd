import type { Context } from '../context';
import { unknownUrl } from '../errors';
import { accountOperations } from './account';
import { catalogueOperations } from './catalogue';
import { chargeOperations } from './charges';
import { checkoutOperations } from './checkout';
import { couponOperations } from './coupons';
import { customerOperations } from './customers';
import { entitlementOperations } from './entitlements';
import { eventOperations } from './events';
import { invoiceDraftOperations } from './invoice-drafts';
import { invoiceItemOperations } from './invoice-items';
import { invoicePreviewOperations } from './invoice-previews';
import { invoiceOperations } from './invoices';
import type { Operation } from './operation';
import { pausingOperations } from './pausing';
import { paymentMethodOperations } from './payment-methods';
import { portalOperations } from './portal';
import { promotionCodeOperations } from './promotion-codes';
import { scheduleOperations } from './schedules';
import { subscriptionItemOperations } from './subscription-items';
import { subscriptionOperations } from './subscriptions';
import { taxRateOperations } from './tax-rates';
import { testClockOperations } from './test-clocks';
import { webhookEndpointOperations } from './webhook-endpoints';

export const OPERATIONS: readonly Operation[] = [
  ...accountOperations,
  ...catalogueOperations,
  ...customerOperations,
  ...paymentMethodOperations,
  ...subscriptionOperations,
  ...pausingOperations,
  ...scheduleOperations,
  ...invoicePreviewOperations,
  ...invoiceDraftOperations,
  ...invoiceOperations,
  ...couponOperations,
  ...promotionCodeOperations,
  ...taxRateOperations,
  ...subscriptionItemOperations,
  ...invoiceItemOperations,
  ...chargeOperations,
  ...checkoutOperations,
  ...portalOperations,
  ...entitlementOperations,
  ...testClockOperations,
  ...eventOperations,
  ...webhookEndpointOperations,
];

const ROUTES = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(':id', '([^/]+)')}$`),
}));

/** The call that a method and a path name, and the ids in the path, in order. */
export function routed(method: string, path: string): { operation: Operation; ids: [string, string] } {
  for (const { operation, pattern } of ROUTES) {
    const match = operation.method === method ? pattern.exec(path) : null;
    if (match) return { operation, ids: [decodeURIComponent(match[1] ?? ''), decodeURIComponent(match[2] ?? '')] };
  }
  throw unknownUrl(method, path);
}

/** Does what a request of this kind does, within the step that runs. Parameters are as the form encoding brings them: text. */
export function call(context: Context, method: string, path: string, given: object): object {
  const { operation, ids } = routed(method, path);
  return operation.run(context, ids[0], given, ids[1]);
}

import { z } from 'zod';
import { refund, shownCharge } from '../charges';
import { invalid } from '../errors';
import { created, integer, merged, metadata, paging, text, within } from '../parameters';
import { renderDispute, renderRefund } from '../render/charge';
import { listOf, operation, type Operation } from './operation';

export const chargeOperations: readonly Operation[] = [
  operation(
    'GET',
    '/v1/charges',
    z.strictObject({ customer: text.optional(), payment_intent: text.optional(), created, ...paging }),
    (context, { customer, payment_intent: intent, created: range, ...page }) => {
      const found = context.store
        .all('charge')
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => (intent === undefined || one.paymentIntent === intent) && within(one.created, range));
      return listOf('/v1/charges', found, page, (one) => shownCharge(context, one));
    },
  ),
  operation('GET', '/v1/charges/:id', z.strictObject({}), (context, _, id) =>
    shownCharge(context, context.store.get('charge', id)),
  ),
  operation(
    'POST',
    '/v1/refunds',
    z.strictObject({
      charge: text.optional(),
      payment_intent: text.optional(),
      amount: integer.optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      metadata,
    }),
    (context, given) => {
      const { store } = context;
      if ((given.charge === undefined) === (given.payment_intent === undefined)) {
        throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
      }
      const id =
        given.charge ?? store.get('paymentIntent', given.payment_intent ?? '', 'payment_intent').latestCharge ?? '';
      const charge = store.get('charge', id, 'charge');
      const made = refund(context, charge, given.amount, given.reason ?? null, merged({}, given.metadata));
      return renderRefund(store, made);
    },
  ),
  operation(
    'GET',
    '/v1/refunds',
    z.strictObject({ charge: text.optional(), payment_intent: text.optional(), created, ...paging }),
    (context, { charge, payment_intent: intent, created: range, ...page }) => {
      const found = context.store
        .all('refund')
        .filter((one) => charge === undefined || one.charge === charge)
        .filter((one) => intent === undefined || context.store.get('charge', one.charge).paymentIntent === intent)
        .filter((one) => within(one.created, range));
      return listOf('/v1/refunds', found, page, (one) => renderRefund(context.store, one));
    },
  ),
  operation('GET', '/v1/refunds/:id', z.strictObject({}), (context, _, id) =>
    renderRefund(context.store, context.store.get('refund', id)),
  ),
  operation(
    'GET',
    '/v1/disputes',
    z.strictObject({ charge: text.optional(), payment_intent: text.optional(), created, ...paging }),
    (context, { charge, payment_intent: intent, created: range, ...page }) => {
      const found = context.store
        .all('dispute')
        .filter((one) => charge === undefined || one.charge === charge)
        .filter((one) => intent === undefined || context.store.get('charge', one.charge).paymentIntent === intent)
        .filter((one) => within(one.created, range));
      return listOf('/v1/disputes', found, page, (one) => renderDispute(context.store, one));
    },
  ),
  operation('GET', '/v1/disputes/:id', z.strictObject({}), (context, _, id) =>
    renderDispute(context.store, context.store.get('dispute', id)),
  ),
];

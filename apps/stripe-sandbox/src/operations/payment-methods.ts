import { z } from 'zod';
import { isMethodToken } from '../cards';
import { paging, text } from '../parameters';
import { attach, detach, newMethod } from '../payment-methods';
import { methodType, renderPaymentMethod } from '../render/payment-method';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

export const paymentMethodOperations: readonly Operation[] = [
  operation('POST', '/v1/payment_methods/:id/attach', z.strictObject({ customer: text }), (context, given, id) => {
    const customer = liveCustomer(context, given.customer);
    const method = isMethodToken(id)
      ? newMethod(context, id)
      : context.store.get('paymentMethod', id, 'payment_method');
    return renderPaymentMethod(attach(context, method, customer.id));
  }),
  operation('POST', '/v1/payment_methods/:id/detach', z.strictObject({}), (context, _, id) =>
    renderPaymentMethod(detach(context, context.store.get('paymentMethod', id))),
  ),
  operation('GET', '/v1/payment_methods/:id', z.strictObject({}), (context, _, id) =>
    renderPaymentMethod(context.store.get('paymentMethod', id)),
  ),
  operation(
    'GET',
    '/v1/payment_methods',
    z.strictObject({ customer: text, type: text.optional(), ...paging }),
    (context, { customer, type, ...page }) => {
      const { id } = context.store.get('customer', customer, 'customer');
      const found = context.store
        .all('paymentMethod')
        .filter((one) => one.customer === id && (type === undefined || methodType(one) === type));
      return listOf('/v1/payment_methods', found, page, renderPaymentMethod);
    },
  ),
];

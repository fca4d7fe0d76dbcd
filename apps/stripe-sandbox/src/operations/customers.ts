import { z } from 'zod';
import type { Context } from '../context';
import { invalid, missing } from '../errors';
import type { CardToken, Customer, PaymentMethod } from '../model';
import { expand, merged, metadata, paging, text } from '../parameters';
import { renderCustomer, renderPaymentMethod } from '../render/catalogue';
import { newId } from '../store';
import { attach, cancel } from '../subscriptions';
import { listOf, operation, type Operation } from './operation';

const TOKENS: readonly CardToken[] = [
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_chargeCustomerFail',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_authenticationRequired',
];

const customerFields = {
  email: text.optional(),
  name: text.optional(),
  description: text.optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
  metadata,
  ...expand,
};

/** The customer, or Stripe's 404 for one that is gone. */
export function liveCustomer(context: Context, id: string, param = 'customer'): Customer {
  const customer = context.store.get('customer', id, param);
  if (customer.deleted) throw missing('customer', id, param);
  return customer;
}

/** A method of this customer by its id, or by a test token, which attaches a new card. */
function methodFor(context: Context, reference: string, customer: string, given: Map<string, string>): string {
  const known = given.get(reference);
  if (known) return known;
  const method = TOKENS.includes(reference as CardToken)
    ? attach(context, reference as CardToken, customer)
    : context.store.get('paymentMethod', reference, 'payment_method');
  if (method.customer !== customer)
    throw invalid('The payment method is not attached to this customer.', { param: 'payment_method' });
  given.set(reference, method.id);
  return method.id;
}

export const customerOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/customers',
    z.strictObject({ ...customerFields, payment_method: text.optional() }),
    (context, given) => {
      const id = newId('cus');
      const base: Customer = {
        id,
        email: given.email ?? null,
        name: given.name ?? null,
        description: given.description ?? null,
        metadata: merged({}, given.metadata),
        defaultPaymentMethod: null,
        balance: 0,
        currency: null,
        deleted: false,
        created: context.now(),
      };
      context.store.put('customer', base);
      const attached = new Map<string, string>();
      if (given.payment_method) methodFor(context, given.payment_method, id, attached);
      const wanted = given.invoice_settings?.default_payment_method;
      const customer = context.store.put('customer', {
        ...base,
        defaultPaymentMethod: wanted ? methodFor(context, wanted, id, attached) : null,
      });
      context.emit('customer.created', renderCustomer(customer));
      return renderCustomer(customer);
    },
  ),
  operation(
    'GET',
    '/v1/customers',
    z.strictObject({ email: text.optional(), ...paging }),
    (context, { email, ...page }) => {
      const found = context.store
        .all('customer')
        .filter((one) => !one.deleted && (email === undefined || one.email === email));
      return listOf('/v1/customers', found, page, renderCustomer);
    },
  ),
  operation('GET', '/v1/customers/:id', z.strictObject(expand), (context, _, id) =>
    renderCustomer(context.store.get('customer', id)),
  ),
  operation('POST', '/v1/customers/:id', z.strictObject(customerFields), (context, given, id) => {
    const before = liveCustomer(context, id, 'id');
    const wanted = given.invoice_settings?.default_payment_method;
    const customer = context.store.put('customer', {
      ...before,
      email: given.email ?? before.email,
      name: given.name ?? before.name,
      description: given.description ?? before.description,
      metadata: merged(before.metadata, given.metadata),
      defaultPaymentMethod: wanted ? methodFor(context, wanted, id, new Map()) : before.defaultPaymentMethod,
    });
    context.emit('customer.updated', renderCustomer(customer), { email: before.email });
    return renderCustomer(customer);
  }),
  operation('DELETE', '/v1/customers/:id', z.strictObject({}), (context, _, id) => {
    const customer = liveCustomer(context, id, 'id');
    for (const one of context.store.all('subscription')) {
      if (one.customer === id && one.status !== 'canceled' && one.status !== 'incomplete_expired') cancel(context, one);
    }
    const shown = renderCustomer(customer);
    context.store.put('customer', { ...customer, deleted: true });
    context.emit('customer.deleted', shown);
    return { id, object: 'customer', deleted: true };
  }),
  operation(
    'POST',
    '/v1/payment_methods/:id/attach',
    z.strictObject({ customer: text, ...expand }),
    (context, given, id) => {
      const customer = liveCustomer(context, given.customer);
      const method = TOKENS.includes(id as CardToken)
        ? attach(context, id as CardToken, customer.id)
        : reattached(context, id, customer.id);
      context.emit('payment_method.attached', renderPaymentMethod(method));
      return renderPaymentMethod(method);
    },
  ),
  operation('POST', '/v1/payment_methods/:id/detach', z.strictObject(expand), (context, _, id) => {
    const method = context.store.put('paymentMethod', { ...context.store.get('paymentMethod', id), customer: null });
    context.emit('payment_method.detached', renderPaymentMethod(method));
    return renderPaymentMethod(method);
  }),
  operation('GET', '/v1/payment_methods/:id', z.strictObject(expand), (context, _, id) =>
    renderPaymentMethod(context.store.get('paymentMethod', id)),
  ),
  operation(
    'GET',
    '/v1/payment_methods',
    z.strictObject({ customer: text, type: z.literal('card').optional(), ...paging }),
    (context, { customer, ...page }) =>
      listOf(
        '/v1/payment_methods',
        context.store.all('paymentMethod').filter((one) => one.customer === customer),
        page,
        renderPaymentMethod,
      ),
  ),
];

function reattached(context: Context, id: string, customer: string): PaymentMethod {
  const method = context.store.get('paymentMethod', id, 'payment_method');
  if (method.customer && method.customer !== customer) {
    throw invalid('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    });
  }
  return context.store.put('paymentMethod', { ...method, customer });
}

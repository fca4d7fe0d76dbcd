import { z } from 'zod';
import type { Context } from '../context';
import { missing } from '../errors';
import type { Address, Customer } from '../model';
import { address, created, emptyable, integer, merged, metadata, paging, text, within } from '../parameters';
import { cardOf } from '../payment-methods';
import { renderCustomer } from '../render/catalogue';
import { endSchedule } from '../schedule-state';
import { newId } from '../store';
import { cancel, isOver } from '../subscriptions';
import { listOf, operation, type Operation } from './operation';

const customerFields = {
  email: emptyable(text).optional(),
  name: emptyable(text).optional(),
  description: emptyable(text).optional(),
  invoice_settings: z.strictObject({ default_payment_method: emptyable(text).optional() }).optional(),
  address: emptyable(address).optional(),
  balance: integer.optional(),
  metadata,
};

/** The customer, or Stripe's 404 for one that is gone. */
export function liveCustomer(context: Context, id: string, param = 'customer'): Customer {
  const customer = context.store.get('customer', id, param);
  if (customer.deleted) throw missing('customer', id, param);
  return customer;
}

/** A whole address: what is not said is unknown. */
export function addressOf(given: z.infer<typeof address>): Address {
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given;
  return { city, country, line1, line2, postal_code, state };
}

/** Writes a new customer; whoever makes it says so in an event when it is complete. */
export function newCustomer(context: Context, given: Partial<Customer>): Customer {
  return context.store.put('customer', {
    email: null,
    name: null,
    description: null,
    metadata: {},
    defaultPaymentMethod: null,
    balance: 0,
    currency: null,
    testClock: null,
    address: null,
    deleted: false,
    ...given,
    id: newId('cus'),
    created: context.now(),
  });
}

export const customerOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/customers',
    z.strictObject({ ...customerFields, payment_method: text.optional(), test_clock: text.optional() }),
    (context, { email = null, name = null, description = null, ...given }) => {
      const clock = given.test_clock;
      const place = given.address ? addressOf(given.address) : null;
      const made = newCustomer(context, {
        email,
        name,
        description,
        address: place,
        testClock: clock === undefined ? null : context.store.get('testClock', clock, 'test_clock').id,
        balance: given.balance ?? 0,
        metadata: merged({}, given.metadata),
      });
      const first = given.payment_method ? cardOf(context, given.payment_method, made.id, 'payment_method') : null;
      const wanted = given.invoice_settings?.default_payment_method ?? null;
      const isFirst = wanted !== null && wanted === given.payment_method;
      const method = isFirst ? first : wanted && cardOf(context, wanted, made.id, DEFAULT_METHOD);
      const customer = context.store.put('customer', { ...made, defaultPaymentMethod: method ? method.id : null });
      context.emit('customer.created', renderCustomer(customer));
      return renderCustomer(customer);
    },
  ),
  operation(
    'GET',
    '/v1/customers',
    z.strictObject({ email: text.optional(), test_clock: text.optional(), created, ...paging }),
    (context, { email, test_clock: testClock = null, created: range, ...page }) => {
      const found = context.store
        .all('customer')
        .filter((one) => one.testClock === testClock)
        .filter((one) => !one.deleted && (email === undefined || one.email === email) && within(one.created, range));
      return listOf('/v1/customers', found, page, renderCustomer);
    },
  ),
  operation('GET', '/v1/customers/:id', z.strictObject({}), (context, _, id) =>
    renderCustomer(context.store.get('customer', id)),
  ),
  operation('POST', '/v1/customers/:id', z.strictObject(customerFields), (context, given, id) => {
    const before = liveCustomer(context, id, 'id');
    const { email = before.email, name = before.name, description = before.description } = given;
    const { balance = before.balance } = given;
    const wanted = given.invoice_settings?.default_payment_method;
    const defaultPaymentMethod =
      wanted === undefined ? before.defaultPaymentMethod : wanted && cardOf(context, wanted, id, DEFAULT_METHOD).id;
    const customer = {
      ...before,
      email,
      name,
      description,
      balance,
      address: given.address === undefined ? before.address : given.address && addressOf(given.address),
      metadata: merged(before.metadata, given.metadata),
      defaultPaymentMethod,
    };
    return renderCustomer(context.replace('customer', before, customer, 'customer.updated', renderCustomer));
  }),
  operation('DELETE', '/v1/customers/:id', z.strictObject({}), (context, _, id) => {
    liveCustomer(context, id, 'id');
    for (const one of context.store.all('subscription')) {
      if (one.customer === id && !isOver(one)) cancel(context, one);
    }
    for (const one of context.store.all('schedule')) {
      if (one.customer === id && one.status === 'not_started') endSchedule(context, one.id, 'canceled');
    }
    const customer = context.store.get('customer', id);
    context.store.put('customer', { ...customer, deleted: true });
    context.emit('customer.deleted', renderCustomer(customer));
    return { id, object: 'customer', deleted: true };
  }),
];

const DEFAULT_METHOD = 'invoice_settings[default_payment_method]';

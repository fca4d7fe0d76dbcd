import { isMethodToken, methodBehind, type MethodToken } from './cards';
import type { Context } from './context';
import { invalid } from './errors';
import type { PaymentMethod } from './model';
import { renderCustomer } from './render/catalogue';
import { renderPaymentMethod } from './render/payment-method';
import { newId } from './store';

/** A card or account that somebody typed. It belongs to nobody until it is attached. */
export function newMethod(context: Context, token: MethodToken): PaymentMethod {
  return context.store.put('paymentMethod', { id: newId('pm'), token, customer: null, created: context.now() });
}

export function attach(context: Context, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  if (method.customer) {
    throw invalid('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    });
  }
  const attached = context.store.put('paymentMethod', { ...method, customer });
  context.emit('payment_method.attached', renderPaymentMethod(attached));
  return attached;
}

/** The customer's card with this id; a test token attaches a new card. */
export function cardOf(
  context: Context,
  reference: string,
  customer: string,
  param = 'default_payment_method',
): PaymentMethod {
  if (isMethodToken(reference)) return attach(context, newMethod(context, reference), customer);
  const method = context.store.get('paymentMethod', reference, param);
  if (method.customer !== customer) {
    throw invalid(
      `The customer does not have a payment method with the ID ${reference}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param },
    );
  }
  return method;
}

/** Takes the card from its customer, and from whatever was paid with it by default. */
export function detach(context: Context, method: PaymentMethod): PaymentMethod {
  const { store } = context;
  const customer = method.customer === null ? undefined : store.find('customer', method.customer);
  if (customer?.defaultPaymentMethod === method.id) {
    context.replace(
      'customer',
      customer,
      { ...customer, defaultPaymentMethod: null },
      'customer.updated',
      renderCustomer,
    );
  }
  for (const one of store.all('subscription')) {
    if (one.defaultPaymentMethod === method.id) store.put('subscription', { ...one, defaultPaymentMethod: null });
  }
  const detached = store.put('paymentMethod', { ...method, customer: null });
  context.emit('payment_method.detached', renderPaymentMethod(detached));
  return detached;
}

/** Whether a person was asked to authenticate the payment, and what came of it. */
export type Authentication = 'not_asked' | 'passed' | 'failed';

/** Why a charge is refused; null: it is not. */
export function declineOf(token: MethodToken | undefined, authentication: Authentication = 'not_asked'): string | null {
  if (token === undefined) return 'generic_decline';
  const { decline } = methodBehind(token);
  return decline === 'authentication_required' && authentication === 'passed' ? null : decline;
}

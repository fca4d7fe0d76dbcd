import type { Context } from './context';
import { invalid } from './errors';
import { charge, declineOf } from './invoices';
import type { CardToken, PaymentMethod, Session } from './model';
import { renderCustomer, renderPaymentMethod } from './render/catalogue';
import { renderSession } from './render/checkout';
import { afterPayment, attach, start } from './subscriptions';
import { newId } from './store';

export const shownSession = (context: Context, session: Session) =>
  renderSession(context.store, session, context.baseUrl());

export type Payment =
  | { readonly kind: 'paid'; readonly session: Session }
  | { readonly kind: 'declined' | 'authenticate'; readonly code: string };

/** A person pays an open session on its page. A declined card changes nothing. */
export function pay(context: Context, session: Session, token: CardToken, authenticated = false): Payment {
  if (session.status !== 'open') throw invalid(`This session is ${session.status}.`);
  const probe: PaymentMethod = { id: 'pm_probe', token, customer: null, created: context.now() };
  const code = authenticated ? null : declineOf(probe);
  if (code === 'authentication_required') return { kind: 'authenticate', code };
  if (code !== null) return { kind: 'declined', code };

  const customer = context.store.get('customer', session.customer ?? newCustomer(context));
  const method = attach(context, token, customer.id);
  context.emit('payment_method.attached', renderPaymentMethod(method));
  if (!customer.defaultPaymentMethod) {
    const changed = context.store.put('customer', { ...customer, defaultPaymentMethod: method.id });
    const shown = renderCustomer(customer) as { invoice_settings: object };
    context.emit('customer.updated', renderCustomer(changed), { invoice_settings: shown.invoice_settings });
  }
  const price = context.store.get('price', session.price);
  const { subscription, invoice } = start(context, {
    customer: customer.id,
    price,
    quantity: session.quantity,
    metadata: session.subscriptionMetadata,
    defaultPaymentMethod: method.id,
    paymentBehavior: authenticated ? 'default_incomplete' : 'allow_incomplete',
  });
  if (authenticated) afterPayment(context, charge(context, invoice, method, true));
  const done = context.store.put('session', {
    ...session,
    customer: customer.id,
    status: 'complete',
    subscription: subscription.id,
    invoice: invoice.id,
  });
  context.emit('checkout.session.completed', shownSession(context, done));
  return { kind: 'paid', session: done };
}

export function expire(context: Context, session: Session): Session {
  if (session.status !== 'open')
    throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`);
  const expired = context.store.put('session', { ...session, status: 'expired' });
  context.emit('checkout.session.expired', shownSession(context, expired));
  return expired;
}

function newCustomer(context: Context): string {
  const customer = context.store.put('customer', {
    id: newId('cus'),
    email: null,
    name: null,
    description: null,
    metadata: {},
    defaultPaymentMethod: null,
    balance: 0,
    currency: null,
    deleted: false,
    created: context.now(),
  });
  context.emit('customer.created', renderCustomer(customer));
  return customer.id;
}

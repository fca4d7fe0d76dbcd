import type { CardToken } from './cards';
import type { Context } from './context';
import { invalid } from './errors';
import { draft } from './invoices';
import type { Customer, Price, Session } from './model';
import { liveCustomer, newCustomer } from './operations/customers';
import { attach, declineOf, newCard, type Authentication } from './payment-methods';
import { renderCustomer } from './render/catalogue';
import { renderSession } from './render/checkout';
import { renderPaymentIntent } from './render/payment';
import { newId } from './store';
import { planned, start } from './subscriptions';

export const shownSession = (context: Context, session: Session) =>
  renderSession(context.store, session, context.baseUrl());

export type Payment =
  | { readonly kind: 'paid'; readonly session: Session }
  | { readonly kind: 'authenticate' }
  | { readonly kind: 'declined'; readonly declineCode: string };

/** A person pays an open session on its page. A refused card leaves the session open and everything else as it was. */
export function pay(
  context: Context,
  session: Session,
  token: CardToken,
  authentication: Authentication = 'not_asked',
): Payment {
  assertOpen(session);
  const declineCode = amountDue(context, session) > 0 ? declineOf(token, authentication) : null;
  if (declineCode === 'authentication_required' && authentication === 'not_asked') return { kind: 'authenticate' };
  if (declineCode !== null) {
    tellRefusal(context, session, declineCode);
    return { kind: 'declined', declineCode };
  }
  const customer = session.customer === null ? arrived(context, session) : liveCustomer(context, session.customer);
  const method = attach(context, newCard(context, token), customer.id).id;
  context.replace(
    'customer',
    customer,
    { ...customer, defaultPaymentMethod: method },
    'customer.updated',
    renderCustomer,
  );
  const wish = { ...wishOf(context, session), customer: customer.id, defaultPaymentMethod: method };
  const { subscription, invoice } = start(context, wish, 'allow_incomplete', authentication);
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

/** What the buyer pays now, in minor units: the first invoice as it would be. */
export function amountDue(context: Context, session: Session): number {
  const wish = wishOf(context, session);
  if (session.customer === null) return wish.price.unitAmount * wish.quantity;
  const { subscription, lines } = planned(context, { ...wish, customer: session.customer });
  return draft(context, subscription, 'subscription_create', lines).amountDue;
}

export function expire(context: Context, session: Session): Session {
  assertOpen(session);
  const expired = context.store.put('session', { ...session, status: 'expired' });
  context.emit('checkout.session.expired', shownSession(context, expired));
  return expired;
}

function assertOpen({ status }: Session): void {
  if (status !== 'open')
    throw invalid(`Only Checkout Sessions with a status in ["open"] can do this. This one is ${status}.`);
}

function wishOf(context: Context, session: Session) {
  const price: Price = context.store.get('price', session.price);
  return {
    price,
    quantity: session.quantity,
    metadata: session.subscriptionMetadata,
    defaultPaymentMethod: null,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  };
}

function arrived(context: Context, { customerEmail: email }: Session): Customer {
  const customer = newCustomer(context, { email });
  context.emit('customer.created', renderCustomer(customer));
  return customer;
}

function tellRefusal(context: Context, session: Session, declineCode: string): void {
  const intent = context.store.put('paymentIntent', {
    id: newId('pi'),
    customer: session.customer,
    invoice: null,
    amount: amountDue(context, session),
    currency: context.store.get('price', session.price).currency,
    status: 'requires_payment_method',
    paymentMethod: null,
    declineCode,
    latestCharge: null,
    created: context.now(),
  });
  context.emit('payment_intent.payment_failed', renderPaymentIntent(intent));
}

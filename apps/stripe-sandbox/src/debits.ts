import { newCharge } from './charges';
import { shownSession } from './checkout';
import type { Context } from './context';
import { charge } from './invoices';
import type { Invoice, PaymentIntent, PaymentMethod } from './model';
import { declineOf } from './payment-methods';
import { afterPayment } from './plan-change';
import { renderPaymentIntent } from './render/payment';
import { update } from './subscriptions';

/** Days between a bank being asked and its answer. */
export const DEBIT_DAYS = 4;

/** The bank answers: what it was asked for is paid, or is not. Checkout tells of it too. */
export function arrive(context: Context, intent: PaymentIntent): void {
  const { store } = context;
  const method = store.get('paymentMethod', intent.paymentMethod ?? '');
  const invoice = intent.invoice === null ? null : store.get('invoice', intent.invoice);
  const isPaid = invoice ? settleInvoice(context, invoice, method) : settleOnce(context, intent, method);
  const session = store
    .all('session')
    .find((one) => one.paymentIntent === intent.id || (invoice !== null && one.invoice === invoice.id));
  if (!session) return;
  const type = `checkout.session.async_payment_${isPaid ? 'succeeded' : 'failed'}`;
  context.emit(type, shownSession(context, session));
}

/** What a refused first period leaves: a subscription that owes it. Nobody tries again. */
function settleInvoice(context: Context, invoice: Invoice, method: PaymentMethod): boolean {
  const paid = charge(context, invoice, method);
  if (invoice.subscription === null) return paid.status === 'paid';
  const subscription = context.store.get('subscription', invoice.subscription);
  if (paid.status === 'paid') afterPayment(context, paid, subscription, method.id);
  else if (subscription.status === 'active') update(context, subscription, { ...subscription, status: 'past_due' });
  return paid.status === 'paid';
}

function settleOnce(context: Context, intent: PaymentIntent, method: PaymentMethod): boolean {
  const declineCode = declineOf(method.token);
  const status = declineCode === null ? 'succeeded' : 'requires_payment_method';
  const answered: PaymentIntent = { ...intent, status, declineCode };
  const latestCharge = newCharge(context, answered).id;
  const put = context.store.put('paymentIntent', { ...answered, latestCharge });
  const type = declineCode === null ? 'payment_intent.succeeded' : 'payment_intent.payment_failed';
  context.emit(type, renderPaymentIntent(context.store, put));
  return declineCode === null;
}

import type { Context } from './context';
import { invalid } from './errors';
import type { CardToken, Invoice, Line, PaymentIntent, PaymentMethod, Subscription } from './model';
import { settleBalance } from './proration';
import { renderInvoice, renderPaymentIntent, type InvoiceView } from './render/invoice';
import { newId } from './store';

/** What a test card says when it is charged: null is yes. */
const DECLINES: Readonly<Record<CardToken, string | null>> = {
  pm_card_visa: null,
  pm_card_mastercard: null,
  pm_card_chargeCustomerFail: 'generic_decline',
  pm_card_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_authenticationRequired: 'authentication_required',
};

export function declineOf(method: PaymentMethod | undefined): string | null {
  return method ? DECLINES[method.token] : 'no_payment_method';
}

export const shownInvoice = (context: Context, invoice: InvoiceView) =>
  renderInvoice(context.store, invoice, context.baseUrl());

/** The card that pays for a subscription. */
export function methodOf(
  context: Context,
  subscription: Pick<Subscription, 'defaultPaymentMethod' | 'customer'>,
): PaymentMethod | undefined {
  const id =
    subscription.defaultPaymentMethod ?? context.store.get('customer', subscription.customer).defaultPaymentMethod;
  return id ? context.store.find('paymentMethod', id) : undefined;
}

/** An invoice as it would be: amounts from the lines and the customer's balance. Nothing is written. */
export function draft(
  context: Context,
  subscription: Subscription,
  reason: Invoice['billingReason'],
  lines: Line[],
  currency: string,
): InvoiceView {
  const { balance } = context.store.get('customer', subscription.customer);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const now = context.now();
  return {
    id: newId('in'),
    number: '',
    customer: subscription.customer,
    subscription: subscription.id,
    subscriptionItem: subscription.itemId,
    currency,
    status: 'draft',
    billingReason: reason,
    lines,
    total,
    startingBalance: balance,
    ...settleBalance(total, balance),
    amountPaid: 0,
    attempts: 0,
    paymentIntent: null,
    periodStart: subscription.periodStart,
    periodEnd: subscription.periodEnd,
    created: now,
    paidAt: null,
    voidedAt: null,
  };
}

/** Writes and finalizes an invoice; the balance is used. Without anything due it is paid at once. */
export function issue(context: Context, view: InvoiceView): Invoice {
  const { store } = context;
  const number = `SANDBOX-${String(store.all('invoice').length + 1).padStart(4, '0')}`;
  const invoice = store.put('invoice', { ...view, number, status: 'open' });
  store.put('customer', {
    ...store.get('customer', invoice.customer),
    balance: invoice.endingBalance,
    currency: invoice.currency,
  });
  context.emit('invoice.created', shownInvoice(context, view));
  context.emit('invoice.finalized', shownInvoice(context, invoice));
  if (invoice.amountDue === 0) return markPaid(context, invoice);
  const intent = store.put('paymentIntent', {
    id: newId('pi'),
    customer: invoice.customer,
    invoice: invoice.id,
    amount: invoice.amountDue,
    currency: invoice.currency,
    status: 'requires_payment_method',
    paymentMethod: null,
    declineCode: null,
    created: context.now(),
  });
  return store.put('invoice', { ...invoice, paymentIntent: intent.id });
}

/** Charges an open invoice once. The answer says whether it is paid now. `authenticated`: the person has passed 3DS. */
export function charge(
  context: Context,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  authenticated = false,
): Invoice {
  const { store } = context;
  if (invoice.status !== 'open' || !invoice.paymentIntent) return invoice;
  const declineCode = authenticated ? null : declineOf(method);
  const attempted = store.put('invoice', { ...invoice, attempts: invoice.attempts + 1 });
  const status: PaymentIntent['status'] =
    declineCode === null
      ? 'succeeded'
      : declineCode === 'authentication_required'
        ? 'requires_action'
        : 'requires_payment_method';
  const intent = store.put('paymentIntent', {
    ...store.get('paymentIntent', invoice.paymentIntent),
    status,
    declineCode,
    paymentMethod: method?.id ?? null,
  });
  if (declineCode === null) {
    context.emit('payment_intent.succeeded', renderPaymentIntent(intent));
    return markPaid(context, attempted);
  }
  context.emit(
    status === 'requires_action' ? 'payment_intent.requires_action' : 'payment_intent.payment_failed',
    renderPaymentIntent(intent),
  );
  context.emit('invoice.payment_failed', shownInvoice(context, attempted));
  if (status === 'requires_action') context.emit('invoice.payment_action_required', shownInvoice(context, attempted));
  return attempted;
}

function markPaid(context: Context, invoice: Invoice): Invoice {
  const paid = context.store.put('invoice', {
    ...invoice,
    status: 'paid',
    amountPaid: invoice.amountDue,
    paidAt: context.now(),
  });
  context.emit('invoice.paid', shownInvoice(context, paid));
  return paid;
}

/** Ends an open invoice unpaid; what it took from the balance goes back. */
export function voidInvoice(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'open')
    throw invalid(`You can only void open invoices; this one is ${invoice.status}.`, { code: 'invoice_not_editable' });
  const { store } = context;
  const customer = store.get('customer', invoice.customer);
  store.put('customer', { ...customer, balance: customer.balance + invoice.startingBalance - invoice.endingBalance });
  if (invoice.paymentIntent)
    store.put('paymentIntent', { ...store.get('paymentIntent', invoice.paymentIntent), status: 'canceled' });
  const voided = store.put('invoice', { ...invoice, status: 'void', voidedAt: context.now() });
  context.emit('invoice.voided', shownInvoice(context, voided));
  return voided;
}

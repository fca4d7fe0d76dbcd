import { totalsOf } from './amounts';
import type { Context } from './context';
import { withDiscounts } from './discounts';
import { invalid } from './errors';
import type { Invoice, Line, PaymentIntent, PaymentMethod, Subscription } from './model';
import { newCharge } from './charges';
import { declineOf, type Authentication } from './payment-methods';
import { settleBalance } from './proration';
import { assertRate } from './rate-limits';
import { renderCustomer } from './render/catalogue';
import { renderInvoice, type InvoiceView } from './render/invoice';
import { renderPaymentIntent } from './render/payment';
import { newId } from './store';
import { withTaxes } from './taxes';

export const shownInvoice = (context: Context, invoice: InvoiceView) =>
  renderInvoice(context.store, invoice, context.baseUrl());

/** The card that pays for a subscription. */
export function methodOf(
  context: Context,
  { defaultPaymentMethod, customer }: Pick<Subscription, 'defaultPaymentMethod' | 'customer'>,
): PaymentMethod | undefined {
  const id = defaultPaymentMethod ?? context.store.get('customer', customer).defaultPaymentMethod;
  return id ? context.store.find('paymentMethod', id) : undefined;
}

/** Whose card pays for an invoice: the subscription that it is of, or the invoice by itself. */
export function payerOf(context: Context, invoice: Invoice): Pick<Subscription, 'defaultPaymentMethod' | 'customer'> {
  return invoice.subscription === null ? invoice : context.store.get('subscription', invoice.subscription);
}

/** What an invoice is made for: a subscription, or something that is sold by itself. */
type Billed = Pick<
  Subscription,
  'customer' | 'currency' | 'discounts' | 'defaultTaxRates' | 'automaticTax' | 'periodStart' | 'periodEnd'
> & { readonly id: string | null };

/**
 * An invoice as it would be at `at` (unix seconds): lines with the discounts and taxes of the subscription, and the customer's balance.
 * Nothing of it is written.
 */
export function draft(
  context: Context,
  subscription: Billed,
  reason: Invoice['billingReason'],
  lines: readonly Line[],
  at = context.now(),
): InvoiceView {
  const { customer, currency, discounts, defaultTaxRates, automaticTax } = subscription;
  const { balance } = context.store.get('customer', customer);
  const billed = withTaxes(context, withDiscounts(context, lines, discounts, currency, at), subscription);
  const { total } = totalsOf(billed);
  return {
    id: newId('in'),
    number: '',
    customer,
    subscription: subscription.id,
    defaultPaymentMethod: null,
    metadata: {},
    currency,
    status: 'draft',
    billingReason: reason,
    lines: billed,
    discounts,
    defaultTaxRates,
    automaticTax,
    total,
    startingBalance: balance,
    ...settleBalance(total, balance),
    amountPaid: 0,
    attempts: 0,
    retries: 0,
    nextAttempt: null,
    paymentIntent: null,
    periodStart: subscription.periodStart,
    periodEnd: subscription.periodEnd,
    created: context.now(),
    paidAt: null,
    voidedAt: null,
    uncollectibleAt: null,
  };
}

/** Writes an invoice as it would be, not yet to be paid. */
export function keepDraft(context: Context, view: InvoiceView): Invoice {
  if (view.subscription !== null) assertRate(context, view.subscription);
  const number = `SANDBOX-${String(context.store.count('invoice') + 1).padStart(4, '0')}`;
  const invoice = context.store.put('invoice', { ...view, number });
  context.emit('invoice.created', shownInvoice(context, invoice));
  return invoice;
}

/** Writes and finalizes an invoice. */
export const issue = (context: Context, view: InvoiceView): Invoice => finalize(context, keepDraft(context, view));

/** Closes a draft: the balance is used. Without anything due it is paid at once. */
export function finalize(context: Context, view: Invoice): Invoice {
  if (view.status !== 'draft') {
    throw invalid(
      `This invoice is already finalized, you can't re-finalize a non-draft invoice; it is ${view.status}.`,
      { code: 'invoice_not_editable' },
    );
  }
  const { store } = context;
  const { balance } = store.get('customer', view.customer);
  const settled = { startingBalance: balance, ...settleBalance(view.total, balance) };
  const invoice = store.put('invoice', { ...view, ...settled, status: 'open' });
  setBalance(context, invoice.customer, invoice.endingBalance, invoice.currency);
  if (invoice.amountDue === 0) {
    context.emit('invoice.finalized', shownInvoice(context, invoice));
    return markPaid(context, invoice);
  }
  const intent = store.put('paymentIntent', {
    id: newId('pi'),
    customer: invoice.customer,
    invoice: invoice.id,
    amount: invoice.amountDue,
    currency: invoice.currency,
    status: 'requires_payment_method',
    paymentMethod: null,
    declineCode: null,
    latestCharge: null,
    created: context.now(),
  });
  const payable = store.put('invoice', { ...invoice, paymentIntent: intent.id });
  context.emit('invoice.finalized', shownInvoice(context, payable));
  return payable;
}

/** Asks a bank to pay an open invoice. Nothing is paid until it answers (`arrive`). */
export function debit(context: Context, invoice: Invoice, method: PaymentMethod): Invoice {
  const { store } = context;
  if (!isPayable(invoice) || !invoice.paymentIntent) return invoice;
  const asked = { ...store.get('paymentIntent', invoice.paymentIntent), paymentMethod: method.id };
  const intent = store.put('paymentIntent', { ...asked, status: 'processing' });
  context.emit('payment_intent.processing', renderPaymentIntent(store, intent));
  return invoice;
}

/** Charges an open invoice once. The answer says whether it is paid now. */
export function charge(
  context: Context,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  authentication: Authentication = 'not_asked',
): Invoice {
  const { store } = context;
  if (!isPayable(invoice) || !invoice.paymentIntent) return invoice;
  const declineCode = declineOf(method?.token, authentication);
  const attempted = store.put('invoice', { ...invoice, attempts: invoice.attempts + 1 });
  const status = statusAfter(declineCode, authentication);
  const before = store.get('paymentIntent', invoice.paymentIntent);
  const tried = { ...before, status, declineCode, paymentMethod: method?.id ?? null };
  const latestCharge = status === 'requires_action' ? before.latestCharge : newCharge(context, tried).id;
  const intent = store.put('paymentIntent', { ...tried, latestCharge });
  if (status === 'succeeded') {
    context.emit('payment_intent.succeeded', renderPaymentIntent(context.store, intent));
    return markPaid(context, attempted);
  }
  if (status === 'requires_action') {
    context.emit('payment_intent.requires_action', renderPaymentIntent(context.store, intent));
    context.emit('invoice.payment_action_required', shownInvoice(context, attempted));
  } else {
    context.emit('payment_intent.payment_failed', renderPaymentIntent(context.store, intent));
  }
  context.emit('invoice.payment_failed', shownInvoice(context, attempted));
  return attempted;
}

function statusAfter(declineCode: string | null, authentication: Authentication): PaymentIntent['status'] {
  if (declineCode === null) return 'succeeded';
  const asks = declineCode === 'authentication_required' && authentication === 'not_asked';
  return asks ? 'requires_action' : 'requires_payment_method';
}

function markPaid(context: Context, invoice: Invoice): Invoice {
  const { amountDue } = invoice;
  const paid = context.store.put('invoice', {
    ...invoice,
    status: 'paid',
    amountPaid: amountDue,
    nextAttempt: null,
    paidAt: context.now(),
  });
  context.emit('invoice.paid', shownInvoice(context, paid));
  return paid;
}

/** Ends an open invoice unpaid; what it took from the balance goes back. */
export function voidInvoice(context: Context, invoice: Invoice): Invoice {
  if (!isPayable(invoice)) {
    throw invalid(`You can only void open or uncollectible invoices; this one is ${invoice.status}.`, {
      code: 'invoice_not_editable',
    });
  }
  const { store } = context;
  const { balance } = store.get('customer', invoice.customer);
  setBalance(context, invoice.customer, balance + invoice.startingBalance - invoice.endingBalance, invoice.currency);
  if (invoice.paymentIntent) {
    store.put('paymentIntent', { ...store.get('paymentIntent', invoice.paymentIntent), status: 'canceled' });
  }
  const voided = store.put('invoice', {
    ...invoice,
    status: 'void',
    nextAttempt: null,
    voidedAt: context.now(),
  });
  context.emit('invoice.voided', shownInvoice(context, voided));
  return voided;
}

/** Writes an open invoice off. It can still be paid or voided. */
export function markUncollectible(context: Context, invoice: Invoice): Invoice {
  if (invoice.status !== 'open') {
    throw invalid(`You can only mark open invoices as uncollectible; this one is ${invoice.status}.`, {
      code: 'invoice_not_editable',
    });
  }
  const marked = context.store.put('invoice', {
    ...invoice,
    status: 'uncollectible',
    nextAttempt: null,
    uncollectibleAt: context.now(),
  });
  context.emit('invoice.marked_uncollectible', shownInvoice(context, marked));
  return marked;
}

/** Open, or written off and still wanted. */
export const isPayable = ({ status }: Pick<Invoice, 'status'>) => status === 'open' || status === 'uncollectible';

function setBalance(context: Context, id: string, balance: number, currency: string): void {
  const customer = context.store.get('customer', id);
  context.replace('customer', customer, { ...customer, balance, currency }, 'customer.updated', renderCustomer);
}

import { z } from 'zod';
import { isBankToken } from '../cards';
import { attempt } from '../collection';
import { dropResumption } from '../dunning';
import { ApiError, declined } from '../errors';
import { debit, finalize, markUncollectible, methodOf, payerOf, shownInvoice, voidInvoice } from '../invoices';
import { created, flag, paging, text, within } from '../parameters';
import { cardOf } from '../payment-methods';
import { afterPayment, payInvoice } from '../plan-change';
import { renderPaymentIntent, renderPayment } from '../render/payment';
import { expirePending } from '../subscriptions';
import { listOf, operation, type Operation } from './operation';

export const invoiceOperations: readonly Operation[] = [
  operation(
    'GET',
    '/v1/invoices',
    z.strictObject({
      customer: text.optional(),
      subscription: text.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      created,
      ...paging,
    }),
    (context, { customer, subscription, status, created: range, ...page }) => {
      const found = context.store
        .all('invoice')
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => subscription === undefined || one.subscription === subscription)
        .filter((one) => (status === undefined || one.status === status) && within(one.created, range));
      return listOf('/v1/invoices', found, page, (one) => shownInvoice(context, one));
    },
  ),
  operation('GET', '/v1/invoices/:id', z.strictObject({}), (context, _, id) =>
    shownInvoice(context, context.store.get('invoice', id)),
  ),
  operation(
    'POST',
    '/v1/invoices/:id/pay',
    z.strictObject({ payment_method: text.optional(), off_session: flag.optional() }),
    (context, given, id) => {
      const invoice = context.store.get('invoice', id);
      const method =
        given.payment_method === undefined
          ? methodOf(context, payerOf(context, invoice))
          : cardOf(context, given.payment_method, invoice.customer, 'payment_method');
      // a change that waits for its invoice is paid at once, by a bank too
      if (invoice.subscription === null && method && isBankToken(method.token))
        return shownInvoice(context, debit(context, invoice, method));
      const paid = payInvoice(context, invoice, method);
      if (paid.status === 'paid') return shownInvoice(context, paid);
      const intent = context.store.get('paymentIntent', paid.paymentIntent ?? '');
      if (intent.status !== 'requires_action') {
        throw declined(intent.declineCode ?? 'generic_decline', { keepsChanges: true });
      }
      throw new ApiError(
        402,
        'card_error',
        'Invoice payment requires additional user action before completion can occur.',
        { code: 'invoice_payment_intent_requires_action' },
        { keepsChanges: true },
      );
    },
  ),
  operation('POST', '/v1/invoices/:id/void', z.strictObject({}), (context, _, id) => {
    const invoice = context.store.get('invoice', id);
    const subscription = context.store.find('subscription', invoice.subscription ?? '');
    if (subscription?.pending?.invoice === id) expirePending(context, subscription);
    else if (subscription?.paused?.resumption?.invoice === id) dropResumption(context, subscription);
    else voidInvoice(context, invoice);
    return shownInvoice(context, context.store.get('invoice', id));
  }),
  operation(
    'POST',
    '/v1/invoices/:id/finalize',
    z.strictObject({ auto_advance: flag.optional() }),
    (context, { auto_advance: advances = false }, id) => {
      const invoice = finalize(context, context.store.get('invoice', id));
      if (advances) attempt(context, invoice, methodOf(context, payerOf(context, invoice)));
      return shownInvoice(context, context.store.get('invoice', id));
    },
  ),
  operation('POST', '/v1/invoices/:id/mark_uncollectible', z.strictObject({}), (context, _, id) => {
    const marked = markUncollectible(context, context.store.get('invoice', id));
    const subscription = context.store.find('subscription', marked.subscription ?? '');
    if (subscription?.paused?.resumption?.invoice === id) {
      afterPayment(context, marked, subscription, subscription.defaultPaymentMethod);
    }
    return shownInvoice(context, marked);
  }),
  operation(
    'GET',
    '/v1/invoice_payments',
    z.strictObject({ invoice: text.optional(), status: text.optional(), ...paging }),
    (context, { invoice, status, ...page }) => {
      const found = context.store
        .all('invoice')
        .filter((one) => invoice === undefined || one.id === invoice)
        .flatMap((one) => (one.paymentIntent ? [renderPayment(one, one.paymentIntent)] : []))
        .filter((one) => status === undefined || one.status === status);
      return listOf('/v1/invoice_payments', found, page, (one) => one);
    },
  ),
  operation('GET', '/v1/payment_intents/:id', z.strictObject({}), (context, _, id) =>
    renderPaymentIntent(context.store, context.store.get('paymentIntent', id)),
  ),
];

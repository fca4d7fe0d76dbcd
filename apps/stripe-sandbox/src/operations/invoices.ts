import { z } from 'zod';
import { attempt } from '../collection';
import type { Context } from '../context';
import { ApiError, declined, invalid } from '../errors';
import { dropResumption } from '../dunning';
import { draft, finalize, markUncollectible, methodOf, shownInvoice, voidInvoice } from '../invoices';
import type { Subscription } from '../model';
import { created, flag, integer, paging, text, within } from '../parameters';
import { cardOf } from '../payment-methods';
import { afterPayment, payInvoice, previewOf } from '../plan-change';
import type { InvoiceView } from '../render/invoice';
import { renderPaymentIntent, renderPayment } from '../render/payment';
import { expirePending, isOver, planned, renewal } from '../subscriptions';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import { activePrice, changedItem, prorationBehavior, wishedItem } from './subscriptions';

const details = z
  .strictObject({
    items: z.array(changedItem).optional(),
    proration_behavior: prorationBehavior.optional(),
    proration_date: integer.optional(),
    cancel_at_period_end: flag.optional(),
    billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
  })
  .default({});

export const invoiceOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/invoices/create_preview',
    z.strictObject({
      subscription: text.optional(),
      customer: text.optional(),
      subscription_details: details,
      preview_mode: z.enum(['next', 'recurring']).optional(),
    }),
    (context, { subscription: id, customer, subscription_details: given, preview_mode: mode }) =>
      context.dryRun(() => {
        const ofLive = mode === 'recurring' ? recurringOf : ofSubscription;
        const view = id
          ? ofLive(context, context.store.get('subscription', id, 'subscription'), given)
          : ofNewcomer(context, customer, given);
        return shownInvoice(context, { ...view, id: `upcoming_${view.id}` });
      }),
  ),
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
          ? methodOf(context, context.store.get('subscription', invoice.subscription))
          : cardOf(context, given.payment_method, invoice.customer, 'payment_method');
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
    const subscription = context.store.find('subscription', invoice.subscription);
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
      if (advances)
        attempt(context, invoice, methodOf(context, context.store.get('subscription', invoice.subscription)));
      return shownInvoice(context, context.store.get('invoice', id));
    },
  ),
  operation('POST', '/v1/invoices/:id/mark_uncollectible', z.strictObject({}), (context, _, id) => {
    const marked = markUncollectible(context, context.store.get('invoice', id));
    const subscription = context.store.get('subscription', marked.subscription);
    if (subscription.paused?.resumption?.invoice === id) {
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
    renderPaymentIntent(context.store.get('paymentIntent', id)),
  ),
];

/** The next invoice of a subscription, with the change that is asked about. */
function ofSubscription(context: Context, subscription: Subscription, given: z.infer<typeof details>): InvoiceView {
  const { items, proration_behavior: behavior = 'create_prorations', proration_date: prorationDate } = given;
  const ends = given.cancel_at_period_end ?? subscription.cancelAtPeriodEnd;
  if (items) {
    const wish = { ...wishedItem(context, subscription, items), prorationBehavior: behavior, prorationDate };
    return previewOf(context, subscription, wish);
  }
  if (isOver(subscription) || ends) {
    throw new ApiError(404, 'invalid_request_error', 'No upcoming invoices for customer', {
      code: 'invoice_upcoming_none',
    });
  }
  const { renewed, lines } = renewal(context, subscription);
  return draft(context, renewed, 'subscription_cycle', lines);
}

/** What every period costs once the change is in force: no prorations, nothing that waits for the next invoice. */
function recurringOf(context: Context, subscription: Subscription, { items }: z.infer<typeof details>): InvoiceView {
  const { price, quantity } = items ? wishedItem(context, subscription, items) : { price: null, quantity: null };
  const { renewed, lines } = renewal(context, {
    ...subscription,
    price: price?.id ?? subscription.price,
    quantity: quantity ?? subscription.quantity,
    pendingLines: [],
  });
  return draft(context, renewed, 'subscription_cycle', lines);
}

/** The first invoice of a subscription that does not exist yet. */
function ofNewcomer(
  context: Context,
  customer: string | undefined,
  { items = [] }: z.infer<typeof details>,
): InvoiceView {
  if (customer === undefined) {
    throw invalid('You must specify either customer or subscription.', {
      code: 'parameter_missing',
      param: 'customer',
    });
  }
  const [item, second] = items;
  if (!item?.price || second || item.id !== undefined) {
    throw invalid('The sandbox previews new subscriptions of one price.', { param: 'subscription_details[items]' });
  }
  const { subscription, lines } = planned(context, {
    customer: liveCustomer(context, customer).id,
    price: activePrice(context, item.price, 'subscription_details[items][0][price]'),
    quantity: item.quantity ?? 1,
    metadata: {},
    defaultPaymentMethod: null,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  });
  return draft(context, subscription, 'subscription_create', lines);
}

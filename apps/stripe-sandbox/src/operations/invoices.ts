import { z } from 'zod';
import type { Context } from '../context';
import { ApiError, invalid } from '../errors';
import { charge, draft, methodOf, shownInvoice, voidInvoice } from '../invoices';
import type { Invoice } from '../model';
import { expand, integer, paging, text } from '../parameters';
import { renderPaymentIntent } from '../render/invoice';
import { afterPayment, expirePending, planned } from '../subscriptions';
import { listOf, operation, type Operation } from './operation';
import { wishedItem } from './subscriptions';

/** A person or the API pays an open invoice with a card; what waited for it comes into force. */
export function payInvoice(
  context: Context,
  invoice: Invoice,
  methodId: string | undefined,
  authenticated = false,
): Invoice {
  if (invoice.status !== 'open')
    throw invalid(`Invoice is already ${invoice.status}`, { code: 'invoice_not_editable' });
  const subscription = context.store.get('subscription', invoice.subscription);
  const method = methodId
    ? context.store.get('paymentMethod', methodId, 'payment_method')
    : methodOf(context, subscription);
  const paid = charge(context, invoice, method, authenticated);
  afterPayment(context, paid);
  return paid;
}

export const invoiceOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/invoices/create_preview',
    z.strictObject({
      subscription: text,
      customer: text.optional(),
      subscription_details: z.strictObject({
        items: z
          .array(z.strictObject({ id: text.optional(), price: text.optional(), quantity: integer.optional() }))
          .optional(),
        proration_behavior: z.enum(['none', 'create_prorations', 'always_invoice']).optional(),
        proration_date: integer.optional(),
      }),
      ...expand,
    }),
    (context, { subscription: id, subscription_details: details }) => {
      const subscription = context.store.get('subscription', id, 'subscription');
      if (!details.items || details.proration_behavior !== 'always_invoice') {
        throw invalid('The sandbox previews changes of items with proration_behavior=always_invoice.', {
          param: 'subscription_details',
        });
      }
      const wish = wishedItem(context, subscription, details.items);
      const { proration_date: prorationDate } = details;
      const update = {
        ...wish,
        prorationBehavior: 'always_invoice' as const,
        ...(prorationDate !== undefined && { prorationDate }),
      };
      const { lines } = planned(context, subscription, update);
      const all = [...subscription.pendingLines, ...lines];
      return shownInvoice(context, {
        ...draft(context, subscription, 'subscription_update', all, wish.price.currency),
        id: `upcoming_${id}`,
      });
    },
  ),
  operation(
    'GET',
    '/v1/invoices',
    z.strictObject({ customer: text.optional(), subscription: text.optional(), status: text.optional(), ...paging }),
    (context, { customer, subscription, status, ...page }) => {
      const found = context.store
        .all('invoice')
        .filter(
          (one) =>
            (customer === undefined || one.customer === customer) &&
            (subscription === undefined || one.subscription === subscription),
        )
        .filter((one) => status === undefined || one.status === status);
      return listOf('/v1/invoices', found, page, (one) => shownInvoice(context, one));
    },
  ),
  operation('GET', '/v1/invoices/:id', z.strictObject(expand), (context, _, id) =>
    shownInvoice(context, context.store.get('invoice', id)),
  ),
  operation(
    'POST',
    '/v1/invoices/:id/pay',
    z.strictObject({ payment_method: text.optional(), ...expand }),
    (context, given, id) => {
      const paid = payInvoice(context, context.store.get('invoice', id), given.payment_method);
      if (paid.status === 'paid') return shownInvoice(context, paid);
      const intent = context.store.find('paymentIntent', paid.paymentIntent ?? '');
      const code = intent?.declineCode ?? 'generic_decline';
      throw new ApiError(402, 'card_error', 'Your card was declined.', { code: 'card_declined', decline_code: code });
    },
  ),
  operation('POST', '/v1/invoices/:id/void', z.strictObject(expand), (context, _, id) => {
    const voided = voidInvoice(context, context.store.get('invoice', id));
    const subscription = context.store.find('subscription', voided.subscription);
    if (subscription?.pending?.invoice === id) expirePending(context, subscription);
    return shownInvoice(context, voided);
  }),
  operation('GET', '/v1/payment_intents/:id', z.strictObject(expand), (context, _, id) =>
    renderPaymentIntent(context.store.get('paymentIntent', id)),
  ),
];

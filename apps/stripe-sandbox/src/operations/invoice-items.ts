import { z } from 'zod';
import type { Context } from '../context';
import { invalid, missing } from '../errors';
import { onceLine } from '../items';
import type { Line, Subscription } from '../model';
import { assertChangeable } from '../plan-change';
import { created, flag, paging, quantity, text, within } from '../parameters';
import { renderInvoiceItem, type InvoiceItemView } from '../render/invoice-item';
import { update } from '../subscriptions';
import { listOf, operation, type Operation } from './operation';
import { activePrice } from './subscription-parameters';

/** What waits for the next invoice of a subscription, and what invoices took over: things sold once, and prorations. */
export const invoiceItemOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/invoiceitems',
    z.strictObject({
      customer: text,
      subscription: text,
      pricing: z.strictObject({ price: text }),
      quantity: quantity.optional(),
      description: text.optional(),
      discountable: flag.optional(),
    }),
    (context, given) => {
      const before = context.store.get('subscription', given.subscription, 'subscription');
      assertChangeable(before);
      if (before.customer !== given.customer) {
        throw invalid('The subscription belongs to another customer.', { param: 'subscription' });
      }
      const price = activePrice(context, given.pricing.price, 'pricing[price]');
      const sold = { price, quantity: given.quantity ?? 1 };
      const line = onceLine(context, sold, before.currency, given.description);
      const waiting = { ...line, discountable: given.discountable ?? true };
      const after = { ...before, pendingLines: [...before.pendingLines, waiting] };
      update(context, before, after);
      const shown = renderInvoiceItem(context.store, viewOf(after, waiting, null));
      context.emit('invoiceitem.created', shown);
      return shown;
    },
  ),
  operation(
    'GET',
    '/v1/invoiceitems',
    z.strictObject({
      customer: text.optional(),
      invoice: text.optional(),
      pending: flag.optional(),
      created,
      ...paging,
    }),
    (context, { customer, invoice, pending, created: range, ...page }) => {
      const found = allItems(context)
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => invoice === undefined || one.invoice === invoice)
        .filter((one) => pending === undefined || (one.invoice === null) === pending)
        .filter((one) => within(one.line.periodStart, range));
      return listOf('/v1/invoiceitems', found, page, (one) => renderInvoiceItem(context.store, one));
    },
  ),
  operation('GET', '/v1/invoiceitems/:id', z.strictObject({}), (context, _, id) =>
    renderInvoiceItem(context.store, itemOf(context, id)),
  ),
  operation('DELETE', '/v1/invoiceitems/:id', z.strictObject({}), (context, _, id) => {
    const found = itemOf(context, id);
    if (found.invoice !== null) throw invalid('An invoice item that is on a finalized invoice cannot be deleted.');
    const before = context.store.get('subscription', found.subscription ?? '');
    const pendingLines = before.pendingLines.filter((line) => line.invoiceItem !== id);
    update(context, before, { ...before, pendingLines });
    context.emit('invoiceitem.deleted', renderInvoiceItem(context.store, found));
    return { id, object: 'invoiceitem', deleted: true };
  }),
];

/** In order of creation: what is on invoices, then what waits. */
function allItems({ store }: Context): InvoiceItemView[] {
  const billed = store
    .all('invoice')
    .filter(({ status }) => status !== 'void')
    .flatMap((invoice) =>
      invoice.lines.flatMap((line) =>
        line.invoiceItem === null
          ? []
          : [
              viewOf(
                { id: invoice.subscription, customer: invoice.customer, currency: invoice.currency },
                line,
                invoice.id,
              ),
            ],
      ),
    );
  const waiting = store.all('subscription').flatMap((one) => one.pendingLines.map((line) => viewOf(one, line, null)));
  return [...billed, ...waiting];
}

function itemOf(context: Context, id: string): InvoiceItemView {
  const found = allItems(context).find((one) => one.id === id);
  if (!found) throw missing('invoiceitem', id);
  return found;
}

function viewOf(
  { id, customer, currency }: Pick<Subscription, 'customer' | 'currency'> & { readonly id: string | null },
  line: Line,
  invoice: string | null,
): InvoiceItemView {
  return { id: line.invoiceItem ?? line.id, customer, subscription: id, currency, line, invoice };
}

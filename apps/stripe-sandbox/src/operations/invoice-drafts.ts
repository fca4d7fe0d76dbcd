import { z } from 'zod';
import { invalid } from '../errors';
import { draft, keepDraft, shownInvoice } from '../invoices';
import { onceLine } from '../items';
import { automaticTax, currency, flag, merged, metadata, quantity, text } from '../parameters';
import { cardOf } from '../payment-methods';
import { assertTaxLocation } from '../taxes';
import { liveCustomer } from './customers';
import { operation, type Operation } from './operation';
import { activePrice } from './subscription-parameters';

/** Invoices by themselves: things sold once to a customer, beside all subscriptions. */
export const invoiceDraftOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/invoices',
    z.strictObject({
      customer: text,
      currency,
      auto_advance: flag.optional(),
      automatic_tax: automaticTax,
      collection_method: z.literal('charge_automatically').optional(),
      default_payment_method: text.optional(),
      discounts: z.literal('').optional(),
      metadata,
      pending_invoice_items_behavior: z.literal('exclude').optional(),
    }),
    (context, given) => {
      const customer = liveCustomer(context, given.customer);
      const method = given.default_payment_method;
      const now = context.now();
      const billed = {
        id: null,
        customer: customer.id,
        currency: given.currency,
        discounts: [],
        defaultTaxRates: [],
        automaticTax: given.automatic_tax?.enabled ?? false,
        periodStart: now,
        periodEnd: now,
      };
      assertTaxLocation(context, billed);
      const begun = {
        ...draft(context, billed, 'manual', []),
        defaultPaymentMethod: method === undefined ? null : cardOf(context, method, customer.id).id,
        metadata: merged({}, given.metadata),
      };
      return shownInvoice(context, keepDraft(context, begun));
    },
  ),
  operation(
    'POST',
    '/v1/invoices/:id/add_lines',
    z.strictObject({
      lines: z
        .array(z.strictObject({ pricing: z.strictObject({ price: text }), quantity: quantity.optional() }))
        .min(1),
    }),
    (context, { lines }, id) => {
      const before = context.store.get('invoice', id);
      if (before.status !== 'draft' || before.subscription !== null) {
        throw invalid('Lines can be added only to a draft that is of no subscription.', {
          code: 'invoice_not_editable',
        });
      }
      const added = lines.map(({ pricing, quantity: count = 1 }, i) => {
        const price = activePrice(context, pricing.price, `lines[${i}][pricing][price]`);
        return onceLine(context, { price, quantity: count }, before.currency);
      });
      const {
        lines: billed,
        total,
        startingBalance,
        endingBalance,
        amountDue,
      } = draft(context, { ...before, id: null }, 'manual', [...before.lines, ...added]);
      const after = { ...before, lines: billed, total, startingBalance, endingBalance, amountDue };
      const invoice = context.store.put('invoice', after);
      context.emit('invoice.updated', shownInvoice(context, invoice));
      return shownInvoice(context, invoice);
    },
  ),
];

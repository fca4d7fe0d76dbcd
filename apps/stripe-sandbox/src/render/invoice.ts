import { discountTotals, totalsOf } from '../amounts';
import type { Invoice, Line, TaxAmount } from '../model';
import type { Store } from '../store';
import { renderTaxRate } from './taxes';

/** An invoice, or one as it would be. */
export type InvoiceView = Invoice;

export function renderInvoice(store: Store, invoice: InvoiceView, baseUrl: string): object {
  const { id, subscription, total, status, created, automaticTax: enabled } = invoice;
  const totals = totalsOf(invoice.lines);
  const tax = totals.inclusiveTax + totals.exclusiveTax;
  const customer = store.get('customer', invoice.customer);
  const url = status === 'draft' ? null : `${baseUrl}/i/${id}`;
  return {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: invoice.amountDue,
    amount_overpaid: 0,
    amount_paid: invoice.amountPaid,
    amount_remaining: invoice.amountDue - invoice.amountPaid,
    amount_shipping: 0,
    application: null,
    attempt_count: invoice.attempts,
    attempted: invoice.attempts > 0,
    auto_advance: invoice.nextAttempt !== null,
    automatic_tax: {
      disabled_reason: null,
      enabled,
      liability: enabled ? { type: 'self' } : null,
      provider: enabled ? 'stripe' : null,
      status: enabled ? 'complete' : null,
    },
    automatically_finalizes_at: null,
    billing_reason: invoice.billingReason,
    collection_method: 'charge_automatically',
    created,
    currency: invoice.currency,
    custom_fields: null,
    customer: invoice.customer,
    customer_account: null,
    customer_address: customer.address,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: invoice.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: invoice.defaultTaxRates.map((one) => renderTaxRate(store.get('taxRate', one))),
    description: null,
    discounts: invoice.discounts,
    due_date: null,
    effective_at: created,
    ending_balance: status === 'draft' ? null : invoice.endingBalance,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: url,
    invoice_pdf: url && `${url}/pdf`,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: 'list',
      data: invoice.lines.map((line) => renderLine(store, invoice, line)),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: false,
    metadata: invoice.metadata,
    next_payment_attempt: invoice.nextAttempt,
    number: status === 'draft' ? null : invoice.number,
    on_behalf_of: null,
    parent: subscription && {
      quote_details: null,
      subscription_details: { metadata: store.find('subscription', subscription)?.metadata ?? {}, subscription },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: invoice.periodEnd,
    period_start: invoice.periodStart,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: invoice.startingBalance,
    statement_descriptor: null,
    status,
    status_transitions: {
      finalized_at: status === 'draft' ? null : created,
      marked_uncollectible_at: invoice.uncollectibleAt,
      paid_at: invoice.paidAt,
      voided_at: invoice.voidedAt,
    },
    subtotal: totals.subtotal,
    subtotal_excluding_tax: totals.subtotal - totals.inclusiveTax,
    test_clock: customer.testClock,
    total,
    total_discount_amounts: discountTotals(invoice.lines),
    total_excluding_tax: total - tax,
    total_pretax_credit_amounts: [],
    total_taxes: renderTaxes(invoice.lines.flatMap(({ taxes }) => taxes)),
    webhooks_delivered_at: status === 'draft' ? null : created,
  };
}

function renderLine(store: Store, invoice: InvoiceView, line: Line): object {
  const price = store.get('price', line.price);
  return {
    id: line.id,
    object: 'line_item',
    amount: line.amount,
    currency: invoice.currency,
    description: line.description,
    discount_amounts: line.discountAmounts,
    discountable: line.discountable,
    discounts: line.discounts,
    invoice: invoice.id,
    livemode: false,
    metadata: {},
    parent: line.item === null ? ofInvoiceItem(invoice, line) : ofSubscriptionItem(invoice, line, line.item),
    period: { start: line.periodStart, end: line.periodEnd },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: String(line.unitAmount),
    },
    quantity: line.quantity,
    quantity_decimal: String(line.quantity),
    subscription: invoice.subscription,
    subtotal: line.amount,
    taxes: renderTaxes(line.taxes),
  };
}

function ofInvoiceItem({ subscription }: InvoiceView, { invoiceItem }: Line): object {
  return {
    invoice_item_details: { invoice_item: invoiceItem, proration: false, proration_details: null, subscription },
    subscription_item_details: null,
    type: 'invoice_item_details',
  };
}

function ofSubscriptionItem({ subscription }: InvoiceView, line: Line, item: string): object {
  return {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: line.invoiceItem,
      proration: line.proration,
      proration_details: { credited_items: null },
      subscription,
      subscription_item: item,
    },
    type: 'subscription_item_details',
  };
}

/** One entry for each rate. */
function renderTaxes(taxes: readonly TaxAmount[]): object[] {
  const byRate = new Map<string, TaxAmount>();
  for (const tax of taxes) {
    const { amount, taxable } = byRate.get(tax.rate) ?? { amount: 0, taxable: 0 };
    byRate.set(tax.rate, { ...tax, amount: amount + tax.amount, taxable: taxable + tax.taxable });
  }
  return [...byRate.values()].map(({ rate, inclusive, amount, taxable }) => ({
    amount,
    tax_behavior: inclusive ? 'inclusive' : 'exclusive',
    tax_rate_details: { tax_rate: rate },
    taxability_reason: 'standard_rated',
    taxable_amount: taxable,
    type: 'tax_rate_details',
  }));
}

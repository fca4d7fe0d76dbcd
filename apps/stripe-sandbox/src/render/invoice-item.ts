import type { Line } from '../model';
import type { Store } from '../store';

export interface InvoiceItemView {
  readonly id: string;
  readonly customer: string;
  readonly subscription: string | null;
  readonly currency: string;
  readonly line: Line;
  /** Null while it waits. */
  readonly invoice: string | null;
}

export function renderInvoiceItem(store: Store, { line, ...item }: InvoiceItemView): object {
  const { price, unitAmount, quantity, proration } = line;
  return {
    id: item.id,
    object: 'invoiceitem',
    amount: line.amount,
    currency: item.currency,
    customer: item.customer,
    customer_account: null,
    date: line.periodStart,
    description: line.description,
    discountable: line.discountable,
    discounts: line.discounts,
    invoice: item.invoice,
    livemode: false,
    metadata: {},
    parent: item.subscription && {
      subscription_details: { subscription: item.subscription, ...(line.item && { subscription_item: line.item }) },
      type: 'subscription_details',
    },
    period: { start: line.periodStart, end: line.periodEnd },
    pricing: {
      price_details: { price, product: store.get('price', price).product },
      type: 'price_details',
      unit_amount_decimal: String(unitAmount),
    },
    proration,
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: [],
    test_clock: null,
  };
}

import { netOf } from './amounts';
import type { Context } from './context';
import { withDiscounts } from './discounts';
import { invalid } from './errors';
import type { Item, Line, Metadata, Price } from './model';
import { fullLine, plainLine, type Part } from './proration';
import { newId } from './store';

/** A price to sell and how many of it. */
export interface Sold {
  readonly price: Price;
  readonly quantity: number;
}

/** What one of a price costs in a currency; 400 when it has no amount in it. */
export function amountIn({ id, currency, unitAmount, currencyOptions }: Price, wanted: string): number {
  const amount = wanted === currency ? unitAmount : currencyOptions[wanted];
  if (amount === undefined) {
    throw invalid(`The price ${id} has no amount in ${wanted}: add it to its currency_options.`, { param: 'currency' });
  }
  return amount;
}

export function newItem(context: Context, price: string, quantity: number, metadata: Metadata = {}): Item {
  const created = context.now();
  const debit = { amount: 0, from: created, until: created };
  return { id: newId('si'), price, quantity, discounts: [], metadata, debit, created };
}

/** Items with what they cost: `net` is what a whole period would cost with the discounts that are at work at `at` (unix seconds). */
export function partsOf(
  context: Context,
  items: readonly Item[],
  { currency, discounts, at }: { currency: string; discounts: readonly string[]; at: number },
): Part[] {
  const priced = items.map((item) => {
    const price = context.store.get('price', item.price);
    return { item, price, unitAmount: amountIn(price, currency) };
  });
  const whole = priced.map((part) => fullLine(part, at, at));
  const lines = withDiscounts(context, whole, discounts, currency, at);
  return priced.map((part, i) => ({
    ...part,
    net: lines[i] ? netOf(lines[i]) : 0,
    included: lines[i]?.discountAmounts.map(({ discount }) => discount) ?? [],
  }));
}

/** A line for something that is sold once. */
export function onceLine(
  context: Context,
  { price, quantity }: Sold,
  currency: string,
  description = `${quantity} × ${price.nickname ?? price.lookupKey ?? price.id}`,
): Line {
  if (price.recurring) {
    throw invalid('The price specified is recurring, but this field only accepts prices with `type=one_time`.', {
      param: 'price',
    });
  }
  const now = context.now();
  const line = plainLine(description, price.id, amountIn(price, currency), quantity, now, now);
  return { ...line, invoiceItem: newId('ii') };
}

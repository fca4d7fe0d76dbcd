import type { Coupon, Line, TaxRate } from './model';

type Terms = Pick<Coupon, 'percentOff' | 'amountsOff' | 'products'>;

interface DiscountRules {
  readonly currency: string;
  /** Discounts of the whole invoice, in the order in which they apply. */
  readonly shared: readonly string[];
  /** The terms of a discount by its id; undefined: it takes nothing off any more. */
  readonly termsOf: (discount: string) => Terms | undefined;
  /** The product of a price. */
  readonly productOf: (price: string) => string;
}

/** To the minor unit, halves away from zero, so that a credit is the mirror of its charge. */
export const rounded = (amount: number) => Math.sign(amount) * Math.round(Math.abs(amount));

/**
 * Lines with what each discount takes off them: first each line's own, then those of the invoice, each on what the ones before it left.
 * A percentage is rounded per line; an amount is spread over the lines by their worth and never exceeds it.
 */
export function discounted(lines: readonly Line[], rules: DiscountRules): Line[] {
  const left = lines.map(({ discountable, amount }) => (discountable ? Math.max(0, amount) : 0));
  const taken = lines.map((): Line['discountAmounts'] => []);
  const apply = (discount: string, reaches: (line: Line) => boolean) => {
    const terms = rules.termsOf(discount);
    if (!terms) return;
    const { products } = terms;
    const worth = lines.map((line, i) =>
      reaches(line) && (!products || products.includes(rules.productOf(line.price))) ? (left[i] ?? 0) : 0,
    );
    for (const [i, amount] of takenOff(terms, worth, rules.currency).entries()) {
      if (amount === 0) continue;
      left[i] = (left[i] ?? 0) - amount;
      taken[i]?.push({ discount, amount });
    }
  };
  for (const own of new Set(lines.flatMap(({ discounts }) => discounts))) {
    apply(own, ({ discounts }) => discounts.includes(own));
  }
  for (const discount of rules.shared) apply(discount, () => true);
  return lines.map((line, i) => ({ ...line, discountAmounts: taken[i] ?? [] }));
}

function takenOff({ percentOff, amountsOff }: Terms, worth: readonly number[], currency: string): number[] {
  if (percentOff !== null) return worth.map((amount) => rounded((amount * percentOff) / 100));
  const total = worth.reduce((sum, amount) => sum + amount, 0);
  const off = Math.min(amountsOff[currency] ?? 0, total);
  let before = 0;
  return worth.map((amount) => {
    const from = before;
    before += amount;
    return total === 0 ? 0 : rounded((off * before) / total) - rounded((off * from) / total);
  });
}

/** Lines with their taxes, each rounded by itself on what the discounts left. Inclusive rates share the amount, exclusive ones add to it. */
export function taxed(lines: readonly Line[], ratesOf: (line: Line) => readonly TaxRate[]): Line[] {
  return lines.map((line) => {
    const rates = ratesOf(line);
    const within = rates.reduce((sum, { inclusive, percentage }) => sum + (inclusive ? percentage : 0), 0);
    const net = netOf(line);
    const taxes = rates.map(({ id, inclusive, percentage }) => ({
      rate: id,
      inclusive,
      amount: rounded((net * percentage) / (100 + within)),
      taxable: rounded((net * 100) / (100 + within)),
    }));
    return { ...line, taxes };
  });
}

/** What a line costs after its discounts, with the taxes that its price includes. */
export function netOf({ amount, discountAmounts }: Line): number {
  return discountAmounts.reduce((left, discount) => left - discount.amount, amount);
}

export interface Totals {
  /** Before the discounts of the invoice and exclusive taxes; discounts of a line are taken off already. */
  readonly subtotal: number;
  readonly discount: number;
  readonly inclusiveTax: number;
  readonly exclusiveTax: number;
  readonly total: number;
}

export function totalsOf(lines: readonly Line[]): Totals {
  const sum = (amountOf: (line: Line) => number) => lines.reduce((before, line) => before + amountOf(line), 0);
  const tax = (wanted: boolean) =>
    sum(({ taxes }) => taxes.reduce((all, { inclusive, amount }) => all + (inclusive === wanted ? amount : 0), 0));
  const exclusiveTax = tax(false);
  return {
    subtotal: sum(({ amount, discounts, discountAmounts }) =>
      discountAmounts.reduce((left, one) => left - (discounts.includes(one.discount) ? one.amount : 0), amount),
    ),
    discount: sum((line) => line.amount - netOf(line)),
    inclusiveTax: tax(true),
    exclusiveTax,
    total: sum(netOf) + exclusiveTax,
  };
}

/** What each discount takes off an invoice. */
export function discountTotals(lines: readonly Line[]): { discount: string; amount: number }[] {
  const totals = new Map<string, number>();
  for (const { discount, amount } of lines.flatMap(({ discountAmounts }) => discountAmounts)) {
    totals.set(discount, (totals.get(discount) ?? 0) + amount);
  }
  return [...totals].map(([discount, amount]) => ({ discount, amount }));
}

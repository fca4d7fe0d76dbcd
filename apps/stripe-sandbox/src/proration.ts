import { rounded } from './amounts';
import { periodEnd } from './billing-cycle';
import { invalid } from './errors';
import type { Cadence, Item, Line, Price, Term } from './model';
import { newId } from './store';

/** An item with what it costs. */
export interface Part {
  readonly item: Item;
  readonly price: Price;
  /** In the subscription's currency. */
  readonly unitAmount: number;
  /** A whole period, after discounts. */
  readonly net: number;
  /** The discounts that `net` is net of. */
  readonly included: string[];
}

export interface Change {
  readonly term: Term;
  readonly lines: Line[];
}

interface Timing {
  /** Unix seconds: prorations count from here. */
  readonly from: number;
  readonly now: number;
  readonly prorate: boolean;
  /** Starts a new period now, billed in full. */
  readonly anew: boolean;
}

/**
 * What another set of items costs: for each item that changes, a credit for the unused time of what was really debited and a charge for
 * the remaining time of the new price after discounts, both to the second and rounded to the minor unit. A new period begins now.
 * The one function behind previews and real invoices.
 */
export function changeOf(held: Term, before: readonly Part[], after: readonly Part[], timing: Timing): Change {
  const { from, now, prorate, anew } = timing;
  const items = after.map(({ item }) => item);
  if (anew) {
    const until = periodEnd(now, cadenceOf(after.map(({ price }) => price)));
    const term = { ...held, items, periodStart: now, periodEnd: until, anchor: now };
    const credits = prorate ? before.map((part) => unusedLine(part, from)) : [];
    return { term, lines: [...credits, ...after.map((part) => fullLine(part, now, until))] };
  }
  const term = { ...held, items };
  if (!prorate) return { term, lines: [] };
  const old = new Map(before.map((part) => [part.item.id, part]));
  const lines = after.flatMap((part) => {
    const was = old.get(part.item.id);
    old.delete(part.item.id);
    if (was && sameItem(was.item, part.item)) return [];
    return [...(was ? [unusedLine(was, from)] : []), remainingLine(held, part, from)];
  });
  const removed = [...old.values()].map((part) => unusedLine(part, from));
  const billed = [...lines, ...removed];
  return { term: { ...term, items: debited(items, billed) }, lines: billed };
}

const sameItem = (a: Item, b: Item) => a.price === b.price && a.quantity === b.quantity;

/** The one cadence of prices that renew together; 400 for a mix, or for a price that is sold once. */
export function cadenceOf(prices: readonly Price[]): Cadence {
  const [first, ...others] = prices.map(({ recurring }) => recurring);
  if (!first || others.includes(null)) {
    throw invalid(
      'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
      { param: 'items' },
    );
  }
  if (others.some((other) => other && differ(first, other))) {
    throw invalid('The sandbox keeps one billing interval per subscription.', { param: 'items' });
  }
  return first;
}

export function differ(a: Cadence, b: Cadence): boolean {
  return a.interval !== b.interval || a.intervalCount !== b.intervalCount;
}

/** Each item with what the last of these lines bills for it. */
export function debited(items: readonly Item[], lines: readonly Line[]): Item[] {
  return items.map((item) => {
    const line = lines.findLast((one) => one.item === item.id);
    if (!line) return item;
    const amount = line.discountAmounts.reduce((left, discount) => left - discount.amount, line.amount);
    return { ...item, debit: { amount, from: line.periodStart, until: line.periodEnd } };
  });
}

/** The credit for what is left at `from` (unix seconds) of what was debited. */
export function unusedLine(part: Part, from: number): Line {
  const { amount, from: start, until } = part.item.debit;
  const credit = until > start ? (amount * (until - Math.max(from, start))) / (until - start) : 0;
  return { ...proration(`Unused time on ${named(part)}`, part, from, until), amount: -rounded(credit) };
}

/** The charge for the time between `from` (unix seconds) and the end of the period. */
export function remainingLine({ periodStart, periodEnd: until }: Term, part: Part, from: number): Line {
  // One division, so that a half is exactly a half.
  const amount = rounded((part.net * (until - from)) / (until - periodStart));
  return { ...proration(`Remaining time on ${named(part)}`, part, from, until), amount, included: part.included };
}

/** A whole period of an item. */
export function fullLine(part: Pick<Part, 'item' | 'price' | 'unitAmount'>, start: number, end: number): Line {
  const { item, price, unitAmount } = part;
  return {
    ...plainLine(named(part), price.id, unitAmount, item.quantity, start, end),
    item: item.id,
    discounts: item.discounts,
  };
}

/** A trial costs nothing. */
export function trialLine(part: Pick<Part, 'item' | 'price' | 'unitAmount'>, start: number, end: number): Line {
  return {
    ...fullLine(part, start, end),
    description: `Trial period for ${named(part)}`,
    amount: 0,
    discountable: false,
  };
}

function proration(description: string, { item, price, unitAmount }: Part, start: number, end: number): Line {
  return {
    ...plainLine(description, price.id, unitAmount, item.quantity, start, end),
    proration: true,
    item: item.id,
    invoiceItem: newId('ii'),
    discountable: false,
  };
}

function named({ price, item }: Pick<Part, 'item' | 'price'>): string {
  return `${item.quantity} × ${price.nickname ?? price.lookupKey ?? price.id}`;
}

export function plainLine(
  description: string,
  price: string,
  unitAmount: number,
  quantity: number,
  periodStart: number,
  until: number,
): Line {
  return {
    id: newId('il'),
    description,
    amount: unitAmount * quantity,
    proration: false,
    price,
    unitAmount,
    quantity,
    periodStart,
    periodEnd: until,
    item: null,
    invoiceItem: null,
    discountable: true,
    discounts: [],
    included: [],
    discountAmounts: [],
    taxes: [],
  };
}

/** What is due now and what is left on the customer's balance. A credit balance pays first; a negative total becomes credit. */
export function settleBalance(total: number, balance: number): { amountDue: number; endingBalance: number } {
  if (total <= 0) return { amountDue: 0, endingBalance: balance + total };
  const due = total + balance;
  return due <= 0 ? { amountDue: 0, endingBalance: due } : { amountDue: due, endingBalance: 0 };
}

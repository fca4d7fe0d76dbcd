import { periodEnd } from './billing-cycle';
import type { Line, Price, Term } from './model';
import { newId } from './store';

export interface PlanPart {
  readonly price: Price;
  readonly quantity: number;
}

export interface Change {
  readonly term: Term;
  readonly lines: Line[];
}

/**
 * What replacing one price by another costs: a credit for the unused time of the old and a charge for the remaining time of the
 * new, both reckoned from `from` (unix seconds) and rounded to the minor unit. Another interval starts a new period at `now`,
 * billed in full.
 * The one function behind previews and real invoices.
 */
export function changeOf(
  held: Term,
  before: PlanPart,
  after: PlanPart,
  from: number,
  prorate: boolean,
  now = from,
): Change {
  const credit = unusedLine(held, before, from);
  if (startsAnew(before.price, after.price)) {
    const next = periodEnd(now, after.price);
    const term = { price: after.price.id, quantity: after.quantity, periodStart: now, periodEnd: next, anchor: now };
    return { term, lines: [...(prorate ? [credit] : []), fullLine(after, now, next)] };
  }
  const charge = remainingLine(held, after, from);
  const term = { ...termOf(held), price: after.price.id, quantity: after.quantity };
  return { term, lines: prorate ? [credit, charge] : [] };
}

/** Another interval cannot go on in the old period. */
export function startsAnew(before: Price, after: Price): boolean {
  return before.interval !== after.interval || before.intervalCount !== after.intervalCount;
}

/** The plan part alone, of whatever holds one. */
export function termOf({ price, quantity, periodStart, periodEnd: end, anchor }: Term): Term {
  return { price, quantity, periodStart, periodEnd: end, anchor };
}

/** The credit for the time between `from` (unix seconds) and the end of the period. */
export function unusedLine(held: Term, part: PlanPart, from: number): Line {
  return line(`Unused time on ${named(part)}`, -share(part, held, from), true, part, from, held.periodEnd);
}

/** The charge for the time between `from` (unix seconds) and the end of the period. */
export function remainingLine(held: Term, part: PlanPart, from: number): Line {
  return line(`Remaining time on ${named(part)}`, share(part, held, from), true, part, from, held.periodEnd);
}

/** A whole period of a plan. */
export function fullLine(part: PlanPart, start: number, end: number): Line {
  return line(named(part), part.price.unitAmount * part.quantity, false, part, start, end);
}

/** What the rest of the period is worth. One division, so that a half is exactly a half. */
function share({ price, quantity }: PlanPart, { periodStart, periodEnd: end }: Term, from: number): number {
  return Math.round((price.unitAmount * quantity * (end - from)) / (end - periodStart));
}

function named({ price, quantity }: PlanPart): string {
  return `${quantity} × ${price.nickname ?? price.lookupKey ?? price.id}`;
}

function line(
  description: string,
  amount: number,
  proration: boolean,
  { price, quantity }: PlanPart,
  start: number,
  end: number,
): Line {
  return {
    id: newId('il'),
    description,
    amount,
    proration,
    price: price.id,
    quantity,
    periodStart: start,
    periodEnd: end,
  };
}

/** What is due now and what is left on the customer's balance. A credit balance pays first; a negative total becomes credit. */
export function settleBalance(total: number, balance: number): { amountDue: number; endingBalance: number } {
  if (total <= 0) return { amountDue: 0, endingBalance: balance + total };
  const due = total + balance;
  return due <= 0 ? { amountDue: 0, endingBalance: due } : { amountDue: due, endingBalance: 0 };
}

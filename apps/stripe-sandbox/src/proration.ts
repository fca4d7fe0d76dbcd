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
 * What replacing one price by another costs at `at` (unix seconds): a credit for the unused time of the old and a charge for the
 * remaining time of the new, each rounded to the minor unit. Another interval starts a new period, billed in full.
 * The one function behind previews and real invoices.
 */
export function changeOf(held: Term, from: PlanPart, to: PlanPart, at: number, prorate: boolean): Change {
  const resets = from.price.interval !== to.price.interval || from.price.intervalCount !== to.price.intervalCount;
  const unused = (held.periodEnd - at) / (held.periodEnd - held.periodStart);
  const credit = line(`Unused time on ${named(from)}`, -share(from, unused), true, from, at, held.periodEnd);
  if (resets) {
    const end = periodEnd(at, to.price);
    const term = { price: to.price.id, quantity: to.quantity, periodStart: at, periodEnd: end, anchor: at };
    return { term, lines: [...(prorate ? [credit] : []), fullLine(to, at, end)] };
  }
  const term = { ...held, price: to.price.id, quantity: to.quantity };
  const charge = line(`Remaining time on ${named(to)}`, share(to, unused), true, to, at, held.periodEnd);
  return { term, lines: prorate ? [credit, charge] : [] };
}

/** A whole period of a plan. */
export function fullLine(part: PlanPart, start: number, end: number): Line {
  return line(
    `${part.quantity} × ${part.price.nickname ?? part.price.lookupKey ?? part.price.id}`,
    part.price.unitAmount * part.quantity,
    false,
    part,
    start,
    end,
  );
}

function share({ price, quantity }: PlanPart, part: number): number {
  return Math.round(price.unitAmount * quantity * part);
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

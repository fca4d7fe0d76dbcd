import type { Context } from './context';
import { invalid } from './errors';
import { charge, draft, isPayable, issue, methodOf } from './invoices';
import { partsOf } from './items';
import type { Invoice, Item, Line, Metadata, PaymentMethod, Subscription, Term } from './model';
import type { Authentication } from './payment-methods';
import { cadenceOf, changeOf, differ, type Change, type Part } from './proration';
import type { InvoiceView } from './render/invoice';
import {
  goOn,
  isOver,
  refuseDecline,
  renewal,
  settled,
  shownSubscription,
  standing,
  update,
  withoutPending,
  type PaymentBehavior,
} from './subscriptions';

const PENDING_SECONDS = 23 * 3600;

export type ProrationBehavior = 'none' | 'create_prorations' | 'always_invoice';

export interface PlanUpdate {
  /** All items as they shall be; what is not there is removed. */
  readonly items: readonly Item[];
  readonly discounts: string[];
  readonly prorationBehavior: ProrationBehavior;
  /** Unix seconds; absent: now. */
  readonly prorationDate?: number | undefined;
  /** Begins a new period now. */
  readonly anchorsNow?: boolean;
  /** Ends the trial now, or at another time (unix seconds). */
  readonly trialEnd?: number | 'now' | undefined;
  /** Things sold once, for the next invoice. */
  readonly addedLines?: readonly Line[];
}

/** Read when an unpaid change before it is withdrawn, so that its coupons are free again. */
export type Wish = (current: Subscription) => PlanUpdate;

/** What goes with a plan change and waits with it. */
export interface Rider {
  readonly metadata: Metadata | null;
  readonly cancelAtPeriodEnd: boolean | null;
}

interface Planned extends Change {
  readonly anew: boolean;
}

/** What an update would change and bill. Nothing is written. */
export function changed(context: Context, subscription: Subscription, wish: PlanUpdate): Planned {
  const { items, discounts, prorationBehavior, prorationDate, anchorsNow = false, trialEnd } = wish;
  const now = context.now();
  const from = prorationDate ?? now;
  if (from < subscription.periodStart || from > subscription.periodEnd) {
    throw invalid('The proration date must be within the current billing period of the subscription.', {
      param: 'proration_date',
    });
  }
  const { currency } = subscription;
  const before = partsOf(context, subscription.items, { currency, discounts: subscription.discounts, at: now });
  const after = partsOf(context, items, { currency, discounts, at: now });
  const held = { ...termOf(subscription), discounts };
  if (standing(subscription, now) === 'trialing' && trialEnd !== 'now') {
    cadenceOf(after.map(({ price }) => price));
    return { term: { ...held, items: [...items], ...(trialEnd && trialUntil(trialEnd)) }, lines: [], anew: false };
  }
  if (anchorsNow && prorationDate !== undefined) {
    throw invalid('A proration_date cannot be given with a billing_cycle_anchor that is now.', {
      param: 'proration_date',
    });
  }
  if (typeof trialEnd === 'number') {
    throw invalid('The sandbox starts a trial only with its subscription.', { param: 'trial_end' });
  }
  const endsTrial = trialEnd === 'now' && standing(subscription, now) === 'trialing';
  const anew = endsTrial || anchorsNow || startsAnew(before, after);
  const change = changeOf(held, before, after, { from, now, prorate: prorationBehavior !== 'none', anew });
  return { ...change, term: { ...change.term, ...(endsTrial && { trialEnd: now }) }, anew };
}

const trialUntil = (trialEnd: number) => ({ trialEnd, periodEnd: trialEnd, anchor: trialEnd });

/** Another interval cannot go on in the old period, and what was free has none that was paid. */
function startsAnew(before: readonly Part[], after: readonly Part[]): boolean {
  const cadence = cadenceOf(after.map(({ price }) => price));
  const worth = (parts: readonly Part[]) =>
    parts.reduce((sum, { unitAmount, item }) => sum + unitAmount * item.quantity, 0);
  return differ(cadenceOf(before.map(({ price }) => price)), cadence) || (worth(before) === 0 && worth(after) > 0);
}

/** The plan part alone, of whatever holds one. */
export function termOf({ items, discounts, periodStart, periodEnd, anchor, trialStart, trialEnd }: Term): Term {
  return { items, discounts, periodStart, periodEnd, anchor, trialStart, trialEnd };
}

/** What an update brings: an invoice at once, or lines that wait for the next renewal. */
interface Billing {
  readonly term: Term;
  readonly view: InvoiceView | null;
  readonly waiting: Line[];
}

/** Things sold once wait for the next renewal even when prorations are invoiced at once, unless a new period begins. */
function billing(context: Context, current: Subscription, wish: PlanUpdate): Billing {
  const { term, lines, anew } = changed(context, current, wish);
  const all = [...current.pendingLines, ...(wish.addedLines ?? []), ...lines];
  const atOnce = lines.length > 0 && (anew || wish.prorationBehavior === 'always_invoice');
  if (!atOnce) return { term, view: null, waiting: all };
  const isBilled = (line: Line) => anew || line.item !== null;
  const payer = { ...current, discounts: term.discounts };
  const view = draft(context, payer, 'subscription_update', all.filter(isBilled));
  return { term: settled(context, term, view.lines), view, waiting: all.filter((line) => !isBilled(line)) };
}

/** The invoice that an update brings: at once, or the next renewal with what the update adds to it. */
export function previewOf(context: Context, before: Subscription, wishOf: Wish): InvoiceView {
  const current = withoutPending(context, before);
  const { term, view, waiting } = billing(context, current, wishOf(current));
  return view ?? renewal(context, { ...current, ...term, pendingLines: waiting }).view;
}

/** Changes items, discounts or trial in place, with Stripe's meaning of each payment behaviour. */
export function changePlan(
  context: Context,
  before: Subscription,
  wishOf: Wish,
  behavior: PaymentBehavior,
  rider: Rider,
): Subscription {
  const current = withoutPending(context, before);
  const { term, view, waiting } = billing(context, current, wishOf(current));
  const now = context.now();
  const status = current.status === 'trialing' ? standing(term, now) : current.status;
  const applied = ridden(context, { ...current, ...term, status, pendingLines: waiting }, rider);
  if (!view) return update(context, before, applied);
  const method = methodOf(context, current);
  if (behavior === 'error_if_incomplete' && view.amountDue > 0) refuseDecline(method);
  const invoice = charge(context, issue(context, view), method);
  const latestInvoice = invoice.id;
  if (invoice.status === 'paid') return update(context, before, { ...applied, latestInvoice });
  if (behavior !== 'pending_if_incomplete') {
    return update(context, before, { ...applied, latestInvoice, status: 'past_due' });
  }
  const pending = {
    ...rider,
    term,
    invoice: invoice.id,
    takenLines: current.pendingLines.filter((line) => !waiting.includes(line)),
    expiresAt: Math.min(now + PENDING_SECONDS, current.periodEnd),
  };
  return update(context, before, { ...current, latestInvoice, pendingLines: waiting, pending });
}

/** One attempt to pay an open invoice, by the API or a person on its page; what waited for it comes into force. */
export function payInvoice(
  context: Context,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  authentication: Authentication = 'not_asked',
): Invoice {
  if (!isPayable(invoice)) {
    throw invalid(`Invoice is already ${invoice.status}`, { code: 'invoice_not_editable' });
  }
  const paid = charge(context, invoice, method, authentication);
  if (invoice.subscription === null) return paid;
  const subscription = context.store.get('subscription', invoice.subscription);
  const resumption = subscription.paused?.resumption;
  if (paid.status === 'paid') afterPayment(context, paid, subscription, method?.id ?? null);
  else if (resumption?.invoice === invoice.id && resumption.behavior === 'resume_on_payment_attempt') {
    goOn(context, subscription, { ...subscription, ...resumption.term }, 'past_due');
  }
  return paid;
}

/** What waited for an invoice comes into force: it was paid, or is no longer asked for. */
export function afterPayment(context: Context, invoice: Invoice, before: Subscription, method: string | null): void {
  const { pending, status } = before;
  const saved = before.savesPaymentMethod ? { ...before, defaultPaymentMethod: method } : before;
  if (pending?.invoice === invoice.id) {
    const resumed = status === 'trialing' ? standing(pending.term, context.now()) : status;
    const due = { ...saved, ...pending.term, status: resumed, pending: null };
    const applied = update(context, before, ridden(context, due, pending));
    context.emit('customer.subscription.pending_update_applied', shownSubscription(context, applied));
  } else if (before.paused?.resumption?.invoice === invoice.id) {
    goOn(context, before, { ...saved, ...before.paused.resumption.term }, 'active');
  } else if (before.latestInvoice === invoice.id && HEALED.has(status)) {
    update(context, before, { ...saved, status: 'active' });
  }
}

/** The states that a payment of the latest invoice ends. */
const HEALED: ReadonlySet<Subscription['status']> = new Set(['incomplete', 'past_due', 'unpaid']);

function ridden(context: Context, subscription: Subscription, rider: Rider): Subscription {
  const { metadata, cancelAtPeriodEnd } = rider;
  const kept = { ...subscription, metadata: metadata ?? subscription.metadata };
  return cancelAtPeriodEnd === null ? kept : scheduledToEnd(context, kept, cancelAtPeriodEnd);
}

/** Marks a subscription to end with its period, or takes the mark back. */
export function scheduledToEnd(context: Context, subscription: Subscription, ends: boolean): Subscription {
  return {
    ...subscription,
    cancelAtPeriodEnd: ends,
    canceledAt: ends ? (subscription.canceledAt ?? context.now()) : null,
  };
}

/** What a change of is billed. */
const BILLED = new Set(['items', 'discounts', 'add_invoice_items', 'trial_end']);

const OF_THE_ENDED = new Set(['cancellation_details', 'metadata']);

export function assertChangeable(subscription: Subscription, parameters: readonly string[] = ['items']): void {
  if (isOver(subscription) && parameters.some((name) => !OF_THE_ENDED.has(name))) {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
  const billed = parameters.find((name) => BILLED.has(name));
  if (subscription.status === 'paused' && billed !== undefined) {
    throw invalid(`The sandbox does not change ${billed} of a paused subscription: resume it first.`, {
      param: billed,
    });
  }
}

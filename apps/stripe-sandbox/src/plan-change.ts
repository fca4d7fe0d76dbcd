import type { Context } from './context';
import { invalid } from './errors';
import { charge, draft, isPayable, issue, methodOf } from './invoices';
import type { Resumption } from './life-model';
import type { Invoice, Metadata, PaymentMethod, Subscription } from './model';
import type { Authentication } from './payment-methods';
import type { InvoiceView } from './render/invoice';
import { changeOf, termOf, type Change, type PlanPart } from './proration';
import {
  goOn,
  isOver,
  mixedCurrencies,
  refuseDecline,
  renewal,
  shownSubscription,
  update,
  withoutPending,
  type PaymentBehavior,
} from './subscriptions';

const PENDING_SECONDS = 23 * 3600;

export type ProrationBehavior = 'none' | 'create_prorations' | 'always_invoice';

export interface PlanUpdate extends PlanPart {
  readonly prorationBehavior: ProrationBehavior;
  /** Unix seconds; absent: now. */
  readonly prorationDate?: number | undefined;
}

/** What goes with a plan change and waits with it. */
export interface Rider {
  readonly metadata: Metadata | null;
  readonly cancelAtPeriodEnd: boolean | null;
}

/** What an update would change and bill. Nothing is written. */
export function changed(context: Context, subscription: Subscription, wish: PlanUpdate): Change {
  const { price, quantity, prorationBehavior, prorationDate } = wish;
  const now = context.now();
  const from = prorationDate ?? now;
  if (from < subscription.periodStart || from > subscription.periodEnd) {
    throw invalid('The proration date must be within the current billing period of the subscription.', {
      param: 'proration_date',
    });
  }
  const held = { price: context.store.get('price', subscription.price), quantity: subscription.quantity };
  if (held.price.currency !== price.currency) throw mixedCurrencies();
  if (held.price.id === price.id && held.quantity === quantity) return { term: termOf(subscription), lines: [] };
  return changeOf(subscription, held, wish, from, prorationBehavior !== 'none', now);
}

/** True when an update makes an invoice at once: asked for, or because a new period begins. */
export function billsNow(subscription: Subscription, { term, lines }: Change, behavior: ProrationBehavior): boolean {
  return lines.length > 0 && (behavior === 'always_invoice' || term.anchor !== subscription.anchor);
}

/** The invoice that an update brings: at once, or the next renewal with what the update adds to it. */
export function previewOf(context: Context, before: Subscription, wish: PlanUpdate): InvoiceView {
  const change = changed(context, before, wish);
  const subscription = withoutPending(context, before);
  const lines = [...subscription.pendingLines, ...change.lines];
  if (billsNow(before, change, wish.prorationBehavior)) {
    return draft(context, subscription, 'subscription_update', lines);
  }
  const next = renewal(context, { ...subscription, ...change.term, pendingLines: lines });
  return draft(context, next.renewed, 'subscription_cycle', next.lines);
}

/** Changes price or quantity in place, with Stripe's meaning of each payment behaviour. */
export function changePlan(
  context: Context,
  before: Subscription,
  wish: PlanUpdate,
  behavior: PaymentBehavior,
  rider: Rider,
): Subscription {
  const change = changed(context, before, wish);
  const current = withoutPending(context, before);
  const applied = ridden(context, { ...current, ...change.term }, rider);
  if (!billsNow(before, change, wish.prorationBehavior)) {
    return update(context, before, { ...applied, pendingLines: [...current.pendingLines, ...change.lines] });
  }
  const method = methodOf(context, current);
  const view = draft(context, current, 'subscription_update', [...current.pendingLines, ...change.lines]);
  if (behavior === 'error_if_incomplete' && view.amountDue > 0) refuseDecline(method);
  const invoice = charge(context, issue(context, view), method);
  const billed = { latestInvoice: invoice.id, pendingLines: [] };
  if (invoice.status === 'paid') return update(context, before, { ...applied, ...billed });
  if (behavior !== 'pending_if_incomplete') {
    return update(context, before, { ...applied, ...billed, status: 'past_due' });
  }
  const pending = {
    ...rider,
    term: change.term,
    invoice: invoice.id,
    takenLines: current.pendingLines,
    expiresAt: Math.min(context.now() + PENDING_SECONDS, current.periodEnd),
  };
  return update(context, before, { ...current, ...billed, pending });
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
  const subscription = context.store.get('subscription', invoice.subscription);
  const paid = charge(context, invoice, method, authentication);
  const resumption = subscription.paused?.resumption;
  if (paid.status === 'paid') afterPayment(context, paid, subscription, method?.id ?? null);
  else if (resumption?.invoice === invoice.id && resumption.behavior === 'resume_on_payment_attempt') {
    goOn(context, subscription, { ...subscription, ...periodOf(resumption) }, 'past_due');
  }
  return paid;
}

/** What waited for an invoice comes into force: it was paid, or is no longer asked for. */
export function afterPayment(context: Context, invoice: Invoice, before: Subscription, method: string | null): void {
  const { pending, status } = before;
  const saved = before.savesPaymentMethod ? { ...before, defaultPaymentMethod: method } : before;
  if (pending?.invoice === invoice.id) {
    const applied = update(context, before, ridden(context, { ...saved, ...pending.term, pending: null }, pending));
    context.emit('customer.subscription.pending_update_applied', shownSubscription(context, applied));
  } else if (before.paused?.resumption?.invoice === invoice.id) {
    goOn(context, before, { ...saved, ...periodOf(before.paused.resumption) }, 'active');
  } else if (before.latestInvoice === invoice.id && HEALED.has(status)) {
    update(context, before, { ...saved, status: 'active' });
  }
}

/** The states that a payment of the latest invoice ends. */
const HEALED: ReadonlySet<Subscription['status']> = new Set(['incomplete', 'past_due', 'unpaid']);

const periodOf = ({ anchor, periodStart, periodEnd }: Resumption) => ({ anchor, periodStart, periodEnd });

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

const OF_THE_ENDED = new Set(['cancellation_details', 'metadata']);

export function assertChangeable(subscription: Subscription, parameters: readonly string[]): void {
  if (isOver(subscription) && parameters.some((name) => !OF_THE_ENDED.has(name))) {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
  if (subscription.status === 'paused' && parameters.includes('items')) {
    throw invalid('The sandbox does not change the items of a paused subscription: resume it first.', {
      param: 'items',
    });
  }
}

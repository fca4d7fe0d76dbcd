import { nextPeriodEnd, periodEnd } from './billing-cycle';
import { collect, statusAfter, stopCollecting } from './collection';
import type { Context } from './context';
import { refreshEntitlements } from './entitlements';
import { declined, invalid, missing } from './errors';
import { charge, draft, issue, methodOf, voidInvoice } from './invoices';
import { NEW_LIFE, type Cancellation } from './life-model';
import type { Invoice, Line, Metadata, PaymentMethod, Subscription } from './model';
import { declineOf, type Authentication } from './payment-methods';
import { fullLine, unusedLine, type PlanPart } from './proration';
import { renderSubscription } from './render/subscription';
import { endSchedule } from './schedule-state';
import { newId } from './store';

export type PaymentBehavior =
  'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete' | 'pending_if_incomplete';

export const shownSubscription = (context: Context, subscription: Subscription) =>
  renderSubscription(context.store, subscription);

export interface NewSubscription extends PlanPart {
  readonly customer: string;
  readonly metadata: Metadata;
  readonly defaultPaymentMethod: string | null;
  readonly savesPaymentMethod: boolean;
  readonly cancelAtPeriodEnd: boolean;
}

/** A subscription as it would begin now, and the lines of its first invoice. Nothing is written. */
export function planned(context: Context, wish: NewSubscription): { subscription: Subscription; lines: Line[] } {
  const now = context.now();
  const { price, quantity, ...given } = wish;
  const subscription: Subscription = {
    ...given,
    ...NEW_LIFE,
    id: newId('sub'),
    itemId: newId('si'),
    status: 'incomplete',
    price: price.id,
    quantity,
    periodStart: now,
    periodEnd: periodEnd(now, price),
    anchor: now,
    cancelAt: null,
    canceledAt: wish.cancelAtPeriodEnd ? now : null,
    endedAt: null,
    latestInvoice: null,
    pendingLines: [],
    pending: null,
    created: now,
  };
  return { subscription, lines: [fullLine(wish, now, subscription.periodEnd)] };
}

/** Starts a subscription and bills its first period. */
export function start(
  context: Context,
  wish: NewSubscription,
  behavior: PaymentBehavior,
  authentication: Authentication = 'not_asked',
): { subscription: Subscription; invoice: Invoice } {
  const { customer, price } = wish;
  const { currency } = context.store.get('customer', customer);
  if (currency !== null && currency !== price.currency && isSubscribed(context, customer)) throw mixedCurrencies();
  const { subscription: begun, lines } = planned(context, wish);
  context.store.put('subscription', begun);
  const view = draft(context, begun, 'subscription_create', lines);
  const method = methodOf(context, begun);
  if (behavior === 'error_if_incomplete' && view.amountDue > 0) refuseDecline(method);
  const open = issue(context, view);
  const invoice = behavior === 'default_incomplete' ? open : charge(context, open, method, authentication);
  const paid = invoice.status === 'paid';
  const subscription = context.store.put('subscription', {
    ...begun,
    latestInvoice: invoice.id,
    status: paid ? 'active' : 'incomplete',
    defaultPaymentMethod: paid && begun.savesPaymentMethod ? (method?.id ?? null) : begun.defaultPaymentMethod,
  });
  context.emit('customer.subscription.created', shownSubscription(context, subscription));
  refreshEntitlements(context, customer);
  return { subscription, invoice };
}

/** The lines of the next renewal: what waited for it and a whole period. */
export function renewal(context: Context, subscription: Subscription): { renewed: Subscription; lines: Line[] } {
  const { anchor, quantity, periodEnd: periodStart, pendingLines } = subscription;
  const price = context.store.get('price', subscription.price);
  const end = nextPeriodEnd(anchor, price, periodStart);
  return {
    renewed: { ...subscription, periodStart, periodEnd: end, pendingLines: [] },
    lines: [...pendingLines, fullLine({ price, quantity }, periodStart, end)],
  };
}

/** The next period begins and is billed; a refused card leaves the subscription past due. */
export function renew(context: Context, subscription: Subscription): void {
  const { renewed, lines } = renewal(context, subscription);
  const invoice = collect(context, renewed, draft(context, renewed, 'subscription_cycle', lines));
  const status = statusAfter(invoice, subscription);
  update(context, subscription, { ...renewed, latestInvoice: invoice.id, status });
}

export interface CancelWish {
  readonly prorate?: boolean;
  readonly invoiceNow?: boolean;
  readonly reason?: Cancellation['reason'];
}

/** Ends a subscription now. `prorate` credits the unused time; `invoiceNow` bills what waited for the next invoice. */
export function cancel(
  context: Context,
  subscription: Subscription,
  { prorate = false, invoiceNow = false, reason = 'cancellation_requested' }: CancelWish = {},
): Subscription {
  if (isOver(subscription)) throw missing('subscription', subscription.id);
  const now = context.now();
  const kept = withoutPending(context, subscription);
  const price = context.store.get('price', kept.price);
  const credit = prorate && kept.paused === null ? [unusedLine(kept, { price, quantity: kept.quantity }, now)] : [];
  const waiting = [...kept.pendingLines, ...credit];
  const billed = { ...kept, pendingLines: waiting };
  if (invoiceNow && waiting.length > 0) {
    const open = issue(context, draft(context, kept, 'subscription_update', waiting));
    billed.latestInvoice = charge(context, open, methodOf(context, kept)).id;
    billed.pendingLines = [];
  }
  const canceledAt = kept.canceledAt ?? now;
  stopCollecting(context, kept);
  const ended = context.store.put('subscription', {
    ...billed,
    status: 'canceled',
    canceledAt,
    endedAt: now,
    cancellation: { ...kept.cancellation, reason },
    schedule: null,
    paused: null,
  });
  context.emit('customer.subscription.deleted', shownSubscription(context, ended));
  if (kept.schedule !== null) endSchedule(context, kept.schedule, reason === 'payment_failed' ? 'aborted' : 'canceled');
  refreshEntitlements(context, ended.customer);
  return ended;
}

/** A paused subscription begins to run again. */
export function goOn(
  context: Context,
  before: Subscription,
  after: Subscription,
  status: 'active' | 'past_due',
): Subscription {
  const resumed = update(context, before, { ...after, status, paused: null });
  context.emit('customer.subscription.resumed', shownSubscription(context, resumed));
  return resumed;
}

/** The first invoice was not paid in time. */
export function giveUp(context: Context, subscription: Subscription): void {
  const invoice = subscription.latestInvoice ? context.store.find('invoice', subscription.latestInvoice) : undefined;
  if (invoice?.status === 'open') voidInvoice(context, invoice);
  update(context, subscription, { ...subscription, status: 'incomplete_expired', endedAt: context.now() });
}

/** The pending change was not paid in time, or its invoice was voided. */
export function expirePending(context: Context, subscription: Subscription): void {
  const kept = update(context, subscription, withoutPending(context, subscription));
  context.emit('customer.subscription.pending_update_expired', shownSubscription(context, kept));
}

/** As before the pending change: its invoice is voided and gives back the lines that it took over. */
export function withoutPending(context: Context, subscription: Subscription): Subscription {
  const { pending } = subscription;
  if (!pending) return subscription;
  const invoice = context.store.get('invoice', pending.invoice);
  if (invoice.status === 'open') voidInvoice(context, invoice);
  return { ...subscription, pending: null, pendingLines: [...pending.takenLines, ...subscription.pendingLines] };
}

/** Writes a subscription and tells what changed. */
export function update(context: Context, before: Subscription, after: Subscription): Subscription {
  const updated = context.replace('subscription', before, after, 'customer.subscription.updated', (row) =>
    shownSubscription(context, row),
  );
  refreshEntitlements(context, updated.customer);
  return updated;
}

export function isOver({ status }: Subscription): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}

/** 402 when the card would not pay. */
export function refuseDecline(method: PaymentMethod | undefined): void {
  const code = declineOf(method?.token);
  if (code !== null) throw declined(code);
}

export const mixedCurrencies = () =>
  invalid(
    'You cannot combine currencies on a single customer. This customer has an active subscription, discount, quote, or invoice item with another currency.',
  );

function isSubscribed(context: Context, customer: string): boolean {
  return context.store.all('subscription').some((one) => one.customer === customer && !isOver(one));
}

import { nextPeriodEnd, periodEnd } from './billing-cycle';
import type { Context } from './context';
import { ApiError, invalid } from './errors';
import { charge, declineOf, draft, issue, methodOf, voidInvoice } from './invoices';
import type { Invoice, Metadata, PaymentMethod, Price, Subscription } from './model';
import { changeOf, fullLine, type Change } from './proration';
import { renderSubscription } from './render/subscription';
import { newId } from './store';

const PENDING_SECONDS = 23 * 3600;

export type PaymentBehavior =
  'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete' | 'pending_if_incomplete';
export type ProrationBehavior = 'none' | 'create_prorations' | 'always_invoice';

export const shownSubscription = (context: Context, subscription: Subscription) =>
  renderSubscription(context.store, subscription);

export interface NewSubscription {
  readonly customer: string;
  readonly price: Price;
  readonly quantity: number;
  readonly metadata: Metadata;
  readonly defaultPaymentMethod: string | null;
  readonly paymentBehavior: PaymentBehavior;
}

/** Starts a subscription and bills its first period. */
export function start(context: Context, wish: NewSubscription): { subscription: Subscription; invoice: Invoice } {
  const now = context.now();
  const { store } = context;
  if (wish.paymentBehavior === 'error_if_incomplete') refuseDecline(declineOf(methodOf(context, wish)));
  const made: Subscription = {
    id: newId('sub'),
    itemId: newId('si'),
    customer: wish.customer,
    status: 'incomplete',
    price: wish.price.id,
    quantity: wish.quantity,
    periodStart: now,
    periodEnd: periodEnd(now, wish.price),
    anchor: now,
    metadata: wish.metadata,
    defaultPaymentMethod: wish.defaultPaymentMethod,
    cancelAt: null,
    cancelAtPeriodEnd: false,
    canceledAt: null,
    endedAt: null,
    latestInvoice: null,
    pendingLines: [],
    pending: null,
    created: now,
  };
  store.put('subscription', made);
  const lines = [fullLine(wish, made.periodStart, made.periodEnd)];
  const open = issue(context, draft(context, made, 'subscription_create', lines, wish.price.currency));
  const tries = wish.paymentBehavior !== 'default_incomplete';
  const invoice = tries ? charge(context, open, methodOf(context, wish)) : open;
  const subscription = store.put('subscription', {
    ...made,
    latestInvoice: invoice.id,
    status: invoice.status === 'paid' ? 'active' : 'incomplete',
  });
  context.emit('customer.subscription.created', shownSubscription(context, subscription));
  return { subscription, invoice };
}

export interface PlanUpdate {
  readonly price: Price;
  readonly quantity: number;
  readonly prorationBehavior: ProrationBehavior;
  /** Unix seconds; absent: now. */
  readonly prorationDate?: number;
}

/** What an update would change and bill: shared by the preview and the update itself. */
export function planned(context: Context, subscription: Subscription, update: PlanUpdate): Change {
  const at = update.prorationDate ?? context.now();
  if (at < subscription.periodStart || at > subscription.periodEnd) {
    throw invalid('proration_date must be within the current billing period.', { param: 'proration_date' });
  }
  const held = { price: context.store.get('price', subscription.price), quantity: subscription.quantity };
  if (held.price.currency !== update.price.currency) {
    throw invalid('You cannot combine currencies on a single customer.', { param: 'items[0][price]' });
  }
  if (held.price.id === update.price.id && held.quantity === update.quantity) return { term: subscription, lines: [] };
  return changeOf(subscription, held, update, at, update.prorationBehavior !== 'none');
}

/** Changes price or quantity in place, with Stripe's meaning of each payment behaviour. */
export function change(
  context: Context,
  before: Subscription,
  update: PlanUpdate,
  behavior: PaymentBehavior,
): Subscription {
  assertLive(before);
  const { term, lines } = planned(context, before, update);
  const resets = term.anchor !== before.anchor;
  const billsNow = lines.length > 0 && (resets || update.prorationBehavior === 'always_invoice');
  const subscription = before.pending ? dropPending(context, before) : before;
  const { price, quantity, periodStart, periodEnd: end, anchor } = term;
  const applied = { ...subscription, price, quantity, periodStart, periodEnd: end, anchor };
  if (!billsNow)
    return updated(context, subscription, { ...applied, pendingLines: [...subscription.pendingLines, ...lines] });

  const method = methodOf(context, subscription);
  const view = draft(
    context,
    subscription,
    'subscription_update',
    [...subscription.pendingLines, ...lines],
    update.price.currency,
  );
  if (behavior === 'error_if_incomplete' && view.amountDue > 0) refuseDecline(declineOf(method));
  const invoice = charge(context, issue(context, view), method);
  const billed = { latestInvoice: invoice.id, pendingLines: [] };
  if (invoice.status === 'paid') return updated(context, subscription, { ...applied, ...billed });
  if (behavior !== 'pending_if_incomplete')
    return updated(context, subscription, { ...applied, ...billed, status: 'past_due' });
  const pending = {
    term: { price, quantity, periodStart, periodEnd: end, anchor },
    invoice: invoice.id,
    expiresAt: context.now() + PENDING_SECONDS,
  };
  return updated(context, subscription, { ...subscription, ...billed, pending });
}

/** After an invoice was paid late: what waited for it comes into force. */
export function afterPayment(context: Context, invoice: Invoice): void {
  const subscription = context.store.find('subscription', invoice.subscription);
  if (!subscription || invoice.status !== 'paid') return;
  if (subscription.pending?.invoice === invoice.id) {
    const applied = updated(context, subscription, { ...subscription, ...subscription.pending.term, pending: null });
    context.emit('customer.subscription.pending_update_applied', shownSubscription(context, applied));
  } else if (subscription.latestInvoice === invoice.id && ['incomplete', 'past_due'].includes(subscription.status)) {
    updated(context, subscription, { ...subscription, status: 'active' });
  }
}

/** The pending change was not paid in time, or its invoice was voided. */
export function expirePending(context: Context, subscription: Subscription): void {
  const kept = dropPending(context, subscription);
  const put = updated(context, subscription, kept);
  context.emit('customer.subscription.pending_update_expired', shownSubscription(context, put));
}

function dropPending(context: Context, subscription: Subscription): Subscription {
  const invoice = subscription.pending && context.store.find('invoice', subscription.pending.invoice);
  if (invoice?.status === 'open') voidInvoice(context, invoice);
  return { ...subscription, pending: null };
}

export function cancel(context: Context, subscription: Subscription): Subscription {
  if (subscription.status === 'canceled') {
    throw new ApiError(404, 'invalid_request_error', `No such subscription: '${subscription.id}'`, {
      code: 'resource_missing',
      param: 'id',
    });
  }
  const now = context.now();
  const kept = subscription.pending ? dropPending(context, subscription) : subscription;
  const ended = context.store.put('subscription', {
    ...kept,
    status: 'canceled',
    canceledAt: kept.canceledAt ?? now,
    endedAt: now,
  });
  context.emit('customer.subscription.deleted', shownSubscription(context, ended));
  return ended;
}

/** The next period, billed with what waited for it. */
export function renew(context: Context, subscription: Subscription): void {
  const price = context.store.get('price', subscription.price);
  const next = {
    periodStart: subscription.periodEnd,
    periodEnd: nextPeriodEnd(subscription.anchor, price, subscription.periodEnd),
  };
  const renewed = { ...subscription, ...next, pendingLines: [] };
  const lines = [
    ...subscription.pendingLines,
    fullLine({ price, quantity: renewed.quantity }, next.periodStart, next.periodEnd),
  ];
  const invoice = charge(
    context,
    issue(context, draft(context, renewed, 'subscription_cycle', lines, price.currency)),
    methodOf(context, renewed),
  );
  const status = invoice.status === 'paid' ? 'active' : 'past_due';
  updated(context, subscription, { ...renewed, latestInvoice: invoice.id, status });
}

/** Writes a subscription and tells what changed. */
export function updated(context: Context, before: Subscription, after: Subscription): Subscription {
  const shown = shownSubscription(context, before) as Record<string, unknown>;
  const put = context.store.put('subscription', after);
  const now = shownSubscription(context, put) as Record<string, unknown>;
  const previous = Object.fromEntries(
    Object.entries(shown).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key])),
  );
  if (Object.keys(previous).length > 0) context.emit('customer.subscription.updated', now, previous);
  return put;
}

/** A card that a person gave on a page, attached to the customer. */
export function attach(context: Context, token: PaymentMethod['token'], customerId: string): PaymentMethod {
  return context.store.put('paymentMethod', { id: newId('pm'), token, customer: customerId, created: context.now() });
}

export function assertLive(subscription: Subscription): void {
  if (['canceled', 'incomplete_expired'].includes(subscription.status)) {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
}

function refuseDecline(declineCode: string | null): void {
  if (declineCode === null) return;
  const code =
    declineCode === 'authentication_required' ? 'subscription_payment_intent_requires_action' : 'card_declined';
  throw new ApiError(402, 'card_error', 'Your card was declined.', { code, decline_code: declineCode });
}

import { nextPeriodEnd, periodEnd } from './billing-cycle';
import { collect, statusAfter, stopCollecting } from './collection';
import type { Context } from './context';
import { discountsOf, giveBack, redeem, tellDiscounts, withoutEnded, withoutSpent, type Redeemable } from './discounts';
import { refreshEntitlements } from './entitlements';
import { declined, invalid, missing } from './errors';
import { isBankToken } from './cards';
import { charge, debit, draft, issue, methodOf, voidInvoice } from './invoices';
import { newItem, partsOf, type Sold } from './items';
import { NEW_LIFE, type Cancellation } from './life-model';
import type { Invoice, Line, Metadata, PaymentMethod, Subscription, Term } from './model';
import { declineOf, type Authentication } from './payment-methods';
import { cadenceOf, debited, fullLine, trialLine, unusedLine } from './proration';
import type { InvoiceView } from './render/invoice';
import { renderSubscription } from './render/subscription';
import { endSchedule } from './schedule-state';
import { newId } from './store';
import { assertTaxLocation } from './taxes';

export type PaymentBehavior =
  'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete' | 'pending_if_incomplete';

export const shownSubscription = (context: Context, subscription: Subscription) =>
  renderSubscription(context.store, subscription);

export interface NewSubscription {
  readonly customer: string;
  /** Recurring prices of one interval. */
  readonly items: readonly NewItem[];
  readonly currency: string;
  readonly discounts: readonly Redeemable[];
  /** Things sold once with the first invoice. */
  readonly addedLines: readonly Line[];
  /** Unix seconds; null: it is paid from the start. */
  readonly trialEnd: number | null;
  readonly missingPaymentMethod: Subscription['missingPaymentMethod'];
  readonly defaultTaxRates: string[];
  readonly automaticTax: boolean;
  readonly session: string | null;
  readonly metadata: Metadata;
  readonly defaultPaymentMethod: string | null;
  readonly savesPaymentMethod: boolean;
  readonly cancelAtPeriodEnd: boolean;
}

export interface NewItem extends Sold {
  readonly metadata: Metadata;
  readonly discounts: readonly Redeemable[];
}

/** A subscription as it would begin now, and its first invoice. Writes nothing but the discounts that it redeems. */
export function planned(context: Context, wish: NewSubscription): { subscription: Subscription; view: InvoiceView } {
  const now = context.now();
  const { items: wanted, discounts, addedLines, trialEnd, session, ...given } = wish;
  const id = newId('sub');
  const place = { customer: wish.customer, subscription: id, item: null, session };
  const cadence = cadenceOf(wanted.map(({ price }) => price));
  const items = wanted.map(({ price, quantity, metadata, discounts: own }) => {
    const item = newItem(context, price.id, quantity, metadata);
    return { ...item, discounts: redeem(context, own, { ...place, item: item.id }) };
  });
  const subscription: Subscription = {
    ...given,
    ...NEW_LIFE,
    id,
    items,
    discounts: redeem(context, discounts, place),
    status: 'incomplete',
    periodStart: now,
    periodEnd: trialEnd ?? periodEnd(now, cadence),
    anchor: trialEnd ?? now,
    trialStart: trialEnd === null ? null : now,
    trialEnd,
    trialWarnedFor: null,
    cancelAt: null,
    canceledAt: wish.cancelAtPeriodEnd ? now : null,
    endedAt: null,
    latestInvoice: null,
    pendingLines: [],
    pending: null,
    created: now,
  };
  assertTaxLocation(context, subscription);
  const parts = partsOf(context, items, { ...subscription, at: now });
  const whole = trialEnd === null ? fullLine : trialLine;
  const lines = [...addedLines, ...parts.map((part) => whole(part, now, subscription.periodEnd))];
  return { subscription, view: draft(context, subscription, 'subscription_create', lines) };
}

/** Starts a subscription and bills its first period. */
export function start(
  context: Context,
  wish: NewSubscription,
  behavior: PaymentBehavior,
  authentication: Authentication = 'not_asked',
): { subscription: Subscription; invoice: Invoice } {
  const { customer } = wish;
  const { currency } = context.store.get('customer', customer);
  if (currency !== null && currency !== wish.currency && isSubscribed(context, customer)) throw mixedCurrencies();
  const { subscription: begun, view } = planned(context, wish);
  context.store.put('subscription', begun);
  const method = methodOf(context, begun);
  if (behavior === 'error_if_incomplete' && view.amountDue > 0) refuseDecline(method);
  const open = issue(context, view);
  const asksBank = behavior !== 'default_incomplete' && method !== undefined && isBankToken(method.token);
  let invoice = open;
  if (asksBank) invoice = debit(context, open, method);
  else if (behavior !== 'default_incomplete') invoice = charge(context, open, method, authentication);
  const paid = invoice.status === 'paid';
  const subscription = context.store.put('subscription', {
    ...settled(context, begun, view.lines),
    latestInvoice: invoice.id,
    status: paid || asksBank ? standing(begun, context.now()) : 'incomplete',
    defaultPaymentMethod: paid && begun.savesPaymentMethod ? (method?.id ?? null) : begun.defaultPaymentMethod,
  });
  context.emit('customer.subscription.created', shownSubscription(context, subscription));
  tellDiscounts(context, [], discountsOf(begun));
  tellDiscounts(context, discountsOf(begun), discountsOf(subscription));
  refreshEntitlements(context, customer);
  return { subscription, invoice };
}

/** A term after its invoice: what each item was debited, and without the discounts that the invoice spent. */
export function settled<T extends Term>(context: Context, term: T, lines: readonly Line[]): T {
  return withoutSpent(context, { ...term, items: debited(term.items, lines) }, lines);
}

/** The status of a subscription that owes nothing. */
export function standing({ trialEnd }: Term, now: number): 'active' | 'trialing' {
  return trialEnd !== null && now < trialEnd ? 'trialing' : 'active';
}

/** The next period, and its invoice: what waited for it and a whole period of each item. */
export function renewal(context: Context, subscription: Subscription): { renewed: Subscription; view: InvoiceView } {
  const { anchor, periodEnd: periodStart, pendingLines, currency, discounts } = subscription;
  const parts = partsOf(context, subscription.items, { currency, discounts, at: periodStart });
  const end = nextPeriodEnd(anchor, cadenceOf(parts.map(({ price }) => price)), periodStart);
  const begun = withoutEnded(context, { ...subscription, periodStart, periodEnd: end, pendingLines: [] }, periodStart);
  const lines = [...pendingLines, ...parts.map((part) => fullLine(part, periodStart, end))];
  const view = draft(context, begun, 'subscription_cycle', lines, periodStart);
  return { renewed: settled(context, begun, view.lines), view };
}

/** The next period begins and is billed; a refused card leaves the subscription past due. */
export function renew(context: Context, subscription: Subscription): void {
  const { renewed, view } = renewal(context, subscription);
  const invoice = collect(context, renewed, view);
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
  const parts = partsOf(context, kept.items, { ...kept, at: now });
  const credit = prorate && kept.paused === null ? parts.map((part) => unusedLine(part, now)) : [];
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

/** As before the pending change: its invoice is voided and gives back the lines that it took over, its coupons were never redeemed. */
export function withoutPending(context: Context, subscription: Subscription): Subscription {
  const { pending } = subscription;
  if (!pending) return subscription;
  const held = discountsOf(subscription);
  for (const id of discountsOf(pending.term)) if (!held.includes(id)) giveBack(context, id);
  const invoice = context.store.get('invoice', pending.invoice);
  if (invoice.status === 'open') voidInvoice(context, invoice);
  return { ...subscription, pending: null, pendingLines: [...pending.takenLines, ...subscription.pendingLines] };
}

/** Writes a subscription and tells what changed. */
export function update(context: Context, before: Subscription, after: Subscription): Subscription {
  const put = context.replace('subscription', before, after, 'customer.subscription.updated', (row) =>
    shownSubscription(context, row),
  );
  tellDiscounts(context, discountsOf(before), discountsOf(after));
  refreshEntitlements(context, put.customer);
  return put;
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

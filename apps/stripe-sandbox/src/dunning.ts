import { attempt, dunningRules } from './collection';
import type { Context } from './context';
import { markUncollectible, methodOf, payerOf, voidInvoice } from './invoices';
import type { Invoice, Subscription } from './model';
import { afterPayment } from './plan-change';
import { cancel, isOver, update } from './subscriptions';

/** Tries the card of the subscription again; after the last attempt the subscription ends as the rules say. */
export function retry(context: Context, invoice: Invoice): void {
  const method = methodOf(context, payerOf(context, invoice));
  const tried = attempt(context, { ...invoice, retries: invoice.retries + 1 }, method);
  if (invoice.subscription === null) return;
  const subscription = context.store.get('subscription', invoice.subscription);
  if (tried.status === 'paid') return afterPayment(context, tried, subscription, method?.id ?? null);
  if (tried.nextAttempt === null) conclude(context, tried, subscription);
}

/** A resumption that nobody pays leaves the subscription paused; a renewal has the end that was set, unless it is paused by then. */
function conclude(context: Context, invoice: Invoice, subscription: Subscription): void {
  if (subscription.paused?.resumption?.invoice === invoice.id) return dropResumption(context, subscription);
  const { then, marksUncollectible } = dunningRules(context);
  if (marksUncollectible) markUncollectible(context, invoice);
  if (isOver(subscription) || subscription.paused) return;
  if (then === 'cancel') cancel(context, subscription, { reason: 'payment_failed' });
  if (then === 'unpaid') update(context, subscription, { ...subscription, status: 'unpaid' });
}

/** Voids the invoice that was to be paid first; the subscription stays paused and keeps the credit that the invoice held. */
export function dropResumption(context: Context, subscription: Subscription): void {
  const { paused } = subscription;
  if (!paused?.resumption) return;
  const { invoice: id, takenLines } = paused.resumption;
  voidInvoice(context, context.store.get('invoice', id));
  update(context, subscription, {
    ...subscription,
    paused: { ...paused, resumption: null },
    pendingLines: [...takenLines, ...subscription.pendingLines],
  });
}

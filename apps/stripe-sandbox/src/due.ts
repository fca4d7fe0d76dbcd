import { expire } from './checkout';
import type { Context } from './context';
import { voidInvoice } from './invoices';
import type { Subscription } from './model';
import { cancel, expirePending, renew, updated } from './subscriptions';

interface Due {
  readonly at: number;
  run(): void;
}

const INCOMPLETE_SECONDS = 23 * 3600;

/** Moves the clock to `until` (unix seconds), stopping at everything that becomes due on the way, in order. */
export function passTime(context: Context, until: number): void {
  for (let next = nextDue(context, until); next; next = nextDue(context, until)) {
    context.clock.freeze(Math.max(next.at, context.now()));
    next.run();
    context.store.commit();
  }
  context.clock.freeze(until);
}

/** Does what is due by the clock as it is; for a clock that runs by itself. */
export function catchUp(context: Context): void {
  for (let next = nextDue(context, context.now()); next; next = nextDue(context, context.now())) next.run();
}

function nextDue(context: Context, until: number): Due | undefined {
  const { store } = context;
  const sessions = store
    .all('session')
    .filter(({ status }) => status === 'open')
    .map((session): Due => ({ at: session.expiresAt, run: () => void expire(context, session) }));
  const subscriptions = store.all('subscription').flatMap((subscription) => ofSubscription(context, subscription));
  return [...sessions, ...subscriptions].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
}

function ofSubscription(context: Context, subscription: Subscription): Due[] {
  const { status, pending, cancelAt, cancelAtPeriodEnd } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired') return [];
  if (status === 'incomplete')
    return [{ at: subscription.created + INCOMPLETE_SECONDS, run: () => giveUp(context, subscription) }];
  const due: Due[] = [];
  if (pending) due.push({ at: pending.expiresAt, run: () => expirePending(context, subscription) });
  if (cancelAt !== null) due.push({ at: cancelAt, run: () => void cancel(context, subscription) });
  due.push({
    at: subscription.periodEnd,
    run: () => (cancelAtPeriodEnd ? void cancel(context, subscription) : renew(context, subscription)),
  });
  return due;
}

function giveUp(context: Context, subscription: Subscription): void {
  const invoice = subscription.latestInvoice ? context.store.find('invoice', subscription.latestInvoice) : undefined;
  if (invoice?.status === 'open') voidInvoice(context, invoice);
  updated(context, subscription, { ...subscription, status: 'incomplete_expired', endedAt: context.now() });
}

import { expire } from './checkout';
import type { Context } from './context';
import type { Subscription } from './model';
import { cancel, expirePending, giveUp, renew } from './subscriptions';

interface Due {
  /** Unix seconds. */
  readonly at: number;
  readonly run: () => void;
}

const INCOMPLETE_SECONDS = 23 * 3600;

/** Does everything that is due by `until` (unix seconds), in order, each as one step at its own time. */
export function catchUp(context: Context, until = context.now()): void {
  for (let next = nextDue(context, until); next; next = nextDue(context, until)) {
    const { at, run } = next;
    context.clock.at(at, () => context.step(run));
  }
}

/** Moves the clock forward and lets happen what lies between. */
export function passTime(context: Context, until: number): void {
  catchUp(context, until);
  context.clock.freeze(until);
  context.step(() => context.store.put('clock', { id: 'clock', frozenAt: until }));
}

function nextDue(context: Context, until: number): Due | undefined {
  let next: Due | undefined;
  for (const due of allDue(context)) {
    if (due.at <= until && (!next || due.at < next.at)) next = due;
  }
  return next;
}

function* allDue(context: Context): Generator<Due> {
  for (const session of context.store.all('session')) {
    if (session.status === 'open') yield { at: session.expiresAt, run: () => expire(context, session) };
  }
  for (const subscription of context.store.all('subscription')) yield* ofSubscription(context, subscription);
}

/** At the same second an unpaid change lapses first and an ending comes before a renewal. */
function* ofSubscription(context: Context, subscription: Subscription): Generator<Due> {
  const { status, pending, cancelAt, cancelAtPeriodEnd, periodEnd, created } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired') return;
  if (status === 'incomplete') {
    yield { at: created + INCOMPLETE_SECONDS, run: () => giveUp(context, subscription) };
    return;
  }
  if (pending) yield { at: pending.expiresAt, run: () => expirePending(context, subscription) };
  if (cancelAt !== null) yield { at: cancelAt, run: () => cancel(context, subscription) };
  if (cancelAtPeriodEnd) yield { at: periodEnd, run: () => cancel(context, subscription) };
  else yield { at: periodEnd, run: () => renew(context, subscription) };
}

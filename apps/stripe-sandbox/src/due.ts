import { expire } from './checkout';
import type { Context } from './context';
import { dropResumption, retry } from './dunning';
import type { Schedule } from './life-model';
import type { Subscription } from './model';
import { entered } from './schedules';
import { cancel, expirePending, giveUp, renew, update } from './subscriptions';

interface Due {
  /** Unix seconds. */
  readonly at: number;
  readonly run: () => void;
}

const INCOMPLETE_SECONDS = 23 * 3600;

/** Does everything that is due by `until` (unix seconds), in order, each as one step at its own time; null: on no test clock. */
export function catchUp(context: Context, until = context.now(), testClock: string | null = null): void {
  for (let next = nextDue(context, until, testClock); next; next = nextDue(context, until, testClock)) {
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

function nextDue(context: Context, until: number, testClock: string | null): Due | undefined {
  let next: Due | undefined;
  for (const due of allDue(context, testClock)) {
    if (due.at <= until && (!next || due.at < next.at)) next = due;
  }
  return next;
}

/** Schedules come before subscriptions: at the same second a phase begins before the period that it is billed in. */
function* allDue(context: Context, testClock: string | null): Generator<Due> {
  const { store } = context;
  const lives = ({ customer }: { customer: string | null }) =>
    (customer === null ? null : (store.find('customer', customer)?.testClock ?? null)) === testClock;
  for (const session of store.all('session').filter(lives)) {
    if (session.status === 'open') yield { at: session.expiresAt, run: () => expire(context, session) };
  }
  for (const schedule of store.all('schedule').filter(lives)) yield* ofSchedule(context, schedule);
  for (const subscription of store.all('subscription').filter(lives)) yield* ofSubscription(context, subscription);
  for (const invoice of store.all('invoice').filter(lives)) {
    if (invoice.nextAttempt !== null) yield { at: invoice.nextAttempt, run: () => retry(context, invoice) };
  }
}

function* ofSchedule(context: Context, schedule: Schedule): Generator<Due> {
  if (schedule.status !== 'active' && schedule.status !== 'not_started') return;
  const running = schedule.phases.find(({ start }) => start === schedule.currentStart);
  const at = running ? running.end : schedule.phases[0]?.start;
  if (at !== undefined) yield { at, run: () => entered(context, schedule) };
}

/** At the same second an unpaid change lapses first and an ending comes before a renewal. */
function* ofSubscription(context: Context, subscription: Subscription): Generator<Due> {
  const { status, pending, cancelAt, cancelAtPeriodEnd, periodEnd, created, pauseCollection, paused } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired') return;
  if (status === 'incomplete') {
    yield { at: created + INCOMPLETE_SECONDS, run: () => giveUp(context, subscription) };
    return;
  }
  if (pending) yield { at: pending.expiresAt, run: () => expirePending(context, subscription) };
  if (cancelAt !== null) yield { at: cancelAt, run: () => cancel(context, subscription) };
  if (pauseCollection && pauseCollection.resumesAt !== null) {
    const collected = { ...subscription, pauseCollection: null };
    yield { at: pauseCollection.resumesAt, run: () => update(context, subscription, collected) };
  }
  if (paused?.resumption) {
    const invoice = context.store.get('invoice', paused.resumption.invoice);
    const lapses = { at: invoice.created + INCOMPLETE_SECONDS, run: () => dropResumption(context, subscription) };
    if (invoice.attempts === 0) yield lapses;
  }
  if (cancelAtPeriodEnd) yield { at: periodEnd, run: () => cancel(context, subscription) };
  else if (!paused) yield { at: periodEnd, run: () => renew(context, subscription) };
}

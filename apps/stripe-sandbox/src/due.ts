import { expire } from './checkout';
import type { Context } from './context';
import { arrive, DEBIT_DAYS } from './debits';
import { discountsOf, withoutEnded } from './discounts';
import { dropResumption, retry } from './dunning';
import type { Schedule } from './life-model';
import type { Invoice, PaymentIntent, Session, Subscription, TableName, Tables } from './model';
import { entered } from './schedules';
import { cancel, expirePending, giveUp, renew, update } from './subscriptions';
import { endTrial, warn, warningAt } from './trials';

interface Due {
  /** Unix seconds. */
  readonly at: number;
  readonly run: () => void;
}

const DAY = 86_400;
const INCOMPLETE_SECONDS = 23 * 3600;

/**
 * What can become due, by table. At the same second the tables come in this order, so that a phase begins before the period that it is
 * billed in, and within a row what is yielded first comes first.
 */
const DUES: { readonly [N in keyof Tables]?: (context: Context, row: Tables[N]) => Iterable<Due> } = {
  session: ofSession,
  schedule: ofSchedule,
  subscription: ofSubscription,
  invoice: ofInvoice,
  paymentIntent: ofIntent,
};
const ORDER = Object.keys(DUES);

/** Keeps the order of what is due up to date with every change of the store, for each clock by itself. */
export function watchDues(context: Context): void {
  context.store.watch((table, id, row) => {
    if (!(table in DUES)) return;
    if (row) note(context, table, id);
    else context.dues.drop(`${table} ${id}`);
  });
}

function note(context: Context, table: TableName, id: string): void {
  const { customer } = (context.store.find(table, id) ?? {}) as { customer?: string | null };
  const clock = customer ? (context.store.find('customer', customer)?.testClock ?? null) : null;
  const next = nextOf(context, table, id);
  context.dues.of(clock).set(`${table} ${id}`, next?.at ?? null, ORDER.indexOf(table));
}

/** Does everything that is due by `until` (unix seconds), in order, each as one step at its own time; null: on no test clock. */
export function catchUp(context: Context, until = context.now(), testClock: string | null = null): void {
  const dues = context.dues.of(testClock);
  for (let first = dues.first(until); first; first = dues.first(until)) {
    const [table = '', id = ''] = first.key.split(' ');
    const next = nextOf(context, table as TableName, id);
    // An object that it depends on has changed since: it is due at another time, or not at all.
    if (next?.at !== first.at) note(context, table as TableName, id);
    else context.clock.at(next.at, () => context.step(next.run));
  }
}

/** Moves the clock forward and lets happen what lies between. */
export function passTime(context: Context, until: number): void {
  catchUp(context, until);
  context.clock.freeze(until);
  context.step(() => context.store.put('clock', { id: 'clock', frozenAt: until }));
}

function nextOf<N extends TableName>(context: Context, table: N, id: string): Due | undefined {
  const row = context.store.find(table, id);
  let next: Due | undefined;
  if (!row) return next;
  for (const due of DUES[table]?.(context, row) ?? []) if (!next || due.at < next.at) next = due;
  return next;
}

function* ofSession(context: Context, session: Session): Generator<Due> {
  if (session.status === 'open') yield { at: session.expiresAt, run: () => expire(context, session) };
}

function* ofSchedule(context: Context, schedule: Schedule): Generator<Due> {
  if (schedule.status !== 'active' && schedule.status !== 'not_started') return;
  const running = schedule.phases.find(({ start }) => start === schedule.currentStart);
  const at = running ? running.end : schedule.phases[0]?.start;
  if (at !== undefined) yield { at, run: () => entered(context, schedule) };
}

function* ofInvoice(context: Context, invoice: Invoice): Generator<Due> {
  if (invoice.nextAttempt !== null) yield { at: invoice.nextAttempt, run: () => retry(context, invoice) };
}

function* ofIntent(context: Context, intent: PaymentIntent): Generator<Due> {
  const at = intent.created + DEBIT_DAYS * DAY;
  if (intent.status === 'processing') yield { at, run: () => arrive(context, intent) };
}

/** At the same second an unpaid change lapses first, a discount ends next, and an ending comes before a renewal. */
function* ofSubscription(context: Context, subscription: Subscription): Generator<Due> {
  const { status, pending, cancelAt, cancelAtPeriodEnd, periodEnd, created, pauseCollection, paused } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired') return;
  if (status === 'incomplete') {
    yield { at: created + INCOMPLETE_SECONDS, run: () => giveUp(context, subscription) };
    return;
  }
  const warning = warningAt(subscription);
  if (warning !== null) yield { at: warning, run: () => warn(context, subscription) };
  if (pending) yield { at: pending.expiresAt, run: () => expirePending(context, subscription) };
  for (const id of discountsOf(subscription)) {
    const { end } = context.store.get('discount', id);
    if (end !== null) yield { at: end, run: () => endDiscounts(context, subscription, end) };
  }
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
  else if (status === 'trialing') yield { at: periodEnd, run: () => endTrial(context, subscription) };
  else if (!paused) yield { at: periodEnd, run: () => renew(context, subscription) };
}

/** The months of a repeating coupon are over. */
function endDiscounts(context: Context, subscription: Subscription, now: number): void {
  update(context, subscription, withoutEnded(context, subscription, now));
}

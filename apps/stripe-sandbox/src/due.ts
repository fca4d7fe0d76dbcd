import { expire } from './checkout';
import type { Context } from './context';
import { discountsOf, withoutEnded } from './discounts';
import type { Session, Subscription, Tables } from './model';
import { cancel, expirePending, giveUp, renew, update } from './subscriptions';
import { endTrial, warn, warningAt } from './trials';

interface Due {
  /** Unix seconds. */
  readonly at: number;
  readonly run: () => void;
}

const INCOMPLETE_SECONDS = 23 * 3600;

/** What can become due, by table. At the same second what is yielded first comes first. */
const DUES: { readonly [N in keyof Tables]?: (context: Context, row: Tables[N]) => Iterable<Due> } = {
  session: ofSession,
  subscription: ofSubscription,
};

/** Keeps the order of what is due up to date with every change of the store. */
export function watchDues(context: Context): void {
  context.store.watch((table, id, row) => {
    if (table in DUES) context.dues.set(`${table} ${id}`, row ? (nextOf(context, table, id)?.at ?? null) : null);
  });
}

/** Does everything that is due by `until` (unix seconds), in order, each as one step at its own time. */
export function catchUp(context: Context, until = context.now()): void {
  for (let key = context.dues.first(until); key; key = context.dues.first(until)) {
    const [table = '', id = ''] = key.split(' ');
    const next = nextOf(context, table as keyof Tables, id);
    if (!next) throw new Error(`nothing is due for ${key}`);
    context.clock.at(next.at, () => context.step(next.run));
  }
}

/** Moves the clock forward and lets happen what lies between. */
export function passTime(context: Context, until: number): void {
  catchUp(context, until);
  context.clock.freeze(until);
  context.step(() => context.store.put('clock', { id: 'clock', frozenAt: until }));
}

function nextOf<N extends keyof Tables>(context: Context, table: N, id: string): Due | undefined {
  const row = context.store.find(table, id);
  let next: Due | undefined;
  if (!row) return next;
  for (const due of DUES[table]?.(context, row) ?? []) if (!next || due.at < next.at) next = due;
  return next;
}

function* ofSession(context: Context, session: Session): Generator<Due> {
  if (session.status === 'open') yield { at: session.expiresAt, run: () => expire(context, session) };
}

/** At the same second an unpaid change lapses first, a discount ends next, and an ending comes before a renewal. */
function* ofSubscription(context: Context, subscription: Subscription): Generator<Due> {
  const { status, pending, cancelAt, cancelAtPeriodEnd, periodEnd, created } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired' || status === 'paused') return;
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
  if (cancelAtPeriodEnd) yield { at: periodEnd, run: () => cancel(context, subscription) };
  else if (status === 'trialing') yield { at: periodEnd, run: () => endTrial(context, subscription) };
  else yield { at: periodEnd, run: () => renew(context, subscription) };
}

/** The months of a repeating coupon are over. */
function endDiscounts(context: Context, subscription: Subscription, now: number): void {
  update(context, subscription, withoutEnded(context, subscription, now));
}

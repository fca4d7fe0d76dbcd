import { periodEnd } from './billing-cycle';
import type { Context } from './context';
import { catchUp } from './due';
import { invalid } from './errors';
import type { TestClock } from './life-model';
import type { TableName } from './model';
import { cadenceOf } from './proration';
import { renderTestClock } from './render/test-clock';
import { isOver } from './subscriptions';

/** What belongs to a customer, and so lives on the customer's clock. */
const OWNED = [
  'paymentMethod',
  'subscription',
  'schedule',
  'invoice',
  'paymentIntent',
  'charge',
  'session',
  'portalSession',
  'entitlement',
] as const satisfies readonly TableName[];

/** The clock of what an id names: of a clock, a customer or what belongs to one; null is the time of the sandbox. */
function clockOf({ store }: Context, id: string): TestClock | null {
  const owner = OWNED.map((table) => store.find(table, id)?.customer).find((one) => typeof one === 'string');
  const clock = store.find('customer', owner ?? id)?.testClock ?? id;
  return store.find('testClock', clock) ?? null;
}

/** Does work in the time of the first of these ids that lives on a test clock. Refuses while that clock moves. */
export function inTimeOf<T>(context: Context, ids: readonly unknown[], work: () => T): T {
  const clocks = ids.flatMap((id) => (typeof id === 'string' ? [clockOf(context, id)] : []));
  const clock = clocks.find((one) => one !== null);
  if (!clock) return work();
  return context.clock.at(clock.frozenAt, work);
}

/** At most two intervals of the shortest subscription at once, as Stripe allows. */
export function advance(context: Context, clock: TestClock, to: number): TestClock {
  if (clock.status !== 'ready') {
    throw invalid('Test clock advancement underway - cannot perform modifications until it is complete.');
  }
  if (to <= clock.frozenAt) {
    throw invalid('The frozen_time must be after the time that the clock stands at.', { param: 'frozen_time' });
  }
  if (to > furthest(context, clock)) {
    throw invalid(
      'The frozen_time is too far ahead: a clock moves at most two intervals of its shortest subscription at once.',
      { param: 'frozen_time' },
    );
  }
  const moving = context.store.put('testClock', { ...clock, status: 'advancing', target: to });
  context.emit('test_helpers.test_clock.advancing', renderTestClock(moving));
  return moving;
}

function furthest({ store }: Context, clock: TestClock): number {
  const ends = store
    .all('subscription')
    .filter((one) => !isOver(one) && store.get('customer', one.customer).testClock === clock.id)
    .map(({ items }) => cadenceOf(items.map(({ price }) => store.get('price', price))))
    .map((cadence) => periodEnd(clock.frozenAt, cadence, 2));
  return Math.min(...ends);
}

/** Lets happen what lies between for every clock that moves. Answers whether there was one. */
export function finishAdvances(context: Context): boolean {
  const moving = context.store.all('testClock').filter(({ status }) => status === 'advancing');
  for (const clock of moving) finish(context, clock);
  return moving.length > 0;
}

function finish(context: Context, { target, ...clock }: TestClock): void {
  const until = target ?? clock.frozenAt;
  const ended = (status: 'ready' | 'internal_failure') =>
    context.step(() => {
      const done = context.store.put('testClock', { ...clock, frozenAt: until, target: null, status });
      context.clock.at(until, () => context.emit(`test_helpers.test_clock.${status}`, renderTestClock(done)));
    });
  try {
    catchUp(context, until, clock.id);
    ended('ready');
  } catch (error) {
    ended('internal_failure');
    throw error;
  }
}

/** Deletes a clock with the customers on it and all that is theirs. */
export function deleteClock(context: Context, clock: TestClock): object {
  const { store } = context;
  const customers = new Set(
    store
      .all('customer')
      .filter((one) => one.testClock === clock.id)
      .map(({ id }) => id),
  );
  for (const table of OWNED) {
    for (const { id, customer } of store.all(table)) {
      if (customer !== null && customers.has(customer)) store.remove(table, id);
    }
  }
  for (const id of customers) store.remove('customer', id);
  store.remove('testClock', clock.id);
  const shown = { id: clock.id, object: 'test_helpers.test_clock', deleted: true };
  context.emit('test_helpers.test_clock.deleted', renderTestClock(clock));
  return shown;
}

import type { Context } from './context';
import { invalid } from './errors';
import type { Phase, Schedule } from './life-model';
import type { Subscription } from './model';
import { currentPhase, enter, itemsOf, namedDiscounts, redeemablesOf, sameContent, sameItems } from './phases';
import type { ProrationBehavior } from './plan-change';
import { assertRuns, lastEnd, phaseAt, shownSchedule, updateSchedule } from './schedule-state';
import { newId } from './store';
import { cancel, isOver, start, update, type CancelWish, type NewSubscription } from './subscriptions';

export type NewSchedule = Pick<Schedule, 'customer' | 'endBehavior' | 'phases' | 'metadata' | 'defaultPaymentMethod'>;

/** A schedule for a subscription that it will begin itself, now or when its first phase starts. */
export function schedule(context: Context, given: NewSchedule): Schedule {
  const made = put(context, { ...given, subscription: null, status: 'not_started', currentStart: null });
  context.emit('subscription_schedule.created', shownSchedule(context, made));
  return entered(context, made);
}

/** A schedule around a subscription as it is: one phase, the current period. */
export function scheduleFrom(context: Context, subscription: Subscription): Schedule {
  if (subscription.schedule !== null) {
    throw invalid(
      `You cannot migrate a subscription that is already attached to a schedule: \`${subscription.schedule}\`.`,
      { param: 'from_subscription' },
    );
  }
  if (isOver(subscription)) {
    throw invalid(`You cannot create a subscription schedule from a subscription that is ${subscription.status}.`, {
      param: 'from_subscription',
    });
  }
  const endsAt = subscription.cancelAt ?? (subscription.cancelAtPeriodEnd ? subscription.periodEnd : null);
  const made = put(context, {
    customer: subscription.customer,
    subscription: subscription.id,
    status: 'active',
    endBehavior: endsAt === null ? 'release' : 'cancel',
    phases: [currentPhase(subscription, endsAt ?? subscription.periodEnd)],
    currentStart: subscription.periodStart,
    metadata: {},
    defaultPaymentMethod: null,
  });
  update(context, subscription, { ...subscription, schedule: made.id });
  context.emit('subscription_schedule.created', shownSchedule(context, made));
  return made;
}

function put(
  context: Context,
  given: NewSchedule & Pick<Schedule, 'subscription' | 'status' | 'currentStart'>,
): Schedule {
  return context.store.put('schedule', {
    ...given,
    id: newId('sub_sched'),
    releasedSubscription: null,
    created: context.now(),
    canceledAt: null,
    completedAt: null,
    releasedAt: null,
  });
}

/** Changes what lies ahead. The phase that runs takes effect at once, prorated as asked. */
export function reschedule(
  context: Context,
  before: Schedule,
  after: Schedule,
  prorationBehavior: ProrationBehavior,
): Schedule {
  assertRuns(before, 'update');
  const updated = updateSchedule(context, before, after);
  const running = phaseAt(after, context.now());
  const ran = before.phases.find(({ start }) => start === before.currentStart);
  if (before.subscription !== null && running?.start === ran?.start && running && ran && !sameContent(running, ran)) {
    enter(context, context.store.get('subscription', before.subscription), {
      ...running,
      prorationBehavior,
      anchorsAtStart: false,
    });
  }
  return entered(context, updated);
}

/** Does what is due of a schedule now: the next phase begins, or the last one has ended. */
export function entered(context: Context, given: Schedule): Schedule {
  const now = context.now();
  const phase = phaseAt(given, now);
  if (lastEnd(given) <= now) return completed(context, given);
  if (!phase) return endsOn(context, given);
  if (given.subscription === null) return begun(context, given, phase);
  const subscription = context.store.get('subscription', given.subscription);
  if (phase.start !== given.currentStart) enter(context, subscription, phase);
  return endsOn(context, updateSchedule(context, given, { ...given, currentStart: phase.start }));
}

/** When the subscription is seen to end: with the last phase, if the schedule says so. */
function endsOn(context: Context, given: Schedule): Schedule {
  if (given.subscription === null) return given;
  const subscription = context.store.get('subscription', given.subscription);
  const cancelAt = given.endBehavior === 'cancel' ? lastEnd(given) : null;
  const canceledAt = cancelAt === null ? null : (subscription.canceledAt ?? context.now());
  update(context, subscription, { ...subscription, cancelAt, canceledAt, cancelAtPeriodEnd: false });
  return given;
}

function begun(context: Context, given: Schedule, phase: Phase): Schedule {
  const { store } = context;
  const items = phase.items.map(({ price, quantity, metadata }) => ({
    price: store.get('price', price),
    quantity,
    metadata,
    discounts: [],
  }));
  const currency = items[0]?.price.currency ?? '';
  const wish: NewSubscription = {
    customer: given.customer,
    items,
    currency,
    discounts: redeemablesOf(context, phase, given.customer, currency),
    addedLines: [],
    trialEnd: null,
    missingPaymentMethod: 'create_invoice',
    defaultTaxRates: phase.defaultTaxRates,
    automaticTax: false,
    session: null,
    metadata: phase.metadata,
    defaultPaymentMethod: phase.defaultPaymentMethod ?? given.defaultPaymentMethod,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  };
  const { subscription } = start(context, wish, 'allow_incomplete');
  update(context, subscription, { ...subscription, schedule: given.id });
  const active = {
    ...given,
    subscription: subscription.id,
    status: 'active' as const,
    currentStart: phase.start,
  };
  return endsOn(context, updateSchedule(context, given, active));
}

/** The last phase has ended: the subscription goes on alone, or ends with it. */
function completed(context: Context, given: Schedule): Schedule {
  const done = context.store.put('schedule', { ...given, status: 'completed', completedAt: context.now() });
  if (given.subscription !== null) {
    const subscription = context.store.get('subscription', given.subscription);
    const freed = update(context, subscription, { ...subscription, schedule: null });
    if (given.endBehavior === 'cancel' && !isOver(freed)) cancel(context, freed);
  }
  context.emit('subscription_schedule.completed', shownSchedule(context, done));
  return done;
}

/** The subscription goes on without its schedule. */
export function release(context: Context, given: Schedule, preservesCancelDate = false): Schedule {
  assertRuns(given, 'release');
  const released = context.store.put('schedule', {
    ...given,
    status: 'released',
    releasedAt: context.now(),
    subscription: null,
    releasedSubscription: given.subscription,
  });
  if (given.subscription !== null) {
    const held = context.store.get('subscription', given.subscription);
    const ends = preservesCancelDate ? {} : { cancelAt: null, canceledAt: null };
    update(context, held, { ...held, ...ends, schedule: null });
  }
  context.emit('subscription_schedule.released', shownSchedule(context, released));
  return released;
}

/** Ends a schedule and the subscription that it runs. */
export function cancelSchedule(context: Context, given: Schedule, wish: CancelWish): Schedule {
  assertRuns(given, 'cancel');
  const canceled = context.store.put('schedule', { ...given, status: 'canceled', canceledAt: context.now() });
  context.emit('subscription_schedule.canceled', shownSchedule(context, canceled));
  if (given.subscription !== null) {
    const held = context.store.get('subscription', given.subscription);
    cancel(context, update(context, held, { ...held, schedule: null }), wish);
  }
  return canceled;
}

/** A subscription as its next renewal finds it: on the phase that begins then. Writes what a preview undoes. */
export function atRenewal(context: Context, subscription: Subscription): Subscription {
  const held = subscription.schedule === null ? undefined : context.store.find('schedule', subscription.schedule);
  const { periodEnd } = subscription;
  if (!held || held.currentStart === phaseAt(held, periodEnd)?.start) return subscription;
  context.clock.at(periodEnd, () => entered(context, held));
  return context.store.get('subscription', subscription.id);
}

/** A change made on the subscription itself becomes part of the phase that runs. */
export function followSubscription(context: Context, subscription: Subscription): void {
  const held = subscription.schedule === null ? undefined : context.store.find('schedule', subscription.schedule);
  const running = held && phaseAt(held, context.now());
  if (!held || !running || sameItems(running.items, itemsOf(subscription))) return;
  const content = { items: itemsOf(subscription), discounts: namedDiscounts(subscription) };
  const phases = held.phases.map((one) => (one === running ? { ...one, ...content } : one));
  updateSchedule(context, held, { ...held, phases });
}

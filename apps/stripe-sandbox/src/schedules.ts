import type { Context } from './context';
import { redeem, redeemable, type Redeemable } from './discounts';
import { ApiError, invalid } from './errors';
import { amountIn, newItem } from './items';
import type { Phase, PhaseItem, Schedule } from './life-model';
import type { Item, Subscription } from './model';
import { changePlan, type ProrationBehavior } from './plan-change';
import { cadenceOf, differ } from './proration';
import { assertRuns, lastEnd, phaseAt, shownSchedule, updateSchedule } from './schedule-state';
import { newId } from './store';
import { cancel, isOver, start, update, type CancelWish } from './subscriptions';

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

function currentPhase(subscription: Subscription, end: number): Phase {
  return {
    start: subscription.periodStart,
    end,
    items: itemsOf(subscription),
    prorationBehavior: 'create_prorations',
    discounts: subscription.discounts.map((discount) => ({ coupon: null, discount, promotion_code: null })),
    metadata: {},
    defaultPaymentMethod: null,
    description: null,
  };
}

const itemsOf = ({ items }: Subscription): PhaseItem[] =>
  items.map(({ price, quantity, metadata }) => ({ price, quantity, metadata }));

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
  if (before.subscription !== null && running?.start === before.currentStart) {
    apply(context, context.store.get('subscription', before.subscription), { ...running, prorationBehavior });
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
  if (phase.start !== given.currentStart) apply(context, subscription, phase);
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
  const items = phase.items.map(({ price, quantity, metadata }) => {
    return { price: context.store.get('price', price), quantity, metadata, discounts: [] };
  });
  const currency = items[0]?.price.currency ?? '';
  const wish = {
    customer: given.customer,
    items,
    currency,
    discounts: redeemableIn(context, phase, given.customer, currency),
    addedLines: [],
    trialEnd: null,
    missingPaymentMethod: 'create_invoice' as const,
    defaultTaxRates: [],
    automaticTax: false,
    session: null,
    metadata: phase.metadata,
    defaultPaymentMethod: phase.defaultPaymentMethod ?? given.defaultPaymentMethod,
    savesPaymentMethod: false,
    cancelAtPeriodEnd: false,
  };
  const { subscription } = start(context, wish, 'allow_incomplete');
  update(context, subscription, { ...subscription, schedule: given.id });
  const active = { ...given, subscription: subscription.id, status: 'active' as const, currentStart: phase.start };
  return endsOn(context, updateSchedule(context, given, active));
}

/** Puts a subscription on the items of a phase. Where a period ends too, the renewal that follows bills them. */
function apply(context: Context, subscription: Subscription, phase: Phase): void {
  if (isOver(subscription)) return;
  const now = context.now();
  const items = itemsIn(context, subscription, phase);
  const metadata = { ...subscription.metadata, ...phase.metadata };
  const defaultPaymentMethod = phase.defaultPaymentMethod ?? subscription.defaultPaymentMethod;
  const discounts = discountsIn(context, subscription, phase);
  if (now !== subscription.periodEnd) {
    const wish = { items, discounts, prorationBehavior: phase.prorationBehavior };
    const rider = { metadata, cancelAtPeriodEnd: null };
    changePlan(context, { ...subscription, defaultPaymentMethod }, () => wish, 'allow_incomplete', rider);
    return;
  }
  const cadence = (of: readonly Item[]) => cadenceOf(of.map(({ price }) => context.store.get('price', price)));
  const anchor = differ(cadence(subscription.items), cadence(items)) ? now : subscription.anchor;
  update(context, subscription, { ...subscription, items, discounts, anchor, metadata, defaultPaymentMethod });
}

/** The items of a phase: those that have its prices stay, others change to what is left, and what is left over goes. */
function itemsIn(context: Context, subscription: Subscription, phase: Phase): Item[] {
  const free = [...subscription.items];
  const taken = phase.items.map(({ price }) => {
    const same = free.findIndex((item) => item.price === price);
    return same < 0 ? undefined : free.splice(same, 1)[0];
  });
  return phase.items.map(({ price, quantity, metadata }, i) => {
    const held = taken[i] ?? free.shift();
    if (!held) return newItem(context, price, quantity, metadata);
    return { ...held, price, quantity, metadata: { ...held.metadata, ...metadata } };
  });
}

/** The discounts of a phase: one that is at work already goes on, others are redeemed, and what is not named ends. */
function discountsIn(context: Context, subscription: Subscription, phase: Phase): string[] {
  const { customer, currency, id } = subscription;
  const held = subscription.discounts.map((one) => context.store.get('discount', one));
  const place = { customer, subscription: id, item: null, session: null };
  return phase.discounts.flatMap((wish) => {
    const going = held.find((one) =>
      wish.discount === null
        ? one.promotionCode === wish.promotion_code && (wish.coupon === null || one.coupon === wish.coupon)
        : one.id === wish.discount,
    );
    if (going) return [going.id];
    return redeem(context, redeemableIn(context, { ...phase, discounts: [wish] }, customer, currency), place);
  });
}

/** What of the coupons and codes of a phase can still be redeemed when it begins. */
function redeemableIn(context: Context, { items, discounts }: Phase, customer: string, currency: string): Redeemable[] {
  const priced = items.map(({ price, quantity }) => amountIn(context.store.get('price', price), currency) * quantity);
  const amount = priced.reduce((sum, one) => sum + one, 0);
  return discounts.flatMap(({ coupon, promotion_code: code }) => {
    if (coupon === null && code === null) return [];
    const wish = code === null ? { coupon: coupon ?? '' } : { promotion_code: code };
    try {
      return [redeemable(context, wish, { customer, currency, amount }, 'phases[0][discounts][0]')];
    } catch (error) {
      if (error instanceof ApiError) return [];
      throw error;
    }
  });
}

const sameItems = (a: PhaseItem[], b: PhaseItem[]) =>
  JSON.stringify(a.map(({ price, quantity }) => [price, quantity])) ===
  JSON.stringify(b.map(({ price, quantity }) => [price, quantity]));

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

/** A change made on the subscription itself becomes part of the phase that runs. */
export function followSubscription(context: Context, subscription: Subscription): void {
  const held = subscription.schedule === null ? undefined : context.store.find('schedule', subscription.schedule);
  const running = held && phaseAt(held, context.now());
  if (!held || !running || sameItems(running.items, itemsOf(subscription))) return;
  const phases = held.phases.map((one) => (one === running ? { ...one, items: itemsOf(subscription) } : one));
  updateSchedule(context, held, { ...held, phases });
}

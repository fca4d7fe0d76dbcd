import type { Context } from './context';
import { invalid } from './errors';
import { methodOf } from './invoices';
import type { Subscription } from './model';
import { cancel, renew, shownSubscription, update } from './subscriptions';

const DAY = 86_400;
/** How long before its end Stripe tells of it. */
const WARNING_SECONDS = 3 * DAY;

/** When a trial that is asked for ends (unix seconds); null: it was not asked for. */
export function trialEndOf(
  now: number,
  {
    trial_period_days: days,
    trial_end: end,
  }: { trial_period_days?: number | undefined; trial_end?: number | 'now' | undefined },
): number | null {
  if (days !== undefined && end !== undefined) {
    throw invalid('You may only specify one of these parameters: trial_period_days, trial_end.', {
      param: 'trial_period_days',
    });
  }
  if (typeof end === 'number' && end <= now) {
    throw invalid('The trial_end must be in the future.', { param: 'trial_end' });
  }
  if (typeof end === 'number') return end;
  return days ? now + days * DAY : null;
}

/** When trial_will_end is due (unix seconds); null: it is told, or there is no trial. */
export function warningAt({ status, created, trialEnd, trialWarnedFor }: Subscription): number | null {
  if (status !== 'trialing' || trialEnd === null || trialWarnedFor === trialEnd) return null;
  return Math.max(created, trialEnd - WARNING_SECONDS);
}

export function warn(context: Context, subscription: Subscription): void {
  const warned = context.store.put('subscription', { ...subscription, trialWarnedFor: subscription.trialEnd });
  context.emit('customer.subscription.trial_will_end', shownSubscription(context, warned));
}

/** The trial is over: the first period is billed, unless there is no card and the subscription was to end or to pause without one. */
export function endTrial(context: Context, subscription: Subscription): void {
  const { missingPaymentMethod: without } = subscription;
  if (without === 'create_invoice' || methodOf(context, subscription)) renew(context, subscription);
  else if (without === 'cancel') cancel(context, subscription);
  else {
    const paused = { at: context.now(), reason: 'trial_end_without_payment_method' as const, resumption: null };
    const stopped = update(context, subscription, { ...subscription, status: 'paused', paused });
    context.emit('customer.subscription.paused', shownSubscription(context, stopped));
  }
}

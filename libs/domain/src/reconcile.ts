import { DAY_MS } from './day';
import { monthlyMinor } from './money';
import { freePlan, planOfPrice, type Ladder } from './plan';
import { isPaidOnPage, type PlanChange, type PlanChangeStatus } from './plan-change';
import { accessOf, GRACE_DAYS, isLive, STATUS_ACCESS, type SubscriptionFacts } from './subscription';

/** What all of a customer's subscriptions add up to. */
export type PlanTruth =
  | { readonly kind: 'plan'; readonly planKey: string; readonly subscription: SubscriptionFacts | null }
  | { readonly kind: 'unknown'; readonly because: 'multiple_subscriptions' | 'status_unknown' | 'no_free_plan' };

/** The plan that Stripe's truth gives at `now`. Subscriptions to prices that are not ours are another application's and do not count. */
export function planFrom(subscriptions: readonly SubscriptionFacts[], ladder: Ladder, now: Date): PlanTruth {
  const live = subscriptions.filter(isLive).filter(({ lookupKey }) => lookupKey && planOfPrice(ladder, lookupKey));
  if (live.length > 1) return { kind: 'unknown', because: 'multiple_subscriptions' };
  const subscription = live[0] ?? null;
  if (subscription && !(subscription.status in STATUS_ACCESS)) return { kind: 'unknown', because: 'status_unknown' };

  const sold = subscription?.lookupKey ? planOfPrice(ladder, subscription.lookupKey) : undefined;
  if (subscription && sold && givesAccess(subscription, now)) {
    return { kind: 'plan', planKey: sold.plan.key, subscription };
  }
  const free = freePlan(ladder);
  return free ? { kind: 'plan', planKey: free.key, subscription } : { kind: 'unknown', because: 'no_free_plan' };
}

function givesAccess(subscription: SubscriptionFacts, now: Date): boolean {
  const access = accessOf(subscription);
  if (access !== 'grace') return access === 'yes';
  return now.getTime() < subscription.currentPeriodStart.getTime() + GRACE_DAYS * DAY_MS;
}

/**
 * Recurring revenue of a subscription in minor units per month: what it charges while it gives access, with the items that the buyer
 * added and less the discounts that last. Prices that are not ours earn us nothing.
 */
export function mrrOf(subscription: SubscriptionFacts, ladder: Ladder): number {
  const { status, lookupKey, interval, intervalCount, collectionPaused } = subscription;
  if (!lookupKey || !planOfPrice(ladder, lookupKey)) return 0;
  if (status === 'trialing' || collectionPaused || accessOf(subscription) === 'no') return 0;
  const plan = monthlyMinor(subscription.unitAmountMinor, interval, intervalCount, subscription.quantity);
  const list = subscription.otherItems.reduce((total, item) => total + item.monthlyMinor, plan);
  return subscription.discounts.reduce((left, { percentOff, amountOffMinor }) => {
    const off =
      percentOff === null
        ? monthlyMinor(amountOffMinor ?? 0, interval, intervalCount)
        : Math.round((left * percentOff) / 100);
    return Math.max(0, left - off);
  }, list);
}

/** What Stripe shows about one change in flight. */
export interface ChangeEvidence {
  readonly subscription: SubscriptionFacts | null;
  /** For a Checkout: the session's status; null when there is none yet. */
  readonly sessionStatus: 'open' | 'complete' | 'expired' | null;
  /** Whether the session's payment has arrived; some arrive days after the page. */
  readonly sessionPaid?: boolean;
  /** Whether the payment that was to arrive later was refused. */
  readonly sessionRefused?: boolean;
  /** Of products on an invoice of their own, else of the subscription's latest: its status at Stripe; `processing`: a bank is asked to pay it; null: there is none yet. */
  readonly invoiceStatus?: string | null;
}

/**
 * Where a change in flight stands, or null when Stripe shows nothing new. A tier counts as changed when its price is in force, and what
 * was paid on a page as carried out, whatever became of it since: the session has to be read before the subscription.
 */
export function settledStatus(
  change: Pick<PlanChange, 'kind' | 'status' | 'priceLookupKey'>,
  { subscription, sessionStatus, sessionPaid = false, sessionRefused = false, invoiceStatus = null }: ChangeEvidence,
): PlanChangeStatus | null {
  if (change.kind === 'invoice') return INVOICE_SAYS.get(invoiceStatus ?? '') ?? null;
  if (isDone(change, subscription)) return 'succeeded';
  if (isPaidOnPage(change)) {
    if (sessionStatus !== 'complete') return sessionStatus === 'expired' ? 'expired' : null;
    return sessionPaid ? 'succeeded' : sessionRefused ? 'failed' : 'processing';
  }
  if (waitsForPayment(change, subscription, invoiceStatus))
    return change.status === 'submitted' ? 'requires_action' : null;
  return change.status === 'requires_action' ? 'expired' : null;
}

/** One that was written off can still be paid. A draft says nothing yet. */
const INVOICE_SAYS: ReadonlyMap<string, PlanChangeStatus> = new Map([
  ['paid', 'succeeded'],
  ['open', 'requires_action'],
  ['uncollectible', 'requires_action'],
  ['processing', 'processing'],
  ['void', 'expired'],
] as const);

function isDone(
  { kind, priceLookupKey }: Pick<PlanChange, 'kind' | 'priceLookupKey'>,
  subscription: SubscriptionFacts | null,
): boolean {
  if (!subscription) return kind === 'cancel';
  const gives = accessOf(subscription) === 'yes';
  const inForce = subscription.lookupKey === priceLookupKey && gives && !subscription.pendingUpdate;
  switch (kind) {
    case 'purchase':
    case 'invoice':
      return false;
    case 'checkout':
    case 'update':
      return inForce;
    case 'downgrade':
      return inForce || subscription.scheduledLookupKey === priceLookupKey;
    case 'cancel':
      return subscription.cancelAt !== null;
    case 'pause':
      return subscription.status === 'paused';
    case 'resume':
      return goesOn(subscription);
  }
}

/** Nothing of it is stopped or about to stop, whether or not a renewal is paid. */
function goesOn({ status, cancelAt, scheduledAt, collectionPaused }: SubscriptionFacts): boolean {
  return status !== 'paused' && !cancelAt && !scheduledAt && !collectionPaused;
}

/** What is paused may not have been resumed yet: only its unpaid invoice tells. */
function waitsForPayment(
  { kind }: Pick<PlanChange, 'kind'>,
  subscription: SubscriptionFacts | null,
  invoiceStatus: string | null,
): boolean {
  if (!subscription) return false;
  if (kind !== 'resume') return subscription.pendingUpdate !== null;
  return subscription.status === 'paused' && UNPAID.has(invoiceStatus ?? '');
}

const UNPAID = new Set(['open', 'uncollectible', 'processing']);

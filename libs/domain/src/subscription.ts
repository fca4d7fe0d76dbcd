import type { Interval } from './money';

/** One Stripe subscription as last read. Periods come from its (single) item. */
export interface SubscriptionFacts {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  readonly itemId: string;
  /** Stripe's price; null: last read when it was not kept yet. */
  readonly priceId: string | null;
  /** In our catalogue; of a price that is not ours its own at Stripe, or null. */
  readonly lookupKey: string | null;
  readonly unitAmountMinor: number;
  readonly quantity: number;
  readonly currency: string;
  readonly interval: Interval;
  readonly intervalCount: number;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  /** Stripe may end it by `cancel_at_period_end` or by `cancel_at`: either way, this is when. */
  readonly cancelAt: Date | null;
  /** By which of the two: undoing it takes the same one. */
  readonly cancelAtPeriodEnd: boolean;
  /** A schedule that is attached: while it is, Stripe refuses direct changes. */
  readonly scheduleId: string | null;
  /** What the schedule changes the price to, and when; null: nothing follows, or a price without a lookup key. */
  readonly scheduledLookupKey: string | null;
  readonly scheduledAt: Date | null;
  /** When its trial ended or ends; null: it never had one. */
  readonly trialEnd: Date | null;
  /** Whether invoices are not collected for now (`pause_collection`); the plan stays, unlike with the status `paused`. */
  readonly collectionPaused: boolean;
  /** Other prices on the same subscription: optional items that the buyer added. */
  readonly otherItems: readonly OtherItem[];
  /** Discounts on the subscription as a whole that last beyond the next invoice. */
  readonly discounts: readonly LastingDiscount[];
  readonly pendingUpdate: PendingUpdate | null;
  readonly latestInvoiceId: string | null;
  /** Its first invoice is not paid: some banks take days, in which Stripe calls it active. Until then it gives nothing. */
  readonly firstUnpaid: boolean;
  readonly createdAt: Date;
}

/** A change that waits for its invoice to be paid; entitlement stays with the old price until then. */
export interface PendingUpdate {
  readonly expiresAt: Date;
}

export interface OtherItem {
  readonly lookupKey: string | null;
  /** Per month, in minor units. */
  readonly monthlyMinor: number;
}

export interface LastingDiscount {
  readonly id: string;
  readonly percentOff: number | null;
  readonly amountOffMinor: number | null;
}

/** A subscription as stored: the facts, whose they are, and the recurring revenue they count for. */
export interface Subscription extends SubscriptionFacts {
  readonly memberId: string;
  readonly mrrMinor: number;
  /** When Stripe was asked (database clock). */
  readonly readAt: Date;
}

/** Does a status give the plan? `grace`: for a while (dunning). Statuses that this table lacks give nothing and raise an alarm. */
export const STATUS_ACCESS: Readonly<Record<string, 'yes' | 'grace' | 'no'>> = {
  trialing: 'yes',
  active: 'yes',
  past_due: 'grace',
  unpaid: 'no',
  paused: 'no',
  canceled: 'no',
  incomplete: 'no',
  incomplete_expired: 'no',
};

/** Days that a member keeps the plan while a renewal is unpaid. */
export const GRACE_DAYS = 7;

const ENDED = new Set(['canceled', 'incomplete_expired']);

/** Whether it gives its plan by what Stripe says of it now; `grace`: for a while. */
export function accessOf({
  status,
  firstUnpaid,
}: Pick<SubscriptionFacts, 'status' | 'firstUnpaid'>): 'yes' | 'grace' | 'no' {
  return firstUnpaid ? 'no' : (STATUS_ACCESS[status] ?? 'no');
}

/** A subscription that can still charge or be changed: there may be only one per member. */
export function isLive(facts: Pick<SubscriptionFacts, 'status'>): boolean {
  return !ENDED.has(facts.status);
}

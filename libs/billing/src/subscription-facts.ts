import { monthlyMinor, type Interval, type SubscriptionFacts } from '#domain';
import { DomainError } from '#platform';
import type Stripe from 'stripe';
import type { OurPrice } from './stripe-prices-store';

/** Unix seconds -> Date. */
export function timeOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

/** What we keep of a subscription. Period and price live on its items; the one that sells a plan of ours is the plan. */
export function factsOf(subscription: Stripe.Subscription, ourPrice: OurPrice): SubscriptionFacts {
  const items = subscription.items.data;
  const item = items.find(({ price }) => ourPrice(price)) ?? items[0];
  const customerId = idOf(subscription.customer);
  if (!item || !customerId)
    throw new DomainError('stripe_unavailable', `subscription ${subscription.id} came without its item or customer`);
  const { cancel_at: cancelAt, cancel_at_period_end: atPeriodEnd, pending_update: pending } = subscription;
  return {
    id: subscription.id,
    customerId,
    status: subscription.status,
    itemId: item.id,
    priceId: item.price.id,
    lookupKey: ourPrice(item.price)?.lookupKey ?? item.price.lookup_key,
    unitAmountMinor: item.price.unit_amount ?? 0,
    quantity: item.quantity ?? 1,
    currency: subscription.currency,
    interval: intervalOf(item.price),
    intervalCount: item.price.recurring?.interval_count ?? 1,
    currentPeriodStart: timeOf(item.current_period_start),
    currentPeriodEnd: timeOf(item.current_period_end),
    cancelAt: cancelAt ? timeOf(cancelAt) : atPeriodEnd ? timeOf(item.current_period_end) : null,
    cancelAtPeriodEnd: atPeriodEnd,
    scheduleId: idOf(subscription.schedule),
    scheduledLookupKey: null,
    scheduledAt: null,
    trialEnd: subscription.trial_end ? timeOf(subscription.trial_end) : null,
    collectionPaused: subscription.pause_collection !== null,
    otherItems: items
      .filter((other) => other !== item)
      .map(({ price, quantity }) => ({
        lookupKey: price.lookup_key,
        monthlyMinor: price.recurring
          ? monthlyMinor(price.unit_amount ?? 0, intervalOf(price), price.recurring.interval_count, quantity)
          : 0,
      })),
    discounts: subscription.discounts.flatMap(lastingOf),
    pendingUpdate: pending ? { expiresAt: timeOf(pending.expires_at) } : null,
    latestInvoiceId: idOf(subscription.latest_invoice),
    firstUnpaid: owesFirst(subscription),
    createdAt: timeOf(subscription.created),
  };
}

/** What is void was given up before it was paid. */
const UNPAID = new Set(['open', 'uncollectible', 'void']);

/** Of those that Stripe collects by itself; `latest_invoice` has to be expanded. */
function owesFirst({ latest_invoice: latest, collection_method: method }: Stripe.Subscription): boolean {
  if (!latest || typeof latest === 'string' || method !== 'charge_automatically') return false;
  return latest.billing_reason === 'subscription_create' && UNPAID.has(latest.status ?? '');
}

/** What a schedule's next phase sells, if anything follows. */
export function scheduledOf(
  schedule: Stripe.SubscriptionSchedule,
  ourPrice: OurPrice,
): Pick<SubscriptionFacts, 'scheduledLookupKey' | 'scheduledAt'> {
  const from = schedule.current_phase?.end_date;
  const next = schedule.phases.find((phase) => phase.start_date === from);
  const price = next?.items[0]?.price;
  if (!next || !price) return { scheduledLookupKey: null, scheduledAt: null };
  const scheduledLookupKey =
    typeof price === 'object' && 'lookup_key' in price ? (ourPrice(price)?.lookupKey ?? price.lookup_key) : null;
  return { scheduledLookupKey, scheduledAt: timeOf(next.start_date) };
}

function intervalOf(price: Stripe.Price): Interval {
  return (price.recurring?.interval ?? 'month') as Interval;
}

function lastingOf(discount: string | Stripe.Discount): SubscriptionFacts['discounts'] {
  if (typeof discount === 'string') return [];
  const { coupon } = discount.source;
  if (!coupon || typeof coupon === 'string' || coupon.duration === 'once') return [];
  return [{ id: discount.id, percentOff: coupon.percent_off, amountOffMinor: coupon.amount_off }];
}

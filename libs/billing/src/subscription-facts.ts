import type { Interval, SubscriptionFacts } from '#domain';
import { DomainError } from '#platform';
import type Stripe from 'stripe';

/** Unix seconds -> Date. */
export function timeOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

/** What we keep of a subscription. Period and price live on its item; the first item is the plan. */
export function factsOf(subscription: Stripe.Subscription): SubscriptionFacts {
  const [item] = subscription.items.data;
  const customerId = idOf(subscription.customer);
  if (!item || !customerId)
    throw new DomainError('stripe_unavailable', `subscription ${subscription.id} came without its item or customer`);
  const { cancel_at: cancelAt, cancel_at_period_end: atPeriodEnd, pending_update: pending } = subscription;
  return {
    id: subscription.id,
    customerId,
    status: subscription.status,
    itemId: item.id,
    lookupKey: item.price.lookup_key,
    unitAmountMinor: item.price.unit_amount ?? 0,
    quantity: item.quantity ?? 1,
    currency: item.price.currency,
    interval: (item.price.recurring?.interval ?? 'month') as Interval,
    intervalCount: item.price.recurring?.interval_count ?? 1,
    currentPeriodStart: timeOf(item.current_period_start),
    currentPeriodEnd: timeOf(item.current_period_end),
    cancelAt: cancelAt ? timeOf(cancelAt) : atPeriodEnd ? timeOf(item.current_period_end) : null,
    pendingUpdate: pending ? { expiresAt: timeOf(pending.expires_at) } : null,
    latestInvoiceId: idOf(subscription.latest_invoice),
    createdAt: timeOf(subscription.created),
  };
}

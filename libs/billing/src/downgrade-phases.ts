import type { Interval } from '#domain';
import type Stripe from 'stripe';

export type DowngradeRequest = {
  readonly kind: 'downgrade';
  readonly item: string;
  readonly price: string;
  readonly quantity: number;
  /** Of the new price. */
  readonly interval: Interval;
  /** Lookup key of the price that gives way; all else that is subscribed to stays. Absent in parameters that were frozen before. */
  readonly replaces?: string | null;
  /** Stripe's id of that price, whose lookup key may have moved; absent in parameters that were frozen before. */
  readonly replacesPrice?: string | null;
};

type Phase = Stripe.SubscriptionSchedule.Phase;
type Item = Stripe.SubscriptionSchedule.Phase.Item;

/**
 * The phase that runs, as it is, and the one with the lower price. Each sets all of its subscription: what it does not name ends with
 * the one before, be it a discount, a tax, a trial, or what the buyer added beside the plan.
 */
export function phasesOf(current: Phase, request: DowngradeRequest): Stripe.SubscriptionScheduleUpdateParams.Phase[] {
  const { price, quantity, interval } = request;
  const others = current.items.filter((item) => !givesWay(item, request));
  return [
    {
      ...keptOf(current),
      items: current.items.map(itemOf),
      start_date: current.start_date,
      end_date: current.end_date,
      ...(current.trial_end && { trial_end: current.trial_end }),
    },
    {
      ...keptOf(current),
      items: [{ price, quantity }, ...others.map(itemOf)],
      duration: { interval, interval_count: 1 },
      proration_behavior: 'none',
    },
  ];
}

function keptOf({ discounts: held, default_tax_rates: rates, automatic_tax: automatic }: Phase) {
  const discounts = held.flatMap(({ discount }) =>
    discount ? [{ discount: typeof discount === 'string' ? discount : discount.id }] : [],
  );
  return {
    ...(discounts.length > 0 && { discounts }),
    ...(rates && rates.length > 0 && { default_tax_rates: rates.map(({ id }) => id) }),
    ...(automatic && { automatic_tax: { enabled: automatic.enabled } }),
  };
}

function givesWay({ price }: Item, { replaces, replacesPrice }: DowngradeRequest): boolean {
  if (replacesPrice) return (typeof price === 'string' ? price : price.id) === replacesPrice;
  return !replaces || (typeof price === 'object' && 'lookup_key' in price && price.lookup_key === replaces);
}

function itemOf({ price, quantity, tax_rates: rates }: Item) {
  return {
    price: typeof price === 'string' ? price : price.id,
    quantity: quantity ?? 1,
    ...(rates && rates.length > 0 && { tax_rates: rates.map(({ id }) => id) }),
  };
}

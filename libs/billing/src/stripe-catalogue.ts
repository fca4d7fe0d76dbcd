import { DomainError, sha256 } from '#platform';
import type { Discount, Interval, Plan, PlanPrice, SoldOnce } from '#domain';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClient } from './stripe-client';
import { idOf } from './subscription-facts';

/** A price of Stripe that has a lookup key. */
export interface HeldPrice extends PlanPrice {
  readonly id: string;
  readonly active: boolean;
  /** Whether it is one amount for each month or each year, as the price of a plan is: no quarter, week, usage or tiers. */
  readonly isPlain: boolean;
  /** The plan that its product names in `metadata.tierlift_plan`; null: none. */
  readonly planKey: string | null;
  readonly productName: string;
}

/** What is sold at Stripe: products, prices by lookup key, coupons and promotion codes. Prices and coupons never change. */
@Injectable()
export class StripeCatalogue {
  private readonly stripe: Stripe;

  constructor(private readonly client: StripeClient) {
    this.stripe = client.api;
  }

  /** The id of the price with this lookup key. Throws `price_unknown`, `price_unavailable`. */
  async priceOf(lookupKey: string): Promise<string> {
    const { data } = await this.client.call(() => this.stripe.prices.list({ lookup_keys: [lookupKey], limit: 1 }));
    const [price] = data;
    if (!price)
      throw new DomainError(
        'price_unknown',
        `Stripe has no price with the lookup key ${lookupKey}; make it with npm run stripe:sync`,
      );
    if (!price.active)
      throw new DomainError('price_unavailable', `${lookupKey} was archived in Stripe; offer another price`);
    return price.id;
  }

  /** The id of the one-time price of a product, if it still costs what the buyer saw. Throws `price_unknown`, `price_unavailable`. */
  async oneTimePriceOf({ priceLookupKey, unitAmountMinor, currency }: SoldOnce): Promise<string> {
    const { data } = await this.client.call(() => this.stripe.prices.list({ lookup_keys: [priceLookupKey], limit: 1 }));
    const [price] = data;
    if (!price) throw new DomainError('price_unknown', `Stripe has no price with the lookup key ${priceLookupKey}`);
    const asSeen = price.currency === currency && price.unit_amount === unitAmountMinor;
    if (!price.active || price.recurring || !asSeen)
      throw new DomainError(
        'price_unavailable',
        `at Stripe ${priceLookupKey} is not an active one-time price of ${unitAmountMinor} ${currency}; correct it there or in the catalogue`,
      );
    return price.id;
  }

  async findPrice(lookupKey: string): Promise<HeldPrice | null> {
    const { data } = await this.client.call(() =>
      this.stripe.prices.list({ lookup_keys: [lookupKey], limit: 1, expand: ['data.product'] }),
    );
    return data[0] ? heldOf(data[0]) : null;
  }

  /** Every active recurring price that has a lookup key. */
  async recurringPrices(): Promise<HeldPrice[]> {
    const all = this.client.every((from) =>
      this.stripe.prices.list({ ...from, active: true, type: 'recurring', expand: ['data.product'] }),
    );
    const found: HeldPrice[] = [];
    for await (const price of all) {
      const held = heldOf(price);
      if (held) found.push(held);
    }
    return found;
  }

  /** The product of a plan, made if missing. */
  async ensureProduct(plan: Pick<Plan, 'key' | 'name'>): Promise<string> {
    const id = `tierlift_${plan.key}`;
    const held = await this.client.find(() => this.stripe.products.retrieve(id));
    if (held) return held.id;
    const made = await this.client.call(() =>
      this.stripe.products.create(
        { id, name: plan.name, metadata: { tierlift_plan: plan.key } },
        { idempotencyKey: `product:${plan.key}` },
      ),
    );
    return made.id;
  }

  /** The id of the new price. */
  async createPrice(product: string, price: PlanPrice): Promise<string> {
    const { lookupKey, currency, unitAmountMinor, interval } = price;
    const made = await this.client.call(() =>
      this.stripe.prices.create(
        { product, currency, unit_amount: unitAmountMinor, recurring: { interval }, lookup_key: lookupKey },
        { idempotencyKey: `price:${lookupKey}` },
      ),
    );
    return made.id;
  }

  /** The coupon of an offer's discount, made if missing. Other terms are another coupon, as Stripe's terms never change. */
  async ensureCoupon(offerKey: string, discount: Discount, currency: string): Promise<string> {
    const { percentOff, amountOffMinor, duration, durationMonths, maxRedemptions, redeemBy } = discount;
    const id = `tierlift_${sha256(JSON.stringify([offerKey, currency, discount])).slice(0, 24)}`;
    const held = await this.client.find(() => this.stripe.coupons.retrieve(id));
    if (held) return held.id;
    const made = await this.client.call(() =>
      this.stripe.coupons.create(
        {
          id,
          name: offerKey.slice(0, 40),
          duration,
          ...(percentOff !== null && { percent_off: percentOff }),
          ...(amountOffMinor !== null && { amount_off: amountOffMinor, currency }),
          ...(durationMonths !== null && { duration_in_months: durationMonths }),
          ...(maxRedemptions !== null && { max_redemptions: maxRedemptions }),
          ...(redeemBy !== null && { redeem_by: Math.floor(Date.parse(redeemBy) / 1000) }),
          metadata: { tierlift_offer: offerKey },
        },
        { idempotencyKey: `coupon:${id}` },
      ),
    );
    return made.id;
  }

  /**
   * The promotion code that a person typed; `lasts`: beyond one invoice. Throws `promotion_code_invalid`. Stripe itself counts its
   * redemptions.
   */
  async promotionCode(code: string): Promise<{ id: string; lasts: boolean }> {
    const { data } = await this.client.call(() =>
      this.stripe.promotionCodes.list({ code, active: true, limit: 1, expand: ['data.promotion.coupon'] }),
    );
    const [found] = data;
    if (!found) throw new DomainError('promotion_code_invalid', `there is no promotion code ${code}, or it has ended`);
    const { coupon } = found.promotion;
    return { id: found.id, lasts: typeof coupon === 'object' && coupon?.duration !== 'once' };
  }
}

function heldOf(price: Stripe.Price): HeldPrice | null {
  const { lookup_key: lookupKey, product } = price;
  if (!lookupKey) return null;
  const named = typeof product === 'object' && !product.deleted ? product : null;
  return {
    id: price.id,
    lookupKey,
    currency: price.currency,
    unitAmountMinor: price.unit_amount ?? 0,
    interval: (price.recurring?.interval ?? 'month') as Interval,
    active: price.active,
    isPlain: isPlain(price),
    planKey: named?.metadata.tierlift_plan ?? null,
    productName: named?.name ?? idOf(product) ?? lookupKey,
  };
}

function isPlain({ recurring, billing_scheme: scheme, unit_amount: amount }: Stripe.Price): boolean {
  const { interval, interval_count: count, usage_type: usage } = recurring ?? {};
  const isRegular = count === 1 && (interval === 'month' || interval === 'year');
  return isRegular && usage === 'licensed' && scheme === 'per_unit' && amount !== null;
}

import type { Coupon, Discount, PromotionCode } from '../model';

export function renderCoupon(coupon: Coupon, valid: boolean): object {
  const [own] = Object.entries(coupon.amountsOff);
  return {
    id: coupon.id,
    object: 'coupon',
    amount_off: own?.[1] ?? null,
    created: coupon.created,
    currency: own?.[0] ?? null,
    duration: coupon.duration,
    duration_in_months: coupon.durationInMonths,
    livemode: false,
    max_redemptions: coupon.maxRedemptions,
    metadata: coupon.metadata,
    name: coupon.name,
    percent_off: coupon.percentOff,
    redeem_by: coupon.redeemBy,
    times_redeemed: coupon.timesRedeemed,
    valid,
  };
}

/** What `expand: ['currency_options']` brings. */
export function renderCouponCurrencies({ amountsOff }: Coupon): object {
  return Object.fromEntries(Object.entries(amountsOff).map(([code, amount]) => [code, { amount_off: amount }]));
}

export function renderPromotionCode(code: PromotionCode, active: boolean): object {
  return {
    id: code.id,
    object: 'promotion_code',
    active,
    code: code.code,
    created: code.created,
    customer: code.customer,
    customer_account: null,
    expires_at: code.expiresAt,
    livemode: false,
    max_redemptions: code.maxRedemptions,
    metadata: code.metadata,
    promotion: { coupon: code.coupon, type: 'coupon' },
    restrictions: {
      first_time_transaction: code.firstTime,
      minimum_amount: code.minimumAmount,
      minimum_amount_currency: code.minimumAmountCurrency,
    },
    times_redeemed: code.timesRedeemed,
  };
}

export function renderDiscount(discount: Discount): object {
  return {
    id: discount.id,
    object: 'discount',
    checkout_session: discount.session,
    customer: discount.customer,
    customer_account: null,
    end: discount.end,
    invoice: null,
    invoice_item: null,
    promotion_code: discount.promotionCode,
    source: { coupon: discount.coupon, type: 'coupon' },
    start: discount.start,
    subscription: discount.subscription,
    subscription_item: discount.item,
  };
}

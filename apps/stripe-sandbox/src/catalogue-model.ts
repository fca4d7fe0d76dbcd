export type Metadata = Record<string, string>;

/** What is sold, and what is taken off or added to it. Times are unix seconds, amounts minor units. */
export interface Product {
  id: string;
  name: string;
  description: string | null;
  active: boolean;
  metadata: Metadata;
  created: number;
  updated: number;
}

/** How often a price is charged. */
export interface Cadence {
  interval: 'day' | 'week' | 'month' | 'year';
  intervalCount: number;
}

export interface Price {
  id: string;
  product: string;
  currency: string;
  unitAmount: number;
  /** Null: sold once. */
  recurring: Cadence | null;
  taxBehavior: 'exclusive' | 'inclusive' | 'unspecified';
  lookupKey: string | null;
  nickname: string | null;
  /** Amounts in other currencies. */
  currencyOptions: Record<string, number>;
  active: boolean;
  metadata: Metadata;
  created: number;
}

/** What is taken off. Its terms never change. */
export interface Coupon {
  id: string;
  name: string | null;
  percentOff: number | null;
  /** By currency; empty for a percentage. The first is the coupon's own. */
  amountsOff: Record<string, number>;
  duration: 'once' | 'repeating' | 'forever';
  durationInMonths: number | null;
  maxRedemptions: number | null;
  redeemBy: number | null;
  timesRedeemed: number;
  /** Only these products get it; null: all. */
  products: string[] | null;
  metadata: Metadata;
  deleted: boolean;
  created: number;
}

/** A word that a person enters for a coupon. */
export interface PromotionCode {
  id: string;
  code: string;
  coupon: string;
  active: boolean;
  customer: string | null;
  expiresAt: number | null;
  maxRedemptions: number | null;
  timesRedeemed: number;
  firstTime: boolean;
  minimumAmount: number | null;
  minimumAmountCurrency: string | null;
  metadata: Metadata;
  created: number;
}

/** A coupon at work on a subscription, or on one of its items. Kept after its end for the invoices that name it. */
export interface Discount {
  id: string;
  coupon: string;
  promotionCode: string | null;
  customer: string;
  subscription: string | null;
  item: string | null;
  session: string | null;
  start: number;
  /** From this second on it takes nothing off; null: never. */
  end: number | null;
}

export interface TaxRate {
  id: string;
  displayName: string;
  percentage: number;
  inclusive: boolean;
  country: string | null;
  jurisdiction: string | null;
  description: string | null;
  active: boolean;
  metadata: Metadata;
  created: number;
}

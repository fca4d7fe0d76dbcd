import type { Metadata } from './catalogue-model';

/** What a subscription is billed for. Times are unix seconds, amounts minor units. */
export interface TaxAmount {
  rate: string;
  inclusive: boolean;
  amount: number;
  taxable: number;
}

export interface Line {
  id: string;
  description: string;
  /** Before discounts and exclusive taxes. A proration is net of discounts. */
  amount: number;
  proration: boolean;
  price: string;
  unitAmount: number;
  quantity: number;
  periodStart: number;
  periodEnd: number;
  /** The subscription item that it bills; null for something sold once. */
  item: string | null;
  /** The invoice item behind it: of a proration, or of something sold once. */
  invoiceItem: string | null;
  discountable: boolean;
  /** Discounts of this line alone. */
  discounts: string[];
  /** Discounts that the amount is net of already. */
  included: string[];
  discountAmounts: { discount: string; amount: number }[];
  taxes: TaxAmount[];
}

/** One price of a subscription. */
export interface Item {
  id: string;
  price: string;
  quantity: number;
  discounts: string[];
  metadata: Metadata;
  /** What was last billed for it, net of discounts: what a credit gives back. */
  debit: { amount: number; from: number; until: number };
  created: number;
}

/** The plan part of a subscription: what a change replaces. */
export interface Term {
  items: Item[];
  discounts: string[];
  periodStart: number;
  periodEnd: number;
  anchor: number;
  trialStart: number | null;
  trialEnd: number | null;
}

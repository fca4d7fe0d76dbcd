import type { MethodToken } from './cards';
import type { Cadence, Coupon, Discount, Price, Product, PromotionCode, Metadata, TaxRate } from './catalogue-model';
import type { Delivery, Endpoint, Remembered, StripeEvent } from './delivery-model';
import type { Item, Line, TaxAmount, Term } from './term-model';
import { LIFE_TABLES, type Life, type LifeTables } from './life-model';

/** What the sandbox keeps. Times are unix seconds, amounts minor units. How Stripe shows it is in render/. */
export interface Customer {
  id: string;
  email: string | null;
  name: string | null;
  description: string | null;
  metadata: Metadata;
  defaultPaymentMethod: string | null;
  /** Negative: credit towards the next invoice. */
  balance: number;
  currency: string | null;
  testClock: string | null;
  address: Address | null;
  deleted: boolean;
  created: number;
}

/** A postal address in Stripe's words. */
export type Address = Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>;

export interface PaymentMethod {
  id: string;
  token: MethodToken;
  customer: string | null;
  created: number;
}

export interface Subscription extends Term, Life {
  id: string;
  customer: string;
  currency: string;
  status: 'active' | 'trialing' | 'past_due' | 'unpaid' | 'paused' | 'incomplete' | 'incomplete_expired' | 'canceled';
  metadata: Metadata;
  defaultPaymentMethod: string | null;
  /** The card that pays becomes the default. */
  savesPaymentMethod: boolean;
  cancelAt: number | null;
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
  latestInvoice: string | null;
  defaultTaxRates: string[];
  automaticTax: boolean;
  /** What becomes of a trial that ends without a card. */
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  /** The trial end that trial_will_end has been told of. */
  trialWarnedFor: number | null;
  /** Prorations and things sold once that wait for the next invoice. */
  pendingLines: Line[];
  pending: PendingUpdate | null;
  created: number;
}

/** A change that waits for its invoice to be paid (pending_if_incomplete). */
export interface PendingUpdate {
  term: Term;
  metadata: Metadata | null;
  cancelAtPeriodEnd: boolean | null;
  invoice: string;
  /** Lines that the invoice took over and gives back when it is voided. */
  takenLines: Line[];
  expiresAt: number;
}

export interface Invoice {
  id: string;
  number: string;
  customer: string;
  /** Null: an invoice by itself, for things sold once. */
  subscription: string | null;
  /** Of an invoice by itself; null: the customer's. */
  defaultPaymentMethod: string | null;
  metadata: Metadata;
  currency: string;
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  billingReason: 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'manual';
  lines: Line[];
  discounts: string[];
  defaultTaxRates: string[];
  automaticTax: boolean;
  /** Lines less discounts plus exclusive taxes. */
  total: number;
  startingBalance: number;
  endingBalance: number;
  amountDue: number;
  amountPaid: number;
  attempts: number;
  /** Automatic attempts after the first. */
  retries: number;
  nextAttempt: number | null;
  paymentIntent: string | null;
  periodStart: number;
  periodEnd: number;
  created: number;
  paidAt: number | null;
  voidedAt: number | null;
  uncollectibleAt: number | null;
}

export interface PaymentIntent {
  id: string;
  customer: string | null;
  /** Null: a card that was refused on the Checkout page, before there was an invoice. */
  invoice: string | null;
  amount: number;
  currency: string;
  /** `processing`: a bank has been asked, and answers in days. */
  status: 'succeeded' | 'processing' | 'requires_payment_method' | 'requires_action' | 'canceled';
  paymentMethod: string | null;
  declineCode: string | null;
  latestCharge: string | null;
  created: number;
}

export interface Session {
  id: string;
  customer: string | null;
  status: 'open' | 'complete' | 'expired';
  mode: 'subscription' | 'payment';
  currency: string;
  items: { price: string; quantity: number }[];
  /** What the buyer may add on the page. */
  optionalItems: { price: string; quantity: number; chosen: boolean }[];
  discounts: { coupon: string; promotionCode: string | null }[];
  allowPromotionCodes: boolean | null;
  /** What it sells as it stands: lines with discounts and taxes. */
  lines: Line[];
  trial: { days: number | null; end: number | null } | null;
  missingPaymentMethod: Subscription['missingPaymentMethod'];
  collectsCard: 'always' | 'if_required';
  defaultTaxRates: string[];
  automaticTax: boolean;
  /** The address of the page becomes the customer's. */
  savesAddress: boolean;
  /** What the buyer entered on the page. */
  country: string | null;
  metadata: Metadata;
  subscriptionMetadata: Metadata;
  clientReferenceId: string | null;
  successUrl: string;
  cancelUrl: string | null;
  customerEmail: string | null;
  subscription: string | null;
  invoice: string | null;
  paymentIntent: string | null;
  expiresAt: number;
  created: number;
}

/** Where time stands still; absent while it runs. */
export interface FrozenClock {
  id: 'clock';
  frozenAt: number;
}

export interface Tables extends LifeTables {
  product: Product;
  price: Price;
  coupon: Coupon;
  promotionCode: PromotionCode;
  discount: Discount;
  taxRate: TaxRate;
  customer: Customer;
  paymentMethod: PaymentMethod;
  subscription: Subscription;
  invoice: Invoice;
  paymentIntent: PaymentIntent;
  session: Session;
  event: StripeEvent;
  endpoint: Endpoint;
  delivery: Delivery;
  remembered: Remembered;
  clock: FrozenClock;
}

export type { Cadence, Coupon, Discount, Price, Product, PromotionCode, Metadata, TaxRate };
export type { Item, Line, TaxAmount, Term };
export type { Delivery, Endpoint, Remembered, StripeEvent };

export type TableName = keyof Tables;

export const TABLES = [
  'product',
  'price',
  'coupon',
  'promotionCode',
  'discount',
  'taxRate',
  'customer',
  'paymentMethod',
  'subscription',
  'invoice',
  'paymentIntent',
  'session',
  'event',
  'endpoint',
  'delivery',
  'remembered',
  'clock',
  ...LIFE_TABLES,
] as const satisfies readonly TableName[];

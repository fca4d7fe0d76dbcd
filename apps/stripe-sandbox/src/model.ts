import type { CardToken } from './cards';
import { LIFE_TABLES, type Life, type LifeTables } from './life-model';

/** What the sandbox keeps. Times are unix seconds, amounts minor units. How Stripe shows it is in render/. */
export type Metadata = Record<string, string>;

export interface Product {
  id: string;
  name: string;
  description: string | null;
  active: boolean;
  metadata: Metadata;
  created: number;
  updated: number;
}

export interface Price {
  id: string;
  product: string;
  currency: string;
  unitAmount: number;
  interval: 'day' | 'week' | 'month' | 'year';
  intervalCount: number;
  lookupKey: string | null;
  nickname: string | null;
  /** Amounts in other currencies: shown, never charged. */
  currencyOptions?: Record<string, number>;
  active: boolean;
  metadata: Metadata;
  created: number;
}

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
  deleted: boolean;
  created: number;
}

export interface PaymentMethod {
  id: string;
  token: CardToken;
  customer: string | null;
  created: number;
}

export interface Line {
  id: string;
  description: string;
  amount: number;
  proration: boolean;
  price: string;
  quantity: number;
  periodStart: number;
  periodEnd: number;
}

/** The plan part of a subscription: what a change replaces. */
export interface Term {
  price: string;
  quantity: number;
  periodStart: number;
  periodEnd: number;
  anchor: number;
}

export interface Subscription extends Term, Life {
  id: string;
  itemId: string;
  customer: string;
  status: 'active' | 'past_due' | 'unpaid' | 'paused' | 'incomplete' | 'incomplete_expired' | 'canceled';
  metadata: Metadata;
  defaultPaymentMethod: string | null;
  /** The card that pays becomes the default. */
  savesPaymentMethod: boolean;
  cancelAt: number | null;
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
  latestInvoice: string | null;
  /** Prorations that wait for the next invoice (create_prorations). */
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
  subscription: string;
  subscriptionItem: string;
  currency: string;
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  billingReason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  lines: Line[];
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
  status: 'succeeded' | 'requires_payment_method' | 'requires_action' | 'canceled';
  paymentMethod: string | null;
  declineCode: string | null;
  latestCharge: string | null;
  created: number;
}

export interface Session {
  id: string;
  customer: string | null;
  status: 'open' | 'complete' | 'expired';
  price: string;
  quantity: number;
  metadata: Metadata;
  subscriptionMetadata: Metadata;
  clientReferenceId: string | null;
  successUrl: string;
  cancelUrl: string | null;
  customerEmail: string | null;
  subscription: string | null;
  invoice: string | null;
  expiresAt: number;
  created: number;
}

export interface StripeEvent {
  id: string;
  type: string;
  created: number;
  object: object;
  previous: object | null;
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface Endpoint {
  id: string;
  url: string;
  secret: string;
  /** Signs too until this real time, in unix seconds. */
  formerSecret: { value: string; until: number } | null;
  apiVersion: string | null;
  enabledEvents: string[];
  disabled: boolean;
  description: string | null;
  metadata: Metadata;
  created: number;
}

export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  attempts: number;
  state: 'pending' | 'delivered' | 'failed';
}

/** The first answer to an idempotency key, kept for its repeats. */
export interface Remembered {
  id: string;
  request: string;
  status: number;
  body: object;
}

/** Where time stands still; absent while it runs. */
export interface FrozenClock {
  id: 'clock';
  frozenAt: number;
}

export interface Tables extends LifeTables {
  product: Product;
  price: Price;
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

export type TableName = keyof Tables;

export const TABLES = [
  'product',
  'price',
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

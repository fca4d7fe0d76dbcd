import type { Metadata } from './catalogue-model';
import type { Line, Term } from './term-model';

/** What belongs to the life of a subscription rather than to its plan. Times are unix seconds, amounts minor units. */
export interface Life {
  schedule: string | null;
  cancellation: Cancellation;
  pauseCollection: PauseCollection | null;
  /** Set while the status is `paused`. */
  paused: Pause | null;
}

export interface Cancellation {
  comment: string | null;
  feedback: string | null;
  reason: 'cancellation_requested' | 'payment_failed' | 'payment_disputed' | null;
}

export interface PauseCollection {
  behavior: 'keep_as_draft' | 'mark_uncollectible' | 'void';
  resumesAt: number | null;
}

export interface Pause {
  at: number;
  reason: 'pause_requested' | 'trial_end_without_payment_method';
  /** What has to be paid before it goes on, and what comes into force then. */
  resumption: Resumption | null;
}

export interface Resumption {
  invoice: string;
  behavior: 'resume_on_payment_attempt' | 'resume_on_payment_success';
  term: Term;
  /** Lines that the invoice took over and gives back when it is voided. */
  takenLines: Line[];
}

export const NEW_LIFE: Life = {
  schedule: null,
  cancellation: { comment: null, feedback: null, reason: null },
  pauseCollection: null,
  paused: null,
};

export interface PhaseItem {
  price: string;
  quantity: number;
  metadata: Metadata;
}

/** One of the three, by its id. */
export interface PhaseDiscount {
  coupon: string | null;
  discount: string | null;
  promotion_code: string | null;
}

/** A stretch of a schedule. The end of one is the start of the next. */
export interface Phase {
  start: number;
  end: number;
  items: PhaseItem[];
  discounts: PhaseDiscount[];
  /** Its beginning begins a period too. */
  anchorsAtStart: boolean;
  prorationBehavior: 'none' | 'create_prorations' | 'always_invoice';
  metadata: Metadata;
  defaultPaymentMethod: string | null;
  /** Those of the subscription while it lasts: what it does not name ends. */
  defaultTaxRates: string[];
  description: string | null;
}

export interface Schedule {
  id: string;
  customer: string;
  subscription: string | null;
  releasedSubscription: string | null;
  status: 'not_started' | 'active' | 'completed' | 'released' | 'canceled';
  endBehavior: 'release' | 'cancel';
  /** Start of the phase that the subscription is on; null before the first. */
  currentStart: number | null;
  phases: Phase[];
  metadata: Metadata;
  defaultPaymentMethod: string | null;
  created: number;
  canceledAt: number | null;
  completedAt: number | null;
  releasedAt: number | null;
}

/** What happens to a renewal that no card pays. */
export interface DunningRules {
  id: 'dunning';
  /** Days between an attempt and the next. */
  retryDays: number[];
  then: 'cancel' | 'unpaid' | 'past_due';
  marksUncollectible: boolean;
}

/** How many invoices a subscription may get by requests. */
export interface RateLimits {
  id: 'rateLimits';
  invoicesPerMinute: number;
  invoicesPerDay: number;
}

export interface TestClock {
  id: string;
  name: string | null;
  frozenAt: number;
  /** Where it is being moved to. */
  target: number | null;
  status: 'ready' | 'advancing' | 'internal_failure';
  created: number;
}

export interface Charge {
  id: string;
  customer: string | null;
  paymentIntent: string;
  paymentMethod: string | null;
  amount: number;
  amountRefunded: number;
  currency: string;
  declineCode: string | null;
  disputed: boolean;
  created: number;
}

export interface Refund {
  id: string;
  charge: string;
  amount: number;
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  metadata: Metadata;
  created: number;
}

export interface Dispute {
  id: string;
  charge: string;
  amount: number;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
  created: number;
}

export interface PortalProduct {
  product: string;
  prices: string[];
}

export interface PortalConfiguration {
  id: string;
  active: boolean;
  isDefault: boolean;
  name: string | null;
  headline: string | null;
  privacyPolicyUrl: string | null;
  termsOfServiceUrl: string | null;
  returnUrl: string | null;
  metadata: Metadata;
  changesCard: boolean;
  showsInvoices: boolean;
  cancels: { enabled: boolean; mode: 'at_period_end' | 'immediately'; asksWhy: boolean; reasons: string[] };
  updates: {
    enabled: boolean;
    products: PortalProduct[];
    prorationBehavior: 'none' | 'create_prorations' | 'always_invoice';
  };
  created: number;
  updated: number;
}

/** A session that a person is sent to for one thing alone. */
export interface PortalFlow {
  type: 'payment_method_update' | 'subscription_cancel' | 'subscription_update';
  subscription: string | null;
  /** Where a person goes afterwards; null: to the whole portal. */
  redirectUrl: string | null;
}

export interface PortalSession {
  id: string;
  customer: string;
  configuration: string;
  returnUrl: string | null;
  flow: PortalFlow | null;
  created: number;
}

export interface Feature {
  id: string;
  name: string;
  lookupKey: string;
  active: boolean;
  metadata: Metadata;
}

export interface ProductFeature {
  id: string;
  product: string;
  feature: string;
}

/** A feature that a customer has by a live subscription. */
export interface Entitlement {
  id: string;
  customer: string;
  feature: string;
}

export interface LifeTables {
  schedule: Schedule;
  dunning: DunningRules;
  rateLimits: RateLimits;
  testClock: TestClock;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  portalConfiguration: PortalConfiguration;
  portalSession: PortalSession;
  feature: Feature;
  productFeature: ProductFeature;
  entitlement: Entitlement;
}

export const LIFE_TABLES = [
  'schedule',
  'dunning',
  'rateLimits',
  'testClock',
  'charge',
  'refund',
  'dispute',
  'portalConfiguration',
  'portalSession',
  'feature',
  'productFeature',
  'entitlement',
] as const satisfies readonly (keyof LifeTables)[];

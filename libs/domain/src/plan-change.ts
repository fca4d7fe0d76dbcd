import type { OfferTerms } from './offer';
import type { Moves } from './state-machine';

/** A change of plan, carried out in Stripe at most once. `parameters` and the key are frozen before the first call. */
export interface PlanChange {
  readonly id: string;
  readonly memberId: string;
  readonly proposalId: string | null;
  /** The change that it was agreed together with, and follows; null: none. */
  readonly afterId: string | null;
  readonly kind: PlanChangeKind;
  readonly status: PlanChangeStatus;
  readonly fromPlanKey: string;
  readonly toPlanKey: string;
  /** null: the plan without a price, or the same plan (`pause`, `resume`). */
  readonly priceLookupKey: string | null;
  readonly terms: ChangeTerms;
  /** The Stripe request as sent, or null before it is known. */
  readonly parameters: FrozenParameters | null;
  /** Rises only after reading Stripe showed that the attempt was not applied. */
  readonly generation: number;
  /** Checkout Session, subscription or invoice. */
  readonly stripeId: string | null;
  /** Stripe's payment intent that paid it; null: not yet, or there was nothing to pay. A `Charge` has the same. */
  readonly paymentId: string | null;
  /** Where the member goes on: the Checkout page, or the invoice's page for another card or authentication. */
  readonly url: string | null;
  /** One of `FAILURES`. */
  readonly failureCode: string | null;
  readonly createdAt: Date;
  /** When it was confirmed: Stripe may have seen it from then on. */
  readonly submittedAt: Date | null;
  readonly settledAt: Date | null;
}

export type FrozenParameters = Readonly<Record<string, Json>>;

type Json =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Readonly<Record<string, string | number>>[];

/** What was agreed beside plan and price; `promotionCode` is what the member typed. */
export interface ChangeTerms extends OfferTerms {
  readonly offerKey: string | null;
  readonly promotionCode: string | null;
  /** Paid once: with the first invoice, or after a change in place on an invoice of their own; absent: none. */
  readonly products?: readonly SoldOnce[];
}

/** A product of a sale, by the lookup key of its one-time price; `unitAmountMinor` as the buyer saw it. */
export interface SoldOnce {
  readonly priceLookupKey: string;
  readonly quantity: number;
  readonly unitAmountMinor: number;
  readonly currency: string;
}

/**
 * `checkout`: free to paid, on Stripe's page. `purchase`: products alone, on Stripe's page; the plan stays. `update`: paid to paid now,
 * in place, the difference charged. `invoice`: products agreed together with a change in place, charged to the same card once it has
 * succeeded. `downgrade`: to a lower price at the end of the period. `cancel`: to no price at the end of the period. `pause` and `resume`: the same plan stops and goes
 * on; resuming also takes back a downgrade or cancellation that has not happened yet.
 */
export const PLAN_CHANGE_KINDS = [
  'checkout',
  'purchase',
  'update',
  'invoice',
  'downgrade',
  'cancel',
  'pause',
  'resume',
] as const;
export type PlanChangeKind = (typeof PLAN_CHANGE_KINDS)[number];

/** Whether it is paid on Stripe's page; all others need nobody unless a card is refused. */
export function isPaidOnPage({ kind }: Pick<PlanChange, 'kind'>): boolean {
  return kind === 'checkout' || kind === 'purchase';
}

/** Whether it sells products alone and leaves the plan as it is. */
export function leavesPlan({ kind }: Pick<PlanChange, 'kind'>): boolean {
  return kind === 'purchase' || kind === 'invoice';
}

/** What things that are sold once come to, in their currency. */
export function worthOf(products: readonly SoldOnce[]): number {
  return products.reduce((sum, { unitAmountMinor, quantity }) => sum + unitAmountMinor * quantity, 0);
}

export const PLAN_CHANGE_MOVES = {
  quoted: ['submitted', 'expired', 'superseded'],
  submitted: ['requires_action', 'processing', 'succeeded', 'failed', 'expired'],
  requires_action: ['processing', 'succeeded', 'failed', 'expired'],
  processing: ['requires_action', 'succeeded', 'failed', 'expired'],
  succeeded: [],
  failed: [],
  expired: [],
  superseded: [],
} as const satisfies Moves<string>;

export type PlanChangeStatus = keyof typeof PLAN_CHANGE_MOVES;

/** States in which Stripe may be changing: at most one such change per member. */
export const IN_FLIGHT: readonly PlanChangeStatus[] = ['submitted', 'requires_action', 'processing'];

/** The key under which Stripe remembers one attempt of one change. */
export function idempotencyKeyOf(change: Pick<PlanChange, 'id' | 'generation'>): string {
  return `change:${change.id}:${change.generation}`;
}

/** What an accepted change costs, to the minor unit, as Stripe computed it. Amounts are in `currency`. */
export interface Quote extends Amounts {
  readonly id: string;
  readonly planChangeId: string;
  readonly memberId: string;
  /** What every following period costs, less discounts that last and with tax. */
  readonly recurringMinor: number;
  /** Products agreed together with it: a second payment, once the change has succeeded. Tax on top is shown before it is paid. */
  readonly productsMinor: number;
  /** null: there is none, the subscription ends. */
  readonly nextInvoiceAt: Date | null;
  /** When the plan changes; null: now, as soon as it is paid. */
  readonly effectiveAt: Date | null;
  /** Unix seconds: the instant from which the proration is counted; sent again with the change. */
  readonly prorationDate: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** An invoice as Stripe computed it: sum of `lines` - `discountMinor` + exclusive tax = `amountDueNowMinor` + `creditMinor`. */
export interface Amounts {
  readonly currency: string;
  readonly amountDueNowMinor: number;
  readonly discountMinor: number;
  /** Tax in all, also what is included in the lines. */
  readonly taxMinor: number;
  /** Paid from the customer's credit balance; below zero: what is left over becomes credit. */
  readonly creditMinor: number;
  readonly lines: readonly QuoteLine[];
}

export interface QuoteLine {
  readonly description: string;
  readonly amountMinor: number;
  readonly proration: boolean;
}

export const QUOTE_MINUTES = 10;

import type { Moves } from './state-machine';

/** A change of plan, carried out in Stripe at most once. `parameters` and the key are frozen before the first call. */
export interface PlanChange {
  readonly id: string;
  readonly memberId: string;
  readonly proposalId: string | null;
  readonly kind: PlanChangeKind;
  readonly status: PlanChangeStatus;
  readonly fromPlanKey: string;
  readonly toPlanKey: string;
  readonly priceLookupKey: string;
  /** The Stripe request as sent, or null before it is known. */
  readonly parameters: FrozenParameters | null;
  /** Rises only after reading Stripe showed that the attempt was not applied. */
  readonly generation: number;
  /** Checkout Session or subscription. */
  readonly stripeId: string | null;
  /** Where the member goes on: the Checkout page, or the invoice's page for another card or authentication. */
  readonly url: string | null;
  readonly failureCode: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export type FrozenParameters = Readonly<Record<string, string | number>>;

/** `checkout`: free to paid, on Stripe's page. `update`: paid to paid, the subscription changed in place. */
export type PlanChangeKind = 'checkout' | 'update';

export const PLAN_CHANGE_MOVES = {
  quoted: ['submitted', 'expired', 'superseded'],
  submitted: ['requires_action', 'processing', 'succeeded', 'failed', 'expired', 'superseded'],
  requires_action: ['processing', 'succeeded', 'failed', 'expired', 'superseded'],
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
export interface Quote {
  readonly id: string;
  readonly planChangeId: string;
  readonly memberId: string;
  readonly currency: string;
  readonly amountDueNowMinor: number;
  readonly lines: readonly QuoteLine[];
  /** What every following period costs. */
  readonly recurringMinor: number;
  readonly nextInvoiceAt: Date;
  /** Unix seconds: the instant from which the proration is counted; sent again with the change. */
  readonly prorationDate: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface QuoteLine {
  readonly description: string;
  readonly amountMinor: number;
  readonly proration: boolean;
}

export const QUOTE_MINUTES = 10;

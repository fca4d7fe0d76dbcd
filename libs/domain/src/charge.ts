/** One successful charge at Stripe as last read: money that a member paid, taxes included, and what of it was given back since. */
export interface Charge {
  readonly id: string;
  readonly memberId: string;
  /** Stripe's payment intent: what it paid for has the same. null: made without one, or read before it was kept. */
  readonly paymentId: string | null;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  /** Taken back by the cardholder's bank, unless the dispute was won. */
  readonly chargedBack: boolean;
  readonly currency: string;
  readonly chargedAt: Date;
  /** When it was first read, or last found changed (database clock): what a roll-up must look at again. */
  readonly readAt: Date;
}

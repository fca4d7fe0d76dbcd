/** One successful charge at Stripe as last read: money that a member paid, taxes included, and what of it was given back since. */
export interface Charge {
  readonly id: string;
  readonly memberId: string;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  /** Taken back by the cardholder's bank, unless the dispute was won. */
  readonly chargedBack: boolean;
  readonly currency: string;
  readonly chargedAt: Date;
  /** When it was first read, or last found changed (database clock): what a roll-up must look at again. */
  readonly readAt: Date;
}

/** An invoice as Stripe shows it; amounts in minor units. */
export interface MemberInvoice {
  readonly id: string;
  /** null: still a draft. */
  readonly number: string | null;
  readonly status: string | null;
  readonly currency: string;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly createdAt: Date;
  /** Stripe's page of it, which expires. */
  readonly url: string | null;
}

export interface InvoicePage {
  readonly data: readonly MemberInvoice[];
  readonly hasMore: boolean;
}

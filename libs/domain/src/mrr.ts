/** How recurring revenue moved. Over any span: revenue at the start + all movements = revenue at the end. */
export interface MrrMovement {
  readonly id: string;
  readonly memberId: string;
  readonly kind: MovementKind;
  /** Signed, in minor units per month. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly planKey: string;
  readonly previousPlanKey: string;
  readonly planChangeId: string | null;
  readonly occurredAt: Date;
}

export const MOVEMENT_KINDS = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** The movement between two settled states of one member in one currency; null when revenue stayed the same. */
export function movementBetween(
  beforeMinor: number,
  afterMinor: number,
  paidBefore: boolean,
): { kind: MovementKind; amountMinor: number } | null {
  const amountMinor = afterMinor - beforeMinor;
  if (amountMinor === 0) return null;
  if (beforeMinor === 0) return { kind: paidBefore ? 'reactivation' : 'new', amountMinor };
  if (afterMinor === 0) return { kind: 'churn', amountMinor };
  return { kind: amountMinor > 0 ? 'expansion' : 'contraction', amountMinor };
}

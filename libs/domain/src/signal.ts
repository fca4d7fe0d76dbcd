/** One observed fact about a member; never changes once stored. */
export interface Signal {
  /** The sender's own id; the same id is the same fact. */
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly occurredAt: Date;
  readonly value: number | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const FAMILIES = ['positive', 'need', 'negative', 'neutral'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * What a signal name means. Unknown names are stored and count as neutral. The negative family blocks: while its score is above the
 * policy's bound, the member is not asked, whatever the rest.
 */
export interface SignalDefinition {
  readonly name: string;
  readonly family: Family;
  /** Points per occurrence, or per unit of `value` when the signal carries one. */
  readonly weight: number;
  /** The most units of `value` that count, e.g. 4 pages of a reading session. */
  readonly valueCap: number | null;
  /** Points of long-run activity (family `neutral`, 30 days) per occurrence or unit of `value`, beside those of the family. */
  readonly activity: number;
  /** Only the first of a member counts, e.g. the first course that was completed. */
  readonly milestone: boolean;
}

/** Defaults of the field's literature on decayed engagement; edit them at run time. */
export const DEFAULT_SIGNAL_DEFINITIONS: readonly SignalDefinition[] = [
  { name: 'login', family: 'positive', weight: 0.1, valueCap: 1, activity: 1, milestone: false },
  { name: 'content_viewed', family: 'positive', weight: 0.15, valueCap: 4, activity: 0.3, milestone: false },
  { name: 'content_completed', family: 'positive', weight: 1, valueCap: 4, activity: 0, milestone: false },
  { name: 'rated_high', family: 'positive', weight: 1.2, valueCap: 1, activity: 0, milestone: false },
  { name: 'first_content_completed', family: 'positive', weight: 1.5, valueCap: 1, activity: 0, milestone: true },
  { name: 'limit_hit', family: 'need', weight: 1, valueCap: 1, activity: 0, milestone: false },
  { name: 'gated_feature_tapped', family: 'need', weight: 0.8, valueCap: 1, activity: 0, milestone: false },
  { name: 'ticket_opened', family: 'negative', weight: 1.5, valueCap: 1, activity: 0, milestone: false },
  { name: 'crash', family: 'negative', weight: 1, valueCap: 1, activity: 0, milestone: false },
  { name: 'rated_low', family: 'negative', weight: 1, valueCap: 1, activity: 0, milestone: false },
  { name: 'payment_failed', family: 'negative', weight: 1.5, valueCap: 1, activity: 0, milestone: false },
  { name: 'payment_disputed', family: 'negative', weight: 3, valueCap: 1, activity: 0, milestone: false },
  { name: 'complained', family: 'negative', weight: 3, valueCap: 1, activity: 0, milestone: false },
  { name: 'refund_requested', family: 'negative', weight: 2, valueCap: 1, activity: 0, milestone: false },
  { name: 'cancellation_scheduled', family: 'negative', weight: 3, valueCap: 1, activity: 0, milestone: false },
];

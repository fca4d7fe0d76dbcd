import type { Features } from './model';

/** Why a decision came out as it did: stable codes, shown to support and stored with each decision. */
export const REASONS = {
  eligible: 'All rules passed: a good moment to ask.',
  holdout: 'The member is in the holdout and is never asked.',
  no_audience_match: 'No running campaign fits this member.',
  already_entitled: 'There is no higher plan to offer.',
  frequency_capped: 'The member was asked as often as the cap allows.',
  quiet_hours: 'It is night where the member lives.',
  time_zone_unknown: 'The member’s time zone is unknown, so nothing is pushed.',
  cooldown: 'The last ask is too recent, or the member declined several times in a row.',
  open_proposal: 'An earlier proposal is still open.',
  blocked_by_signal: 'A bad experience is too recent.',
  objected: 'The member objected to profiling.',
  no_address: 'The member has no address for this channel.',
  no_consent: 'The member did not consent to this channel.',
  plan_state_unknown: 'The plan at Stripe is not known for certain.',
  change_in_progress: 'A plan change is in progress.',
  score_below_threshold: 'The engagement score is below the threshold.',
  discount_not_earned: 'A discount follows only a declined offer at full price, some time later, and not for leaving.',
  lower_priority: 'Another campaign is worth more to ask with now.',
  budget_exhausted: 'The campaign has asked as many as it may.',
  campaign_paused: 'The campaign is paused.',
  campaign_ended: 'The campaign was cancelled or is over.',
  needs_proof: 'It sells after the member has seen what it is good for, and is remembered until then.',
  no_product: 'No product fits this cart.',
  withheld_at_random: 'Left out by chance today, so that the service can learn what asking changes.',
} as const;

export type Reason = keyof typeof REASONS;

/** How many members each reason decided on. */
export type ReasonCounts = Readonly<Partial<Record<Reason, number>>>;

/** The counts with one more for each of these reasons. */
export function tally(counts: ReasonCounts, reasons: Iterable<Reason | undefined>): ReasonCounts {
  const sum: Partial<Record<Reason, number>> = { ...counts };
  for (const reason of reasons) if (reason) sum[reason] = (sum[reason] ?? 0) + 1;
  return sum;
}

export const OUTCOMES = ['offer', 'hold', 'holdout', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What `decide` answers: data only, stored as a row and turned into a proposal when `outcome` is `offer`. */
export interface Verdict {
  readonly outcome: Outcome;
  /** In order of the rules; the first is the main one. */
  readonly because: readonly Reason[];
  /** For `hold`: the earliest instant at which time alone no longer stands in the way. */
  readonly until: Date | null;
  /** 0 for the held-out and those who objected: they are not scored. */
  readonly score: number;
  /** Of a yes, by the model; null without one. */
  readonly probability: number | null;
  /** What the score, or the probability, had to reach; null for those who are not scored. */
  readonly bound: number | null;
  /** What the model looked at, in the order of FEATURES; null for those who are not scored. */
  readonly features: Features | null;
  readonly offerKey: string | null;
  /** The campaign that asks, or would be next to; null: none fits. */
  readonly campaignKey: string | null;
  readonly policyVersion: number;
  readonly modelVersion: number | null;
  /** Probability of each arm at the moment of the choice; sums to 1. */
  readonly propensities: Readonly<Record<string, number>>;
  /** Whether chance alone decided to ask or not: only such decisions teach the model. */
  readonly randomised: boolean;
  /** What was hashed with the member's id for every draw. */
  readonly seed: string;
  /** Of a held-out member: whether it would have been asked now (ghost exposure). */
  readonly wouldAsk: boolean;
  /** The other campaigns that fit, and why they did not ask. */
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly campaignKey: string;
  readonly because: readonly Reason[];
}

/** One logged evaluation of one member. */
export interface Decision extends Omit<Verdict, 'campaignKey'> {
  readonly id: string;
  readonly memberId: string;
  readonly campaignId: string | null;
  /** The wave that asked; null: a signal or a request did. */
  readonly waveId: string | null;
  readonly source: DecisionSource;
  readonly placement: string | null;
  readonly decidedAt: Date;
}

export const DECISION_SOURCES = ['signal', 'campaign', 'request', 'sale'] as const;
export type DecisionSource = (typeof DECISION_SOURCES)[number];

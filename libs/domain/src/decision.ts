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
  no_consent: 'The member did not consent to this channel.',
  plan_state_unknown: 'The plan at Stripe is not known for certain.',
  change_in_progress: 'A plan change is in progress.',
  score_below_threshold: 'The engagement score is below the threshold.',
} as const;

export type Reason = keyof typeof REASONS;

export const OUTCOMES = ['offer', 'hold', 'holdout', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What `decide` answers: data only, stored as a row and turned into a proposal when `outcome` is `offer`. */
export interface Verdict {
  readonly outcome: Outcome;
  /** In order of the rules; the first is the main one. */
  readonly because: readonly Reason[];
  /** For `hold`: the earliest instant at which time alone no longer stands in the way. */
  readonly until: Date | null;
  readonly score: number;
  readonly offerKey: string | null;
  readonly policyVersion: number;
  /** Probability of each arm at the moment of the choice; sums to 1. */
  readonly propensities: Readonly<Record<string, number>>;
}

/** One logged evaluation of one member. */
export interface Decision extends Verdict {
  readonly id: string;
  readonly memberId: string;
  readonly campaignId: string | null;
  readonly source: DecisionSource;
  readonly placement: string | null;
  readonly decidedAt: Date;
}

export const DECISION_SOURCES = ['signal', 'campaign', 'request'] as const;
export type DecisionSource = (typeof DECISION_SOURCES)[number];

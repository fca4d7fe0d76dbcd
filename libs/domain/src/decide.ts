import type { AskLedger } from './ask-ledger';
import { isPush, type Campaign } from './campaign';
import type { Outcome, Reason, Verdict } from './decision';
import type { Engagement } from './engagement';
import { BUCKETS } from './hash';
import type { Member } from './member';
import { nextOffer, type Offer } from './offer';
import type { Ladder } from './plan';
import { scoreOf, type Policy } from './policy';
import { endOfQuiet, isQuiet } from './quiet-hours';

const DAY_MS = 86_400_000;

/** All that a decision looks at, read at one instant. */
export interface DecisionInput {
  readonly member: Pick<Member, 'planKey' | 'planState' | 'timeZone' | 'objectedAt' | 'holdoutBucket'>;
  readonly engagement: Engagement;
  readonly ledger: AskLedger;
  readonly changeInProgress: boolean;
  /** null: no running campaign fits. */
  readonly campaign: Pick<Campaign, 'channel'> | null;
  readonly offers: readonly Offer[];
  /** A scheduled wave asks its audience without a threshold; a signal must have made the moment good. */
  readonly scoreNeeded: boolean;
}

interface Obstacle {
  readonly reason: Reason;
  /** When time alone removes it; null: something else must change first. */
  readonly until: Date | null;
}

export function isHeldOut(member: Pick<Member, 'holdoutBucket'>, policy: Policy): boolean {
  return member.holdoutBucket < policy.holdout.share * BUCKETS;
}

/**
 * Whether to ask one member now, and why (not). Pure: the same input gives the same verdict.
 * The holdout is checked before anything else; then every obstacle is named, in a fixed order.
 */
export function decide(input: DecisionInput, ladder: Ladder, policy: Policy, now: Date): Verdict {
  const score = scoreOf(policy, input.engagement);
  const verdict = (outcome: Outcome, because: Reason[], until: Date | null = null, offer?: Offer): Verdict => ({
    outcome,
    because,
    until,
    score,
    offerKey: offer?.key ?? null,
    policyVersion: policy.version,
    propensities: offer ? { [offer.key]: 1 } : { none: 1 },
  });
  if (isHeldOut(input.member, policy)) return verdict('holdout', ['holdout']);

  const plan = ladder.get(input.member.planKey);
  const offer = plan && nextOffer(input.offers, ladder, plan);
  const obstacles = [
    ...personObstacles(input, policy, plan !== undefined, offer !== undefined),
    ...ledgerObstacles(input.ledger, policy, now),
    ...momentObstacles(input, policy, score, now),
  ];
  if (obstacles.length === 0) return verdict('offer', ['eligible'], null, offer);

  const because = obstacles.map(({ reason }) => reason);
  const waits = obstacles.map(({ until }) => until);
  if (waits.some((until) => until === null)) return verdict('none', because);
  return verdict('hold', because, new Date(Math.max(...waits.map((until) => until?.getTime() ?? 0))));
}

function personObstacles(input: DecisionInput, policy: Policy, planKnown: boolean, offerFound: boolean): Obstacle[] {
  const found: Obstacle[] = [];
  const stop = (reason: Reason) => found.push({ reason, until: null });
  if (input.member.objectedAt) stop('objected');
  if (input.member.planState === 'unknown' || !planKnown) stop('plan_state_unknown');
  if (input.changeInProgress) stop('change_in_progress');
  if (!input.campaign) stop('no_audience_match');
  else if (planKnown && !offerFound) stop('already_entitled');
  if (input.engagement.negative > policy.negativeBound) stop('blocked_by_signal');
  return found;
}

function ledgerObstacles(ledger: AskLedger, policy: Policy, now: Date): Obstacle[] {
  const found: Obstacle[] = [];
  const daysAfter = (from: Date | null | undefined, days: number) => (from ? from.getTime() + days * DAY_MS : 0);
  const wait = (reason: Reason, until: number) => {
    if (until > now.getTime()) found.push({ reason, until: new Date(until) });
  };
  const silent = ledger.declinesInARow >= policy.declines.inARow;
  const capped = ledger.recentAsks.length >= policy.cap.asks;
  if (ledger.openProposal) found.push({ reason: 'open_proposal', until: null });
  wait(
    'cooldown',
    Math.max(
      daysAfter(ledger.lastAskedAt, policy.cooldownDays),
      silent ? daysAfter(ledger.lastDeclinedAt, policy.declines.silenceDays) : 0,
    ),
  );
  if (capped) wait('frequency_capped', daysAfter(ledger.recentAsks.at(-policy.cap.asks), policy.cap.days));
  return found;
}

function momentObstacles(input: DecisionInput, policy: Policy, score: number, now: Date): Obstacle[] {
  const found: Obstacle[] = [];
  const zone = input.member.timeZone;
  if (input.campaign && isPush(input.campaign.channel)) {
    if (!zone) found.push({ reason: 'time_zone_unknown', until: null });
    else if (isQuiet(now, zone, policy.quietHours)) {
      found.push({ reason: 'quiet_hours', until: endOfQuiet(now, zone, policy.quietHours) });
    }
  }
  if (input.scoreNeeded && score < policy.threshold) found.push({ reason: 'score_below_threshold', until: null });
  return found;
}

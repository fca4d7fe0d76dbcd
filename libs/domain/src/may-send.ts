import { CONSENT_NEEDED, isOver, isPush, type Campaign } from './campaign';
import type { Reason } from './decision';
import type { Member } from './member';
import type { Ladder } from './plan';
import type { Policy } from './policy';
import type { Proposal } from './proposal';
import { endOfQuiet, isQuiet } from './quiet-hours';

export type SendVerdict =
  | { readonly kind: 'send' }
  | { readonly kind: 'wait'; readonly until: Date }
  /** Until the campaign goes on. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'withdraw'; readonly because: Reason };

/** What may have changed between the decision and the moment of sending. */
export interface SendInput {
  readonly proposal: Pick<Proposal, 'planKey' | 'channel'>;
  readonly campaign: Pick<Campaign, 'status' | 'endsAt'>;
  readonly member: Pick<Member, 'planKey' | 'planState' | 'objectedAt' | 'timeZone' | 'email' | 'consents'>;
  readonly negativeScore: number;
  readonly changeInProgress: boolean;
}

/** Asks again at the moment of sending: a ticket, an objection, an upgrade or the campaign's end since the decision withdraws the proposal. */
export function maySend(input: SendInput, ladder: Ladder, policy: Policy, now: Date): SendVerdict {
  const { proposal, campaign, member } = input;
  const withdraw = (because: Reason): SendVerdict => ({ kind: 'withdraw', because });
  if (campaign.status === 'cancelled' || isOver(campaign, now)) return withdraw('campaign_ended');
  if (member.objectedAt) return withdraw('objected');
  const held = ladder.get(member.planKey);
  const offered = ladder.get(proposal.planKey);
  if (member.planState === 'unknown' || !held || !offered) return withdraw('plan_state_unknown');
  if (held.rank >= offered.rank) return withdraw('already_entitled');
  if (input.changeInProgress) return withdraw('change_in_progress');
  // turned round, so that what is not a number blocks
  if (!(input.negativeScore <= policy.negativeBound)) return withdraw('blocked_by_signal');
  if (campaign.status === 'paused') return { kind: 'hold' };
  if (!isPush(proposal.channel)) return { kind: 'send' };
  const consent = CONSENT_NEEDED[proposal.channel];
  if (consent !== null && member.consents[consent] !== true) return withdraw('no_consent');
  if (proposal.channel === 'email' && !member.email) return withdraw('no_address');
  if (!member.timeZone) return withdraw('time_zone_unknown');
  if (isQuiet(now, member.timeZone, policy.quietHours)) {
    return { kind: 'wait', until: endOfQuiet(now, member.timeZone, policy.quietHours) };
  }
  return { kind: 'send' };
}

import type { AskLedger } from './ask-ledger';
import { CONSENT_NEEDED, isPush, type Campaign } from './campaign';
import { DAY_MS } from './day';
import type { Reason } from './decision';
import type { Engagement } from './engagement';
import type { Member } from './member';
import { isDiscounted, type Offer } from './offer';
import type { Plan } from './plan';
import type { Policy } from './policy';
import { endOfQuiet, isQuiet } from './quiet-hours';

/** A rule answers the instant from which it lets pass (epoch ms): past or 0, now; later, time alone removes it; NEVER, something else must change. */
export const NEVER = Infinity;
const PASSES = 0;

/** A running campaign whose audience the member belongs to, with its offers. */
export interface Candidate {
  readonly campaign: Pick<Campaign, 'key' | 'channel' | 'priority'>;
  readonly offers: readonly Offer[];
}

/** All that a decision looks at, read at one instant. */
export interface DecisionInput {
  readonly member: Pick<
    Member,
    | 'externalId'
    | 'planKey'
    | 'planState'
    | 'email'
    | 'timeZone'
    | 'consents'
    | 'objectedAt'
    | 'holdoutBucket'
    | 'createdAt'
  >;
  readonly engagement: Engagement;
  readonly ledger: AskLedger;
  readonly changeInProgress: boolean;
  /** Whether the subscription is set to end: nobody gets a discount for leaving. */
  readonly leaving: boolean;
  /** Empty: no running campaign fits. */
  readonly candidates: readonly Candidate[];
  /** A scheduled wave asks its audience without a threshold; a signal must have made the moment good. */
  readonly scoreNeeded: boolean;
}

export interface PersonFacts {
  readonly input: DecisionInput;
  readonly plan: Plan | undefined;
  /** Epoch ms. */
  readonly now: number;
}

export interface CampaignFacts extends PersonFacts {
  readonly candidate: Candidate | undefined;
  /** Offers of the nearest plan above, discounted ones included. */
  readonly offers: readonly Offer[];
}

/** One rule of asking. It decides by `until`, and tells by `saw` and `bound` what it saw and what it wants, in words. */
export interface Rule<F> {
  readonly reason: Reason;
  until(facts: F): number;
  saw(facts: F): string;
  readonly bound: string;
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
const dated = (at: Date | null | undefined) => at?.toISOString() ?? 'never';
const after = (from: Date | null | undefined, count: number) => (from ? from.getTime() + count * DAY_MS : PASSES);
const never = (stops: boolean) => (stops ? NEVER : PASSES);

/** Rules about the person, whatever the campaign, in the order in which they are named. */
export function personRules(policy: Policy): Rule<PersonFacts>[] {
  const { cap, declines, cooldownDays, negativeBound } = policy;
  return [
    {
      reason: 'objected',
      until: ({ input }) => never(input.member.objectedAt !== null),
      saw: ({ input }) => (input.member.objectedAt ? `objected at ${dated(input.member.objectedAt)}` : 'no objection'),
      bound: 'no objection to profiling',
    },
    {
      reason: 'plan_state_unknown',
      until: ({ input, plan }) => never(plan === undefined || input.member.planState === 'unknown'),
      saw: ({ input, plan }) => (plan ? `plan ${plan.key}, ${input.member.planState}` : 'a plan not on the ladder'),
      bound: 'a known plan',
    },
    {
      reason: 'change_in_progress',
      until: ({ input }) => never(input.changeInProgress),
      saw: ({ input }) => (input.changeInProgress ? 'a plan change in progress' : 'none in progress'),
      bound: 'no plan change in progress',
    },
    {
      reason: 'blocked_by_signal',
      // turned round, so that what is not a number blocks
      until: ({ input }) => never(!(input.engagement.negative <= negativeBound)),
      saw: ({ input }) => `negative score ${input.engagement.negative.toFixed(2)}`,
      bound: `at most ${negativeBound}`,
    },
    {
      reason: 'open_proposal',
      until: ({ input }) => never(input.ledger.openProposal),
      saw: ({ input }) => (input.ledger.openProposal ? 'an open proposal' : 'none open'),
      bound: 'no open proposal',
    },
    {
      reason: 'cooldown',
      until: ({ input: { ledger } }) =>
        Math.max(
          after(ledger.lastAskedAt, cooldownDays),
          ledger.declinesInARow >= declines.inARow ? after(ledger.lastDeclinedAt, declines.silenceDays) : PASSES,
        ),
      saw: ({ input: { ledger } }) =>
        `last asked: ${dated(ledger.lastAskedAt)}; declined in a row: ${ledger.declinesInARow}`,
      bound: `${days(cooldownDays)} after an ask, ${days(declines.silenceDays)} after ${declines.inARow} declines in a row`,
    },
    {
      reason: 'frequency_capped',
      until: ({ input: { ledger }, now }) => {
        const from = now - cap.days * DAY_MS;
        let counted = 0;
        for (const at of ledger.recentAsks) if (at.getTime() > from) counted++;
        return counted < cap.asks ? PASSES : after(ledger.recentAsks.at(-cap.asks), cap.days);
      },
      saw: ({ input, now }) =>
        `asked ${input.ledger.recentAsks.filter((at) => at.getTime() > now - cap.days * DAY_MS).length} times in ${days(cap.days)}`,
      bound: `fewer than ${cap.asks} times in ${days(cap.days)}`,
    },
  ];
}

/** Rules about one campaign for this person now. */
export function campaignRules(policy: Policy): Rule<CampaignFacts>[] {
  const { quietHours } = policy;
  const pushed = ({ candidate }: CampaignFacts) => candidate !== undefined && isPush(candidate.campaign.channel);
  const consent = ({ candidate }: CampaignFacts) => (candidate ? CONSENT_NEEDED[candidate.campaign.channel] : null);
  return [
    {
      reason: 'no_audience_match',
      until: ({ candidate }) => never(candidate === undefined),
      saw: ({ candidate }) => (candidate ? `campaign ${candidate.campaign.key}` : 'no campaign'),
      bound: 'a running campaign for the plan',
    },
    {
      reason: 'already_entitled',
      until: ({ candidate, plan, offers }) =>
        never(candidate !== undefined && plan !== undefined && offers.length === 0),
      saw: ({ offers }) => offers.map(({ key }) => key).join(', ') || 'no offer of a higher plan',
      bound: 'an offer of a higher plan',
    },
    {
      reason: 'discount_not_earned',
      until: (facts) =>
        facts.offers.length > 0 && facts.offers.every(isDiscounted) ? discountFrom(facts, policy) : PASSES,
      saw: ({ input: { ledger, leaving }, offers }) =>
        offers.every(isDiscounted)
          ? `full price declined: ${dated(ledger.fullPriceDeclinedAt)}; last discount: ${dated(ledger.lastDiscountAt)}${leaving ? '; is leaving' : ''}`
          : 'an offer at full price',
      bound: `${days(policy.discounts.afterDeclineDays)} after a declined full price, once in ${days(policy.discounts.everyDays)}, never for leaving`,
    },
    {
      reason: 'no_consent',
      until: (facts) => {
        const needed = consent(facts);
        return never(needed !== null && facts.input.member.consents[needed] !== true);
      },
      saw: (facts) => (consent(facts) === null ? 'none needed' : JSON.stringify(facts.input.member.consents)),
      bound: 'the consent that the channel needs',
    },
    {
      reason: 'no_address',
      until: ({ candidate, input }) => never(candidate?.campaign.channel === 'email' && !input.member.email),
      saw: ({ input }) => (input.member.email ? 'an e-mail address' : 'no e-mail address'),
      bound: 'an address, for e-mail',
    },
    {
      reason: 'time_zone_unknown',
      until: (facts) => never(pushed(facts) && !facts.input.member.timeZone),
      saw: ({ input }) => input.member.timeZone ?? 'unknown',
      bound: 'a known time zone, for what is pushed',
    },
    {
      reason: 'quiet_hours',
      until: (facts) => {
        const zone = facts.input.member.timeZone;
        if (!zone || !pushed(facts)) return PASSES;
        const now = new Date(facts.now);
        return isQuiet(now, zone, quietHours) ? endOfQuiet(now, zone, quietHours).getTime() : PASSES;
      },
      saw: (facts) => (pushed(facts) ? `pushed to ${facts.input.member.timeZone ?? 'nowhere'}` : 'waits in the inbox'),
      bound: `a push outside ${clock(quietHours.startMinute)} to ${clock(quietHours.endMinute)} in the member’s zone`,
    },
  ];
}

/** From when a discounted offer may be made; NEVER while no full price was declined, or the member is leaving. */
export function discountFrom({ input: { ledger, leaving } }: PersonFacts, policy: Policy): number {
  if (leaving || !ledger.fullPriceDeclinedAt) return NEVER;
  const { afterDeclineDays, everyDays } = policy.discounts;
  return Math.max(after(ledger.fullPriceDeclinedAt, afterDeclineDays), after(ledger.lastDiscountAt, everyDays));
}

function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

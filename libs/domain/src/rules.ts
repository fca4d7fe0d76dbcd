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
import { say, type Saying } from './sayings';

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

/** One rule of asking. It decides by `until`, and tells by `saw` and `bound` what it saw and what it wants. */
export interface Rule<F> {
  readonly reason: Reason;
  until(facts: F): number;
  saw(facts: F): Saying;
  readonly bound: Saying;
}

const dated = (at: Date | null | undefined) => at?.toISOString() ?? null;
const after = (from: Date | null | undefined, count: number) => (from ? from.getTime() + count * DAY_MS : PASSES);
const never = (stops: boolean) => (stops ? NEVER : PASSES);

/** Rules about the person, whatever the campaign, in the order in which they are named. */
export function personRules(policy: Policy): Rule<PersonFacts>[] {
  const { cap, declines, cooldownDays, negativeBound } = policy;
  return [
    {
      reason: 'objected',
      until: ({ input }) => never(input.member.objectedAt !== null),
      saw: ({ input }) => {
        const at = dated(input.member.objectedAt);
        return at ? say('objected', { objectedAt: at }) : say('no_objection');
      },
      bound: say('need_no_objection'),
    },
    {
      reason: 'plan_state_unknown',
      until: ({ input, plan }) => never(plan === undefined || input.member.planState === 'unknown'),
      saw: ({ input, plan }) => {
        if (!plan) return say('plan_not_on_ladder');
        return say(input.member.planState === 'known' ? 'plan_known' : 'plan_uncertain', { plan: plan.key });
      },
      bound: say('need_known_plan'),
    },
    {
      reason: 'change_in_progress',
      until: ({ input }) => never(input.changeInProgress),
      saw: ({ input }) => say(input.changeInProgress ? 'change_in_progress' : 'no_change'),
      bound: say('need_no_change'),
    },
    {
      reason: 'blocked_by_signal',
      // turned round, so that what is not a number blocks
      until: ({ input }) => never(!(input.engagement.negative <= negativeBound)),
      saw: ({ input }) => say('negative_score', { score: input.engagement.negative }),
      bound: say('need_at_most', { most: negativeBound }),
    },
    {
      reason: 'open_proposal',
      until: ({ input }) => never(input.ledger.openProposal),
      saw: ({ input }) => say(input.ledger.openProposal ? 'open_proposal' : 'no_open_proposal'),
      bound: say('need_no_open_proposal'),
    },
    {
      reason: 'cooldown',
      until: ({ input: { ledger } }) =>
        Math.max(
          after(ledger.lastAskedAt, cooldownDays),
          ledger.declinesInARow >= declines.inARow ? after(ledger.lastDeclinedAt, declines.silenceDays) : PASSES,
        ),
      saw: ({ input: { ledger } }) =>
        say('last_asked', { askedAt: dated(ledger.lastAskedAt), declines: ledger.declinesInARow }),
      bound: say('need_cooldown', { cooldownDays, silenceDays: declines.silenceDays, declines: declines.inARow }),
    },
    {
      reason: 'frequency_capped',
      // the one that must leave the window, if there are so many
      until: ({ input: { ledger } }) => after(ledger.recentAsks.at(-cap.asks), cap.days),
      saw: ({ input, now }) =>
        say('asked_times', {
          times: input.ledger.recentAsks.filter((at) => at.getTime() > now - cap.days * DAY_MS).length,
          days: cap.days,
        }),
      bound: say('need_fewer_asks', { times: cap.asks, days: cap.days }),
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
      saw: ({ candidate }) =>
        candidate ? say('campaign_fits', { campaign: candidate.campaign.key }) : say('no_campaign_fits'),
      bound: say('need_campaign'),
    },
    {
      reason: 'already_entitled',
      until: ({ candidate, plan, offers }) =>
        never(candidate !== undefined && plan !== undefined && offers.length === 0),
      saw: ({ offers }) =>
        offers.length > 0
          ? say('higher_offers', { offers: offers.map(({ key }) => key).join(', ') })
          : say('no_higher_offer'),
      bound: say('need_higher_offer'),
    },
    {
      reason: 'discount_not_earned',
      until: (facts) =>
        facts.offers.length > 0 && facts.offers.every(isDiscounted) ? discountFrom(facts, policy) : PASSES,
      saw: ({ input: { ledger, leaving }, offers }) =>
        offers.every(isDiscounted)
          ? say(leaving ? 'only_discounts_leaving' : 'only_discounts', {
              declinedAt: dated(ledger.fullPriceDeclinedAt),
              discountAt: dated(ledger.lastDiscountAt),
            })
          : say('full_price_offered'),
      bound: say('need_discount_earned', {
        declinedDays: policy.discounts.afterDeclineDays,
        everyDays: policy.discounts.everyDays,
      }),
    },
    {
      reason: 'no_consent',
      until: (facts) => {
        const needed = consent(facts);
        return never(needed !== null && facts.input.member.consents[needed] !== true);
      },
      saw: (facts) => {
        if (consent(facts) === null) return say('no_consent_needed');
        const given = Object.entries(facts.input.member.consents).flatMap(([to, held]) => (held ? [to] : []));
        return given.length > 0 ? say('consents', { given: given.join(', ') }) : say('no_consents');
      },
      bound: say('need_consent'),
    },
    {
      reason: 'no_address',
      until: ({ candidate, input }) => never(candidate?.campaign.channel === 'email' && !input.member.email),
      saw: ({ input }) => say(input.member.email ? 'has_address' : 'no_address'),
      bound: say('need_address'),
    },
    {
      reason: 'time_zone_unknown',
      until: (facts) => never(pushed(facts) && !facts.input.member.timeZone),
      saw: ({ input: { member } }) =>
        member.timeZone ? say('time_zone', { zone: member.timeZone }) : say('no_time_zone'),
      bound: say('need_time_zone'),
    },
    {
      reason: 'quiet_hours',
      until: (facts) => {
        const zone = facts.input.member.timeZone;
        if (!zone || !pushed(facts)) return PASSES;
        const now = new Date(facts.now);
        return isQuiet(now, zone, quietHours) ? endOfQuiet(now, zone, quietHours).getTime() : PASSES;
      },
      saw: (facts) => {
        if (!pushed(facts)) return say('not_pushed');
        const zone = facts.input.member.timeZone;
        return zone ? say('pushed', { zone }) : say('pushed_nowhere');
      },
      bound: say('need_awake', { from: clock(quietHours.startMinute), to: clock(quietHours.endMinute) }),
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

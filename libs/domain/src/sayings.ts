/** What fills a saying in. Names tell the kind: `...At` an instant (ISO 8601; null: never), `...Days` or `days` days, `share` of 1. */
export type SayingValues = Readonly<Record<string, string | number | null>>;

/** What an explanation says: by a stable code with its values, for whoever says it in another language, and in English. */
export interface Saying {
  readonly code: SayingCode;
  readonly values: SayingValues;
  readonly english: string;
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
const dated = (at: string | null) => at ?? 'never';

const ENGLISH = {
  // what was seen of a member, and what was needed, rule by rule
  not_held_out: () => 'drawn to be asked',
  held_out: () => 'drawn to be left alone',
  need_not_held_out: ({ share }: { share: number }) =>
    `not among the ${Math.round(share * 1000) / 10} % who are never asked`,
  no_objection: () => 'no objection',
  objected: ({ objectedAt }: { objectedAt: string }) => `objected at ${objectedAt}`,
  need_no_objection: () => 'no objection to profiling',
  plan_known: ({ plan }: { plan: string }) => `plan ${plan}, known`,
  plan_uncertain: ({ plan }: { plan: string }) => `plan ${plan}, unknown`,
  plan_not_on_ladder: () => 'a plan not on the ladder',
  need_known_plan: () => 'a known plan',
  no_change: () => 'none in progress',
  change_in_progress: () => 'a plan change in progress',
  need_no_change: () => 'no plan change in progress',
  negative_score: ({ score }: { score: number }) => `negative score ${score.toFixed(2)}`,
  need_at_most: ({ most }: { most: number }) => `at most ${most}`,
  no_open_proposal: () => 'none open',
  open_proposal: () => 'an open proposal',
  need_no_open_proposal: () => 'no open proposal',
  last_asked: ({ askedAt, declines }: { askedAt: string | null; declines: number }) =>
    `last asked: ${dated(askedAt)}; declined in a row: ${declines}`,
  need_cooldown: (need: { cooldownDays: number; silenceDays: number; declines: number }) =>
    `${days(need.cooldownDays)} after an ask, ${days(need.silenceDays)} after ${need.declines} declines in a row`,
  asked_times: ({ times, days: within }: { times: number; days: number }) => `asked ${times} times in ${days(within)}`,
  need_fewer_asks: ({ times, days: within }: { times: number; days: number }) =>
    `fewer than ${times} times in ${days(within)}`,
  campaign_fits: ({ campaign }: { campaign: string }) => `campaign ${campaign}`,
  no_campaign_fits: () => 'no campaign',
  need_campaign: () => 'a running campaign for the plan',
  higher_offers: ({ offers }: { offers: string }) => offers,
  no_higher_offer: () => 'no offer of a higher plan',
  need_higher_offer: () => 'an offer of a higher plan',
  full_price_offered: () => 'an offer at full price',
  only_discounts: ({ declinedAt, discountAt }: { declinedAt: string | null; discountAt: string | null }) =>
    `full price declined: ${dated(declinedAt)}; last discount: ${dated(discountAt)}`,
  only_discounts_leaving: ({ declinedAt, discountAt }: { declinedAt: string | null; discountAt: string | null }) =>
    `full price declined: ${dated(declinedAt)}; last discount: ${dated(discountAt)}; is leaving`,
  need_discount_earned: ({ declinedDays, everyDays }: { declinedDays: number; everyDays: number }) =>
    `${days(declinedDays)} after a declined full price, once in ${days(everyDays)}, never for leaving`,
  no_consent_needed: () => 'none needed',
  consents: ({ given }: { given: string }) => `consents to ${given}`,
  no_consents: () => 'no consent given',
  need_consent: () => 'the consent that the channel needs',
  has_address: () => 'an e-mail address',
  no_address: () => 'no e-mail address that may be written to',
  need_address: () => 'an address, for e-mail',
  time_zone: ({ zone }: { zone: string }) => zone,
  no_time_zone: () => 'unknown',
  need_time_zone: () => 'a known time zone, for what is pushed',
  pushed: ({ zone }: { zone: string }) => `pushed to ${zone}`,
  pushed_nowhere: () => 'pushed to nowhere',
  not_pushed: () => 'waits in the inbox',
  need_awake: ({ from, to }: { from: string; to: string }) => `a push outside ${from} to ${to} in the member’s zone`,

  // what would change it
  way_holdout: () => 'Nothing: some members are never asked, so that the site can tell what asking changes.',
  way_objected: () => 'Only the member: by withdrawing the objection.',
  way_plan_state_unknown: () => 'Reading the plan at Stripe again, or putting the plan back on the ladder.',
  way_change_in_progress: () => 'The end of the plan change.',
  way_blocked_by_signal: () => 'Time without another bad experience.',
  way_open_proposal: () => 'An answer to the open proposal, or its expiry.',
  way_time: () => 'Time.',
  way_no_audience_match: () => 'A running campaign whose audience the member’s plan belongs to.',
  way_already_entitled: () => 'An active offer of a higher plan in the campaign.',
  way_discount_not_earned: () => 'An offer at full price in the campaign.',
  way_no_consent: () => 'The member’s consent to the channel.',
  way_no_address: () => 'An e-mail address of the member that may be written to.',
  way_time_zone_unknown: () => 'The member’s time zone.',
  way_quiet_hours: () => 'The morning where the member lives.',
  way_points: ({ points, needPoints }: { points: number; needPoints: number }) =>
    `${points.toFixed(2)} more points: good experiences worth that much, or ${needPoints.toFixed(2)} points of need, such as limits reached.`,
  way_better_moment: () => 'A better moment for this member: a good experience, or reaching a limit of the plan.',

  // what was looked at
  used_number: () => 'a number drawn from the member’s id, and nothing else',
  used_objection: () => 'the objection, and nothing else',
  used_plan: () => 'which plan the member has and whether it is about to change',
  used_engagement: () => 'what the member did on the site, as scores that fade with time',
  used_asks: () => 'when the member was asked before, and the answers',
  used_zone_and_consents: () => 'the member’s time zone and consents, for what is sent out',
} as const;

type Sentences = typeof ENGLISH;
export type SayingCode = keyof Sentences;
export const SAYING_CODES = Object.keys(ENGLISH) as SayingCode[];

export function say<Code extends SayingCode>(code: Code, ...[values]: Parameters<Sentences[Code]>): Saying {
  const sentence = ENGLISH[code] as (values?: SayingValues) => string;
  return { code, values: values ?? {}, english: sentence(values) };
}

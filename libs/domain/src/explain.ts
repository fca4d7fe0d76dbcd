import { isHeldOut, type CompiledPolicy } from './compiled-policy';
import { DAY_MS } from './day';
import { decide } from './decide';
import { REASONS, type Outcome, type Reason, type Verdict } from './decision';
import { HALF_LIFE_DAYS } from './engagement';
import { termsOfModel } from './model';
import type { Ladder } from './plan';
import type { Policy } from './policy';
import { NEVER, type CampaignFacts, type DecisionInput, type PersonFacts, type Rule } from './rules';
import { say, type Saying } from './sayings';
import { openOffers } from './standing';

/** Why a member is asked or not now, for a person to read: nothing here is decided, all of it is what `decide` saw. */
export interface Explanation {
  readonly outcome: Outcome;
  /** In order of the rules; the first is the main one. */
  readonly because: readonly Reason[];
  /** One sentence that says it all. */
  readonly summary: string;
  readonly policyVersion: number;
  readonly modelVersion: number | null;
  /** Every rule in order; only the holdout's for the held-out. */
  readonly rules: readonly RuleTrace[];
  /** null for those who are not scored. */
  readonly moment: MomentTrace | null;
  /** What would change it; empty when the member is asked. */
  readonly changes: readonly Saying[];
  /** From when nothing but a good moment is missing, if nothing else happens; null: time alone does not help. */
  readonly notBefore: Date | null;
  /** What was looked at. */
  readonly dataUsed: readonly Saying[];
}

export interface RuleTrace {
  readonly reason: Reason;
  readonly passed: boolean;
  readonly observed: Saying;
  readonly bound: Saying;
  /** From when it passes by time alone; null: it passes, or something else must change. */
  readonly until: Date | null;
  readonly sentence: string;
}

export interface MomentTrace {
  /** `score` in points, or `probability` of a yes by the model. */
  readonly measure: 'score' | 'probability';
  readonly value: number;
  readonly bound: number;
  readonly passed: boolean;
  /** What the value is made of: points of the score, or terms of the log-odds. */
  readonly parts: readonly { readonly name: string; readonly value: number; readonly points: number }[];
  readonly sentence: string;
}

const DATA_USED = [say('used_plan'), say('used_engagement'), say('used_asks'), say('used_zone_and_consents')];

export function explain(input: DecisionInput, ladder: Ladder, rules: CompiledPolicy, now: Date): Explanation {
  const verdict = decide(input, ladder, rules, now);
  const base = {
    outcome: verdict.outcome,
    because: verdict.because,
    policyVersion: verdict.policyVersion,
    modelVersion: verdict.modelVersion,
  };
  if (verdict.outcome === 'holdout') {
    return {
      ...base,
      summary: REASONS.holdout,
      rules: [holdoutTrace(input, rules.policy)],
      moment: null,
      changes: [say('way_holdout')],
      notBefore: null,
      dataUsed: [say('used_number')],
    };
  }
  const plan = ladder.get(input.member.planKey);
  const person: PersonFacts = { input, plan, now: now.getTime() };
  const candidate = input.candidates.find(({ campaign }) => campaign.key === verdict.campaignKey);
  const offers = candidate && plan ? openOffers(candidate, plan, person, ladder, rules.policy) : [];
  const objected = input.member.objectedAt !== null;
  const traces = [
    holdoutTrace(input, rules.policy),
    ...tracesOf(rules.person, person),
    ...(objected ? [] : tracesOf<CampaignFacts>(rules.campaign, { ...person, candidate, offers })),
  ];
  const moment = objected || !plan ? null : momentTrace(input, rules, verdict);
  const failed = traces.filter(({ passed }) => !passed).map(({ reason }) => reason);
  return {
    ...base,
    summary: verdict.because.map((reason) => REASONS[reason]).join(' '),
    rules: traces,
    moment,
    changes: [
      ...failed.flatMap((reason) => CHANGES[reason] ?? []),
      ...(moment && !moment.passed && verdict.outcome !== 'offer' ? [missing(moment, rules.policy)] : []),
    ],
    notBefore: notBefore(input, rules, person, candidate ? { ...person, candidate, offers } : null),
    dataUsed: objected ? [say('used_objection')] : DATA_USED,
  };
}

function tracesOf<F extends PersonFacts>(rules: readonly Rule<F>[], facts: F): RuleTrace[] {
  return rules.map((rule) => {
    const until = rule.until(facts);
    const passed = until <= facts.now;
    const waits = passed || until === NEVER ? null : new Date(until);
    const observed = rule.saw(facts);
    const sentence = passed
      ? `Passed: ${observed.english}; needed: ${rule.bound.english}.`
      : `${REASONS[rule.reason]} Seen: ${observed.english}; needed: ${rule.bound.english}.${waits ? ` Until ${waits.toISOString()}.` : ''}`;
    return { reason: rule.reason, passed, observed, bound: rule.bound, until: waits, sentence };
  });
}

function holdoutTrace({ member }: DecisionInput, policy: Policy): RuleTrace {
  const passed = !isHeldOut(member, policy);
  const observed = say(passed ? 'not_held_out' : 'held_out');
  const bound = say('need_not_held_out', { share: policy.holdout.share });
  const sentence = passed ? `Passed: ${observed.english}; needed: ${bound.english}.` : REASONS.holdout;
  return { reason: 'holdout', passed, observed, bound, until: null, sentence };
}

function momentTrace(input: DecisionInput, rules: CompiledPolicy, verdict: Verdict): MomentTrace {
  const { policy, model } = rules;
  const features = verdict.features ?? [];
  const modelled = model !== null && verdict.probability !== null;
  const value = modelled ? (verdict.probability ?? 0) : verdict.score;
  const bound = verdict.bound ?? 0;
  const passed = !input.scoreNeeded || value >= bound;
  const parts = modelled
    ? termsOfModel(model, features).map(({ feature, ...part }) => ({ name: feature, ...part }))
    : [
        { name: 'positive', value: input.engagement.positive, points: input.engagement.positive },
        { name: 'need', value: input.engagement.need, points: policy.needWeight * input.engagement.need },
      ];
  const least =
    bound === Infinity ? 'there is nothing to gain' : `asking starts at ${(bound * 100).toFixed(1)} % for this member`;
  const said = modelled
    ? `The chance of a yes is put at ${(value * 100).toFixed(1)} %; ${least}.`
    : `The engagement score is ${value.toFixed(2)}; asking starts at ${bound.toFixed(2)}.`;
  return { measure: modelled ? 'probability' : 'score', value, bound, passed, parts, sentence: said };
}

function missing({ measure, value, bound }: MomentTrace, policy: Policy): Saying {
  if (measure === 'probability') return say('way_better_moment');
  const points = bound - value;
  return say('way_points', { points, needPoints: points / policy.needWeight });
}

/** The latest end of all that time alone lifts; a fresh bad experience fades by its half-life. */
function notBefore(
  input: DecisionInput,
  rules: CompiledPolicy,
  person: PersonFacts,
  campaign: CampaignFacts | null,
): Date | null {
  const ends = [
    ...rules.person.map((rule) =>
      rule.reason === 'blocked_by_signal' ? fadesAt(input, rules.policy, person.now) : rule.until(person),
    ),
    ...(campaign ? rules.campaign.map((rule) => rule.until(campaign)) : [NEVER]),
  ];
  const last = Math.max(person.now, ...ends);
  return last === NEVER ? null : new Date(last);
}

function fadesAt({ engagement }: DecisionInput, { negativeBound }: Policy, now: number): number {
  if (engagement.negative <= negativeBound) return 0;
  const halfLives = Math.log2(engagement.negative / negativeBound);
  return Number.isFinite(halfLives) ? Math.ceil(now + halfLives * HALF_LIFE_DAYS.negative * DAY_MS) : NEVER;
}

/** What a person could do or wait for. A low score is told by the points that are missing. */
const CHANGES: Partial<Record<Reason, Saying>> = {
  objected: say('way_objected'),
  plan_state_unknown: say('way_plan_state_unknown'),
  change_in_progress: say('way_change_in_progress'),
  blocked_by_signal: say('way_blocked_by_signal'),
  open_proposal: say('way_open_proposal'),
  cooldown: say('way_time'),
  frequency_capped: say('way_time'),
  no_audience_match: say('way_no_audience_match'),
  already_entitled: say('way_already_entitled'),
  discount_not_earned: say('way_discount_not_earned'),
  no_consent: say('way_no_consent'),
  no_address: say('way_no_address'),
  time_zone_unknown: say('way_time_zone_unknown'),
  quiet_hours: say('way_quiet_hours'),
};

import { isHeldOut, type CompiledPolicy } from './compiled-policy';
import { DAY_MS } from './day';
import { decide } from './decide';
import { REASONS, type Outcome, type Reason, type Verdict } from './decision';
import { HALF_LIFE_DAYS } from './engagement';
import { termsOfModel } from './model';
import type { Ladder } from './plan';
import type { Policy } from './policy';
import { NEVER, type CampaignFacts, type DecisionInput, type PersonFacts, type Rule } from './rules';
import { openOffers } from './standing';

/** Why a member is asked or not now, for a person to read: nothing here is decided, all of it is what `decide` saw. */
export interface Explanation {
  readonly outcome: Outcome;
  /** One sentence that says it all. */
  readonly summary: string;
  readonly policyVersion: number;
  readonly modelVersion: number | null;
  /** Every rule in order; only the holdout's for the held-out. */
  readonly rules: readonly RuleTrace[];
  /** null for those who are not scored. */
  readonly moment: MomentTrace | null;
  /** What would change it, one sentence each; empty when the member is asked. */
  readonly changes: readonly string[];
  /** From when nothing but a good moment is missing, if nothing else happens; null: time alone does not help. */
  readonly notBefore: Date | null;
  /** What was looked at, in plain words. */
  readonly dataUsed: readonly string[];
}

export interface RuleTrace {
  readonly reason: Reason;
  readonly passed: boolean;
  readonly observed: string;
  readonly bound: string;
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

const DATA_USED = [
  'which plan the member has and whether it is about to change',
  'what the member did on the site, as scores that fade with time',
  'when the member was asked before, and the answers',
  'the member’s time zone and consents, for what is sent out',
];

export function explain(input: DecisionInput, ladder: Ladder, rules: CompiledPolicy, now: Date): Explanation {
  const verdict = decide(input, ladder, rules, now);
  const base = {
    outcome: verdict.outcome,
    policyVersion: verdict.policyVersion,
    modelVersion: verdict.modelVersion,
  };
  if (verdict.outcome === 'holdout') {
    return {
      ...base,
      summary: REASONS.holdout,
      rules: [holdoutTrace(input, rules.policy)],
      moment: null,
      changes: ['Nothing: some members are never asked, so that the site can tell what asking changes.'],
      notBefore: null,
      dataUsed: ['a number drawn from the member’s id, and nothing else'],
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
      ...failed.map((reason) => CHANGES[reason] ?? REASONS[reason]),
      ...(moment && !moment.passed && verdict.outcome !== 'offer' ? [missing(moment, rules.policy)] : []),
    ],
    notBefore: notBefore(input, rules, person, candidate ? { ...person, candidate, offers } : null),
    dataUsed: objected ? ['the objection, and nothing else'] : DATA_USED,
  };
}

function tracesOf<F extends PersonFacts>(rules: readonly Rule<F>[], facts: F): RuleTrace[] {
  return rules.map((rule) => {
    const until = rule.until(facts);
    const passed = until <= facts.now;
    const waits = passed || until === NEVER ? '' : ` Until ${new Date(until).toISOString()}.`;
    const observed = rule.saw(facts);
    const sentence = passed
      ? `Passed: ${observed}; needed: ${rule.bound}.`
      : `${REASONS[rule.reason]} Seen: ${observed}; needed: ${rule.bound}.${waits}`;
    return { reason: rule.reason, passed, observed, bound: rule.bound, sentence };
  });
}

function holdoutTrace({ member }: DecisionInput, policy: Policy): RuleTrace {
  const passed = !isHeldOut(member, policy);
  const percent = `${Math.round(policy.holdout.share * 1000) / 10} %`;
  const observed = passed ? 'drawn to be asked' : 'drawn to be left alone';
  const bound = `not among the ${percent} who are never asked`;
  const sentence = passed ? `Passed: ${observed}; needed: ${bound}.` : REASONS.holdout;
  return { reason: 'holdout', passed, observed, bound, sentence };
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
  const said = modelled
    ? `The chance of a yes is put at ${(value * 100).toFixed(1)} %; asking starts at ${(bound * 100).toFixed(1)} % for this member.`
    : `The engagement score is ${value.toFixed(2)}; asking starts at ${bound.toFixed(2)}.`;
  return { measure: modelled ? 'probability' : 'score', value, bound, passed, parts, sentence: said };
}

function missing({ measure, value, bound }: MomentTrace, policy: Policy): string {
  if (measure === 'probability')
    return 'A better moment for this member: a good experience, or reaching a limit of the plan.';
  const points = bound - value;
  return `${points.toFixed(2)} more points: good experiences worth that much, or ${(points / policy.needWeight).toFixed(2)} points of need, such as limits reached.`;
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

/** What a person could do or wait for, where the reason alone does not say it. */
const CHANGES: Partial<Record<Reason, string>> = {
  objected: 'Only the member: by withdrawing the objection.',
  plan_state_unknown: 'Reading the plan at Stripe again, or putting the plan back on the ladder.',
  change_in_progress: 'The end of the plan change.',
  blocked_by_signal: 'Time without another bad experience.',
  open_proposal: 'An answer to the open proposal, or its expiry.',
  cooldown: 'Time.',
  frequency_capped: 'Time.',
  no_audience_match: 'A running campaign whose audience the member’s plan belongs to.',
  already_entitled: 'An active offer of a higher plan in the campaign.',
  discount_not_earned: 'An offer at full price in the campaign.',
  no_consent: 'The member’s consent to the channel.',
  time_zone_unknown: 'The member’s time zone.',
  quiet_hours: 'The morning where the member lives.',
};

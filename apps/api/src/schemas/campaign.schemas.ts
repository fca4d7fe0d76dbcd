import {
  CAMPAIGN_MOVES,
  CAMPAIGN_TRIGGERS,
  CHANNELS,
  DISCOUNT_DURATIONS,
  EVERYBODY,
  LIST_PRICE,
  OUTCOMES,
  PROPOSAL_MOVES,
  TIMINGS,
  type Campaign,
  type CampaignStatus,
  type Decision,
  type ProposalStatus,
} from '#domain';
import { storableText } from '#membership';
import type { ConsentInput, PresentedProposal } from '#campaigns';
import { z } from 'zod';
import { audience } from './audience.schemas';
import { currency, externalId, instant, interval, key, minor } from './common';
import { campaignWindow, guardrails, guardrailsView, stopReason, waveSchedule } from './wave.schemas';

const discount = z
  .strictObject({
    percentOff: z.number().min(1).max(100).nullable().default(null),
    amountOffMinor: minor.min(1).nullable().default(null).describe('In the currency of the offer'),
    duration: z.enum(DISCOUNT_DURATIONS),
    durationMonths: z.int().min(1).max(36).nullable().default(null).describe('For repeating'),
    maxRedemptions: z.int().min(1).nullable().default(null).describe('In all; counted by Stripe'),
    redeemBy: instant.nullable().default(null).describe('The real end of the discount'),
  })
  .refine(({ percentOff, amountOffMinor }) => (percentOff === null) !== (amountOffMinor === null), {
    error: 'needs either percentOff or amountOffMinor',
  })
  .refine(({ duration, durationMonths }) => (duration === 'repeating') === (durationMonths !== null), {
    error: 'durationMonths belongs to repeating, and only to it',
  })
  .meta({ id: 'Discount' });

const offerTerms = z
  .strictObject({
    discount: discount.nullable().default(null),
    trialDays: z.int().min(1).max(730).nullable().default(null).describe('Given once to a member, whatever the offer'),
    optionalItems: z.array(storableText(200)).max(10).default([]).describe('Lookup keys that the buyer may add'),
    allowPromotionCodes: z.boolean().default(false),
  })
  .refine(({ discount: off, trialDays }) => off === null || trialDays === null, {
    error: 'a trial and a discount do not stack',
  })
  .refine(({ discount: off, allowPromotionCodes }) => off === null || !allowPromotionCodes, {
    error: 'a discount and promotion codes do not stack',
  })
  .meta({ id: 'OfferTerms' });

const text = z.strictObject({
  title: storableText(200),
  body: storableText(2000),
  html: storableText(50_000).optional().describe('For e-mail; absent: the body in paragraphs'),
});
const words = text
  .extend({
    locales: z
      .record(
        z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as id or pt-BR'),
        text,
      )
      .refine((given) => Object.keys(given).length <= 50, { error: 'has more than 50 translations' })
      .optional()
      .describe('Translations: language tag -> text; id-ID reads id when there is no id-ID'),
  })
  .meta({
    id: 'Words',
    description:
      'Liquid templates: member.id, member.locale, member.traits.*, plan.name, currentPlan.name, price, interval, expiresOn, proposal.id; a trait needs a default',
  });

export const wordsPreviewBody = z
  .strictObject({ words, member: externalId.optional(), locale: storableText(35).optional() })
  .meta({ id: 'WordsPreviewRequest' });
export type WordsPreviewBody = z.infer<typeof wordsPreviewBody>;
export const filledText = z
  .object({ title: z.string(), body: z.string(), html: z.string().optional() })
  .meta({ id: 'FilledText' });

export const offerBody = z
  .strictObject({
    planKey: key,
    interval,
    currency,
    words,
    terms: offerTerms.default(LIST_PRICE as z.infer<typeof offerTerms>),
    timing: z
      .enum(TIMINGS)
      .default('both')
      .describe('When it sells: at the sale, after the member has seen what it is good for, or both'),
    active: z.boolean().default(true),
  })
  .meta({ id: 'OfferInput' });
export type OfferBody = z.infer<typeof offerBody>;
export const offer = offerBody.extend({ key }).meta({ id: 'Offer' });

export const campaignBody = z
  .strictObject({
    name: storableText(200),
    trigger: z
      .enum(CAMPAIGN_TRIGGERS)
      .describe('signal: after a good experience; schedule: in waves; sale: what the up-sell question offers'),
    channel: z.enum(CHANNELS),
    audience: audience.default(EVERYBODY),
    offerKeys: z.array(key).min(1).max(20),
    priority: z.int().min(0).max(1000).default(0),
    schedule: waveSchedule.nullable().default(null).describe('null: once, when it is started'),
    window: campaignWindow.prefault({}).describe('Nobody is asked before startsAt or from endsAt on'),
    guardrails: guardrails.prefault({}),
  })
  .meta({ id: 'CampaignInput' });
export type CampaignBody = z.infer<typeof campaignBody>;
export const campaign = campaignBody
  .extend({
    key,
    status: z.enum(Object.keys(CAMPAIGN_MOVES) as [CampaignStatus, ...CampaignStatus[]]),
    nextWaveAt: instant.nullable().describe('When the next wave begins; null: none is to come'),
    stoppedBecause: stopReason.describe('Why it paused or ended by itself'),
  })
  .meta({ id: 'Campaign' });

export function campaignView(one: Campaign): z.infer<typeof campaign> {
  const { key: name, trigger, channel, priority, schedule, status, startsAt, endsAt, nextDueAt, stoppedBecause } = one;
  return {
    key: name,
    name: one.name,
    ...{ trigger, channel, priority, schedule, status, stoppedBecause },
    audience: one.audience,
    offerKeys: [...one.offerKeys],
    window: { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null },
    guardrails: guardrailsView(one),
    nextWaveAt: nextDueAt?.toISOString() ?? null,
  };
}

export const scheduleBody = z
  .strictObject({
    startsAt: instant.optional(),
    allowEmpty: z.boolean().optional().describe('true: even if nobody fits the audience of the wave yet'),
  })
  .meta({ id: 'CampaignSchedule' });
export type ScheduleBody = z.infer<typeof scheduleBody>;

export const proposal = z
  .object({
    id: z.uuid(),
    offer: key,
    plan: key,
    price: z.object({
      lookupKey: z.string(),
      unitAmountMinor: minor.describe('Per interval'),
      currency,
      interval: interval.nullable().describe('null: the price has left the catalogue, and a yes is refused'),
    }),
    words: filledText,
    terms: offerTerms,
    channel: z.enum(CHANNELS),
    status: z.enum(Object.keys(PROPOSAL_MOVES) as [ProposalStatus, ...ProposalStatus[]]),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Proposal' });
export const proposalList = z.object({ data: z.array(proposal) }).meta({ id: 'ProposalList' });

export function proposalView(one: PresentedProposal): z.infer<typeof proposal> {
  return {
    id: one.id,
    offer: one.offerKey,
    plan: one.planKey,
    price: {
      lookupKey: one.priceLookupKey,
      unitAmountMinor: one.unitAmountMinor,
      currency: one.currency,
      interval: one.interval,
    },
    words: filledText.parse(one.words),
    terms: { ...one.terms, optionalItems: [...one.terms.optionalItems] },
    channel: one.channel,
    status: one.status,
    createdAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
  };
}

export const consent = z.strictObject({
  terms: storableText(10_000).describe('The terms as they were shown beside the button'),
  shownAt: instant,
});
/** The consent as the service keeps it. */
export function seen({ terms, shownAt }: z.infer<typeof consent>): ConsentInput {
  return { terms, shownAt: new Date(shownAt) };
}

export const acceptBody = z.strictObject({ consent }).meta({ id: 'Acceptance' });
export type AcceptBody = z.infer<typeof acceptBody>;

export const eventBody = z.strictObject({ type: z.enum(['viewed', 'dismissed']) }).meta({ id: 'ProposalEvent' });
export type EventBody = z.infer<typeof eventBody>;

export const decisionBody = z
  .strictObject({
    member: externalId,
    placement: key.describe('Where the site could ask, e.g. limit_reached'),
    dryRun: z.boolean().default(false).describe('true: nothing is stored and nothing is sent'),
  })
  .meta({ id: 'DecisionRequest' });
export type DecisionBody = z.infer<typeof decisionBody>;

export const entitlementBody = z
  .strictObject({
    member: externalId,
    entitlement: storableText(100),
    quantity: z.int().min(1).max(1e9).default(1),
    useId: storableText(128)
      .optional()
      .describe(
        'Your own id of this use: then it is counted, once, if it is allowed; without it this is only a question',
      ),
    placement: key.default('limit_reached'),
    dryRun: z.boolean().default(false).describe('true: nothing is stored, counted or sent'),
  })
  .meta({ id: 'EntitlementQuestion' });
export type EntitlementBody = z.infer<typeof entitlementBody>;

export const decision = z
  .object({
    id: z.uuid(),
    outcome: z.enum(OUTCOMES),
    because: z.array(z.object({ code: z.string(), text: z.string() })),
    until: instant.nullable(),
    score: z.number(),
    policyVersion: z.int(),
    propensities: z.record(z.string(), z.number()),
    decidedAt: instant,
    proposal: proposal.nullable(),
  })
  .meta({ id: 'Decision' });

export function decisionView(
  one: Decision,
  reasons: Readonly<Record<string, string>>,
  made: PresentedProposal | null,
): z.infer<typeof decision> {
  const { id, outcome, score, policyVersion } = one;
  return {
    id,
    outcome,
    because: one.because.map((code) => ({ code, text: reasons[code] ?? code })),
    until: one.until?.toISOString() ?? null,
    score,
    policyVersion,
    propensities: { ...one.propensities },
    decidedAt: one.decidedAt.toISOString(),
    proposal: made && proposalView(made),
  };
}

export const entitlementAnswer = z
  .object({
    allowed: z.boolean(),
    remaining: z.int().nullable().describe('Left in this month before this use; null: no limit'),
    because: z.enum(['not_included', 'limit_reached']).nullable(),
    requiredPlan: key.nullable().describe('The nearest plan that would allow it'),
    decision: decision.nullable().describe('null: allowed, so there is nothing to ask'),
  })
  .meta({ id: 'EntitlementAnswer' });

import { FAMILIES, type Member, type Plan } from '#domain';
import { memberFields, signalInputSchema, storableText } from '#membership';
import { DomainError, type ImportSummary, type Rejected, type Taken } from '#platform';
import { z } from 'zod';
import { currency, externalId, instant, interval, key, listOf, minor } from './common';

const perMonth = z.int().min(0).max(1e9).describe('Units per calendar month (UTC); null: no limit');

export const planBody = z
  .strictObject({
    name: storableText(100),
    rank: z.int().min(0).max(1000).describe('0 is free; a higher rank is a better plan'),
    entitlements: z
      .array(
        z.union([
          storableText(100),
          z.strictObject({ key: storableText(100), perMonth: perMonth.nullable().default(null) }),
        ]),
      )
      .max(200)
      .default([])
      .describe('What the plan allows: a key, or a key with a limit per calendar month (UTC)'),
    prices: z
      .array(
        z.strictObject({
          interval,
          currency,
          unitAmountMinor: minor.min(1),
          lookupKey: storableText(200).describe('Names the price in Stripe'),
        }),
      )
      .max(50)
      .default([]),
  })
  .meta({ id: 'PlanInput' });
export const plan = planBody
  .extend({ key, entitlements: z.array(z.object({ key: z.string(), perMonth: perMonth.nullable() })) })
  .meta({ id: 'Plan' });
export type PlanBody = z.infer<typeof planBody>;

export function planInput(planKey: string, body: PlanBody): Plan {
  const entitlements = body.entitlements.map((one) => (typeof one === 'string' ? { key: one, perMonth: null } : one));
  return { ...body, key: planKey, entitlements };
}

export const memberBody = memberFields.meta({ id: 'MemberInput' });
export type MemberBody = z.infer<typeof memberBody>;

export const membersBody = z
  .strictObject({ members: z.array(z.unknown()).min(1).max(1000) })
  .meta({ id: 'MembersInput', description: 'Up to 1,000 `MemberInBatch`, each read on its own' });
export type MembersBody = z.infer<typeof membersBody>;

export const member = z
  .object({
    id: externalId,
    plan: key,
    planState: z.enum(['known', 'unknown']),
    email: z.string().nullable(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    consents: z.object({ email: z.boolean().optional() }),
    traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    objected: z.boolean(),
    heldOut: z.boolean().describe('In the holdout: never asked'),
    createdAt: instant,
  })
  .meta({ id: 'Member' });
export type MemberView = z.infer<typeof member>;
export const memberList = listOf(member).meta({ id: 'MemberList' });

export function memberView(one: Member, heldOut: boolean): MemberView {
  const { externalId: id, planKey, planState, email, locale, timeZone, consents, traits } = one;
  return {
    id,
    plan: planKey,
    planState,
    email,
    locale,
    timeZone,
    consents: { ...consents },
    traits: { ...traits },
    objected: one.objectedAt !== null,
    heldOut,
    createdAt: one.createdAt.toISOString(),
  };
}

export const objectionBody = z.strictObject({ objected: z.boolean() }).meta({ id: 'Objection' });
export type ObjectionBody = z.infer<typeof objectionBody>;

export const emailConsentBody = z.strictObject({ given: z.boolean() }).meta({ id: 'EmailConsent' });
export type EmailConsentBody = z.infer<typeof emailConsentBody>;

export const memberExport = z
  .object({
    member: externalId,
    exportedAt: instant,
    data: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe('Rows by table, as they are stored: instants in UTC, amounts in minor units'),
  })
  .meta({ id: 'MemberExport' });

export const customerBody = z
  .strictObject({ stripeCustomerId: z.string().regex(/^cus_\w{1,250}$/, 'must be a Stripe customer id: cus_...') })
  .meta({ id: 'StripeCustomerLink' });
export type CustomerBody = z.infer<typeof customerBody>;

export const signalsBody = z
  .union([signalInputSchema, z.strictObject({ signals: z.array(z.unknown()).min(1).max(1000) })])
  .meta({ id: 'SignalsInput', description: 'One signal, or up to 1,000 in `signals`, each read on its own' });
export type SignalsBody = z.infer<typeof signalsBody>;

export const takenAnswer = z
  .object({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(z.object({ index: z.int(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'TakenAnswer', description: 'What became of each that was sent; index counts from 0' });

export const importAnswer = takenAnswer
  .extend({ rejectedCount: z.int().describe('All faults; `rejected` holds the first 1,000') })
  .meta({ id: 'ImportAnswer' });

/** One that was sent alone is refused as a whole. */
export function takenView(results: readonly Taken[], many: boolean): z.infer<typeof takenAnswer> {
  const rejected = results.flatMap((result) => (result.status === 'rejected' ? [result] : []));
  const [only] = rejected;
  if (only && !many) throw new DomainError(only.code, only.detail);
  return {
    accepted: results.filter(({ status }) => status === 'accepted').length,
    duplicates: results.filter(({ status }) => status === 'duplicate').length,
    rejected: rejected.map(faultView),
  };
}

export function importView({ rejected, ...counts }: ImportSummary): z.infer<typeof importAnswer> {
  return { ...counts, rejected: rejected.map(faultView) };
}

function faultView({ index, code, detail }: Rejected) {
  return { index, code, detail };
}

export const rebuildBody = z
  .strictObject({
    after: z.uuid().nullable().default(null).describe('`next` of the chunk before'),
    dryRun: z.boolean().default(false),
  })
  .meta({ id: 'EngagementRebuild' });
export type RebuildBody = z.infer<typeof rebuildBody>;
export const rebuildAnswer = z
  .object({
    members: z.int(),
    changed: z.int().describe('Scores that differed by more than 1e-9'),
    next: z.uuid().nullable().describe('null: this was the last chunk'),
  })
  .meta({ id: 'EngagementRebuilt' });

export const segmentBody = z
  .object({
    batch: z.array(z.unknown()).min(1).max(1000),
    sentAt: z.iso.datetime({ offset: true }).nullish().describe('By the sender’s clock, which need not be right'),
  })
  .meta({ id: 'SegmentBatch', description: 'track and identify calls in the wire format of Segment' });
export type SegmentBody = z.infer<typeof segmentBody>;
export const segmentAnswer = takenAnswer
  .extend({ identified: z.int(), ignored: z.int().describe('Calls of other types') })
  .meta({ id: 'SegmentAnswer' });

export const definitionBody = z
  .strictObject({
    family: z.enum(FAMILIES),
    weight: z
      .number()
      .max(1000)
      .refine((weight) => weight === 0 || weight >= 1e-6, { error: 'must be 0 or at least 0.000001' })
      .describe('Points per occurrence, or per unit of value'),
    valueCap: z.number().positive().max(1e9).nullable().default(null),
    activity: z.number().min(0).max(1000).default(0).describe('Points of long-run activity, per occurrence or unit'),
    milestone: z.boolean().default(false).describe('Only the first of a member counts'),
  })
  .meta({ id: 'SignalDefinitionInput' });
export type DefinitionBody = z.infer<typeof definitionBody>;
export const definition = definitionBody.extend({ name: z.string() }).meta({ id: 'SignalDefinition' });

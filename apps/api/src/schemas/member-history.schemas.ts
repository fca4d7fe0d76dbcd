import type { MemberInvoice } from '#billing';
import { PLAN_CHANGE_KINDS, PLAN_CHANGE_MOVES, PROPOSAL_MOVES, SALE_MOVES, type Moves } from '#domain';
import { HAPPENINGS, STANDINGS, type Happening, type TimelineEntry } from '#insights';
import { storableText } from '#membership';
import { z } from 'zod';
import { currency, instant, key, listOf, minor, page } from './common';

const statusOf = <M extends Moves<string>>(moves: M) => z.enum(Object.keys(moves) as [keyof M & string]);

export const memberPage = page.extend({
  query: storableText(320)
    .optional()
    .describe('How the id, the e-mail address or the trait `name` begins; then in that order, else by creation'),
  plan: key.optional(),
  status: z
    .enum(STANDINGS)
    .optional()
    .describe('paying: a subscription that is active, trialing or past due; leaving: one of these that is set to end'),
});
export type MemberPage = z.infer<typeof memberPage>;

export const timelinePage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  startingAfter: storableText(300).optional().describe('`cursor` of the last entry of the page before'),
  kinds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(HAPPENINGS)).min(1))
    .optional()
    .describe(`Some of ${HAPPENINGS.join(', ')}, separated by commas; absent: all`),
});
export type TimelinePage = z.infer<typeof timelinePage>;

const entry = <K extends Happening, D extends z.ZodRawShape>(kind: K, detail: D) =>
  z.object({ cursor: z.string(), at: instant, kind: z.literal(kind), id: z.string(), ...detail });

const timelineEntry = z
  .discriminatedUnion('kind', [
    entry('signal', {
      name: z.string(),
      value: z.number().nullable(),
      properties: z.record(z.string(), z.unknown()),
    }),
    entry('decision', {
      outcome: z.enum(['offer', 'hold', 'holdout', 'none']),
      because: z.array(z.string()).describe('Codes of the reasons, the first decided'),
      source: z.string(),
      placement: z.string().nullable(),
      campaign: key.nullable(),
      score: z.number(),
      policyVersion: z.int(),
    }),
    entry('proposal', {
      status: statusOf(PROPOSAL_MOVES),
      campaign: key,
      offer: key,
      plan: key,
      channel: z.string(),
      unitAmountMinor: minor,
      currency,
      presentedAt: instant.nullable(),
      viewedAt: instant.nullable(),
      answeredAt: instant.nullable(),
      withdrawnBecause: z.string().nullable(),
    }),
    entry('plan_change', {
      change: z.enum(PLAN_CHANGE_KINDS),
      status: statusOf(PLAN_CHANGE_MOVES),
      fromPlan: key,
      toPlan: key,
      proposalId: z.uuid().nullable(),
      failureCode: z.string().nullable(),
      settledAt: instant.nullable(),
    }),
    entry('payment', { amountMinor: minor, refundedMinor: minor, chargedBack: z.boolean(), currency }),
    entry('sale', {
      status: statusOf(SALE_MOVES),
      currency,
      paidMinor: minor.nullable(),
      paidAt: instant.nullable(),
    }),
  ])
  .meta({ id: 'TimelineEntry', description: 'One thing that happened, at the time it began, as it stands now' });
export const timeline = listOf(timelineEntry).meta({ id: 'Timeline' });

export function timelineView({ cursor, at, kind, id, detail }: TimelineEntry): z.infer<typeof timelineEntry> {
  const told = Object.entries(detail).map(([field, value]) => [
    field,
    field.endsWith('At') && typeof value === 'string' ? new Date(value).toISOString() : value,
  ]);
  return timelineEntry.parse({ cursor, at: at.toISOString(), kind, id, ...Object.fromEntries(told) });
}

export const invoicePage = page.extend({
  startingAfter: z
    .string()
    .regex(/^in_\w{1,250}$/, 'must be the id of an invoice: in_...')
    .optional(),
});
export type InvoicePageQuery = z.infer<typeof invoicePage>;

const invoice = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    status: z.string().nullable().describe('As Stripe has it: draft, open, paid, void, uncollectible'),
    currency,
    totalMinor: z.int(),
    paidMinor: z.int(),
    createdAt: instant,
    url: z.url().nullable().describe('Stripe’s page of the invoice; it expires, so read it anew'),
  })
  .meta({ id: 'Invoice' });
export const invoiceList = listOf(invoice).meta({ id: 'InvoiceList' });

export function invoiceView({ createdAt, ...one }: MemberInvoice): z.infer<typeof invoice> {
  return { ...one, createdAt: createdAt.toISOString() };
}

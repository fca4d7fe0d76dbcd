import { MOVEMENT_KINDS, PLAN_CHANGE_MOVES, type PlanChange, type PlanChangeStatus, type Quote } from '#domain';
import { z } from 'zod';
import { proposal } from './campaign.schemas';
import { currency, instant, key, minor } from './common';

export const quote = z
  .object({
    id: z.uuid(),
    currency,
    amountDueNowMinor: minor,
    lines: z.array(z.object({ description: z.string(), amountMinor: z.int(), proration: z.boolean() })),
    recurringMinor: minor,
    nextInvoiceAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Quote' });

export function quoteView(one: Quote): z.infer<typeof quote> {
  const { id, amountDueNowMinor, recurringMinor, lines } = one;
  return {
    id,
    currency: one.currency,
    amountDueNowMinor,
    lines: lines.map((line) => ({ ...line })),
    recurringMinor,
    nextInvoiceAt: one.nextInvoiceAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
  };
}

export const planChange = z
  .object({
    id: z.uuid(),
    kind: z.enum(['checkout', 'update']),
    status: z.enum(Object.keys(PLAN_CHANGE_MOVES) as [PlanChangeStatus, ...PlanChangeStatus[]]),
    fromPlan: key,
    toPlan: key,
    url: z.url().nullable().describe('Where the member goes on: the Checkout page, or the page to pay or authenticate'),
    failureCode: z.string().nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: 'PlanChange' });

export function planChangeView(one: PlanChange): z.infer<typeof planChange> {
  const { id, kind, status, fromPlanKey, toPlanKey, url, failureCode } = one;
  return {
    id,
    kind,
    status,
    fromPlan: fromPlanKey,
    toPlan: toPlanKey,
    url,
    failureCode,
    createdAt: one.createdAt.toISOString(),
    settledAt: one.settledAt?.toISOString() ?? null,
  };
}

export const accepted = z
  .object({ proposal, planChange, quote: quote.nullable(), checkoutUrl: z.url().nullable() })
  .meta({ id: 'Accepted', description: 'A free member pays at `checkoutUrl`; a paying member confirms `quote`' });

export const executeBody = z.strictObject({ quoteId: z.uuid() }).meta({ id: 'QuoteConfirmation' });
export type ExecuteBody = z.infer<typeof executeBody>;

export const syncBody = z.strictObject({ dryRun: z.boolean().default(true) }).meta({ id: 'CatalogueSync' });
export type SyncBody = z.infer<typeof syncBody>;
export const syncAnswer = z
  .object({
    steps: z.array(
      z.object({ lookupKey: z.string(), plan: key, state: z.enum(['present', 'created', 'missing', 'differs']) }),
    ),
  })
  .meta({ id: 'CatalogueSyncAnswer' });

export const mrrReport = z
  .object({
    data: z.array(
      z.object({
        currency,
        startMinor: z.int(),
        movements: z.array(z.object({ kind: z.enum(MOVEMENT_KINDS), count: z.int(), amountMinor: z.int() })),
        endMinor: z.int(),
      }),
    ),
  })
  .meta({ id: 'MrrReport', description: 'Minor units per month, UTC: start + movements = end' });

import type { PlanRequest } from '#billing';
import {
  FAILURES,
  isFailureCode,
  isPaidOnPage,
  PLAN_CHANGE_KINDS,
  PLAN_CHANGE_MOVES,
  planOfPrice,
  type Ladder,
  type PlanChange,
  type PlanChangeStatus,
  type Quote,
  type Subscription,
} from '#domain';
import { storableText } from '#membership';
import { z } from 'zod';
import { proposal } from './campaign.schemas';
import { currency, externalId, instant, interval, key, minor } from './common';

export const quote = z
  .object({
    id: z.uuid(),
    currency,
    amountDueNowMinor: minor,
    discountMinor: minor.describe('Taken off the lines'),
    taxMinor: minor.describe('Tax in all, also what the lines include'),
    creditMinor: z.int().describe('Paid from the credit balance; below zero: added to it'),
    lines: z.array(z.object({ description: z.string(), amountMinor: z.int(), proration: z.boolean() })),
    recurringMinor: minor.describe('What each later period costs'),
    productsMinor: minor.describe(
      'Products of the sale: a second payment, charged to the same card once the plan has changed',
    ),
    nextInvoiceAt: instant.nullable(),
    effectiveAt: instant.nullable().describe('When the plan changes; null: now, once paid'),
    expiresAt: instant,
  })
  .meta({ id: 'Quote' });

export function quoteView(one: Quote): z.infer<typeof quote> {
  const { id, amountDueNowMinor, discountMinor, taxMinor, creditMinor, recurringMinor, productsMinor, lines } = one;
  return {
    id,
    currency: one.currency,
    amountDueNowMinor,
    discountMinor,
    taxMinor,
    creditMinor,
    lines: lines.map((line) => ({ ...line })),
    recurringMinor,
    productsMinor,
    nextInvoiceAt: one.nextInvoiceAt?.toISOString() ?? null,
    effectiveAt: one.effectiveAt?.toISOString() ?? null,
    expiresAt: one.expiresAt.toISOString(),
  };
}

export const planChange = z
  .object({
    id: z.uuid(),
    kind: z.enum(PLAN_CHANGE_KINDS),
    status: z.enum(Object.keys(PLAN_CHANGE_MOVES) as [PlanChangeStatus, ...PlanChangeStatus[]]),
    fromPlan: key,
    toPlan: key,
    url: z.url().nullable().describe('Where the member goes on: the Checkout page, or the page to pay or authenticate'),
    failureCode: z.string().nullable(),
    failureMessage: z.string().nullable().describe('For the member'),
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
    failureMessage: failureCode && isFailureCode(failureCode) ? FAILURES[failureCode] : null,
    createdAt: one.createdAt.toISOString(),
    settledAt: one.settledAt?.toISOString() ?? null,
  };
}

export const prepared = z
  .object({ planChange, quote: quote.nullable(), checkoutUrl: z.url().nullable() })
  .meta({ id: 'PreparedChange', description: 'Without a subscription: pay at `checkoutUrl`; else confirm `quote`' });

export const accepted = prepared.extend({ proposal }).meta({ id: 'Accepted' });

export function preparedView(one: { planChange: PlanChange; quote: Quote | null }): z.infer<typeof prepared> {
  const { kind, url } = one.planChange;
  return {
    planChange: planChangeView(one.planChange),
    quote: one.quote && quoteView(one.quote),
    checkoutUrl: isPaidOnPage({ kind }) ? url : null,
  };
}

export const quoteBody = z
  .union([
    z.strictObject({
      member: externalId,
      plan: key.describe('The plan that is wanted; the one without a price ends the subscription'),
      interval: interval.default('month'),
      currency: currency.default('usd'),
      promotionCode: storableText(500).optional().describe('As the member typed it'),
    }),
    z.strictObject({ member: externalId, action: z.enum(['pause', 'resume']) }),
  ])
  .meta({ id: 'QuoteRequest' });
export type QuoteBody = z.infer<typeof quoteBody>;

export function planRequest(body: QuoteBody): PlanRequest {
  if ('action' in body) return { kind: body.action };
  const { plan, promotionCode = null } = body;
  return { kind: 'plan', planKey: plan, interval: body.interval, currency: body.currency, promotionCode };
}

const subscription = z
  .object({
    id: z.string(),
    status: z.string().describe('Stripe’s status; `paused` gives no access'),
    plan: key.nullable().describe('null: a price that is none of ours'),
    interval,
    quantity: z.int(),
    unitAmountMinor: minor,
    currency,
    monthlyMinor: minor.describe('Recurring revenue per month, less lasting discounts'),
    currentPeriodEnd: instant,
    cancelAt: instant.nullable(),
    scheduledPlan: key.nullable(),
    scheduledAt: instant.nullable(),
    pendingUntil: instant.nullable().describe('A better plan waits for its payment until then'),
    collectionPaused: z.boolean(),
  })
  .meta({ id: 'Subscription' });
export const subscriptionAnswer = z.object({ data: z.array(subscription) }).meta({
  id: 'SubscriptionList',
  description: 'Live ones; more than one stops all changes until a person ends the rest',
});

export function subscriptionView(one: Subscription, ladder: Ladder): z.infer<typeof subscription> {
  const planOf = (lookupKey: string | null) => (lookupKey && planOfPrice(ladder, lookupKey)?.plan.key) || null;
  // kept as JSON, so its instant is text
  const pendingUntil = one.pendingUpdate && new Date(one.pendingUpdate.expiresAt);
  return {
    id: one.id,
    status: one.status,
    plan: planOf(one.lookupKey),
    interval: one.interval,
    quantity: one.quantity,
    unitAmountMinor: one.unitAmountMinor,
    currency: one.currency,
    monthlyMinor: one.mrrMinor,
    currentPeriodEnd: one.currentPeriodEnd.toISOString(),
    cancelAt: one.cancelAt?.toISOString() ?? null,
    scheduledPlan: planOf(one.scheduledLookupKey),
    scheduledAt: one.scheduledAt?.toISOString() ?? null,
    pendingUntil: pendingUntil?.toISOString() ?? null,
    collectionPaused: one.collectionPaused,
  };
}

export const portalBody = z
  .strictObject({
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  })
  .meta({ id: 'PortalRequest' });
export type PortalBody = z.infer<typeof portalBody>;
export const portalAnswer = z.object({ url: z.url() }).meta({ id: 'PortalLink', description: 'Works once and soon' });

export const executeBody = z.strictObject({ quoteId: z.uuid() }).meta({ id: 'QuoteConfirmation' });
export type ExecuteBody = z.infer<typeof executeBody>;

export const syncBody = z.strictObject({ dryRun: z.boolean().default(true) }).meta({ id: 'CatalogueSync' });
export type SyncBody = z.infer<typeof syncBody>;
export const syncStep = z.object({
  lookupKey: z.string(),
  plan: key,
  state: z.enum(['present', 'missing', 'created', 'adopted', 'differs', 'archived']),
});
export const syncAnswer = z.object({ steps: z.array(syncStep) }).meta({ id: 'CatalogueSyncAnswer' });

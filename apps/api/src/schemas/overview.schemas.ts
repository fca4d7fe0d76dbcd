import type { StripeCheck } from '#billing';
import { z } from 'zod';
import { syncStep } from './billing.schemas';
import { currency, instant, key } from './common';
import { holdoutStage } from './lift.schemas';

/** How much waits, and for how long. */
export const jobCounts = {
  waiting: z.int().describe('Due and not in the queue yet'),
  enqueued: z.int().describe('In the queue or at work'),
  later: z.int().describe('Due in the future'),
  dead: z.int().describe('Given up after the last attempt'),
  oldestSeconds: z.int().describe('For how long the oldest of those that are due has been due'),
};

export const overview = z
  .object({
    now: instant.describe('The service’s own time: reports up to now end here'),
    membersByPlan: z.array(z.object({ plan: key, members: z.int() })).describe('In order of rank'),
    mrr: z
      .array(z.object({ currency, amountMinor: z.int(), subscriptions: z.int() }))
      .describe('Recurring revenue per month now, in minor units'),
    openProposals: z.int().describe('Waiting for an answer'),
    runningCampaigns: z.int(),
    queue: z.object(jobCounts),
  })
  .meta({ id: 'Overview' });

const arms = z.object({ asked: z.int(), heldOut: z.int() });
export const holdout = z
  .object({
    share: z.number().describe('Of the members, who are never asked'),
    stage: holdoutStage,
    saltIsOwn: z.boolean().describe('false: HOLDOUT_SALT is the one that everybody has'),
    members: arms.describe('By assignment'),
    exposed: arms.describe('Of these, those that count in the comparison'),
  })
  .meta({ id: 'Holdout' });

export const stripeCheck = z
  .object({
    mode: z.enum(['live', 'test']).describe('By the kind of the key'),
    account: z.string().nullable().describe('null: see fault'),
    fault: z.string().nullable().describe('Why Stripe could not be asked'),
    apiVersion: z.string().describe('In which events must come'),
    webhookEndpoints: z
      .array(z.object({ url: z.url(), enabled: z.boolean(), apiVersion: z.string().nullable() }))
      .describe('Those of the account whose path is ours'),
    lastEvent: z.object({ type: z.string(), receivedAt: instant }).nullable(),
    differences: z.array(syncStep).describe('Prices on which plans and Stripe disagree'),
  })
  .meta({ id: 'StripeCheck' });

export function stripeCheckView({
  lastEvent,
  webhookEndpoints,
  differences,
  ...one
}: StripeCheck): z.infer<typeof stripeCheck> {
  return {
    ...one,
    webhookEndpoints: [...webhookEndpoints],
    differences: [...differences],
    lastEvent: lastEvent && { type: lastEvent.type, receivedAt: lastEvent.receivedAt.toISOString() },
  };
}

import { MOVEMENT_KINDS, OUTCOMES, VERDICTS } from '#domain';
import { z } from 'zod';
import { currency, span } from './common';
import { armMean, holdoutStage, lift } from './lift.schemas';

const count = z.int();
const bounds = { low: z.number(), high: z.number() };
const difference = z.object({ estimate: z.number(), ...bounds }).nullable();

/** JSON, or the report's main table as CSV. */
export const format = z.enum(['json', 'csv']).default('json');
export const reportQuery = span.extend({ format });
export const movementsQuery = span.extend({
  format,
  by: z.enum(['total', 'month', 'plan', 'campaign']).default('total'),
});
export const weeksQuery = span.extend({ format, currency });
export const formatQuery = z.strictObject({ format });

/** What each figure of a report means; all times are UTC. */
const definitions = z.record(z.string(), z.string()).describe('Figure -> what it means');
export const told = { timeZone: z.literal('UTC'), definitions };

const movements = z.array(z.object({ kind: z.enum(MOVEMENT_KINDS), count, amountMinor: z.int() }));
const mrr = { currency, startMinor: z.int(), movements, endMinor: z.int() };
export const mrrReport = z
  .object({
    data: z.array(
      z.union([
        z.object({ month: z.string().optional(), ...mrr }),
        z.object({ key: z.string().nullable().describe('Plan or campaign'), currency, movements }),
      ]),
    ),
    ...told,
  })
  .meta({ id: 'MrrReport', description: 'Minor units per month, UTC: start + movements = end' });

export const decisionsReport = z
  .object({ data: z.array(z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), count })), ...told })
  .meta({ id: 'DecisionsReport', description: 'Decisions by outcome and main reason, times in UTC' });

export const funnelReport = z
  .object({
    signals: count,
    ownSignals: count.describe('Of these, from Stripe’s events and moments of need'),
    decisions: count,
    eligible: count.describe('Members decided on who are not held out'),
    proposed: count,
    presented: count,
    viewed: count,
    accepted: count,
    declined: count,
    expired: count,
    paid: count,
    kept: z.array(z.object({ days: count, due: count, kept: count })),
    ...told,
  })
  .meta({ id: 'FunnelReport', description: 'Proposals made in the span and how far each came, times in UTC' });

const shares = z.object({ asked: z.number().nullable(), holdout: z.number().nullable(), difference });
export const liftReport = z
  .object({
    stage: holdoutStage,
    holdoutShare: z.number(),
    members: z.object({ asked: count, holdout: count }),
    leftOut: count.describe('Assigned under another share of the holdout'),
    conversion: shares.describe('Paid more per month since than before'),
    churn: shares.describe('Stopped paying since'),
    currencies: z.array(
      z.object({
        currency,
        capMinor: z.number().nullable().describe('The 99.9th percentile; more counts as so much'),
        asked: armMean,
        holdout: armMean,
        ...lift,
        mrr: z.object({ asked: z.number(), holdout: z.number(), difference }),
      }),
    ),
    ...told,
  })
  .meta({
    id: 'LiftReport',
    description: 'Members first eligible in the span, and what they brought since; by assignment',
  });

export const liftWeeks = z
  .object({
    data: z.array(
      z.object({ week: count, members: z.object({ asked: count, holdout: count }), estimate: z.number(), ...bounds }),
    ),
    ...told,
  })
  .meta({ id: 'LiftWeeks', description: 'The effect by weeks since the first eligibility: whether it wears off' });

export const liftReadings = z
  .object({
    data: z.array(
      z.object({
        day: z.iso.date(),
        currency,
        members: count,
        estimate: z.number().nullable(),
        relative: z.number().nullable(),
        bounds: z.object(bounds).nullable(),
        verdict: z.enum(VERDICTS),
      }),
    ),
    ...told,
  })
  .meta({ id: 'LiftReadings', description: 'The lift as it stood each day' });

export const offersReport = z
  .object({
    data: z.array(
      z.object({
        campaignKey: z.string(),
        planKey: z.string(),
        offerKey: z.string(),
        asked: count,
        viewed: count,
        accepted: count,
        declined: count,
        expired: count,
        paid: count,
        refunded: count,
        acceptance: z.object({ share: z.number(), fixed: z.object(bounds), always: z.object(bounds) }).nullable(),
        bestProbability: z.number(),
      }),
    ),
    ...told,
  })
  .meta({ id: 'OffersReport', description: 'Proposals made in the span, by offer' });

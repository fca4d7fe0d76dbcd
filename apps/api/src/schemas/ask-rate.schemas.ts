import { QUESTION_KINDS, VERDICTS } from '#domain';
import { z } from 'zod';
import { currency } from './common';

const count = z.int();
const share = z.number().nullable();
const arm = z.object({
  count: count.describe('Sales'),
  mean: z.number().describe('Value of a sale in minor units, 0 when it was not paid'),
  variance: z.number(),
  payers: count.describe('Sales that were paid'),
});

export const askRateReport = z
  .object({
    sales: count,
    withheld: count.describe('Holdout, objection or unknown plan state'),
    left: count.describe('Left before both questions were through'),
    nothingToAsk: count.describe('A question had nothing to offer'),
    eligible: count.describe('All others'),
    bothAsked: count,
    askRate: share.describe('bothAsked / eligible; the goal is 1'),
    questions: z.array(
      z.object({
        kind: z.enum(QUESTION_KINDS),
        asked: count,
        yes: count,
        no: count,
        timedOut: count,
        acceptance: share,
        withheld: count,
        nothingToAsk: count,
      }),
    ),
    values: z.array(
      z.object({
        currency,
        asked: arm,
        holdout: arm,
        perSale: z
          .object({ difference: z.number(), low: z.number(), high: z.number(), degreesOfFreedom: z.number() })
          .nullable()
          .describe('Minor units a sale, 95 % interval (Welch)'),
        share: share.describe('The difference over the holdout’s mean'),
        goalReached: z.enum(['yes', 'no', 'open']).describe('At least a tenth more, by its 95 % interval'),
        verdict: z.enum(VERDICTS),
        because: z.enum(['too_few_payers', 'sample_ratio_mismatch', 'interval_spans_zero']).nullable(),
      }),
    ),
    timings: z.array(
      z.object({
        kind: z.enum(['offer', 'product']),
        key: z.string(),
        atSale: z.object({ offered: count, sold: count }),
        afterProof: z.object({ remembered: count, offered: count, sold: count }),
      }),
    ),
  })
  .meta({ id: 'AskRateReport', description: 'Sales begun in the span, times in UTC' });

import { QUESTION_KINDS } from '#domain';
import { z } from 'zod';
import { currency } from './common';
import { armMean, lift } from './lift.schemas';
import { told } from './report.schemas';

const count = z.int();
const share = z.number().nullable();
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
      z
        .object({ currency, asked: armMean, holdout: armMean, ...lift })
        .describe('Per buyer (a member, or an anonymous sale), at list prices, 0 when not paid'),
    ),
    timings: z.array(
      z.object({
        kind: z.enum(['offer', 'product']),
        key: z.string(),
        atSale: z.object({ offered: count, sold: count }),
        afterProof: z.object({ remembered: count, offered: count, sold: count }),
      }),
    ),
    ...told,
  })
  .meta({ id: 'AskRateReport', description: 'Sales begun in the span, times in UTC' });

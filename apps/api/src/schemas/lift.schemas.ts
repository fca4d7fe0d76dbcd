import { OPEN_BECAUSE, VERDICTS, type OpenBecause } from '#domain';
import { environmentSchema } from '#platform';
import { z } from 'zod';

/** Where the comparison stands: HOLDOUT_STAGE. */
export const holdoutStage = environmentSchema.shape.HOLDOUT_STAGE.unwrap();

const bounds = z.object({ low: z.number(), high: z.number() });

export const armMean = z.object({
  count: z.int().describe('Members (or buyers), by assignment'),
  payers: z.int().describe('Those who brought anything'),
  mean: z.number().describe('Minor units each'),
});

export const effect = z.object({
  estimate: z.number(),
  standardError: z.number(),
  fixed: bounds.describe('95 %, right for one look at an end fixed beforehand (Welch)'),
  fixedP: z.number(),
  always: bounds.describe('95 %, right at every look at once: the verdict rests on this one'),
  alwaysP: z.number(),
});

/** The fields of a comparison with the holdout. */
export const lift = {
  absolute: effect.nullable().describe('Minor units each; null: too little to compare'),
  relative: effect.nullable().describe('Share of the holdout’s mean'),
  explained: z.number().describe('Share of the variance that earlier revenue and activity explained away (CUPED)'),
  sampleRatio: z.object({
    chiSquare: z.number().nullable(),
    p: z.number(),
    mismatch: z.boolean().describe('p < 0.001: no verdict'),
  }),
  goalReached: z.enum(['yes', 'no', 'open']).describe('At least a tenth more, by the always valid interval'),
  verdict: z.enum(VERDICTS),
  because: z
    .enum(Object.keys(OPEN_BECAUSE) as [OpenBecause, ...OpenBecause[]])
    .nullable()
    .describe('Why there is no verdict yet'),
  stillNeeded: z
    .int()
    .nullable()
    .describe('How many more until a verdict, should the effect stay as it looks; null: none in sight'),
};

import { OUTCOMES, type Explanation } from '#domain';
import { z } from 'zod';
import { instant } from './common';

export const explanation = z
  .object({
    outcome: z.enum(OUTCOMES),
    summary: z.string().describe('To be read aloud'),
    policyVersion: z.int(),
    modelVersion: z.int().nullable(),
    rules: z.array(
      z.object({
        reason: z.string(),
        passed: z.boolean(),
        observed: z.string(),
        bound: z.string(),
        sentence: z.string(),
      }),
    ),
    moment: z
      .object({
        measure: z.enum(['score', 'probability']),
        value: z.number(),
        bound: z.number().nullable().describe('null: no value reaches it'),
        passed: z.boolean(),
        parts: z.array(z.object({ name: z.string(), value: z.number(), points: z.number() })),
        sentence: z.string(),
      })
      .nullable()
      .describe('null: the member is not scored'),
    changes: z.array(z.string()).describe('What would change it'),
    notBefore: instant
      .nullable()
      .describe('From when nothing but a good moment is missing; null: time alone does not help'),
    dataUsed: z.array(z.string()),
  })
  .meta({ id: 'Explanation', description: 'Why a member would be asked now, or not; reading it changes nothing' });

export function explanationView(one: Explanation): z.infer<typeof explanation> {
  const { outcome, summary, policyVersion, modelVersion, moment, notBefore } = one;
  return {
    outcome,
    summary,
    policyVersion,
    modelVersion,
    rules: one.rules.map((rule) => ({ ...rule })),
    moment: moment && {
      ...moment,
      bound: Number.isFinite(moment.bound) ? moment.bound : null,
      parts: moment.parts.map((part) => ({ ...part })),
    },
    changes: [...one.changes],
    notBefore: notBefore?.toISOString() ?? null,
    dataUsed: [...one.dataUsed],
  };
}

import { OUTCOMES, REASONS, SAYING_CODES, type Explanation, type Reason, type Saying } from '#domain';
import { z } from 'zod';
import { instant } from './common';

const saying = z
  .object({
    code: z.enum(SAYING_CODES as [Saying['code'], ...Saying['code'][]]).describe('Stable; more may come'),
    values: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .describe('`...At` is an instant (null: never), `days` and `...Days` are days, `share` is of 1'),
  })
  .meta({ id: 'Saying', description: 'The same as the sentence beside it, to be said in another language' });
const reason = z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]);

export const explanation = z
  .object({
    outcome: z.enum(OUTCOMES),
    because: z.array(reason).describe('The first is the main one'),
    summary: z.string().describe('To be read aloud'),
    policyVersion: z.int(),
    modelVersion: z.int().nullable(),
    rules: z.array(
      z.object({
        reason,
        passed: z.boolean(),
        observed: z.string(),
        bound: z.string(),
        until: instant
          .nullable()
          .describe('From when time alone lets it pass; null: it passes, or something else must change'),
        sentence: z.string(),
        said: z.object({ observed: saying, bound: saying }),
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
    said: z.object({ changes: z.array(saying), dataUsed: z.array(saying) }),
  })
  .meta({ id: 'Explanation', description: 'Why a member would be asked now, or not; reading it changes nothing' });

export function explanationView(one: Explanation): z.infer<typeof explanation> {
  const { outcome, because, summary, policyVersion, modelVersion, moment, notBefore } = one;
  return {
    outcome,
    because: [...because],
    summary,
    policyVersion,
    modelVersion,
    rules: one.rules.map(({ observed, bound, until, ...rule }) => ({
      ...rule,
      observed: observed.english,
      bound: bound.english,
      until: until?.toISOString() ?? null,
      said: { observed: sayingView(observed), bound: sayingView(bound) },
    })),
    moment: moment && {
      ...moment,
      bound: Number.isFinite(moment.bound) ? moment.bound : null,
      parts: moment.parts.map((part) => ({ ...part })),
    },
    changes: one.changes.map(({ english }) => english),
    notBefore: notBefore?.toISOString() ?? null,
    dataUsed: one.dataUsed.map(({ english }) => english),
    said: { changes: one.changes.map(sayingView), dataUsed: one.dataUsed.map(sayingView) },
  };
}

function sayingView({ code, values }: Saying): z.infer<typeof saying> {
  return { code, values: { ...values } };
}

import { FEATURES, type Policy } from '#domain';
import type { ModelRow, PolicyVersion } from '#database';
import { policyInputSchema } from '#membership';
import { z } from 'zod';
import { instant, listOf } from './common';

export const policyBody = policyInputSchema;

export const policy = policyInputSchema
  .extend({
    version: z.int().describe('Stored with each decision; 1 is the defaults'),
    holdout: z.object({ share: z.number() }).describe('Set by HOLDOUT_SHARE, not here'),
  })
  .meta({ id: 'Policy' });

export function policyView({ holdout, ...rules }: Policy): z.infer<typeof policy> {
  return { ...(rules as z.infer<typeof policy>), holdout: { share: holdout.share } };
}

const policyVersion = z.object({
  version: z.int(),
  rules: policyInputSchema.partial(),
  createdAt: instant,
  createdBy: z.string(),
});
export const policyVersions = listOf(policyVersion).meta({ id: 'PolicyVersionList' });

export function policyVersionView({ version, rules, createdAt, createdBy }: PolicyVersion) {
  return { version, rules, createdAt: createdAt.toISOString(), createdBy };
}

const estimate = z.object({ value: z.number(), standardError: z.number() });
const worth = z.union([
  z.object({
    ips: estimate,
    snips: estimate,
    doublyRobust: estimate,
    effectiveSampleSize: z.number(),
    largestWeightShare: z.number(),
  }),
  z.object({ refused: z.enum(['no_overlap', 'too_few', 'one_choice_weighs_too_much']) }),
]);

/** What a model learned from, and its worth beside what was in force then. */
const modelEvaluation = z
  .looseObject({
    from: instant,
    to: instant,
    asks: z.int().describe('Asks that chance alone decided'),
    accepts: z.int(),
    loss: z.number().describe('Mean log-loss per ask, cross-validated by member'),
    lossOfShare: z.number().describe('The same, of the plain share of yeses'),
    askCost: z.number().describe('What an ask costs, in yeses'),
    candidate: worth,
    incumbent: worth,
  })
  .partial()
  .meta({ id: 'ModelEvaluation' });

export const model = z
  .object({
    version: z.int(),
    status: z.enum(['candidate', 'active', 'retired']),
    weights: z.record(z.string(), z.number()).describe('Log-odds per unit of each feature'),
    evaluation: modelEvaluation,
    createdAt: instant,
    promotedAt: instant.nullable(),
    promotedBy: z.string().nullable(),
  })
  .meta({ id: 'Model' });
export const modelList = listOf(model).meta({ id: 'ModelList' });
export const modelInForce = z
  .object({ active: model.nullable().describe('null: the score rule') })
  .meta({ id: 'ModelInForce' });

export function modelView(one: ModelRow): z.infer<typeof model> {
  const { version, status, evaluation, createdAt, promotedAt, promotedBy } = one;
  return {
    version,
    status,
    weights: Object.fromEntries(FEATURES.map((feature, k) => [one.features[k] ?? feature, one.weights[k] ?? 0])),
    evaluation: { ...evaluation },
    createdAt: createdAt.toISOString(),
    promotedAt: promotedAt?.toISOString() ?? null,
    promotedBy,
  };
}

/** Versions, the newest first. */
export const versionPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  startingAfter: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .optional()
    .describe('The last version of the page before'),
});
export type VersionPage = z.infer<typeof versionPage>;
export const versionParam = z.coerce.number().int().min(1).max(2_147_483_647);

const byReason = z
  .record(z.string(), z.int())
  .describe('Members of the sample by the first reason that decided; eligible: would be asked');
export const policySimulation = z
  .object({
    members: z.int(),
    sample: z.int().describe('Members that were looked at'),
    inForce: byReason,
    candidate: byReason,
    changed: z.int().describe('Members of the sample on whom the decision would be another'),
    moves: z.array(z.object({ from: z.string(), to: z.string(), members: z.int() })),
  })
  .meta({ id: 'PolicySimulation', description: 'Decisions at this moment; nothing was written' });

export const evaluationBody = z
  .strictObject({
    rules: policyInputSchema.optional().describe('Absent: the rules in force'),
    modelVersion: versionParam.nullable().optional().describe('Absent: the model in force; null: rules alone'),
  })
  .meta({ id: 'PolicyEvaluationInput' });
export const policyEvaluation = z
  .object({
    decisions: z.int().describe('Decisions of the last year in which chance had a part'),
    askCost: z.number().describe('What an ask costs, in yeses'),
    candidate: worth,
    incumbent: worth,
    inWords: z.string(),
  })
  .meta({ id: 'PolicyEvaluation', description: 'Worth per decision: a yes counts 1, an ask costs askCost' });

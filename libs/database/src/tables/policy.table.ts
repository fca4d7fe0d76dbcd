import type { FeatureName, PolicyRules } from '#domain';
import { EntitySchema } from 'typeorm';
import { integer, json, maybe, text, time } from '../columns';

/** One version of the rules of asking; never changed. Version 1 is the defaults and has no row. */
export interface PolicyVersion {
  readonly version: number;
  readonly rules: PolicyRules;
  readonly createdAt: Date;
  /** Who made it, as the audit log names them, or `rule`. */
  readonly createdBy: string;
}

export const policyTable = new EntitySchema<PolicyVersion>({
  name: 'policy',
  columns: { version: integer({ primary: true }), rules: json(), createdAt: time(), createdBy: text() },
});

/** A model as trained; only its status changes. */
export interface ModelRow {
  readonly version: number;
  readonly status: ModelStatus;
  /** In the order of `features`. */
  readonly weights: readonly number[];
  readonly features: readonly FeatureName[];
  /** How it was trained and how it compares; see `ModelEvaluation` of insights. */
  readonly evaluation: object;
  readonly createdAt: Date;
  readonly promotedAt: Date | null;
  /** Who promoted it, as the audit log names them, or `rule`. */
  readonly promotedBy: string | null;
  /** The model that was active before it; null: none, the score rule. */
  readonly replacedVersion: number | null;
}
export type ModelStatus = 'candidate' | 'active' | 'retired';

export const modelTable = new EntitySchema<ModelRow>({
  name: 'model',
  columns: {
    version: integer({ primary: true }),
    status: text(),
    weights: json(),
    features: json(),
    evaluation: json(),
    createdAt: time(),
    promotedAt: time(maybe),
    promotedBy: text(maybe),
    replacedVersion: integer(maybe),
  },
  indices: [{ name: 'model_one_active', columns: ['status'], unique: true, where: `status = 'active'` }],
});

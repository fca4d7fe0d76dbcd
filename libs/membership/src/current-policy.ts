import { Config } from '#platform';
import { compilePolicy, DEFAULT_POLICY, DEFAULT_RULES, type CompiledPolicy, type Model, type Policy } from '#domain';
import { Database, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { PoliciesStore } from './policies-store';

const RECENT_MS = 1000;

/** The policy and the model in force, compiled once per version: the defaults until a version is stored. */
@Injectable()
export class CurrentPolicy {
  private compiled: CompiledPolicy;
  private readAt = -Infinity;

  constructor(
    config: Config,
    private readonly database: Database,
    private readonly policies: PoliciesStore,
  ) {
    const { HOLDOUT_SHARE, HOLDOUT_SALT: salt, HOLDOUT_STAGE: stage } = config.env;
    const share = stage === 'draft' || stage === 'stopped' ? 0 : HOLDOUT_SHARE;
    this.compiled = compilePolicy({ ...DEFAULT_POLICY, holdout: { share, salt } });
  }

  /** As last read by this process; only its holdout is certain, since settings alone decide it. */
  get policy(): Policy {
    return this.compiled.policy;
  }

  /** What held at most a second ago: enough to see whether a decision, which reads for itself, is worth making. */
  async recent(): Promise<CompiledPolicy> {
    return performance.now() - this.readAt < RECENT_MS ? this.compiled : this.read();
  }

  /** What holds now: one indexed read, which carries the rules only when a version is new to this process. */
  async read(on: Tx | Database = this.database): Promise<CompiledPolicy> {
    const { policy, model } = this.compiled;
    const found = await this.policies.inForce(on, policy.version, model?.version ?? null);
    this.readAt = performance.now();
    const version = found?.policyVersion ?? DEFAULT_POLICY.version;
    const modelVersion = found?.modelVersion ?? null;
    if (version === policy.version && modelVersion === (model?.version ?? null)) return this.compiled;

    const { holdout } = policy;
    const rules = version === policy.version ? policy : { ...DEFAULT_RULES, ...(found?.rules ?? {}), version, holdout };
    const weights: Model | null = modelVersion === null ? null : modelOf(modelVersion, found?.weights, model);
    this.compiled = compilePolicy(rules, weights);
    return this.compiled;
  }
}

function modelOf(version: number, weights: number[] | null | undefined, held: Model | null): Model | null {
  return weights ? { version, weights } : held;
}

import { Clock } from '#platform';
import {
  compilePolicy,
  DEFAULT_RULES,
  LARGEST_WEIGHT_SHARE,
  LEAST_EFFECTIVE_SAMPLE,
  type CompiledPolicy,
  type Estimate,
  type OffPolicyRefusal,
  type OffPolicyValue,
  type PolicyRules,
} from '#domain';
import { Database, inTransaction } from '#database';
import { CurrentPolicy, ModelsStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { crossValidate } from './cross-validation';
import { asksBy, worthOf } from './evaluate-model';
import { LearningStore, learningSpan } from './learning-store';

type Worth = OffPolicyValue | OffPolicyRefusal;

/** What rules or a model would have been worth per decision on the log: a yes counts 1, an ask costs `askCost`. */
export interface PolicyEvaluation {
  readonly decisions: number;
  readonly askCost: number;
  readonly candidate: Worth;
  readonly incumbent: Worth;
  /** For a person to read. */
  readonly inWords: string;
}

/** Off-policy evaluation of what is not in force, against the decisions in which chance had a part. Changes nothing. */
@Injectable()
export class EvaluatePolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly plans: PlansStore,
    private readonly learning: LearningStore,
    private readonly models: ModelsStore,
  ) {}

  /** `modelVersion`: absent, the model in force; null: rules alone. Throws `model_unknown`. */
  async run(rules: PolicyRules | null, modelVersion?: number | null): Promise<PolicyEvaluation> {
    const inForce = await this.current.read();
    const candidate = await this.candidate(inForce, rules, modelVersion);
    const ladder = await this.plans.ladder();
    const log = await this.learning.randomDecisions(learningSpan(this.clock.now(), inForce.policy.proposalDays));
    const { sample, folds } = log.asks();
    const { weights } = folds.length > 0 ? await crossValidate(sample, folds) : { weights: [] };
    const askCost = inForce.policy.theta;
    const worth = (one: CompiledPolicy) => worthOf(asksBy(one, ladder), log, weights, askCost);
    const [candidateWorth, incumbent] = [worth(candidate), worth(inForce)];
    return {
      decisions: log.length,
      askCost,
      candidate: candidateWorth,
      incumbent,
      inWords: inWords(candidateWorth, incumbent),
    };
  }

  private async candidate(
    inForce: CompiledPolicy,
    rules: PolicyRules | null,
    modelVersion: number | null | undefined,
  ): Promise<CompiledPolicy> {
    const policy = rules ? { ...DEFAULT_RULES, ...rules, version: 0, holdout: inForce.policy.holdout } : inForce.policy;
    if (modelVersion === undefined) return compilePolicy(policy, inForce.model);
    if (modelVersion === null) return compilePolicy(policy);
    const model = await inTransaction(this.database, (tx) => this.models.byVersion(tx, modelVersion));
    return compilePolicy(policy, { version: model.version, weights: model.weights });
  }
}

const REFUSALS: Readonly<Record<OffPolicyRefusal['refused'], string>> = {
  no_overlap: 'the log holds decisions of which it does not know how probable they were',
  too_few: `fewer than ${LEAST_EFFECTIVE_SAMPLE} decisions of the log speak for it: set exploration in the policy and wait`,
  one_choice_weighs_too_much: `one decision of the log would weigh more than ${LARGEST_WEIGHT_SHARE * 100} %`,
};

function inWords(candidate: Worth, incumbent: Worth): string {
  if ('refused' in candidate) return `The log cannot tell what the candidate is worth: ${REFUSALS[candidate.refused]}.`;
  if ('refused' in incumbent)
    return `The log cannot tell what the policy in force is worth: ${REFUSALS[incumbent.refused]}.`;
  const said = (name: string, { doublyRobust: { value, standardError } }: OffPolicyValue) =>
    `${name} ${perThousand({ value, standardError })}`;
  const [a, b] = [candidate.doublyRobust, incumbent.doublyRobust];
  const verdict =
    a.value - 1.96 * a.standardError > b.value
      ? 'It is better even at the lower end of its interval.'
      : a.value + 1.96 * a.standardError < b.value
        ? 'It is worse even at the upper end of its interval.'
        : 'The log does not tell them apart.';
  return `Per thousand decisions, ${said('the candidate is worth', candidate)}, ${said('the policy in force', incumbent)} accepted offers net of the cost of asking (doubly robust, 95 %). ${verdict} Fatigue from asking more is not seen here; only the holdout proves.`;
}

function perThousand({ value, standardError }: Estimate): string {
  const shown = (n: number) => (1000 * n).toFixed(2);
  return `${shown(value)} (${shown(value - 1.96 * standardError)} to ${shown(value + 1.96 * standardError)})`;
}

import { Clock } from '#platform';
import {
  beats,
  compilePolicy,
  type CompiledPolicy,
  type Ladder,
  type OffPolicyRefusal,
  type OffPolicyValue,
} from '#domain';
import { AuditTrail } from '#access';
import { Database, inTransaction, type ModelRow, type Tx } from '#database';
import { CurrentPolicy, ModelsStore, PlansStore, PromoteModel } from '#membership';
import { Injectable, Logger } from '@nestjs/common';
import { crossValidate } from './cross-validation';
import { asksBy, worthOf } from './evaluate-model';
import { chooseHalfLives, HALF_LIFE_GRID, type HalfLives } from './half-lives';
import type { DecisionLog } from './decision-log';
import { LearningStore, learningSpan } from './learning-store';
import { fitRidgeLogistic, logLoss } from './ridge-logistic';

/** What is stored with a model: what it learned from, and what it is worth beside what was in force. */
export interface ModelEvaluation {
  readonly from: string;
  readonly to: string;
  readonly asks: number;
  readonly accepts: number;
  /** Mean log-loss per ask: by the model, cross-validated by member, and by the plain share of yeses. */
  readonly loss: number;
  readonly lossOfShare: number;
  /** Worth per decision: a yes counts 1, an ask costs `askCost`. */
  readonly askCost: number;
  readonly candidate: OffPolicyValue | OffPolicyRefusal;
  readonly incumbent: OffPolicyValue | OffPolicyRefusal;
  /** Days that would foretell answers best; advice, since scores are kept at the half-lives in force. */
  readonly halfLifeDays: HalfLives;
}

/** With fewer yeses than this, weights are noise. */
const LEAST_ACCEPTS = 50;
const HALF_LIFE_ASKS = 4000;
const HALF_LIFE_HISTORY_DAYS = 40;

/** Learns weights from asks that chance alone decided, and stores them as a candidate with its evaluation. A person, or the rule, promotes. */
@Injectable()
export class LearnWeights {
  private readonly logger = new Logger(LearnWeights.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly plans: PlansStore,
    private readonly learning: LearningStore,
    private readonly models: ModelsStore,
    private readonly promoteModel: PromoteModel,
    private readonly trail: AuditTrail,
  ) {}

  /** null: too little to learn from, or nothing new since the last model. */
  async run(): Promise<ModelRow | null> {
    const now = this.clock.now();
    const rules = await this.current.read();
    const span = learningSpan(now, rules.policy.proposalDays);
    const log = await this.learning.randomDecisions(span);
    const taught = log.asks();
    const asks = taught.folds.length;
    const accepts = taught.sample.answers.reduce((sum, answer) => sum + answer, 0);
    if (accepts < LEAST_ACCEPTS || asks - accepts < LEAST_ACCEPTS) {
      this.logger.log({ asks, accepts }, 'too few randomised asks to learn from');
      return null;
    }
    const [last] = await this.models.page(1, null);
    if (last && (last.evaluation as Partial<ModelEvaluation>).asks === asks) return null;

    const { weights, evaluation } = await this.learn(log, taught, rules, await this.plans.ladder());
    const histories = await this.learning.askHistories(span, HALF_LIFE_ASKS, HALF_LIFE_HISTORY_DAYS, HALF_LIFE_GRID);
    const halfLifeDays = await chooseHalfLives(histories);
    const stored: ModelEvaluation = {
      ...evaluation,
      halfLifeDays,
      from: span.from.toISOString(),
      to: span.to.toISOString(),
    };
    return inTransaction(this.database, async (tx) => {
      await this.models.lockActive(tx);
      const model = await this.models.addCandidate(tx, weights, stored, now);
      return isBetter(stored) && rules.policy.promoteByRule ? this.promoteByRule(tx, model) : model;
    });
  }

  private async promoteByRule(tx: Tx, { version }: ModelRow): Promise<ModelRow> {
    await this.trail.byService(tx, 'learn-weights', `models/${version}`);
    return this.promoteModel.runIn(tx, version, 'rule');
  }

  private async learn(
    log: DecisionLog,
    { sample, folds }: ReturnType<DecisionLog['asks']>,
    rules: CompiledPolicy,
    ladder: Ladder,
  ) {
    const weights = fitRidgeLogistic(sample);
    const without = await crossValidate(sample, folds);
    const { answers } = sample;
    const [asks, accepts] = [answers.length, answers.reduce((sum, answer) => sum + answer, 0)];
    const share = { width: 1, features: new Float64Array(asks).fill(1), answers };
    const askCost = rules.policy.theta;
    const byFold = without.weights.map((fold) =>
      asksBy(compilePolicy(rules.policy, { version: 0, weights: fold }), ladder),
    );
    const candidate = worthOf((one) => byFold[one.fold]?.(one) ?? false, log, without.weights, askCost);
    const incumbent = worthOf(asksBy(rules, ladder), log, without.weights, askCost);
    return {
      weights,
      evaluation: {
        asks,
        accepts,
        loss: without.loss,
        lossOfShare: logLoss(share, [Math.log(accepts / (asks - accepts))]),
        askCost,
        candidate,
        incumbent,
      },
    };
  }
}

function isBetter({ candidate, incumbent }: ModelEvaluation): boolean {
  return (
    !('refused' in candidate) && !('refused' in incumbent) && beats(candidate.doublyRobust, incumbent.doublyRobust)
  );
}

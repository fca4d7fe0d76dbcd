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
import { LearningStore, learningSpan, type RandomDecision } from './learning-store';
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
    const span = learningSpan(now);
    const log = await this.learning.randomDecisions(span);
    const asks = log.filter(({ asked, randomised }) => asked && randomised);
    const accepts = asks.filter(({ accepted }) => accepted).length;
    if (accepts < LEAST_ACCEPTS || asks.length - accepts < LEAST_ACCEPTS) {
      this.logger.log({ asks: asks.length, accepts }, 'too few randomised asks to learn from');
      return null;
    }
    const [last] = await this.models.page(1, null);
    if (last && (last.evaluation as Partial<ModelEvaluation>).asks === asks.length) return null;

    const rules = await this.current.read();
    const { weights, evaluation } = await this.learn(log, asks, rules, await this.plans.ladder());
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
    log: readonly RandomDecision[],
    asks: readonly RandomDecision[],
    rules: CompiledPolicy,
    ladder: Ladder,
  ) {
    const rows = asks.map(({ features }) => features);
    const answers = asks.map(({ accepted }) => (accepted ? 1 : 0));
    const weights = fitRidgeLogistic({ rows, answers });
    const folds = await crossValidate(
      { rows, answers },
      asks.map(({ fold }) => fold),
    );
    const accepts = answers.filter((answer) => answer === 1).length;
    const share = { rows: new Array<number[]>(rows.length).fill([1]), answers };
    const askCost = rules.policy.theta;
    const byFold = folds.weights.map((fold) =>
      asksBy(compilePolicy(rules.policy, { version: 0, weights: fold }), ladder),
    );
    const candidate = worthOf((one) => byFold[one.fold]?.(one) ?? false, log, folds.weights, askCost);
    const incumbent = worthOf(asksBy(rules, ladder), log, folds.weights, askCost);
    return {
      weights,
      evaluation: {
        asks: asks.length,
        accepts,
        loss: folds.loss,
        lossOfShare: logLoss(share, [Math.log(accepts / (asks.length - accepts))]),
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

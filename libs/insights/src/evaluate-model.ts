import {
  FEATURES,
  monthlyMinor,
  offPolicyValue,
  probabilityOf,
  type CompiledPolicy,
  type Ladder,
  type LoggedChoice,
  type OffPolicyRefusal,
  type OffPolicyValue,
  type Plan,
} from '#domain';
import type { RandomDecision } from './decision-log';

/** Whether a policy would ask at such a moment. */
export type Asks = (decision: Pick<RandomDecision, 'features' | 'score' | 'fold'>) => boolean;

/**
 * What a policy is worth per decision, off the log: a yes counts 1, an ask costs `askCost` of a yes. `foldWeights` are those learned
 * without the member, so that no model is judged by what it was taught.
 */
export function worthOf(
  asks: Asks,
  log: Iterable<RandomDecision>,
  foldWeights: readonly (readonly number[])[],
  askCost: number,
): OffPolicyValue | OffPolicyRefusal {
  return offPolicyValue(choicesOf(asks, log, foldWeights, askCost));
}

function* choicesOf(...[asks, log, foldWeights, askCost]: Parameters<typeof worthOf>): Generator<LoggedChoice> {
  for (const decision of log) {
    const weights = foldWeights[decision.fold] ?? [];
    const expected = probabilityOf({ version: 0, weights }, decision.features) - askCost;
    const wants = asks(decision);
    yield {
      logged: decision.asked ? 1 - decision.noneShare : decision.noneShare,
      wanted: wants === decision.asked ? 1 : 0,
      reward: decision.asked ? (decision.accepted ? 1 : 0) - askCost : 0,
      expectedTaken: decision.asked ? expected : 0,
      expectedWanted: wants ? expected : 0,
    };
  }
}

/** As the rules would on the ladder, by the list price of the next plan. */
export function asksBy(rules: CompiledPolicy, ladder: Ladder): Asks {
  const plans = [...ladder.values()].sort((a, b) => a.rank - b.rank);
  const judges = new Map(
    plans.map((plan, i) => {
      const judge = rules.judge(plan.key);
      const gain = Math.max(0, monthly(plans[i + 1]) - monthly(plan));
      return [plan.rank, ({ score, features }: Parameters<Asks>[0]) => judge(score, features, gain).good];
    }),
  );
  return (decision) => judges.get(decision.features[PLAN_RANK] ?? 0)?.(decision) ?? false;
}

const PLAN_RANK = FEATURES.indexOf('planRank');

function monthly(plan: Plan | undefined): number {
  const [price] = plan?.prices ?? [];
  return price ? monthlyMinor(price.unitAmountMinor, price.interval) : 0;
}

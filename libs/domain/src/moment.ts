import type { AskLedger } from './ask-ledger';
import { DAY_MS } from './day';
import type { Engagement } from './engagement';
import { atPeak, featuresOf, probabilityOf, type Features, type Model } from './model';
import type { MomentRules, Policy } from './policy';

/** How good a moment is: by the score alone, or by what the model expects of it. */
export interface MomentJudgement {
  readonly good: boolean;
  readonly probability: number | null;
  /** What the score or the probability had to reach. */
  readonly bound: number;
}

/** Compiled for one plan: score, features and the gain a month in minor units -> how good the moment is. */
export type JudgeMoment = (score: number, features: Features, gainMinor: number) => MomentJudgement;

/**
 * Without a model: score >= threshold. With one: p >= max(theta, rho x p at the member's peak), or, where the plan has a value rule,
 * (p - organic) x margin x gain x life > cost of asking in place of theta.
 */
export function judgeBy(rules: MomentRules, model: Model | null): JudgeMoment {
  const { threshold, theta, rho, value } = rules;
  if (!model) return (score) => ({ good: score >= threshold, probability: null, bound: threshold });
  const floor = (gainMinor: number): number => {
    if (!value) return theta;
    const worthMinor = value.marginShare * gainMinor * value.remainingLifeMonths;
    return worthMinor > 0 ? value.organicProbability + value.askCostMinor / worthMinor : Infinity;
  };
  return (_score, features, gainMinor) => {
    const probability = probabilityOf(model, features);
    const least = floor(gainMinor);
    const bound = Math.max(least, rho * probabilityOf(model, atPeak(features)));
    return { good: probability >= bound && (value === null || probability > least), probability, bound };
  };
}

/** What the model looks at, from what a decision reads. */
export function momentFeatures(
  engagement: Engagement,
  ledger: AskLedger,
  policy: Policy,
  planRank: number,
  createdAt: Date,
  now: number,
): Features {
  const asksAgoDays: number[] = [];
  const from = now - policy.cap.days * DAY_MS;
  for (const at of ledger.recentAsks) if (at.getTime() > from) asksAgoDays.push((now - at.getTime()) / DAY_MS);
  return featuresOf({
    positive: engagement.positive,
    need: engagement.need,
    negative: engagement.negative,
    activity: engagement.neutral,
    asksAgoDays,
    planRank,
    tenureDays: Math.max(0, (now - createdAt.getTime()) / DAY_MS),
  });
}

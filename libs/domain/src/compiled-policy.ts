import { armsOf, type Arm } from './arms';
import { BUCKETS } from './hash';
import type { Member } from './member';
import type { Model } from './model';
import { judgeBy, type JudgeMoment } from './moment';
import { momentRules, type Policy } from './policy';
import { campaignRules, personRules, type CampaignFacts, type PersonFacts, type Rule } from './rules';

/** A policy and the active model as closures: made once per version, used for every decision. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly model: Model | null;
  readonly person: readonly Rule<PersonFacts>[];
  readonly campaign: readonly Rule<CampaignFacts>[];
  readonly judge: (planKey: string) => JudgeMoment;
  /** Of an offer among those for the same plan. */
  readonly weightOf: (offerKey: string) => number;
  /** Chance over skill: `ask` and `withhold` whatever the moment, `judge` by it. */
  readonly chance: readonly Arm[];
}

export function compilePolicy(policy: Policy, model: Model | null = null): CompiledPolicy {
  const judges = new Map<string, JudgeMoment>();
  const weights = new Map(Object.entries(policy.armWeights));
  const { share, askShare } = policy.exploration;
  return {
    policy,
    model,
    person: personRules(policy),
    campaign: campaignRules(policy),
    judge: (planKey) => {
      let judge = judges.get(planKey);
      if (!judge) judges.set(planKey, (judge = judgeBy(momentRules(policy, planKey), model)));
      return judge;
    },
    weightOf: (offerKey) => weights.get(offerKey) ?? 1,
    chance: armsOf([
      { key: 'ask', weight: share * askShare },
      { key: 'withhold', weight: share * (1 - askShare) },
      { key: 'judge', weight: 1 - share },
    ]),
  };
}

export function isHeldOut(member: Pick<Member, 'holdoutBucket'>, policy: Policy): boolean {
  return member.holdoutBucket < heldOutBuckets(policy.holdout.share);
}

/** How many buckets a share holds out, the first ones: a whole number, as 0.07 x 10,000 is none. */
export function heldOutBuckets(share: number): number {
  return Math.round(share * BUCKETS);
}

/** The least score at which a decision could ask anybody on any plan. A model or chance may ask at any. */
export function leastAskingScore({ policy, model }: CompiledPolicy): number {
  if (model || policy.exploration.share > 0) return -Infinity;
  const thresholds = Object.values(policy.plans).map(({ threshold }) => threshold ?? policy.threshold);
  return Math.min(policy.threshold, ...thresholds);
}

import type { Features, Model, Policy } from '#domain';
import { fitRidgeLogistic, sampleOf } from '#insights';
import { runWorld, type WorldParameters } from './member-world';
import { tierlift } from './tierlift';

/** Asks at 3 % of logins whatever the moment, without caps, as the log to learn from: about 13,000 asks a seed. */
export function exploring(policy: Policy): Policy {
  return {
    ...policy,
    holdout: { ...policy.holdout, share: 0 },
    cooldownDays: 0,
    cap: { asks: 1000, days: policy.cap.days },
    declines: { inARow: 1000, silenceDays: 1 },
    exploration: { share: 1, askShare: 0.03 },
  };
}

interface LoggedAsks {
  readonly rows: Features[];
  readonly answers: boolean[];
}

/** What the service would log of its randomised asks on one seed. */
function randomisedAsks(policy: Policy, seed: number, world?: WorldParameters): LoggedAsks {
  const rows: Features[] = [];
  const answers: boolean[] = [];
  const onRandomisedAsk = (_member: number, { features }: { features: Features | null }, accepted: boolean) => {
    if (!features) return;
    rows.push(features);
    answers.push(accepted);
  };
  runWorld(tierlift({ name: 'exploring', policy: exploring(policy), onRandomisedAsk }), seed, world);
  return { rows, answers };
}

/** The model that the service would learn from these seeds; never from one that it is judged on. */
export function learn(policy: Policy, seeds: readonly number[], world?: WorldParameters, onSeed?: () => void): Model {
  const logs = seeds.map((seed) => {
    onSeed?.();
    return randomisedAsks(policy, seed, world);
  });
  const rows = logs.flatMap((log) => log.rows);
  const answers = logs.flatMap((log) => log.answers);
  return { version: 1, weights: fitRidgeLogistic(sampleOf(rows, answers)) };
}

import type { ArmRecord } from './weigh-arms';

/**
 * One record for each arm of `keys` from strata in which the arms were drawn in other proportions, each by chance: what differs between strata (a
 * campaign, a month) tells nothing of an arm. Strata count by what they tell of a difference, 1 / sum(1 / asks of an arm): of two arms that is
 * the weight of Cochran 1954 and Mantel & Haenszel 1959, and where one was never asked with it is nought. `asks` is the number that would tell
 * as much in one stratum. Harm is counted whole, wherever it was done.
 */
export function poolStrata(keys: readonly string[], strata: readonly (readonly ArmRecord[])[]): ArmRecord[] {
  const all = strata.flat();
  const told = strata
    .filter((arms) => arms.length === keys.length)
    .map((arms) => ({ arms, weight: 1 / arms.reduce((sum, { asks }) => sum + 1 / asks, 0) }));
  const weights = told.reduce((sum, { weight }) => sum + weight, 0);
  return keys.map((key) => {
    let [share, variance] = [0, 0];
    for (const { arms, weight } of told) {
      const { asks = 1, kept = 0 } = arms.find((arm) => arm.key === key) ?? {};
      share += (weight / weights) * (kept / asks);
      variance += (weight / weights) ** 2 / asks;
    }
    const asks = variance > 0 ? 1 / variance : 0;
    const sum = (of: 'paid' | 'refunded' | 'churned') =>
      all.reduce((total, arm) => total + (arm.key === key ? arm[of] : 0), 0);
    return { key, asks, kept: share * asks, paid: sum('paid'), refunded: sum('refunded'), churned: sum('churned') };
  });
}

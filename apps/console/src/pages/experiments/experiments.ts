import type { Answer, Schema } from '../../api/schema';

type Arm = Answer<'ReportsController_offers'>['data'][number];

/** Offers for the same plan in one campaign: each member gets one of them. */
export interface Experiment {
  readonly campaignKey: string;
  readonly planKey: string;
  readonly arms: readonly (Pick<Arm, 'offerKey'> & { readonly share: number; readonly result: Arm | undefined })[];
}

/** The arms of every campaign that has several for a plan, with the share that each is given and what came of it. */
export function experimentsOf(
  campaigns: readonly Pick<Schema<'Campaign'>, 'key' | 'offerKeys'>[],
  offers: readonly Pick<Schema<'Offer'>, 'key' | 'planKey' | 'active'>[],
  weights: Readonly<Record<string, number>>,
  results: readonly Arm[],
): Experiment[] {
  return campaigns.flatMap(({ key: campaignKey, offerKeys }) => {
    const sold = offers.filter(({ key, active }) => active && offerKeys.includes(key));
    return [...new Set(sold.map(({ planKey }) => planKey))].flatMap((planKey) => {
      const rivals = sold.filter((one) => one.planKey === planKey);
      const weightOf = (key: string) => weights[key] ?? 1;
      const all = rivals.reduce((sum, { key }) => sum + weightOf(key), 0);
      const arms = rivals.map(({ key: offerKey }) => ({
        offerKey,
        share: all === 0 ? 1 / rivals.length : weightOf(offerKey) / all,
        result: results.find((one) => one.campaignKey === campaignKey && one.offerKey === offerKey),
      }));
      return arms.length > 1 ? [{ campaignKey, planKey, arms }] : [];
    });
  });
}

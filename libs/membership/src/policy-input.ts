import { DEFAULT_RULES } from '#domain';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const days = z.number().min(0).max(3650);
const weight = z.number().min(0).max(1000);
const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be a key of a-z, 0-9, _ and -');
const minuteOfDay = z.int().min(0).max(1439);
const { threshold, theta, rho, value } = DEFAULT_RULES;

const valueRule = z.strictObject({
  marginShare: share.gt(0).describe('Part of the price that is margin'),
  remainingLifeMonths: z.number().gt(0).max(600),
  askCostMinor: z.number().min(0).max(1e9).describe('What one ask costs in patience, in minor units'),
  organicProbability: share.describe('The chance of an upgrade on the same day without an ask'),
});
const moment = {
  threshold: z.number().min(0).max(10_000).describe('The least score, while no model is active'),
  theta: share.describe('The least probability of a yes, with a model'),
  rho: share.describe('The least part of the probability at the member’s own peak, with a model'),
  value: valueRule.nullable().describe('In place of theta: an ask must be worth more than it costs'),
};

/** The rules as a person sends them: whatever is left out is the default. Unknown names and senseless numbers are refused. */
export const policyInputSchema = z
  .strictObject({
    threshold: moment.threshold.default(threshold),
    theta: moment.theta.default(theta),
    rho: moment.rho.default(rho),
    value: moment.value.default(value),
    needWeight: weight.default(DEFAULT_RULES.needWeight),
    negativeBound: z.number().min(0).max(1000).default(DEFAULT_RULES.negativeBound),
    cooldownDays: days.default(DEFAULT_RULES.cooldownDays),
    cap: z.strictObject({ asks: z.int().min(1).max(1000), days: days.gt(0).max(365) }).default(DEFAULT_RULES.cap),
    declines: z.strictObject({ inARow: z.int().min(1).max(100), silenceDays: days }).default(DEFAULT_RULES.declines),
    quietHours: z
      .strictObject({ startMinute: minuteOfDay, endMinute: minuteOfDay })
      .default(DEFAULT_RULES.quietHours)
      .describe('Minutes after local midnight; start = end: none'),
    proposalDays: days.gt(0).max(90).default(DEFAULT_RULES.proposalDays),
    discounts: z
      .strictObject({ afterDeclineDays: days.min(30), everyDays: days.min(180) })
      .default(DEFAULT_RULES.discounts)
      .describe('30 and 180 days at least: a shorter wait teaches members to say no'),
    exploration: z
      .strictObject({ share: share.max(0.5), askShare: share })
      .default(DEFAULT_RULES.exploration)
      .describe('A share of decisions left to chance, so that weights can be learned; 0: none'),
    promoteByRule: z
      .boolean()
      .default(DEFAULT_RULES.promoteByRule)
      .describe('true: a learned model that is surely better takes over without a person'),
    armWeights: z.record(key, weight).default({}).describe('Offer -> weight among offers of the same plan'),
    weighArmsByRule: z
      .boolean()
      .default(false)
      .describe('Each night offers of the same plan get weights by their probability of being the best'),
    plans: z.record(key, z.strictObject(moment).partial()).default({}).describe('What differs for members on a plan'),
  })
  .meta({ id: 'PolicyInput' });
export type PolicyInput = z.infer<typeof policyInputSchema>;

import { compilePolicy, leastAskingScore } from './compiled-policy';
import { decide } from './decide';
import { NO_ENGAGEMENT } from './engagement';
import { FEATURES, type FeatureName, type Model } from './model';
import { DEFAULT_POLICY, type Policy } from './policy';
import type { DecisionInput } from './rules';
import { candidate, daysAgo, discounted, GOOD_MOMENT, ladder, NOW, offer } from './testing';

const model = (weights: Partial<Record<FeatureName, number>>): Model => ({
  version: 3,
  weights: FEATURES.map((feature) => weights[feature] ?? 0),
});
const said = (input: Partial<DecisionInput>, policy: Partial<Policy> = {}, weights?: Model) =>
  decide({ ...GOOD_MOMENT, ...input }, ladder, compilePolicy({ ...DEFAULT_POLICY, ...policy }, weights ?? null), NOW);
const people = Array.from({ length: 4000 }, (_, i) => ({ ...GOOD_MOMENT.member, externalId: `member-${i}` }));
const quiet = { ...NO_ENGAGEMENT, positive: 0.5 };

describe('the choice among offers and campaigns', () => {
  it('shares the offers of the next plan by weight, states the exact propensities, and leaves higher plans for later', () => {
    const offers = [offer('basic', 'words-a'), offer('basic', 'words-b'), offer('premium')];
    const candidates = [candidate('c', 'in_app', offers)];
    const verdicts = people.map((member) => said({ member, candidates }, { armWeights: { 'words-a': 3 } }));
    expect(verdicts[0]?.propensities).toEqual({ 'words-a': 0.75, 'words-b': 0.25 });
    const share = verdicts.filter(({ offerKey }) => offerKey === 'words-a').length / verdicts.length;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.03);
  });

  it('asks for the campaign with the greatest expected value, and says of the other that it came second', () => {
    const candidates = [
      candidate('cheap', 'in_app', [offer('basic')], 9),
      candidate('dear', 'in_app', [offer('premium')]),
    ];
    const verdict = said({ candidates }, {}, model({ constant: 0 }));
    expect([verdict.campaignKey, verdict.offerKey, verdict.probability]).toEqual(['dear', 'premium-monthly', 0.5]);
    expect(verdict.passedOver).toEqual([{ campaignKey: 'cheap', because: ['lower_priority'] }]);
  });

  it('goes by priority, then by key, where values are equal or unknown', () => {
    const key = (...priorities: [string, number][]) =>
      said({ candidates: priorities.map(([name, priority]) => candidate(name, 'in_app', [offer('basic')], priority)) })
        .campaignKey;
    expect(key(['a', 0], ['b', 1])).toBe('b');
    expect(key(['b', 1], ['a', 1])).toBe('a');
  });

  it('prefers a campaign that may ask now to a more important one that must wait', () => {
    const night = new Date('2026-03-10T22:00:00Z');
    const candidates = [candidate('push', 'log', [offer('basic')], 9), candidate('inbox', 'in_app', [offer('basic')])];
    const verdict = decide({ ...GOOD_MOMENT, candidates }, ladder, compilePolicy(DEFAULT_POLICY), night);
    expect([verdict.outcome, verdict.campaignKey]).toEqual(['offer', 'inbox']);
    expect(verdict.passedOver).toEqual([{ campaignKey: 'push', because: ['quiet_hours'] }]);
  });

  it('leaves to the sale what sells at the sale only', () => {
    const candidates = [candidate('c', 'in_app', [{ ...offer('basic'), timing: 'atSale' }])];
    expect(said({ candidates }).because).toEqual(['already_entitled']);
  });

  it('offers the full price first, and the discount when it is earned', () => {
    const candidates = [candidate('c', 'in_app', [discounted('basic')])];
    expect(said({ candidates })).toMatchObject({ outcome: 'none', because: ['discount_not_earned'] });
    const declined = (days: number) => ({ ...GOOD_MOMENT.ledger, fullPriceDeclinedAt: daysAgo(days) });
    expect(said({ candidates, ledger: declined(10) })).toMatchObject({
      outcome: 'hold',
      because: ['discount_not_earned'],
      until: daysAgo(10 - 30),
    });
    expect(said({ candidates, ledger: declined(31) }).offerKey).toBe('basic-discounted');
    expect(said({ candidates, ledger: declined(31), leaving: true }).because).toEqual(['discount_not_earned']);
    const both = [candidate('c', 'in_app', [offer('basic'), discounted('basic')])];
    expect(said({ candidates: both }).offerKey).toBe('basic-monthly');
  });
});

describe('a model', () => {
  const timing = model({ constant: -4, positive: 1, need: 1 });

  it('asks when p reaches the part rho of the member’s own peak, and stores p, its version and what it looked at', () => {
    const at = (positive: number) => said({ engagement: { ...NO_ENGAGEMENT, positive } }, { rho: 0.35 }, timing);
    expect(at(3)).toMatchObject({ outcome: 'offer', modelVersion: 3 });
    expect(at(3).probability).toBeCloseTo(1 / (1 + Math.exp(1)), 12);
    expect(at(1).because).toEqual(['score_below_threshold']);
    expect(at(3).features).toHaveLength(FEATURES.length);
  });

  it('measures the peak with positive 3, need 1, nothing bad and no ask, and all else as it is', () => {
    const weights = {
      constant: -4,
      positive: 1,
      need: 1,
      negative: -2,
      decayedAsks: -1,
      positiveAndNeed: 0.5,
      tenure: 0.7,
    };
    const ledger = { ...GOOD_MOMENT.ledger, lastAskedAt: daysAgo(30), recentAsks: [daysAgo(30)] };
    const engagement = { ...NO_ENGAGEMENT, positive: 2, negative: 0.3 };
    const { bound, probability } = said({ engagement, ledger }, { rho: 0.5, theta: 0 }, model(weights));
    expect(bound).toBeCloseTo(0.5 / (1 + Math.exp(-(-4 + 3 + 1 + 0.5 * 1.5 + 0.7))), 12);
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-(-4 + 2 - 0.6 - 2 ** (-30 / 21) + 0.7))), 12);
  });

  it('and chance may ask at any score; without them nobody is asked below the least threshold of a plan', () => {
    const least = (policy: Partial<Policy>, by: Model | null = null) =>
      leastAskingScore(compilePolicy({ ...DEFAULT_POLICY, ...policy }, by));
    expect(least({ plans: { basic: { threshold: 2 }, premium: { theta: 0.1 } } })).toBe(2);
    expect(least({ plans: { basic: { threshold: 9 } } })).toBe(DEFAULT_POLICY.threshold);
    expect(least({}, timing)).toBe(-Infinity);
    expect(least({ exploration: { share: 0.1, askShare: 0.5 } })).toBe(-Infinity);
  });

  it('asks by what an ask is worth under a value rule', () => {
    const value = { marginShare: 0.5, remainingLifeMonths: 10, askCostMinor: 100, organicProbability: 0.01 };
    const worth = (askCostMinor: number) =>
      said({}, { rho: 0, value: { ...value, askCostMinor } }, model({ constant: -2 }));
    // p = 0.1192; (p - 0.01) x 0.5 x 1000 x 10 = 546 minor units
    expect(worth(545).outcome).toBe('offer');
    expect(worth(547).outcome).toBe('none');
  });

  it('asks for more than it costs, and says of a campaign that brings less that its moment is not good enough', () => {
    // p = 0.5; (p - 0.25) x 0.5 x 10 months: 1250 minor units by basic, 2500 by premium
    const value = { marginShare: 0.5, remainingLifeMonths: 10, askCostMinor: 1250, organicProbability: 0.25 };
    const candidates = [candidate('cheap', 'in_app', [offer('basic')], 9)];
    const asked = (more: typeof candidates) =>
      said({ candidates: [...candidates, ...more] }, { rho: 0, value }, model({ constant: 0 }));
    expect(asked([]).because).toEqual(['score_below_threshold']);
    const both = asked([candidate('dear', 'in_app', [offer('premium')])]);
    expect([both.campaignKey, both.passedOver]).toEqual([
      'dear',
      [{ campaignKey: 'cheap', because: ['score_below_threshold'] }],
    ]);
  });

  it('may be judged otherwise on one plan', () => {
    const plans = { free: { theta: 0.9 } };
    expect(said({}, { plans }, timing).outcome).toBe('none');
    expect(said({ member: { ...GOOD_MOMENT.member, planKey: 'basic' } }, { plans }, timing).outcome).toBe('offer');
  });
});

describe('chance', () => {
  const exploration = { share: 0.2, askShare: 0.25 };

  it('asks and withholds as often as stated, whatever the moment, and marks what it decided', () => {
    const shares = (engagement: DecisionInput['engagement']) => {
      const verdicts = people.map((member) => said({ member, engagement }, { exploration }));
      const share = (of: (verdict: (typeof verdicts)[number]) => boolean) =>
        verdicts.filter(of).length / verdicts.length;
      return {
        asked: share(({ outcome }) => outcome === 'offer'),
        random: share(({ randomised }) => randomised),
        one: verdicts[0],
      };
    };
    const bad = shares(quiet);
    const good = shares(GOOD_MOMENT.engagement);
    expect(bad.one?.propensities).toEqual({ 'basic-monthly': 0.05, none: 0.95 });
    expect(good.one?.propensities['basic-monthly']).toBeCloseTo(0.85, 12);
    expect(Math.abs(bad.asked - 0.05)).toBeLessThan(0.015);
    expect(Math.abs(good.asked - 0.85)).toBeLessThan(0.02);
    expect([bad.random, good.random].every((random) => Math.abs(random - 0.2) < 0.02)).toBe(true);
  });

  it('is drawn once a day: asking again the same day changes nothing', () => {
    const [first, later] = [0, 6].map((hours) =>
      people.map(
        (member) =>
          decide(
            { ...GOOD_MOMENT, member, engagement: quiet },
            ladder,
            compilePolicy({ ...DEFAULT_POLICY, exploration }),
            new Date(NOW.getTime() + hours * 3_600_000),
          ).outcome,
      ),
    );
    expect(later).toEqual(first);
  });

  it('has no part in a wave, which asks whom it is told to', () => {
    const verdict = said({ scoreNeeded: false }, { exploration: { share: 1, askShare: 0 } });
    expect([verdict.outcome, verdict.randomised, verdict.propensities]).toEqual([
      'offer',
      false,
      { 'basic-monthly': 1 },
    ]);
  });

  it('never asks against a rule', () => {
    const blocked = { ...quiet, negative: 2 };
    for (const member of people.slice(0, 500)) {
      expect(said({ member, engagement: blocked }, { exploration: { share: 1, askShare: 1 } }).outcome).toBe('none');
    }
  });
});

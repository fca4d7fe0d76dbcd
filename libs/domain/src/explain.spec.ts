import { compilePolicy } from './compiled-policy';
import { decide } from './decide';
import { NO_ENGAGEMENT } from './engagement';
import { explain } from './explain';
import { FEATURES } from './model';
import { DEFAULT_POLICY } from './policy';
import type { DecisionInput } from './rules';
import { daysAgo, GOOD_MOMENT, ladder, NOW } from './testing';

const rules = compilePolicy(DEFAULT_POLICY);
const told = (change: Partial<DecisionInput>, by = rules) => explain({ ...GOOD_MOMENT, ...change }, ladder, by, NOW);
const failed = (change: Partial<DecisionInput>) =>
  told(change)
    .rules.filter(({ passed }) => !passed)
    .map(({ reason }) => reason);

describe('an explanation', () => {
  it('says of a good moment that every rule passed, with what was seen and needed', () => {
    const { outcome, summary, rules: traces, moment, changes } = told({});
    expect([outcome, summary, changes]).toEqual(['offer', 'All rules passed: a good moment to ask.', []]);
    expect(traces.every(({ passed }) => passed)).toBe(true);
    expect(traces.find(({ reason }) => reason === 'blocked_by_signal')).toMatchObject({
      observed: { code: 'negative_score', values: { score: 0 }, english: 'negative score 0.00' },
      bound: { code: 'need_at_most', values: { most: 0.5 }, english: 'at most 0.5' },
      sentence: 'Passed: negative score 0.00; needed: at most 0.5.',
    });
    expect(moment?.sentence).toBe('The engagement score is 4.60; asking starts at 3.50.');
  });

  it('agrees with the decision on every rule that stands in the way', () => {
    const cases: Partial<DecisionInput>[] = [
      { changeInProgress: true, ledger: { ...GOOD_MOMENT.ledger, openProposal: true, lastAskedAt: daysAgo(2) } },
      { candidates: [] },
      { member: { ...GOOD_MOMENT.member, planKey: 'premium' } },
      { member: { ...GOOD_MOMENT.member, objectedAt: daysAgo(1), planState: 'unknown' } },
    ];
    for (const change of cases) {
      const { because } = decide({ ...GOOD_MOMENT, ...change }, ladder, rules, NOW);
      expect(failed(change)).toEqual(because);
    }
  });

  it('names the parts of the score, what is missing, and how it could come', () => {
    const { moment, changes } = told({ engagement: { ...NO_ENGAGEMENT, positive: 1.5, need: 0.25 } });
    expect(moment?.parts).toEqual([
      { name: 'positive', value: 1.5, points: 1.5 },
      { name: 'need', value: 0.25, points: 0.4 },
    ]);
    expect(changes.map(({ english }) => english)).toEqual([
      '1.60 more points: good experiences worth that much, or 1.00 points of need, such as limits reached.',
    ]);
  });

  it('gives each term of a model, which add up to the log-odds of its probability', () => {
    const weights = FEATURES.map((_, k) => (k === 0 ? -4 : 0.3));
    const { moment } = told({}, compilePolicy(DEFAULT_POLICY, { version: 2, weights }));
    const logOdds = moment?.parts.reduce((sum, { points }) => sum + points, 0) ?? NaN;
    expect(moment?.measure).toBe('probability');
    expect(moment?.value).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 12);
    expect(moment?.parts.map(({ name }) => name)).toEqual([...FEATURES]);
  });

  it('says that there is nothing to gain where no chance of a yes is worth an ask', () => {
    const value = { marginShare: 0.5, remainingLifeMonths: 6, askCostMinor: 10, organicProbability: 0.01 };
    const model = { version: 2, weights: FEATURES.map(() => 0) };
    const { moment } = told({ candidates: [] }, compilePolicy({ ...DEFAULT_POLICY, value }, model));
    expect(moment?.sentence).toBe('The chance of a yes is put at 50.0 %; there is nothing to gain.');
  });

  it('says from when nothing but a good moment is missing', () => {
    const waiting = { ...GOOD_MOMENT.ledger, lastAskedAt: daysAgo(2) };
    expect(told({ ledger: waiting, engagement: NO_ENGAGEMENT }).notBefore).toEqual(daysAgo(2 - 7));
    // 2 fades to 0.5 in two half-lives of 5 days
    expect(told({ engagement: { ...GOOD_MOMENT.engagement, negative: 2 } }).notBefore).toEqual(daysAgo(-10));
    expect(told({ changeInProgress: true }).notBefore).toBeNull();
    expect(told({}).notBefore).toEqual(NOW);
  });

  it('keeps to the holdout for the held-out, and to the objection for those who objected', () => {
    const heldOut = told({ member: { ...GOOD_MOMENT.member, holdoutBucket: 1 } });
    expect(heldOut).toMatchObject({ outcome: 'holdout', moment: null, notBefore: null });
    expect(heldOut.rules.map(({ reason }) => reason)).toEqual(['holdout']);
    const objected = told({ member: { ...GOOD_MOMENT.member, objectedAt: daysAgo(1) } });
    expect([objected.moment, objected.dataUsed.map(({ code }) => code)]).toEqual([null, ['used_objection']]);
  });
});

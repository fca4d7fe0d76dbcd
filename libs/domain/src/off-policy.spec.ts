import fc from 'fast-check';
import { beats, offPolicyValue, type LoggedChoice, type OffPolicyValue } from './off-policy';

const choice = (change: Partial<LoggedChoice>): LoggedChoice => ({
  logged: 0.5,
  wanted: 0.5,
  reward: 0,
  expectedTaken: 0,
  expectedWanted: 0,
  ...change,
});
const value = (log: readonly LoggedChoice[]): OffPolicyValue => {
  const answer = offPolicyValue(log);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
};

describe('the value of a policy from another’s log', () => {
  it('is the plain mean when both policies are the same, whatever the reward model says', () => {
    const rewards = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(rewards, fc.integer({ min: 0, max: 10 }), (list, guess) => {
        const expected = guess / 10;
        const log = list.map((reward) => choice({ reward, expectedTaken: expected, expectedWanted: expected }));
        const mean = list.reduce((sum, reward) => sum + reward, 0) / list.length;
        const { ips, snips, doublyRobust, effectiveSampleSize } = value(log);
        for (const estimate of [ips, snips, doublyRobust]) expect(estimate.value).toBeCloseTo(mean, 12);
        expect(effectiveSampleSize).toBeCloseTo(list.length, 9);
      }),
    );
  });

  it('equals a case worked by hand', () => {
    // 100 asked of which 20 said yes, 100 not asked: the new policy asks everybody, w = 2 and 0
    const log = Array.from({ length: 200 }, (_, i) =>
      choice({
        wanted: i < 100 ? 1 : 0,
        reward: i < 20 ? 1 : 0,
        expectedTaken: i < 100 ? 0.1 : 0,
        expectedWanted: 0.1,
      }),
    );
    const { ips, snips, doublyRobust, effectiveSampleSize, largestWeightShare } = value(log);
    expect(ips.value).toBeCloseTo(0.2, 12);
    expect(snips.value).toBeCloseTo(0.2, 12);
    expect(snips.standardError).toBeCloseTo(Math.sqrt(20 * 1.6 ** 2 + 80 * 0.4 ** 2) / 200, 12);
    // mean of 0.1 + 2 (r - 0.1) over the asked and 0.1 over the others
    expect(doublyRobust.value).toBeCloseTo((20 * 1.9 + 80 * -0.1 + 100 * 0.1) / 200, 12);
    expect([effectiveSampleSize, largestWeightShare]).toEqual([100, 0.01]);
  });

  it.each([
    ['no propensity', [...Array(200).fill(choice({})), choice({ logged: 0 })], 'no_overlap'],
    ['too few choices that the new policy would make', Array(99).fill(choice({})), 'too_few'],
    ['nothing that the new policy would do', Array(500).fill(choice({ wanted: 0 })), 'too_few'],
    [
      'one choice that weighs more than a tenth',
      [...Array(2000).fill(choice({})), choice({ logged: 0.002, wanted: 0.5 })],
      'one_choice_weighs_too_much',
    ],
  ])('is refused for a log with %s', (_name, log: LoggedChoice[], refused) => {
    expect(offPolicyValue(log)).toEqual({ refused });
  });

  it('wins only when its lower bound does', () => {
    const incumbent = { value: 0.02, standardError: 0.001 };
    expect(beats({ value: 0.025, standardError: 0.002 }, incumbent)).toBe(true);
    expect(beats({ value: 0.025, standardError: 0.003 }, incumbent)).toBe(false);
  });
});

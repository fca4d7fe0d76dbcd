import { changesBetween } from './rules';

describe('the difference between two policies', () => {
  it('names each value that changed, however deep', () => {
    const before = { threshold: 3, cap: { asks: 4, days: 90 }, value: null, armWeights: { a: 1 } };
    const after = { threshold: 3, cap: { asks: 2, days: 90 }, value: { askCostMinor: 5 }, armWeights: {} };
    expect(changesBetween(before, after)).toEqual([
      { path: 'cap.asks', before: 4, after: 2 },
      { path: 'value.askCostMinor', before: undefined, after: 5 },
      { path: 'armWeights.a', before: 1, after: undefined },
    ]);
  });

  it('is nothing between a policy and itself', () => {
    expect(changesBetween({ plans: { basic: { theta: 0.1 } } }, { plans: { basic: { theta: 0.1 } } })).toEqual([]);
  });
});

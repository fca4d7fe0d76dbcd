import fc from 'fast-check';
import { armsOf, draw } from './arms';
import { BUCKETS } from './hash';

const weights = fc
  .array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((weight, i) => ({ key: String(i), weight })));

describe('arms', () => {
  it('share out all buckets in proportion to their weights, to the bucket', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const arms = armsOf(given);
        const total = given.reduce((sum, { weight }) => sum + weight, 0);
        expect(arms.reduce((sum, { propensity }) => sum + Math.round(propensity * BUCKETS), 0)).toBe(BUCKETS);
        arms.forEach(({ propensity }, i) => {
          const wanted = total > 0 ? (given[i]?.weight ?? 0) / total : 1 / given.length;
          expect(Math.abs(propensity - wanted)).toBeLessThanOrEqual(1 / BUCKETS);
        });
      }),
    );
  });

  it('are drawn as often as stated, the same every time, and anew for another seed', () => {
    const arms = armsOf([
      { key: 'a', weight: 0.7 },
      { key: 'b', weight: 0.2 },
      { key: 'c', weight: 0.1 },
    ]);
    const drawn = (seed: string) => Array.from({ length: 20_000 }, (_, i) => draw(arms, seed, `member-${i}`)?.key);
    const first = drawn('one');
    expect(drawn('one')).toEqual(first);
    for (const { key, propensity } of arms) {
      const share = first.filter((one) => one === key).length / first.length;
      expect(Math.abs(share - propensity)).toBeLessThan(0.01);
    }
    const both = drawn('two').filter((key, i) => key === 'a' && first[i] === 'a').length / first.length;
    expect(both).toBeCloseTo(0.49, 1);
  });

  it('share out evenly when none weighs anything', () => {
    const arms = armsOf(['a', 'b'].map((key) => ({ key, weight: 0 })));
    expect(arms.map(({ propensity }) => propensity)).toEqual([0.5, 0.5]);
  });

  it('never draw one that weighs nothing', () => {
    const arms = armsOf([
      { key: 'nothing', weight: 0 },
      { key: 'all', weight: 1 },
    ]);
    for (let i = 0; i < 2000; i++) expect(draw(arms, 's', String(i))?.key).toBe('all');
  });
});

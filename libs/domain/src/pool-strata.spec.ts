import fc from 'fast-check';
import { poolStrata } from './pool-strata';
import type { ArmRecord } from './weigh-arms';

const arm = (key: string, asks: number, kept: number): ArmRecord => ({
  key,
  asks,
  kept,
  paid: kept,
  refunded: 1,
  churned: 2,
});
const pooledOf = (strata: readonly (readonly ArmRecord[])[]) => poolStrata(['a', 'b'], strata);
const shares = (arms: readonly ArmRecord[]) => arms.map(({ kept, asks }) => kept / asks);

describe('asks that were drawn in other proportions', () => {
  it('do not make an offer look better by the time in which it was made more often', () => {
    // one in ten says yes to either, and in a good month, in which b was drawn nine times as often, three in ten
    const pooled = pooledOf([
      [arm('a', 200, 20), arm('b', 200, 20)],
      [arm('a', 40, 12), arm('b', 360, 108)],
    ]);
    const [a, b] = shares(pooled);
    expect(a).toBeCloseTo(b ?? 0, 12);
    expect(a).toBeCloseTo((100 * 0.1 + 36 * 0.3) / 136, 12); // Mantel-Haenszel: 200 * 200 / 400 and 40 * 360 / 400
  });

  it('only ever add to what is known: ten asks of the lesser offer beside a thousand of the better one, too', () => {
    const even = [arm('a', 200, 40), arm('b', 200, 10)];
    const before = pooledOf([even]);
    const after = pooledOf([even, [arm('a', 990, 198), arm('b', 10, 1)]]);
    expect(before.map(({ asks }) => asks)).toEqual([expect.closeTo(200, 9), expect.closeTo(200, 9)]);
    after.forEach(({ asks }, i) => expect(asks).toBeGreaterThan(before[i]?.asks ?? Infinity));
    const sizes = fc.record({ a: fc.integer({ min: 1, max: 5000 }), b: fc.integer({ min: 1, max: 5000 }) });
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 8 }), sizes, (strata, next) => {
        const difference = (from: readonly { a: number; b: number }[]) => {
          const [a, b] = pooledOf(from.map((one) => [arm('a', one.a, 0), arm('b', one.b, 0)]));
          return 1 / (a?.asks ?? 0) + 1 / (b?.asks ?? 0); // its variance, but for the shares
        };
        expect(difference([...strata, next])).toBeLessThan(difference(strata));
      }),
    );
  });

  it('tell nothing where one offer was never made, but of harm', () => {
    const pooled = pooledOf([[arm('a', 300, 60)], [arm('a', 100, 10), arm('b', 100, 20)]]);
    expect(pooled).toEqual([
      { key: 'a', asks: expect.closeTo(100, 9), kept: expect.closeTo(10, 9), paid: 70, refunded: 2, churned: 4 },
      { key: 'b', asks: expect.closeTo(100, 9), kept: expect.closeTo(20, 9), paid: 20, refunded: 1, churned: 2 },
    ]);
    expect(pooledOf([[arm('a', 300, 60)], [arm('b', 9, 1)]]).map(({ asks }) => asks)).toEqual([0, 0]);
  });
});

import fc from 'fast-check';
import { armsOf } from './arms';
import { bestShares, floored, meanBelief, shareBelief } from './best-arm';
import { weighArms, weighGroups, type ArmRecord } from './weigh-arms';

const arm = (key: string, over: Partial<ArmRecord> = {}): ArmRecord => {
  const asks = over.asks ?? 1000;
  const kept = over.kept ?? 50;
  return { key, asks, kept, paid: kept, refunded: 0, churned: 0, ...over };
};

describe('the shares of the offers', () => {
  it('follow the probability of being the best, and none falls under one in a hundred', () => {
    const [a, b] = armsOf(weighArms([arm('a', { kept: 30 }), arm('b', { kept: 80 })]) ?? []);
    expect(b?.propensity).toBeCloseTo(0.99, 3);
    expect(a?.propensity).toBeGreaterThanOrEqual(0.01);
  });

  it('stay as they are while one offer has fewer than 100 asks, or is alone', () => {
    expect(weighArms([arm('a', { asks: 99, kept: 1 }), arm('b')])).toBeNull();
    expect(weighArms([arm('a')])).toBeNull();
    expect(weighArms([])).toBeNull();
  });

  it('give nothing to an offer after which more is given back, or left, than after the others', () => {
    const paid = { kept: 100, paid: 300 };
    expect(weighArms([arm('a', { ...paid, refunded: 120 }), arm('b', { ...paid, refunded: 10 })])).toMatchObject([
      { weight: 0, stopped: 'refunds' },
      { weight: 1, stopped: null },
    ]);
    expect(weighArms([arm('a', { ...paid, churned: 120 }), arm('b', { ...paid, churned: 10 })])?.[0]?.stopped).toBe(
      'churn',
    );
    expect(
      weighArms([arm('a', { ...paid, refunded: 12 }), arm('b', { ...paid, refunded: 10 })])?.[0]?.stopped,
    ).toBeNull();
  });

  it('follow the group of most asks; who joins in another keeps its proportion to those who are in both', () => {
    const most = [arm('a', { kept: 40 }), arm('b', { kept: 50 })];
    const fewer = [arm('b', { asks: 200, kept: 20 }), arm('c', { asks: 200, kept: 25 })];
    const weight = Object.fromEntries(weighGroups([fewer, most]).map((one) => [one.key, one.weight]));
    const [a, b] = weighArms(most) ?? [];
    const [bThere, c] = weighArms(fewer) ?? [];
    expect([weight.a, weight.b]).toEqual([a?.weight, b?.weight]);
    expect((weight.c ?? 0) / (weight.b ?? 1)).toBeCloseTo((c?.weight ?? 0) / (bThere?.weight ?? 1), 9);
    expect(weighGroups([[arm('d')], [arm('d', { asks: 99, kept: 9 }), arm('e')]])).toEqual([]);
  });

  it.each([
    ['better', 20, 100],
    ['worse', 100, 20],
  ])(
    'are none at all for nobody, and no more than a policy takes, though in each group the next is %s',
    (_, last, next) => {
      const groups = [400, 300, 200].map((asks, i) => [
        arm(`${i}`, { asks, kept: last }),
        arm(`${i + 1}`, { asks, kept: next }),
      ]);
      const weights = weighGroups(groups).map(({ weight }) => Math.round(weight * 10_000) / 10_000);
      expect(weights).toHaveLength(4);
      expect(Math.min(...weights)).toBeGreaterThan(0);
      expect(Math.max(...weights)).toBeLessThanOrEqual(1000);
    },
  );

  it('have a mean of one among those that go on, so that a new offer gets an even share, and the hash can draw them exactly', () => {
    const records = fc.array(
      fc
        .record({
          asks: fc.integer({ min: 100, max: 5000 }),
          kept: fc.nat(100),
          refunded: fc.nat(100),
          churned: fc.nat(100),
        })
        .map(({ kept, refunded, churned, asks }) => ({
          asks,
          kept,
          paid: kept,
          refunded: Math.min(kept, refunded),
          churned: Math.min(kept, churned),
        })),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(records, (given) => {
        const weighed = weighArms(given.map((one, i) => ({ key: `o${i}`, ...one }))) ?? [];
        const going = weighed.filter(({ stopped }) => !stopped).length;
        expect(weighed.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(going, 9);
        const least = 0.01 * going - 1e-12;
        expect(weighed.every(({ weight, stopped }) => (stopped ? weight === 0 : weight >= least))).toBe(true);
        const joined = armsOf([...weighed, { key: 'new', weight: 1 }]).at(-1);
        expect(joined?.propensity).toBeCloseTo(1 / (going + 1), 3);
        expect(armsOf(weighed).reduce((sum, { propensity }) => sum + propensity, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the probability of being the best', () => {
  it('of two normal beliefs is the closed form', () => {
    // P(N(1,1) > N(0,1)) = Phi(1 / sqrt 2)
    const [better] = bestShares([meanBelief(1, 1), meanBelief(0, 1)]);
    expect(better).toBeCloseTo(0.7602499389065233, 9);
  });

  it('is shared evenly by arms that nothing tells apart', () => {
    expect(bestShares([shareBelief(3, 7), shareBelief(3, 7), shareBelief(3, 7)])[0]).toBeCloseTo(1 / 3, 9);
    expect(floored([1, 0, 0])).toEqual([0.98, 0.01, 0.01]);
  });
});

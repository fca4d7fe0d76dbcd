import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { affinity, liftOf, logLikelihoodRatio, mayClaim, type BoughtTogether } from './also-bought';

const counts = (both: number, inCart: number, other: number, orders: number): BoughtTogether => ({
  both,
  inCart,
  other,
  orders,
});

describe('"customers also bought"', () => {
  it.each([
    ['four orders are too few', counts(4, 10, 10, 1000), false],
    ['five that nobody would expect are enough', counts(5, 10, 10, 1000), true],
    ['no more often than by chance', counts(100, 1000, 1000, 10_000), false],
    ['less often than by chance, however sure', counts(5, 1000, 1000, 2500), false],
    ['more often, but it may be chance', counts(6, 100, 500, 10_000), false],
  ])('%s', (_name, pair, expected) => {
    expect(mayClaim(pair)).toBe(expected);
  });

  it('is measured as by Dunning: the ratio is 0 where nothing goes together and that of his table where it does', () => {
    expect(logLikelihoodRatio(counts(10, 100, 100, 1000))).toBeCloseTo(0, 9);
    // the bigram "the swiss" of the paper's table 2: k = 110, 2442, 111, 29114
    expect(logLikelihoodRatio(counts(110, 2552, 221, 31_777))).toBeCloseTo(270.72, 1);
  });

  it('nothing counts as nothing, and no count gives no number', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (both, more, others, rest) => {
        const pair = counts(both, both + more, both + others, both + more + others + rest);
        for (const value of [affinity(pair), liftOf(pair), logLikelihoodRatio(pair)]) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
    );
  });
});

const folder = join(__dirname, '../../../../shared/data/groceries');
const present = existsSync(folder);
if (!present) console.warn('SKIPPED: the baskets of groceries are not on this machine');

(present ? describe : describe.skip)('on a month of groceries', () => {
  it('finds the thing left out of a basket among five in 26.7 % of cases, as the reference does', () => {
    const baskets = readFileSync(join(folder, 'groceries.csv'), 'utf8')
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split(','));
    const learned = baskets.slice(0, 6884);
    const count = new Map<string, number>();
    const pairs = new Map<string, number>();
    const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
    for (const basket of learned)
      for (const one of basket) {
        add(count, one);
        for (const other of basket) if (other !== one) add(pairs, `${one}\n${other}`);
      }
    const items = [...new Set(baskets.flat())].sort();
    const scores = new Map(
      items.map((inCart) => [
        inCart,
        items.map((other) =>
          affinity({
            both: pairs.get(`${inCart}\n${other}`) ?? 0,
            inCart: count.get(inCart) ?? 0,
            other: count.get(other) ?? 0,
            orders: learned.length,
          }),
        ),
      ]),
    );
    let hits = 0;
    let tried = 0;
    for (const basket of baskets.slice(6884).filter(({ length }) => length > 1))
      for (const hidden of basket) {
        const shown = basket.filter((one) => one !== hidden);
        const total = items.map((_, i) => shown.reduce((sum, one) => sum + (scores.get(one)?.[i] ?? 0), 0));
        const best = items
          .map((item, i) => ({ item, score: shown.includes(item) ? -1 : (total[i] ?? 0) }))
          .sort((a, b) => b.score - a.score)
          .slice(0, 5);
        tried += 1;
        if (best.some(({ item }) => item === hidden)) hits += 1;
      }
    expect(tried).toBe(12_145);
    expect(hits / tried).toBeCloseTo(0.26686, 3);
    expect(hits / tried).toBeGreaterThanOrEqual(0.262);
  });
});

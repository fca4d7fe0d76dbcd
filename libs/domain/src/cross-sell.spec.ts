import fc from 'fast-check';
import { crossSell, type CrossSellInput, type ProductCandidate } from './cross-sell';
import { lowestOf30Days, type Product } from './product';
import { breakEvenMinor, rewardsOf, type Bundle, type Incentive } from './promotion';
import { line, SALE_NOW as NOW } from './testing/sales';

const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const product = (key: string, unitAmountMinor: number, change: Partial<Product> = {}): Product => ({
  key,
  name: key,
  prices: [{ currency: 'usd', unitAmountMinor, lookupKey: `${key}_usd` }],
  margin: 0.5,
  timing: 'both',
  complements: [],
  repeatable: false,
  active: true,
  ...change,
});
const candidate = (key: string, price: number, change: Partial<ProductCandidate> = {}): ProductCandidate => ({
  product: product(key, price),
  isComplement: false,
  counts: [{ both: 0, inCart: 100, other: 10, orders: 1000 }],
  prices: [{ unitAmountMinor: price, since: ago(100) }],
  ...change,
});
const often = { both: 50, inCart: 100, other: 100, orders: 1000 };
const bundle = (change: Partial<Bundle> = {}): Bundle => ({
  key: 'mug-with-basic',
  priority: 0,
  stackable: false,
  active: true,
  startsAt: null,
  endsAt: null,
  requires: ['basic'],
  productKey: 'mug',
  price: { currency: 'usd', unitAmountMinor: 600, lookupKey: 'mug_bundle_usd' },
  attach: null,
  ...change,
});
const incentive = (change: Partial<Incentive> = {}): Incentive => ({
  key: 'free-shipping',
  priority: 0,
  stackable: false,
  active: true,
  startsAt: null,
  endsAt: null,
  currency: 'usd',
  thresholdMinor: 2300,
  reward: { en: 'shipping is free' },
  ...change,
});
const input = (change: Partial<CrossSellInput> = {}): CrossSellInput => ({
  lines: [line('plan', 'basic', 2000)],
  currency: 'usd',
  candidates: [candidate('guide', 500), candidate('mug', 800, { counts: [often] }), candidate('pen', 100)],
  bundles: [],
  incentives: [],
  ...change,
});
const chosen = (change: Partial<CrossSellInput>) => crossSell(input(change), NOW);

describe('what is offered beside a cart', () => {
  it('is what is bought with it, and says so only where that is true', () => {
    expect(chosen({})).toMatchObject({ product: { key: 'mug' }, alsoBought: true, bundle: null, incentive: null });
    const rare = input().candidates.map((one) => ({ ...one, counts: [] }));
    expect(chosen({ candidates: rare })).toMatchObject({ product: { key: 'guide' }, alsoBought: false });
  });

  it('is a complement by the word of the site before anything that was counted', () => {
    const candidates = [...input().candidates, candidate('zip', 300, { isComplement: true })];
    expect(chosen({ candidates })?.product.key).toBe('zip');
  });

  it('is nothing when nothing is left, or nothing has a price in the currency of the cart', () => {
    expect(chosen({ candidates: [] })).toBeNull();
    expect(chosen({ currency: 'eur' })).toBeNull();
  });

  it('has the price of its bundle while the bundle runs and the cart holds what it asks for', () => {
    expect(chosen({ bundles: [bundle()] })).toMatchObject({
      product: { key: 'mug' },
      price: { unitAmountMinor: 600, lookupKey: 'mug_bundle_usd' },
      bundle: { key: 'mug-with-basic' },
      insteadOfMinor: 800,
    });
    for (const off of [{ requires: ['premium'] }, { active: false }, { endsAt: NOW }, { startsAt: ago(-1) }])
      expect(chosen({ bundles: [bundle(off)] })).toMatchObject({ price: { unitAmountMinor: 800 }, bundle: null });
  });

  it('has no bundle that does not pay any more: the margin fell, or nobody knows it', () => {
    const of = (margin: number | null) =>
      chosen({
        bundles: [bundle()],
        candidates: [candidate('mug', 800, { product: product('mug', 800, { margin }) })],
      })?.bundle?.key;
    expect([0.25, 0.24, null].map(of)).toEqual(['mug-with-basic', undefined, undefined]);
  });

  it('a reduction is told from the lowest price of the last 30 days, and not at all when there was a lower one', () => {
    const history = (days: number, price: number) =>
      chosen({
        bundles: [bundle()],
        candidates: [
          candidate('mug', 800, {
            prices: [
              { unitAmountMinor: price, since: ago(100) },
              { unitAmountMinor: 800, since: ago(days) },
            ],
          }),
        ],
      })?.insteadOfMinor;
    expect([history(10, 700), history(40, 700), history(10, 550)]).toEqual([700, 800, null]);
    expect(history(10, 600)).toBeNull(); // it was as low before: nothing is taken off
    expect(lowestOf30Days([], NOW)).toBeNull();
  });

  it('closes the gap to an incentive that is near, with a thing that suits best of those that do', () => {
    expect(chosen({ incentives: [incentive()] })).toMatchObject({
      product: { key: 'mug' },
      incentive: { key: 'free-shipping', remainingMinor: 300, thresholdMinor: 2300 },
    });
    const cheap = [candidate('pen', 100), candidate('guide', 500, { counts: [] })];
    expect(chosen({ incentives: [incentive()], candidates: cheap })?.product.key).toBe('guide');
    expect(chosen({ incentives: [incentive({ thresholdMinor: 2701 })] })?.incentive).toBeNull(); // more than 35 % of the cart
    expect(chosen({ incentives: [incentive({ thresholdMinor: 2000 })] })?.incentive).toBeNull(); // reached
  });

  it('bundle and incentive come together only where both allow it; else the higher priority stands alone', () => {
    const both = (a: boolean, b: boolean, priority = 0) =>
      chosen({ bundles: [bundle({ stackable: a })], incentives: [incentive({ stackable: b, priority })] });
    expect(both(true, true)).toMatchObject({ bundle: {}, incentive: {} });
    expect(both(true, false)).toMatchObject({ bundle: null, incentive: {} });
    expect(both(false, true, -1)).toMatchObject({ bundle: {}, incentive: null });
    expect(both(true, false, 1)).toMatchObject({ bundle: null, incentive: {} });
    expect(both(true, false, -1)).toMatchObject({ bundle: {}, incentive: null });
    expect(both(false, true, 1)).toMatchObject({ bundle: null, incentive: {} });
  });

  it('never costs more than the list, never comes from another currency, and does not hang on the order of what is known', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'mug'), { minLength: 1 });
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 1200 }),
        fc.integer({ min: 1, max: 4000 }),
        (names, price, threshold) => {
          const candidates = names.map((key, i) => candidate(key, 200 * (i + 1)));
          const bundles = [bundle({ price: { currency: 'usd', unitAmountMinor: price, lookupKey: 'x' } })];
          const incentives = [incentive({ thresholdMinor: threshold })];
          const one = chosen({ candidates, bundles, incentives });
          const list = one?.product.prices[0]?.unitAmountMinor ?? 0;
          expect(one?.price.unitAmountMinor).toBeLessThanOrEqual(list);
          expect(one?.price.currency).toBe('usd');
          expect(chosen({ candidates: [...candidates].reverse(), bundles, incentives })).toEqual(one);
        },
      ),
    );
  });
});

describe('promotions', () => {
  it.each([
    ['nothing is known: the margin is the bound', null, 500],
    ['half of those who take it would have bought anyway', { without: 0.1, with: 0.2 }, 250],
    ['nobody is won by it', { without: 0.2, with: 0.2 }, 0],
    ['it loses buyers', { without: 0.3, with: 0.2 }, 0],
  ])('a reduction pays up to its break-even: %s', (_name, attach, most) => {
    expect(breakEvenMinor(1000, 0.5, attach)).toBe(most);
  });

  it('a cart earns one reward, several only where all of them allow it', () => {
    const cart = { lines: [line('plan', 'basic', 5000)], currency: 'usd' };
    const a = incentive({ key: 'a', priority: 1 });
    const b = incentive({ key: 'b', stackable: true });
    const c = incentive({ key: 'c', stackable: true, priority: 2 });
    const keys = (all: Incentive[]) => rewardsOf(all, cart, NOW).map(({ key }) => key);
    expect([keys([a, b]), keys([a, b, c]), keys([incentive({ currency: 'eur' })])]).toEqual([['a'], ['c', 'b'], []]);
  });
});

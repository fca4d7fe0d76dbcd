import { compilePolicy } from './compiled-policy';
import type { Offer } from './offer';
import { ladderOf, type Plan } from './plan';
import { DEFAULT_POLICY } from './policy';
import { NOW, offer } from './testing/decisions';
import { gainsOf, upSell, type UpSellInput } from './up-sell';

const price = (key: string, interval: 'month' | 'year', unitAmountMinor: number) => ({
  interval,
  currency: 'usd',
  unitAmountMinor,
  lookupKey: `${key}_${interval}`,
});
const plan = (key: string, rank: number, entitlements: Plan['entitlements']): Plan => ({
  key,
  name: key,
  rank,
  entitlements,
  prices: rank === 0 ? [] : [price(key, 'month', rank * 1000), price(key, 'year', rank * 10_000)],
});
const free = plan('free', 0, []);
const basic = plan('basic', 1, [{ key: 'export', perMonth: 3 }]);
const premium = plan('premium', 2, [
  { key: 'export', perMonth: 3 },
  { key: 'chat', perMonth: null },
]);
const gold = plan('gold', 3, [
  { key: 'export', perMonth: null },
  { key: 'chat', perMonth: null },
]);
const ladder = ladderOf([free, basic, premium, gold]);
const rules = compilePolicy(DEFAULT_POLICY);
const yearly = (key: string, change: Partial<Offer> = {}): Offer => ({
  ...offer(key, `${key}-yearly`),
  interval: 'year',
  ...change,
});

const at = (base: Plan, interval: 'month' | 'year' = 'month'): UpSellInput => ({
  base: { plan: base, price: base.prices.find((one) => one.interval === interval) ?? null },
  currency: 'usd',
  paying: false,
  used: new Map(),
  campaigns: [],
  offers: [],
  subject: 'ann',
});
const choose = (input: UpSellInput) => upSell(input, ladder, rules, NOW);
const key = (input: UpSellInput) => choose(input).offered?.line.priceLookupKey;

describe('the up-sell question', () => {
  it('by default offers the nearest better plan at the same interval, then the year, then nothing', () => {
    expect(key(at(free))).toBe('basic_month');
    expect(key(at(basic))).toBe('premium_month');
    expect(key(at(basic, 'year'))).toBe('premium_year');
    expect(key(at(gold))).toBe('gold_year');
    expect(choose(at(gold, 'year'))).toMatchObject({ offered: null, because: 'already_entitled', propensities: {} });
  });

  it('with an entitlement at its limit offers the plan that lifts it', () => {
    expect(key({ ...at(basic), used: new Map([['export', 2]]) })).toBe('premium_month');
    expect(key({ ...at(basic), used: new Map([['export', 3]]) })).toBe('gold_month');
  });

  it('says what it costs more, now and each month, and what it adds', () => {
    expect(choose(at(basic)).offered).toMatchObject({
      differenceNowMinor: 1000,
      differenceMonthlyMinor: 1000,
      adds: [{ entitlement: 'chat', before: 0, perMonth: null }],
    });
    expect(choose(at(gold)).offered).toMatchObject({ differenceNowMinor: 27_000, differenceMonthlyMinor: -500 });
    expect(choose({ ...at(basic), paying: true }).offered?.differenceNowMinor).toBeNull();
    expect(gainsOf(premium, basic)).toEqual([]);
  });

  it('a campaign at the sale chooses by exact propensities, the same for the same buyer', () => {
    const offers = [offer('premium'), yearly('premium'), offer('basic')];
    const campaigns = [{ id: 'c', key: 'sale', offers }];
    const drawn = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const input = { ...at(basic), offers, campaigns, subject: `m${i}` };
      const { offered, propensities } = choose(input);
      expect(propensities).toEqual({ 'premium-monthly': 0.5, 'premium-yearly': 0.5 });
      expect(choose(input).offered).toEqual(offered);
      drawn.set(offered?.line.offerKey ?? '', (drawn.get(offered?.line.offerKey ?? '') ?? 0) + 1);
    }
    expect([...drawn.keys()].sort()).toEqual(['premium-monthly', 'premium-yearly']);
    for (const count of drawn.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('never offers a discount, a trial or what needs proof; the last is named, to be remembered', () => {
    const later = yearly('premium', { timing: 'afterProof' });
    const monthly = { ...offer('premium'), timing: 'afterProof' as const };
    const trial = yearly('gold', { terms: { ...offer('gold').terms, trialDays: 7 } });
    const offers = [later, monthly, trial];
    const input = { ...at(basic), offers, campaigns: [{ id: 'c', key: 'sale', offers }] };
    const choice = choose(input);
    expect(choice.offered?.line.priceLookupKey).toBe('gold_month');
    expect(choice.afterProof.map((one) => one.key)).toEqual(['premium-yearly', 'premium-monthly']);
    const all = ['premium', 'gold'].map((one): Offer => ({ ...offer(one), timing: 'afterProof' }));
    const none = choose({ ...at(basic), offers: [...all, yearly('basic', { timing: 'afterProof' })] });
    expect(none).toMatchObject({ offered: null, because: 'needs_proof' });
  });
});

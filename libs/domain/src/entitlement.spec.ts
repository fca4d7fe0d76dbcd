import fc from 'fast-check';
import { allowanceOf, planThatAllows, usageMonth, thresholdsReached } from './entitlement';
import type { Plan } from './plan';

const plan = (key: string, rank: number, perMonth: number | null | undefined): Plan => ({
  key,
  name: key,
  rank,
  entitlements: perMonth === undefined ? [] : [{ key: 'export', perMonth }],
  prices: [],
});
const ladder = [plan('free', 0, undefined), plan('basic', 1, 10), plan('premium', 2, null)];

describe('an entitlement', () => {
  it.each([
    ['free', 0, 1, false, 0, 'not_included', 'basic'],
    ['free', 0, 11, false, 0, 'not_included', 'premium'],
    ['basic', 9, 1, true, 1, null, 'premium'],
    ['basic', 10, 1, false, 0, 'limit_reached', 'premium'],
    ['basic', 8, 3, false, 2, 'limit_reached', 'premium'],
    ['premium', 1e6, 1e6, true, null, null, undefined],
  ])('on %s after %i uses, %i more', (key, used, quantity, allowed, remaining, because, required) => {
    const held = ladder.find((one) => one.key === key) ?? plan('none', 9, undefined);
    expect(allowanceOf(held, 'export', used, quantity)).toEqual({ allowed, remaining, because });
    expect(planThatAllows(ladder, held.rank, 'export', used, quantity)?.key).toBe(required);
  });

  it('never allows more than the limit, and always the rest of it', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 1000 }), (limit, used, quantity) => {
        const { allowed, remaining } = allowanceOf(plan('p', 0, limit), 'export', used, quantity);
        expect(allowed).toBe(used + quantity <= limit);
        expect(remaining).toBe(Math.max(0, limit - used));
      }),
    );
  });

  it('starts anew with the month, in UTC', () => {
    expect(usageMonth(new Date('2026-03-31T23:59:59.999Z'))).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(usageMonth(new Date('2026-04-01T00:00:00Z'))).toEqual(new Date('2026-04-01T00:00:00Z'));
  });
});

describe('the thresholds of a limit', () => {
  it.each([
    [10, 0, 7, []],
    [10, 7, 1, [80]],
    [10, 8, 1, []],
    [10, 9, 1, [100]],
    [10, 0, 10, [80, 100]],
    [3, 2, 1, [80, 100]],
    [0, 0, 1, []],
  ])('of %i units, %i of them used, %i more reach %j percent', (limit, used, quantity, reached) => {
    expect(thresholdsReached(limit, used, quantity)).toEqual(reached);
  });
});

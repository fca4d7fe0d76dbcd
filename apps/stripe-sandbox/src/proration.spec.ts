import fc from 'fast-check';
import { nextPeriodEnd, periodEnd } from './billing-cycle';
import type { Cadence, Price, Term } from './model';
import { changeOf, settleBalance, type Part } from './proration';

const at = (iso: string) => Date.parse(iso) / 1000;
const price = (id: string, unitAmount: number, interval: Cadence['interval'] = 'month', currency = 'usd'): Price => ({
  id,
  product: 'prod_1',
  currency,
  unitAmount,
  recurring: { interval, intervalCount: 1 },
  taxBehavior: 'unspecified',
  lookupKey: id,
  nickname: null,
  currencyOptions: {},
  active: true,
  metadata: {},
  created: 0,
});
const term = (start: string, end: string): Term => ({
  items: [],
  discounts: [],
  periodStart: at(start),
  periodEnd: at(end),
  anchor: at(start),
  trialStart: null,
  trialEnd: null,
});
/** One item of a term that was billed in full for it. */
const part = (held: Term, sold: Price, quantity = 1): Part => {
  const net = sold.unitAmount * quantity;
  const debit = { amount: net, from: held.periodStart, until: held.periodEnd };
  const item = { id: 'si_1', price: sold.id, quantity, discounts: [], metadata: {}, debit, created: 0 };
  return { item, price: sold, unitAmount: sold.unitAmount, net, included: [] };
};
const change = (held: Term, before: Part, after: Part, when: number, { prorate = true, anew = false } = {}) =>
  changeOf(held, [before], [after], { from: when, now: when, prorate, anew });
const amounts = (held: Term, from: number, to: number, when: string, quantity = 1) =>
  change(
    held,
    part(held, price('basic', from), quantity),
    part(held, price('premium', to), quantity),
    at(when),
  ).lines.map(({ amount }) => amount);

describe('proration, worked by hand', () => {
  const march = term('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'); // 31 days
  it.each([
    ['the middle of March: 15.5 of 31 days left, 10 -> 20', '2026-03-16T12:00:00Z', 1000, 2000, 1, [-500, 1000]],
    [
      '10 of 31 days left: 1000 x 10/31 = 322.58, 2000 x 10/31 = 645.16',
      '2026-03-22T00:00:00Z',
      1000,
      2000,
      1,
      [-323, 645],
    ],
    ['the first second: everything is left', '2026-03-01T00:00:00Z', 1000, 2000, 1, [-1000, 2000]],
    [
      'the last second: 1/2678400 of the month is less than half a cent',
      '2026-03-31T23:59:59Z',
      1000,
      2000,
      1,
      [-0, 0],
    ],
    ['quantity 3, half a month', '2026-03-16T12:00:00Z', 1000, 2000, 3, [-1500, 3000]],
    ['odd prices, half a month: 9.99 -> 19.99', '2026-03-16T12:00:00Z', 999, 1999, 1, [-500, 1000]],
  ])('%s', (_name, when, from, to, quantity, expected) => {
    expect(amounts(march, from, to, when, quantity)).toEqual(expected);
  });

  it('a leap February has 29 days: 14.5 left is half', () => {
    expect(amounts(term('2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'), 1000, 2000, '2028-02-15T12:00:00Z')).toEqual([
      -500, 1000,
    ]);
  });

  it('month to year starts a new period: the unused half comes back, the year is billed in full', () => {
    const { term: begun, lines } = change(
      march,
      part(march, price('basic', 1000)),
      part(march, price('year', 10_000, 'year')),
      at('2026-03-16T12:00:00Z'),
      { anew: true },
    );
    expect(lines.map(({ amount }) => amount)).toEqual([-500, 10_000]);
    expect(begun).toMatchObject({
      periodStart: at('2026-03-16T12:00:00Z'),
      periodEnd: at('2027-03-16T12:00:00Z'),
      anchor: at('2026-03-16T12:00:00Z'),
    });
  });

  it('without proration nothing is billed for a change within the period', () => {
    const { lines } = change(
      march,
      part(march, price('basic', 1000)),
      part(march, price('premium', 2000)),
      at('2026-03-16T12:00:00Z'),
      { prorate: false },
    );
    expect(lines).toEqual([]);
  });

  it('up and down again at the same second cost nothing, at any second of the month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: march.periodStart, max: march.periodEnd }),
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        (when, from, to) => {
          const low = part(march, price('a', from));
          const high = part(march, price('b', to));
          const up = change(march, low, high, when);
          const down = change(march, { ...high, item: up.term.items[0] ?? high.item }, low, when);
          const sum = [...up.lines, ...down.lines].reduce((total, { amount }) => total + amount, 0);
          expect(Math.abs(sum)).toBe(0);
        },
      ),
    );
  });
});

describe('the customer’s balance', () => {
  it.each([
    ['nothing on it: the total is due', 500, 0, 500, 0],
    ['credit pays first', 500, -200, 300, 0],
    ['more credit than due: the rest stays', 500, -800, 0, -300],
    ['a negative total becomes credit', -500, 0, 0, -500],
    ['a debt is due as well', 500, 100, 600, 0],
  ])('%s', (_name, total, balance, amountDue, endingBalance) => {
    expect(settleBalance(total, balance)).toEqual({ amountDue, endingBalance });
  });
});

describe('the billing cycle', () => {
  const month = { interval: 'month' as const, intervalCount: 1 };
  it.each([
    ['31 January', '2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
    ['31 January, the second month', '2026-01-31T10:00:00Z', 2, '2026-03-31T10:00:00.000Z'],
    ['30 November over the year', '2026-11-30T00:00:00Z', 3, '2027-02-28T00:00:00.000Z'],
    ['29 February, a year of months', '2028-02-29T00:00:00Z', 12, '2029-02-28T00:00:00.000Z'],
  ])('of %s keeps the day and never runs over', (_name, anchor, n, expected) => {
    expect(new Date(periodEnd(at(anchor), month, n) * 1000).toISOString()).toBe(expected);
  });

  it('counts from the anchor, so that February does not shift March', () => {
    const anchor = at('2026-01-31T00:00:00Z');
    expect(new Date(nextPeriodEnd(anchor, month, at('2026-02-28T00:00:00Z')) * 1000).toISOString()).toBe(
      '2026-03-31T00:00:00.000Z',
    );
  });
});

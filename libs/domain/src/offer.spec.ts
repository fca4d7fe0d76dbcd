import { discountInYearMinor, LIST_PRICE, type Discount } from './offer';

const month = { unitAmountMinor: 1000, interval: 'month' as const };
const year = { unitAmountMinor: 10_000, interval: 'year' as const };
const off = (change: Partial<Discount>) => ({
  ...LIST_PRICE,
  discount: {
    percentOff: null,
    amountOffMinor: null,
    duration: 'once' as const,
    durationMonths: null,
    maxRedemptions: null,
    redeemBy: null,
    ...change,
  },
});

describe('what a discount costs in the first year', () => {
  it.each([
    ['nothing at list price', LIST_PRICE, month, 0],
    ['20 % once: one month', off({ percentOff: 20 }), month, 200],
    ['20 % for 3 months', off({ percentOff: 20, duration: 'repeating', durationMonths: 3 }), month, 600],
    ['20 % for good: 12 months', off({ percentOff: 20, duration: 'forever' }), month, 2400],
    ['20 % for good of a year: one payment', off({ percentOff: 20, duration: 'forever' }), year, 2000],
    [
      '20 % for 3 months of a year: one payment',
      off({ percentOff: 20, duration: 'repeating', durationMonths: 3 }),
      year,
      2000,
    ],
    ['20 % for 36 months: 12 of them', off({ percentOff: 20, duration: 'repeating', durationMonths: 36 }), month, 2400],
    ['an amount, never more than the price', off({ amountOffMinor: 1500 }), month, 1000],
  ])('%s', (_, terms, price, minor) => {
    expect(discountInYearMinor(terms, price)).toBe(minor);
  });
});

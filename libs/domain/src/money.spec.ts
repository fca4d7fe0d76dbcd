import { formatMoney } from './money';

describe('money in words', () => {
  it.each([
    [1000, 'usd', 'en', '$10'],
    [1050, 'usd', 'en', '$10.50'],
    [980, 'jpy', 'en', '¥980'],
    [1234, 'kwd', 'en', 'KWD\u00a01.234'],
    [4_500_000, 'idr', 'id', 'Rp\u00a045.000'],
    [500, 'ugx', 'en', 'UGX\u00a05'], // Stripe takes 500 for 5 shillings
    [0, 'eur', 'en', '€0'],
  ])('%d %s in %s is %s', (minor, currency, locale, said) => {
    expect(formatMoney(minor, currency, locale)).toBe(said);
  });
});

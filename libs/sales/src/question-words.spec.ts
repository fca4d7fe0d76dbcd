import type { Offered } from '#domain';
import { cartTexts, dueText } from './cart-texts';
import { wordsOf } from './question-words';
import { WORDS } from './words';

type Change = Partial<Omit<Offered, 'line'>> & { line?: Partial<Offered['line']> };
const offered = (change: Change = {}): Offered => ({
  differenceNowMinor: 1000,
  differenceMonthlyMinor: 1000,
  adds: [],
  campaignId: null,
  alsoBought: false,
  insteadOfMinor: null,
  incentive: null,
  ...change,
  line: {
    kind: 'plan',
    key: 'premium',
    name: 'Premium',
    interval: 'month',
    priceLookupKey: 'premium_month',
    unitAmountMinor: 2000,
    quantity: 1,
    origin: 'up_sell',
    offerKey: null,
    terms: null,
    ...change.line,
  },
});
const usd = (locale: string) => ({ locale, currency: 'usd' });

describe('the words of a question', () => {
  it('say in words what it adds and what it costs', () => {
    const adds = [
      { entitlement: 'pdf_export', before: 3, perMonth: 50 },
      { entitlement: 'articles', before: 30, perMonth: null },
      { entitlement: 'calls', before: 0, perMonth: 2 },
      { entitlement: 'chat', before: 0, perMonth: null },
    ];
    expect(wordsOf('up_sell', offered({ adds }), usd('en'))).toEqual({
      title: 'Would you rather have Premium?',
      body:
        'It adds pdf export (50 a month instead of 3), articles (no limit instead of 30 a month), ' +
        'calls (2 a month), chat. $10 more today, $10 more a month.',
      yes: 'Yes, switch',
      no: 'No, keep it',
    });
  });

  it('say less for less, by the year', () => {
    const year = offered({ line: { interval: 'year' }, differenceNowMinor: 18_000, differenceMonthlyMinor: -333 });
    expect(wordsOf('up_sell', year, usd('en-GB')).body).toBe('$180 more today, $3.33 less a month over the year.');
  });

  it('come in Indonesian, with its way to write money, and in English where a language is not shipped', () => {
    const line = { kind: 'product' as const, name: 'Mug', interval: null, unitAmountMinor: 4_500_000 };
    const idr = { locale: 'id-ID', currency: 'idr' };
    expect(wordsOf('cross_sell', offered({ line }), idr).body).toBe('Rp\u00a045.000, sekali bayar.');
    expect(wordsOf('up_sell', offered(), usd('xx')).title).toBe('Would you rather have Premium?');
  });

  it('claim that customers also bought it only where that is said to be true', () => {
    const line = { kind: 'product' as const, interval: null };
    expect(wordsOf('cross_sell', offered({ line }), usd('en')).body).not.toContain('also bought');
    expect(wordsOf('cross_sell', offered({ line, alsoBought: true }), usd('en')).body).toContain('also bought');
  });

  it('say what a bundle is instead of, and what the cart earns with one thing more', () => {
    const line = { kind: 'product' as const, interval: null };
    const incentive = { key: 'free', thresholdMinor: 5000, remainingMinor: 450, reward: { en: 'shipping is free' } };
    const { body } = wordsOf('cross_sell', offered({ line, insteadOfMinor: 2500, incentive }), usd('en'));
    expect(body).toContain('the lowest price of the last 30 days was $25');
    expect(body).toContain('$4.50 more and shipping is free');
    expect(wordsOf('cross_sell', offered({ line, incentive }), usd('id')).body).toContain('shipping is free');
  });

  it('say of a quote how many payments there are and how much each is, and of an order what was not paid', () => {
    const quote = { currency: 'usd', amountDueNowMinor: 1000, recurringMinor: 2000, productsMinor: 0 };
    expect(dueText('en', quote)).toBe('$10 now, then $20 each period.');
    expect(dueText('en', { ...quote, productsMinor: 800 })).toBe(
      '$10 now, then $20 each period. And $8 once, in a second payment from the same card.',
    );
    const { line } = offered();
    for (const locale of ['en', 'id']) {
      const { done } = cartTexts({ ...usd(locale), lines: [], unpaid: [line] });
      expect(done).toContain(line.name);
      expect(cartTexts({ ...usd(locale), lines: [line], unpaid: [] }).done).not.toContain(line.name);
    }
  });

  it('make no as short and as easy as yes, in every language, and never hurry', () => {
    for (const { questions } of Object.values(WORDS))
      for (const { title, body, yes, no } of Object.values(questions)) {
        expect(Math.abs(yes.length - no.length)).toBeLessThanOrEqual(2);
        expect(`${title} ${body} ${yes} ${no}`).not.toMatch(
          /hurry|only today|last chance|now or never|segera|terakhir/i,
        );
      }
    expect(Object.keys(WORDS).sort()).toEqual(['en', 'id']);
  });
});

import fc from 'fast-check';
import { Shop, type Bill, type Member } from '../testing/shop';

const START = Date.parse('2026-03-01T00:00:00Z');
const DAY_MS = 86_400_000;
const RUNS = 25;

interface Step {
  readonly plan: 'free' | 'low' | 'odd' | 'high' | 'year';
  readonly quantity: number;
  readonly offer: 'keep' | 'clear' | 'third' | 'five' | 'month';
}

/** What a member may do: to a plan, for how many, with which offer, after how long. */
const step: fc.Arbitrary<Step & { readonly afterMs: number }> = fc.record({
  plan: fc.constantFrom('free', 'low', 'odd', 'high', 'year'),
  quantity: fc.integer({ min: 1, max: 4 }),
  offer: fc.constantFrom('keep', 'clear', 'third', 'five', 'month'),
  afterMs: fc.integer({ min: 1, max: 20 * DAY_MS }),
});
const life = fc.record({
  tax: fc.constantFrom('none', 'exclusive', 'inclusive'),
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
});

describe('whatever a member does to a plan', () => {
  let shop: Shop;
  afterEach(() => shop.close());

  /** A fresh shop, and a member of its smallest plan. */
  async function opened(tax: 'none' | 'exclusive' | 'inclusive') {
    shop = await Shop.open('2026-03-01T00:00:00Z');
    const plans = {
      free: await shop.price(0),
      low: await shop.price(1000),
      odd: await shop.price(1999),
      high: await shop.price(5000),
      year: await shop.price(36_500, 'year'),
    };
    const offers = {
      third: await shop.coupon({ percent_off: 33.33, duration: 'forever' }),
      five: await shop.coupon({ amount_off: 500, currency: 'usd', duration: 'once' }),
      month: await shop.coupon({ percent_off: 20, duration: 'repeating', duration_in_months: 1 }),
    };
    const rate = { display_name: 'VAT', percentage: 19, inclusive: tax === 'inclusive' };
    const default_tax_rates = tax === 'none' ? [] : [(await shop.stripe.taxRates.create(rate)).id];
    const member = await shop.subscribe({ items: [{ price: plans.low }], default_tax_rates });
    return { plans, offers, member };
  }

  const change = (
    { plans, offers }: Awaited<ReturnType<typeof opened>>,
    member: Member,
    { plan, quantity, offer }: Step,
  ): Promise<Bill> => {
    const items = [{ id: member.items[0] ?? '', price: plans[plan], quantity }];
    if (offer === 'keep') return shop.change(member, { items });
    return shop.change(member, { items, discounts: offer === 'clear' ? '' : [{ coupon: offers[offer] }] });
  };

  it('the bill is the preview, a paid bill is never negative, and what it lowers is kept as credit', async () => {
    await fc.assert(
      fc
        .asyncProperty(life, async ({ tax, steps }) => {
          const open = await opened(tax);
          let now = START;
          let held = { plan: 'low', quantity: 1 };
          for (const one of steps) {
            now += one.afterMs;
            // What changes no item bills nothing.
            if (one.plan === held.plan && one.quantity === held.quantity) continue;
            held = one;
            await shop.at(new Date(now).toISOString());
            const before = await shop.balance(open.member);
            const { total, due } = await change(open, open.member, one);
            const after = await shop.balance(open.member);
            expect(due).toBeGreaterThanOrEqual(0);
            if (after !== before) expect(after - before).toBe(total - due);
          }
        })
        .afterEach(() => shop.close()),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('a change that is taken back at the same second costs nothing, taxes and discounts included', async () => {
    const pair = fc.record({
      tax: life.map(({ tax }) => tax),
      percent_off: fc.integer({ min: 1, max: 99 }),
      plan: fc.constantFrom('low' as const, 'high' as const),
      quantity: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: 1, max: 30 * DAY_MS }),
    });
    await fc.assert(
      fc
        .asyncProperty(pair, async ({ tax, percent_off, plan, quantity, at }) => {
          const open = await opened(tax);
          const coupon = await shop.coupon({ percent_off, duration: 'forever' });
          const { id } = open.member;
          await shop.stripe.subscriptions.update(id, { discounts: [{ coupon }], proration_behavior: 'none' });
          await change(open, open.member, { plan: 'odd', quantity: 1, offer: 'keep' });
          await shop.at(new Date(START + at).toISOString());
          const there = await change(open, open.member, { plan, quantity, offer: 'keep' });
          const back = await change(open, open.member, { plan: 'odd', quantity: 1, offer: 'keep' });
          expect(Math.abs(there.total + back.total)).toBe(0);
        })
        .afterEach(() => shop.close()),
      { numRuns: RUNS },
    );
  }, 120_000);
});

import type Stripe from 'stripe';
import { plain, Shop, type Member } from '../testing/shop';

/** Amounts in cents. March 2026 has 31 days; the 16th at noon is its middle. */
describe('golden cases of coupons, worked by hand', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
  });
  afterEach(() => shop.close());

  const member = async (amount: number, terms: Stripe.CouponCreateParams, quantity = 1) =>
    shop.subscribe({
      items: [{ price: await shop.price(amount), quantity }],
      discounts: [{ coupon: await shop.coupon(terms) }],
    });
  const to = async ({ items: [id = ''] }: Member, amount: number, interval: 'month' | 'year' = 'month') => [
    { id, price: await shop.price(amount, interval) },
  ];
  const less = (discount: number, ...lines: number[]) => {
    const { total } = plain(...lines);
    return { ...plain(...lines), discount, total: total - discount, due: Math.max(0, total - discount) };
  };

  it('20 % once: 20.00 x 80 % = 16.00, then 20.00', async () => {
    const one = await member(2000, { percent_off: 20, duration: 'once' });
    expect(one.bill).toEqual(less(400, 2000));
    expect((await shop.stripe.subscriptions.retrieve(one.id)).discounts).toEqual([]);
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(2000));
  });

  it('20 % for two months: 16.00, 16.00, and 20.00 on the second when the months are over', async () => {
    const one = await member(2000, { percent_off: 20, duration: 'repeating', duration_in_months: 2 });
    expect(one.bill).toEqual(less(400, 2000));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(less(400, 2000));
    expect(await shop.renewal(one, '2026-05-01T00:00:00Z')).toEqual(plain(2000));
    expect((await shop.stripe.subscriptions.retrieve(one.id)).discounts).toEqual([]);
  });

  it('20 % forever: 16.00 in March and 16.00 in April', async () => {
    const one = await member(2000, { percent_off: 20, duration: 'forever' });
    expect(one.bill).toEqual(less(400, 2000));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(less(400, 2000));
  });

  it('33.33 % of 9.99 = 3.329667 = 3.33, leaves 6.66', async () => {
    expect((await member(999, { percent_off: 33.33, duration: 'once' })).bill).toEqual(less(333, 999));
  });

  it('5.00 off once: 20.00 - 5.00 = 15.00', async () => {
    expect((await member(2000, { amount_off: 500, currency: 'usd', duration: 'once' })).bill).toEqual(less(500, 2000));
  });

  it('50.00 off 20.00 takes no more than there is: 0.00', async () => {
    expect((await member(2000, { amount_off: 5000, currency: 'usd', duration: 'once' })).bill).toEqual(
      less(2000, 2000),
    );
  });

  it('10.00 off two items by their worth: 20.00/50.00 x 10.00 = 4.00 and 6.00, leaves 40.00', async () => {
    const coupon = await shop.coupon({ amount_off: 1000, currency: 'usd', duration: 'forever' });
    const items = [{ price: await shop.price(2000) }, { price: await shop.price(3000) }];
    const one = await shop.subscribe({ items, discounts: [{ coupon }] });
    expect(one.bill).toEqual(less(1000, 2000, 3000));
    const [invoice] = (await shop.stripe.invoices.list({ subscription: one.id })).data;
    const taken = invoice?.lines.data.map(({ discount_amounts: shares }) => shares?.[0]?.amount);
    expect(taken).toEqual([400, 600]);
  });

  it('20 % with quantity 3: 60.00 - 12.00 = 48.00', async () => {
    expect((await member(2000, { percent_off: 20, duration: 'once' }, 3)).bill).toEqual(less(1200, 6000));
  });

  it('a discount of one item alone: 20.00 + (30.00 - 50 %) = 35.00', async () => {
    const coupon = await shop.coupon({ percent_off: 50, duration: 'forever' });
    const items = [{ price: await shop.price(2000) }, { price: await shop.price(3000), discounts: [{ coupon }] }];
    const { bill } = await shop.subscribe({ items });
    expect(bill).toEqual(less(1500, 2000, 3000));
  });

  it('two in a row, each on what is left: 20.00 - 50 % = 10.00, - 10 % = 9.00', async () => {
    const half = await shop.coupon({ percent_off: 50, duration: 'forever' });
    const tenth = await shop.coupon({ percent_off: 10, duration: 'forever' });
    const items = [{ price: await shop.price(2000) }];
    const { bill } = await shop.subscribe({ items, discounts: [{ coupon: half }, { coupon: tenth }] });
    expect(bill).toEqual(less(1100, 2000));
  });

  it('an upgrade of a forever 20 %: 10.00 x 80 % x 1/2 = 4.00 back, 20.00 x 80 % x 1/2 = 8.00', async () => {
    const one = await member(1000, { percent_off: 20, duration: 'forever' });
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-400, 800));
  });

  it('an upgrade after a 20 % that was spent: 10.00 x 80 % x 1/2 = 4.00 back, 20.00 x 1/2 = 10.00', async () => {
    const one = await member(1000, { percent_off: 20, duration: 'once' });
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-400, 1000));
  });

  it('an upgrade that brings 20 % once spends it: -5.00 + 20.00 x 80 % x 1/2 = 3.00, then 20.00', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(1000) }] });
    await shop.at('2026-03-16T12:00:00Z');
    const discounts = [{ coupon: await shop.coupon({ percent_off: 20, duration: 'once' }) }];
    expect(await shop.change(one, { items: await to(one, 2000), discounts })).toEqual(plain(-500, 800));
    expect((await shop.stripe.subscriptions.retrieve(one.id)).discounts).toEqual([]);
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(2000));
  });

  it('an upgrade that brings 20 % for a month: -5.00 + 8.00, 16.00 on 1 April, 20.00 after 16 April', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(1000) }] });
    await shop.at('2026-03-16T12:00:00Z');
    const coupon = await shop.coupon({ percent_off: 20, duration: 'repeating', duration_in_months: 1 });
    expect(await shop.change(one, { items: await to(one, 2000), discounts: [{ coupon }] })).toEqual(plain(-500, 800));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(less(400, 2000));
    expect(await shop.renewal(one, '2026-05-01T00:00:00Z')).toEqual(plain(2000));
  });

  it('an upgrade with 5.00 off a month at the middle: (20.00 - 5.00) x 1/2 = 7.50 less 5.00 = 2.50', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(1000) }] });
    await shop.at('2026-03-16T12:00:00Z');
    const discounts = [{ coupon: await shop.coupon({ amount_off: 500, currency: 'usd', duration: 'once' }) }];
    expect(await shop.change(one, { items: await to(one, 2000), discounts })).toEqual(plain(-500, 750));
  });

  it('month to year with 20 % once: -5.00 + 100.00 - 20.00 = 75.00, and 100.00 a year later', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(1000) }] });
    await shop.at('2026-03-16T12:00:00Z');
    const discounts = [{ coupon: await shop.coupon({ percent_off: 20, duration: 'once' }) }];
    const items = await to(one, 10_000, 'year');
    expect(await shop.change(one, { items, discounts })).toEqual(less(2000, -500, 10_000));
    expect(await shop.renewal(one, '2027-03-16T12:00:00Z')).toEqual(plain(10_000));
  });

  it('year back to month gives back what the discounted year cost: 292 of 365 days of 365.00 - 20 % = 233.60', async () => {
    const coupon = await shop.coupon({ percent_off: 20, duration: 'once' });
    const items = [{ price: await shop.price(36_500, 'year') }];
    const one = await shop.subscribe({ items, discounts: [{ coupon }] });
    await shop.at('2026-05-13T00:00:00Z');
    expect(await shop.change(one, { items: await to(one, 4000) })).toEqual(plain(-23_360, 4000));
  });

  it('twice in a period with 20 % forever: -4.00 + 8.00, then -(8.00 x 1/2) + 50.00 x 80 % x 1/4 = 6.00', async () => {
    const one = await member(1000, { percent_off: 20, duration: 'forever' });
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-400, 800));
    await shop.at('2026-03-24T06:00:00Z');
    expect(await shop.change(one, { items: await to(one, 5000) })).toEqual(plain(-400, 1000));
  });

  it('a coupon for other products takes nothing off: 20.00', async () => {
    const { id } = await shop.stripe.products.create({ name: 'Something else' });
    const terms = { percent_off: 20, duration: 'once' as const, applies_to: { products: [id] } };
    expect((await member(2000, terms)).bill).toEqual(plain(2000));
  });

  it('100 % off is paid without a card: 0.00', async () => {
    const customer = (await shop.stripe.customers.create({})).id;
    const coupon = await shop.coupon({ percent_off: 100, duration: 'once' });
    const trial = { trial_period_days: 7 };
    const items = [{ price: await shop.price(2000) }];
    const { status } = await shop.stripe.subscriptions.create({ customer, items, discounts: [{ coupon }], ...trial });
    expect(status).toBe('trialing');
    expect((await member(2000, { percent_off: 100, duration: 'once' })).bill).toEqual(less(2000, 2000));
  });
});

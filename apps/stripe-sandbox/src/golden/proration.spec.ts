import { plain, Shop, type Member } from '../testing/shop';
import { secondsOf } from '../testing/drive';

/** March 2026: 31 days, 2,678,400 s. Amounts in cents; halves round away from zero. */
describe('golden cases of proration, worked by hand', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
  });
  afterEach(() => shop.close());

  const member = async (amount: number, quantity = 1) =>
    shop.subscribe({ items: [{ price: await shop.price(amount), quantity }] });
  const to = async ({ items: [id = ''] }: Member, amount: number, interval: 'month' | 'year' = 'month') => [
    { id, price: await shop.price(amount, interval) },
  ];

  it.each([
    [
      'the first second: 2678400/2678400 left, -10.00 + 20.00 = 10.00',
      '2026-03-01T00:00:00Z',
      1000,
      2000,
      [-1000, 2000],
    ],
    [
      'one second on: 10.00 x 2678399/2678400 = 9.999996 -> 10.00, 20.00',
      '2026-03-01T00:00:01Z',
      1000,
      2000,
      [-1000, 2000],
    ],
    ['noon of the 16th: 1339200/2678400 = 1/2, -5.00 + 10.00 = 5.00', '2026-03-16T12:00:00Z', 1000, 2000, [-500, 1000]],
    [
      'the 17th: 1296000/2678400, 10.00 -> 4.8387 = 4.84, 20.00 -> 9.6774 = 9.68, due 4.84',
      '2026-03-17T00:00:00Z',
      1000,
      2000,
      [-484, 968],
    ],
    [
      '10 days left: 864000/2678400, 10.00 -> 3.2258, 20.00 -> 6.4516, due 3.22',
      '2026-03-22T00:00:00Z',
      1000,
      2000,
      [-323, 645],
    ],
    [
      'odd prices at the middle: 9.99 -> 4.995 = 5.00, 19.99 -> 9.995 = 10.00',
      '2026-03-16T12:00:00Z',
      999,
      1999,
      [-500, 1000],
    ],
    [
      '3661 s before the end: 999.99 x 3661/2678400 = 1.36685 = 1.37, 1999.99 -> 2.73372 = 2.73',
      '2026-03-31T22:58:59Z',
      99_999,
      199_999,
      [-137, 273],
    ],
    [
      'the last second: 10.00 x 1/2678400 and 20.00 x 1/2678400 are both less than half a cent',
      '2026-03-31T23:59:59Z',
      1000,
      2000,
      [-0, 0],
    ],
    [
      'the last second of something dear: 26784.00 x 1/2678400 = 0.01, 53568.00 -> 0.02',
      '2026-03-31T23:59:59Z',
      2_678_400,
      5_356_800,
      [-1, 2],
    ],
  ])('upgrade at %s', async (_title, now, from, price, lines) => {
    const one = await member(from);
    await shop.at(now);
    expect(await shop.change(one, { items: await to(one, price) })).toEqual(
      plain(...lines.map((amount) => amount + 0)),
    );
  });

  it('a leap February: 29 days, 14.5 left on the 15th at noon: -5.00 + 10.00', async () => {
    await shop.at('2028-02-01T00:00:00Z');
    const one = await member(1000);
    await shop.at('2028-02-15T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-500, 1000));
  });

  it('a February of 28 days: 7/28 left on the 22nd: -2.50 + 5.00', async () => {
    await shop.at('2027-02-01T00:00:00Z');
    const one = await member(1000);
    await shop.at('2027-02-22T00:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-250, 500));
  });

  it('a period that is cut to February: 31 January to 28 February are 28 days, 14 left: -5.00 + 10.00', async () => {
    await shop.at('2027-01-31T00:00:00Z');
    const one = await member(1000);
    await shop.at('2027-02-14T00:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-500, 1000));
  });

  it('quantity 3 at the middle: 3 x 10.00 / 2 = 15.00 back, 3 x 20.00 / 2 = 30.00', async () => {
    const three = await member(1000, 3);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(three, { items: await to(three, 2000) })).toEqual(plain(-1500, 3000));
  });

  it('from 1 to 3 at 1/4 left: 10.00 x 1/4 = 2.50 back, 30.00 x 1/4 = 7.50', async () => {
    const one = await member(1000);
    await shop.at('2026-03-24T06:00:00Z');
    const items = [{ id: one.items[0] ?? '', quantity: 3 }];
    expect(await shop.change(one, { items })).toEqual(plain(-250, 750));
  });

  it('twice in a period: 10 -> 20 at 1/2 is -5.00 + 10.00, 20 -> 50 at 1/4 is -(10.00 x 1/2) + 12.50', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(-500, 1000));
    await shop.at('2026-03-24T06:00:00Z');
    expect(await shop.change(one, { items: await to(one, 5000) })).toEqual(plain(-500, 1250));
  });

  it('down, then up: 20 -> 10 at 1/2 leaves 5.00 of credit; 10 -> 20 at 1/4 is -2.50 + 5.00 = 2.50, paid by it', async () => {
    const one = await member(2000);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 1000) })).toEqual(plain(-1000, 500));
    expect(await shop.balance(one)).toBe(-500);
    await shop.at('2026-03-24T06:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual({ ...plain(-250, 500), due: 0 });
    expect(await shop.balance(one)).toBe(-250);
  });

  it('a downgrade credits 20.00 x 1/2 - 10.00 x 1/2 = 5.00, and the renewal of 10.00 costs 5.00', async () => {
    const one = await member(2000);
    await shop.at('2026-03-16T12:00:00Z');
    await shop.change(one, { items: await to(one, 1000) });
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual({ ...plain(1000), due: 500 });
  });

  it('month to year at the middle: 100.00 less 10.00 x 1/2 = 95.00, and the next bill a year later is 100.00', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 10_000, 'year') })).toEqual(plain(-500, 10_000));
    expect(await shop.renewal(one, '2027-03-16T12:00:00Z')).toEqual(plain(10_000));
  });

  it('year to month after 73 of 365 days: 365.00 x 292/365 = 292.00 back less 40.00 leaves 252.00 of credit', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(36_500, 'year') }] });
    await shop.at('2026-05-13T00:00:00Z');
    expect(await shop.change(one, { items: await to(one, 4000) })).toEqual(plain(-29_200, 4000));
    expect(await shop.balance(one)).toBe(-25_200);
  });

  it('month to year without prorations loses the unused half: 100.00', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    const items = await to(one, 10_000, 'year');
    expect(await shop.change(one, { items, proration_behavior: 'none' })).toEqual(plain(10_000));
  });

  it('from free to paid starts a new period now: -0.00 + 20.00, next on 16 April', async () => {
    const one = await member(0);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000) })).toEqual(plain(0, 2000));
    expect(await shop.renewal(one, '2026-04-16T12:00:00Z')).toEqual(plain(2000));
  });

  it('a new anchor at the middle: 10.00 x 1/2 = 5.00 back, a month of 10.00 from now, next on 16 April', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { billing_cycle_anchor: { type: 'now' } })).toEqual(plain(-500, 1000));
    expect(await shop.renewal(one, '2026-04-16T12:00:00Z')).toEqual(plain(1000));
  });

  it('counts from the date of the quote: asked at 1/2 left, answered an hour later, still -5.00 + 10.00', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T13:00:00Z');
    const proration_date = secondsOf('2026-03-16T12:00:00Z');
    expect(await shop.change(one, { items: await to(one, 2000), proration_date })).toEqual(plain(-500, 1000));
  });

  it('credits what was debited, not what the plan costs: 10 -> 20 for nothing, then -10.00 x 1/4 + 50.00 x 1/4', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    const items = await to(one, 2000);
    await shop.stripe.subscriptions.update(one.id, { items, proration_behavior: 'none' });
    await shop.at('2026-03-24T06:00:00Z');
    expect(await shop.change(one, { items: await to(one, 5000) })).toEqual(plain(-250, 1250));
  });

  it('prorations that wait are billed with the renewal: -5.00 + 10.00 + 20.00', async () => {
    const one = await member(1000);
    await shop.at('2026-03-16T12:00:00Z');
    const items = await to(one, 2000);
    await shop.stripe.subscriptions.update(one.id, { items, proration_behavior: 'create_prorations' });
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(-500, 1000, 2000));
  });

  it('pays with the balance of the customer first: 10.00 less 3.00', async () => {
    const customer = await shop.customer();
    const before = await shop.subscribe({ items: [{ price: await shop.price(600) }] }, customer);
    await shop.at('2026-03-16T12:00:00Z');
    await shop.stripe.subscriptions.cancel(before.id, { prorate: true, invoice_now: true });
    expect(await shop.balance({ customer })).toBe(-300);
    const { bill } = await shop.subscribe({ items: [{ price: await shop.price(1000) }] }, customer);
    expect(bill).toEqual({ ...plain(1000), due: 700 });
  });
});

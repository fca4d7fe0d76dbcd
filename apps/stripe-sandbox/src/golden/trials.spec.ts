import { secondsOf } from '../testing/drive';
import { plain, Shop } from '../testing/shop';

describe('golden cases of trials, worked by hand', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
  });
  afterEach(() => shop.close());

  const trial = { trial_end: secondsOf('2026-03-15T00:00:00Z') };
  const member = async (more: { discounts?: { coupon: string }[] } = {}) =>
    shop.subscribe({ items: [{ price: await shop.price(2000) }], ...trial, ...more });
  const told = async (type: string) => (await shop.stripe.events.list({ type })).data.length;

  it('14 days free, then a month in full: 0.00, 20.00 on 15 March, 20.00 on 15 April', async () => {
    const one = await member();
    expect(one.bill).toEqual(plain(0));
    expect((await shop.stripe.subscriptions.retrieve(one.id)).status).toBe('trialing');
    expect(await shop.renewal(one, '2026-03-15T00:00:00Z')).toEqual(plain(2000));
    expect((await shop.stripe.subscriptions.retrieve(one.id)).status).toBe('active');
    expect(await shop.renewal(one, '2026-04-15T00:00:00Z')).toEqual(plain(2000));
  });

  it('is announced three days before its end, once', async () => {
    await member();
    await shop.at('2026-03-11T23:59:59Z');
    expect(await told('customer.subscription.trial_will_end')).toBe(0);
    await shop.at('2026-03-14T00:00:00Z');
    expect(await told('customer.subscription.trial_will_end')).toBe(1);
  });

  it('ended early by the buyer bills a month now: 20.00 on 5 March, 20.00 on 5 April', async () => {
    const one = await member();
    await shop.at('2026-03-05T00:00:00Z');
    expect(await shop.change(one, { trial_end: 'now' })).toEqual(plain(0, 2000));
    expect(await shop.renewal(one, '2026-04-05T00:00:00Z')).toEqual(plain(2000));
  });

  it('a change of plan during it costs nothing until its end: then 50.00', async () => {
    const one = await member();
    await shop.at('2026-03-05T00:00:00Z');
    const items = [{ id: one.items[0] ?? '', price: await shop.price(5000) }];
    await shop.stripe.subscriptions.update(one.id, { items, proration_behavior: 'always_invoice' });
    expect(await shop.renewal(one, '2026-03-15T00:00:00Z')).toEqual(plain(5000));
  });

  it('20 % once waits for the first bill that it lowers: 0.00, 16.00, 20.00', async () => {
    const coupon = await shop.coupon({ percent_off: 20, duration: 'once' });
    const one = await member({ discounts: [{ coupon }] });
    expect(one.bill).toEqual(plain(0));
    expect(await shop.renewal(one, '2026-03-15T00:00:00Z')).toMatchObject({ discount: 400, due: 1600 });
    expect(await shop.renewal(one, '2026-04-15T00:00:00Z')).toEqual(plain(2000));
  });

  it.each([
    ['cancel', 'canceled'],
    ['pause', 'paused'],
    ['create_invoice', 'past_due'],
  ] as const)('without a card and with %s is %s at its end', async (missing_payment_method, status) => {
    const { id: customer } = await shop.stripe.customers.create({});
    const { id } = await shop.stripe.subscriptions.create({
      customer,
      items: [{ price: await shop.price(2000) }],
      trial_period_days: 14,
      trial_settings: { end_behavior: { missing_payment_method } },
    });
    await shop.at('2026-03-15T00:00:00Z');
    expect((await shop.stripe.subscriptions.retrieve(id)).status).toBe(status);
  });
});

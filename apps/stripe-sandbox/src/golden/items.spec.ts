import { plain, Shop } from '../testing/shop';

/** Amounts in the minor unit. March 2026 has 31 days; the 16th at noon is its middle. */
describe('golden cases of several items and currencies, worked by hand', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
  });
  afterEach(() => shop.close());

  const MIDDLE = '2026-03-16T12:00:00Z';

  it('two items: 20.00 + 2 x 5.00 = 30.00, and the same a month later', async () => {
    const items = [{ price: await shop.price(2000) }, { price: await shop.price(500), quantity: 2 }];
    const one = await shop.subscribe({ items });
    expect(one.bill).toEqual(plain(2000, 1000));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(2000, 1000));
  });

  it('an item added at the middle: 8.00 x 1/2 = 4.00, then 20.00 + 8.00', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(2000) }] });
    await shop.at(MIDDLE);
    expect(await shop.change(one, { items: [{ price: await shop.price(800) }] })).toEqual(plain(400));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(2000, 800));
  });

  it('an item removed at the middle: 8.00 x 1/2 = 4.00 of credit, then 20.00 - 4.00', async () => {
    const items = [{ price: await shop.price(2000) }, { price: await shop.price(800) }];
    const one = await shop.subscribe({ items });
    await shop.at(MIDDLE);
    const [, second = ''] = one.items;
    expect(await shop.change(one, { items: [{ id: second, deleted: true }] })).toEqual(plain(-400));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual({ ...plain(2000), due: 1600 });
  });

  it('an upgrade of one of two leaves the other alone: -5.00 + 10.00', async () => {
    const items = [{ price: await shop.price(1000) }, { price: await shop.price(800) }];
    const one = await shop.subscribe({ items });
    await shop.at(MIDDLE);
    const change = [{ id: one.items[0] ?? '', price: await shop.price(2000) }];
    expect(await shop.change(one, { items: change })).toEqual(plain(-500, 1000));
  });

  it('something sold once with the first bill: 3.00 + 20.00, then 20.00', async () => {
    const once = { price: await shop.price(300, null) };
    const items = [{ price: await shop.price(2000) }];
    const one = await shop.subscribe({ items, add_invoice_items: [once] });
    expect(one.bill).toEqual(plain(300, 2000));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(2000));
  });

  it('something sold once in between waits for the renewal: 2 x 3.00 + 20.00', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(2000) }] });
    await shop.at(MIDDLE);
    const price = await shop.price(300, null);
    const { customer, id: subscription } = one;
    await shop.stripe.invoiceItems.create({ customer, subscription, pricing: { price }, quantity: 2 });
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(600, 2000));
  });

  it('something sold once with an upgrade stays for the renewal: now -5.00 + 10.00, then 3.00 + 20.00', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(1000) }] });
    await shop.at(MIDDLE);
    const items = [{ id: one.items[0] ?? '', price: await shop.price(2000) }];
    const add_invoice_items = [{ price: await shop.price(300, null) }];
    expect(await shop.change(one, { items, add_invoice_items })).toEqual(plain(-500, 1000));
    expect(await shop.renewal(one, '2026-04-01T00:00:00Z')).toEqual(plain(300, 2000));
  });

  it('yen have no cents: 980 -> 1980 with 10 of 31 days left is -316.129 = -316 and 638.7097 = 639', async () => {
    const jpy = { currency: 'jpy' };
    const one = await shop.subscribe({ items: [{ price: await shop.price(980, 'month', jpy) }] });
    expect(one.bill).toEqual(plain(980));
    await shop.at('2026-03-22T00:00:00Z');
    const items = [{ id: one.items[0] ?? '', price: await shop.price(1980, 'month', jpy) }];
    expect(await shop.change(one, { items })).toEqual(plain(-316, 639));
  });

  it('yen with 8 % tax on 999: 79.92 = 80, total 1079', async () => {
    const rate = await shop.stripe.taxRates.create({ display_name: 'JCT', percentage: 8, inclusive: false });
    const items = [{ price: await shop.price(999, 'month', { currency: 'jpy' }) }];
    const { bill } = await shop.subscribe({ items, default_tax_rates: [rate.id] });
    expect(bill).toEqual({ lines: [999], discount: 0, tax: 80, total: 1079, due: 1079 });
  });

  it('euros by the currency options of a dollar price: 18.00, upgraded at the middle to 45.00: -9.00 + 22.50', async () => {
    const low = await shop.price(2000, 'month', { currency_options: { eur: { unit_amount: 1800 } } });
    const high = await shop.price(5000, 'month', { currency_options: { eur: { unit_amount: 4500 } } });
    const one = await shop.subscribe({ items: [{ price: low }], currency: 'eur' });
    expect(one.bill).toEqual(plain(1800));
    await shop.at(MIDDLE);
    expect(await shop.change(one, { items: [{ id: one.items[0] ?? '', price: high }] })).toEqual(plain(-900, 2250));
  });

  it('4.00 EUR or 5.00 USD off by the currency options of a coupon: 18.00 - 4.00 = 14.00 EUR', async () => {
    const price = await shop.price(2000, 'month', { currency_options: { eur: { unit_amount: 1800 } } });
    const coupon = await shop.coupon({
      amount_off: 500,
      currency: 'usd',
      currency_options: { eur: { amount_off: 400 } },
      duration: 'once',
    });
    const { bill } = await shop.subscribe({ items: [{ price }], currency: 'eur', discounts: [{ coupon }] });
    expect(bill).toMatchObject({ lines: [1800], discount: 400, due: 1400 });
  });

  it('all of it at once: 3 x 18.00 and 5.00 EUR, 20 % off forever, 19 % on top, to the year at the middle', async () => {
    const inEuro = (unit_amount: number) => ({ currency_options: { eur: { unit_amount } } });
    const monthly = [
      { price: await shop.price(2000, 'month', inEuro(1800)), quantity: 3 },
      { price: await shop.price(600, 'month', inEuro(500)) },
    ];
    const rate = await shop.stripe.taxRates.create({ display_name: 'VAT', percentage: 19, inclusive: false });
    const coupon = await shop.coupon({ percent_off: 20, duration: 'forever' });
    const one = await shop.subscribe({
      items: monthly,
      currency: 'eur',
      discounts: [{ coupon }],
      default_tax_rates: [rate.id],
    });
    // 54.00 - 10.80 = 43.20, + 19 % = 8.208 = 8.21; 5.00 - 1.00 = 4.00, + 0.76
    const month = { lines: [5400, 500], discount: 1180, tax: 897, total: 5617, due: 5617 };
    expect(one.bill).toEqual(month);
    await shop.at(MIDDLE);
    const [first = '', second = ''] = one.items;
    const items = [
      { id: first, price: await shop.price(20_000, 'year', inEuro(18_000)) },
      { id: second, price: await shop.price(6000, 'year', inEuro(5000)) },
    ];
    // back 43.20 / 2 = 21.60 with 4.104 = 4.10 tax, 4.00 / 2 = 2.00 with 0.38;
    // 540.00 - 108.00 = 432.00 with 82.08, 50.00 - 10.00 = 40.00 with 7.60
    expect(await shop.change(one, { items })).toEqual({
      lines: [-2160, -200, 54_000, 5000],
      discount: 11_800,
      tax: 8520,
      total: 53_360,
      due: 53_360,
    });
  });
});

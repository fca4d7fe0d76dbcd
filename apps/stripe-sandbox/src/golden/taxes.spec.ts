import { plain, Shop, type Member } from '../testing/shop';

/** Amounts in cents. March 2026 has 31 days; the 16th at noon is its middle. */
describe('golden cases of tax, worked by hand', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
  });
  afterEach(() => shop.close());

  const rate = async (percentage: number, inclusive: boolean) =>
    (await shop.stripe.taxRates.create({ display_name: 'VAT', percentage, inclusive })).id;
  const member = async (amount: number, percentage: number, inclusive: boolean) =>
    shop.subscribe({
      items: [{ price: await shop.price(amount) }],
      default_tax_rates: [await rate(percentage, inclusive)],
    });
  const to = async ({ items: [id = ''] }: Member, amount: number) => [{ id, price: await shop.price(amount) }];
  const latest = async ({ id }: Member) => {
    const [invoice] = (await shop.stripe.invoices.list({ subscription: id })).data;
    return invoice;
  };

  it('exclusive 19 %: 20.00 + 3.80 = 23.80', async () => {
    const one = await member(2000, 19, false);
    expect(one.bill).toEqual({ lines: [2000], discount: 0, tax: 380, total: 2380, due: 2380 });
    expect(await latest(one)).toMatchObject({ subtotal: 2000, total_excluding_tax: 2000 });
  });

  it('inclusive 20 %: 12.00 x 20/120 = 2.00 of 12.00', async () => {
    const one = await member(1200, 20, true);
    expect(one.bill).toEqual({ lines: [1200], discount: 0, tax: 200, total: 1200, due: 1200 });
    expect(await latest(one)).toMatchObject({ subtotal: 1200, total_excluding_tax: 1000 });
  });

  it('inclusive 19 % of 9.99: 9.99 x 19/119 = 1.59504 = 1.60', async () => {
    expect((await member(999, 19, true)).bill).toEqual({ lines: [999], discount: 0, tax: 160, total: 999, due: 999 });
  });

  it('exclusive 8.1 % of 9.99: 0.80919 = 0.81, total 10.80', async () => {
    expect((await member(999, 8.1, false)).bill).toEqual({
      lines: [999],
      discount: 0,
      tax: 81,
      total: 1080,
      due: 1080,
    });
  });

  it('tax is on what a coupon leaves: (20.00 - 20 %) x 119 % = 19.04', async () => {
    const coupon = await shop.coupon({ percent_off: 20, duration: 'once' });
    const { bill } = await shop.subscribe({
      items: [{ price: await shop.price(2000) }],
      discounts: [{ coupon }],
      default_tax_rates: [await rate(19, false)],
    });
    expect(bill).toEqual({ lines: [2000], discount: 400, tax: 304, total: 1904, due: 1904 });
  });

  it('an upgrade at the middle, 19 % exclusive: -5.00 - 0.95 + 10.00 + 1.90 = 5.95', async () => {
    const one = await member(1000, 19, false);
    await shop.at('2026-03-16T12:00:00Z');
    const bill = await shop.change(one, { items: await to(one, 2000) });
    expect(bill).toEqual({ lines: [-500, 1000], discount: 0, tax: 95, total: 595, due: 595 });
  });

  it('an upgrade at the middle, 20 % inclusive: 5.00, of it -0.83 + 1.67 = 0.84 tax', async () => {
    const one = await member(1000, 20, true);
    await shop.at('2026-03-16T12:00:00Z');
    const bill = await shop.change(one, { items: await to(one, 2000) });
    expect(bill).toEqual({ lines: [-500, 1000], discount: 0, tax: 84, total: 500, due: 500 });
  });

  it('automatic in Germany: 19 % on 20.00 = 23.80', async () => {
    const customer = await shop.customer({ address: { country: 'DE' } });
    const items = [{ price: await shop.price(2000) }];
    const { bill } = await shop.subscribe({ items, automatic_tax: { enabled: true } }, customer);
    expect(bill).toEqual({ lines: [2000], discount: 0, tax: 380, total: 2380, due: 2380 });
  });

  it('automatic in France with a price that includes it: 12.00 x 20/120 = 2.00 of 12.00', async () => {
    const customer = await shop.customer({ address: { country: 'FR' } });
    const items = [{ price: await shop.price(1200, 'month', { tax_behavior: 'inclusive' }) }];
    const { bill } = await shop.subscribe({ items, automatic_tax: { enabled: true } }, customer);
    expect(bill).toEqual({ lines: [1200], discount: 0, tax: 200, total: 1200, due: 1200 });
  });

  it('automatic where nothing is collected: 20.00', async () => {
    const customer = await shop.customer({ address: { country: 'US' } });
    const items = [{ price: await shop.price(2000) }];
    const { bill } = await shop.subscribe({ items, automatic_tax: { enabled: true } }, customer);
    expect(bill).toEqual(plain(2000));
  });

  it('automatic without an address is refused', async () => {
    const items = [{ price: await shop.price(2000) }];
    await expect(shop.subscribe({ items, automatic_tax: { enabled: true } })).rejects.toMatchObject({
      code: 'customer_tax_location_invalid',
      statusCode: 400,
    });
  });
});

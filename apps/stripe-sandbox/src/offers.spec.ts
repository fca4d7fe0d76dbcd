import type Stripe from 'stripe';
import { idOf, post } from './testing/drive';
import { Shop } from './testing/shop';

describe('coupons and promotion codes, by the real SDK', () => {
  let shop: Shop;
  let stripe: Stripe;
  let price: string;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
    ({ stripe } = shop);
    price = await shop.price(2000);
  });
  afterEach(() => shop.close());

  const coupon = (more: Stripe.CouponCreateParams = {}) =>
    shop.coupon({ percent_off: 20, duration: 'forever', ...more });
  const code = async (id: string, more: Partial<Stripe.PromotionCodeCreateParams> = {}) =>
    (await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: id }, ...more })).id;
  const subscribe = async (discounts: Stripe.SubscriptionCreateParams.Discount[], customer?: string) =>
    stripe.subscriptions.create({ customer: customer ?? (await shop.customer()), items: [{ price }], discounts });
  const types = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);

  it('show a discount with the coupon and the code it came from', async () => {
    const id = await coupon();
    const promotion = await code(id, { code: 'SPRING' });
    const made = await stripe.subscriptions.create({
      customer: await shop.customer(),
      items: [{ price }],
      discounts: [{ promotion_code: promotion }],
      expand: ['discounts.source.coupon', 'latest_invoice.total_discount_amounts.discount'],
    });
    expect(made.discounts[0]).toMatchObject({
      object: 'discount',
      source: { type: 'coupon', coupon: { id, times_redeemed: 1 } },
      promotion_code: promotion,
      subscription: made.id,
      end: null,
    });
    expect(made.latest_invoice).toMatchObject({
      total_discount_amounts: [{ amount: 400, discount: { subscription: made.id } }],
    });
    const [listed] = (await stripe.promotionCodes.list({ code: 'spring' })).data;
    expect(listed).toMatchObject({ id: promotion, times_redeemed: 1, active: true });
  });

  it('are refused when they are used up, with the code that Stripe gives', async () => {
    const single = await coupon({ max_redemptions: 1 });
    const promotion = await code(await coupon(), { max_redemptions: 1 });
    await subscribe([{ coupon: single }]);
    await subscribe([{ promotion_code: promotion }]);
    await expect(subscribe([{ coupon: single }])).rejects.toMatchObject({
      code: 'coupon_expired',
      param: 'discounts[0][coupon]',
    });
    await expect(subscribe([{ promotion_code: promotion }])).rejects.toMatchObject({ code: 'promotion_code_expired' });
    expect(await stripe.coupons.retrieve(single)).toMatchObject({ valid: false, times_redeemed: 1 });
    expect(await stripe.promotionCodes.retrieve(promotion)).toMatchObject({ active: false, times_redeemed: 1 });
  });

  it('are refused when their time is over, or when they are gone or switched off', async () => {
    const soon = Date.parse('2026-03-02T00:00:00Z') / 1000;
    const late = await coupon({ redeem_by: soon });
    const short = await code(await coupon(), { expires_at: soon });
    const off = await code(await coupon());
    const gone = await coupon();
    await stripe.promotionCodes.update(off, { active: false });
    expect(await stripe.coupons.del(gone)).toEqual(expect.objectContaining({ id: gone, deleted: true }));
    await shop.at('2026-03-02T00:00:00Z');
    await expect(subscribe([{ coupon: late }])).rejects.toMatchObject({ code: 'coupon_expired' });
    await expect(subscribe([{ promotion_code: short }])).rejects.toMatchObject({ code: 'promotion_code_expired' });
    await expect(subscribe([{ promotion_code: off }])).rejects.toMatchObject({ code: 'promotion_code_expired' });
    await expect(subscribe([{ coupon: gone }])).rejects.toMatchObject({ code: 'resource_missing', statusCode: 404 });
    expect(await types()).toEqual(expect.arrayContaining(['coupon.deleted', 'promotion_code.updated']));
  });

  it('keep their restrictions: first purchase, smallest order, customer', async () => {
    const id = await coupon();
    const buyer = await shop.customer();
    await subscribe([], buyer);
    const first = await code(id, { restrictions: { first_time_transaction: true } });
    const large = await code(id, { restrictions: { minimum_amount: 2001, minimum_amount_currency: 'usd' } });
    const theirs = await code(id, { customer: buyer });
    await expect(subscribe([{ promotion_code: first }], buyer)).rejects.toThrow('prior transactions');
    await expect(subscribe([{ promotion_code: large }])).rejects.toThrow('minimum amount');
    await expect(subscribe([{ promotion_code: theirs }])).rejects.toThrow('another customer');
    await expect(subscribe([{ promotion_code: first }])).resolves.toMatchObject({ status: 'active' });
    await expect(subscribe([{ promotion_code: theirs }], buyer)).resolves.toMatchObject({ status: 'active' });
  });

  it.each<[string, Stripe.CouponCreateParams, string]>([
    ['both a percentage and an amount', { percent_off: 20, amount_off: 500, currency: 'usd' }, 'percent_off'],
    ['neither', { duration: 'once' }, 'percent_off'],
    ['an amount without a currency', { amount_off: 500 }, 'currency'],
    ['repeating without months', { percent_off: 20, duration: 'repeating' }, 'duration_in_months'],
    ['more than all', { percent_off: 120 }, 'percent_off'],
  ])('are not made with %s', async (_title, terms, param) => {
    await expect(stripe.coupons.create(terms)).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('keep, replace and clear: absent keeps, a list replaces all, a discount by its id stays, and nothing clears', async () => {
    const { id, discounts } = await subscribe([{ coupon: await coupon() }]);
    const [held = ''] = discounts.map(String);
    expect((await stripe.subscriptions.update(id, { metadata: { a: '1' } })).discounts).toEqual([held]);
    const two = await stripe.subscriptions.update(id, { discounts: [{ discount: held }, { coupon: await coupon() }] });
    expect([two.discounts.length, two.discounts[0]]).toEqual([2, held]);
    const replaced = await stripe.subscriptions.update(id, { discounts: [{ coupon: await coupon() }] });
    expect(replaced.discounts).not.toContain(held);
    expect((await stripe.subscriptions.update(id, { discounts: '' })).discounts).toEqual([]);
    const told = (await types()).filter((type) => type.startsWith('customer.discount.'));
    expect(told.filter((type) => type.endsWith('created'))).toHaveLength(3);
    expect(told.filter((type) => type.endsWith('deleted'))).toHaveLength(3);
  });

  it('end by deleteDiscount, and a second call finds none', async () => {
    const { id } = await subscribe([{ coupon: await coupon() }]);
    expect(await stripe.subscriptions.deleteDiscount(id)).toMatchObject({ object: 'discount', deleted: true });
    expect((await stripe.subscriptions.retrieve(id)).discounts).toEqual([]);
    await expect(stripe.subscriptions.deleteDiscount(id)).rejects.toMatchObject({ code: 'resource_missing' });
  });

  it('with an upgrade that nobody pays are never redeemed', async () => {
    const single = await coupon({ max_redemptions: 1 });
    const { id, items, customer } = await subscribe([]);
    const card = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: idOf(customer) });
    await stripe.subscriptions.update(id, { default_payment_method: card.id });
    const upgrade = async () =>
      stripe.subscriptions.update(id, {
        items: [{ id: items.data[0]?.id ?? '', price: await shop.price(5000) }],
        discounts: [{ coupon: single }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'pending_if_incomplete',
      });
    const waiting = await upgrade();
    expect([waiting.discounts, waiting.pending_update?.discounts?.length]).toEqual([[], 1]);
    expect((await stripe.coupons.retrieve(single)).times_redeemed).toBe(1);
    await upgrade();
    await shop.at('2026-03-02T00:00:00Z');
    expect(await stripe.coupons.retrieve(single)).toMatchObject({ times_redeemed: 0, valid: true });
    expect((await types()).filter((type) => type === 'customer.discount.created')).toEqual([]);
  });

  it('with an upgrade that is paid late come into force with it', async () => {
    const { id, items, customer } = await subscribe([]);
    const card = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: idOf(customer) });
    await stripe.subscriptions.update(id, { default_payment_method: card.id });
    const waiting = await stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]?.id ?? '', price: await shop.price(5000) }],
      discounts: [{ coupon: await coupon() }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
      expand: ['latest_invoice'],
    });
    const { hosted_invoice_url: url } = waiting.latest_invoice as Stripe.Invoice;
    await post(url ?? '', { card: 'pm_card_visa' });
    const applied = await stripe.subscriptions.retrieve(id);
    expect([applied.discounts.length, applied.pending_update]).toEqual([1, null]);
    expect(await stripe.invoices.createPreview({ subscription: id })).toMatchObject({ total: 4000 });
  });

  it('in a preview leave nothing behind', async () => {
    const single = await coupon({ max_redemptions: 1 });
    const { id } = await subscribe([]);
    const shown = await stripe.invoices.createPreview({
      subscription: id,
      discounts: [{ coupon: single }],
      expand: ['total_discount_amounts.discount'],
    });
    expect(shown.total_discount_amounts).toMatchObject([{ amount: 400, discount: { source: { coupon: single } } }]);
    expect(await stripe.coupons.retrieve(single)).toMatchObject({ times_redeemed: 0, valid: true });
  });
});

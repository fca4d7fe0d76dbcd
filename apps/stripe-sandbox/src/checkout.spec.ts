import type Stripe from 'stripe';
import { idOf, post } from './testing/drive';
import { Shop } from './testing/shop';

describe('what Checkout sells, by the real SDK and the hosted page', () => {
  let shop: Shop;
  let stripe: Stripe;
  let price: string;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
    ({ stripe } = shop);
    price = await shop.price(2000);
  });
  afterEach(() => shop.close());

  const open = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price, quantity: 1 }],
      success_url: 'http://127.0.0.1/thanks',
      ...more,
    });
  const send = (session: Stripe.Checkout.Session, form: Record<string, string>) => post(session.url ?? '', form);
  const paid = async (session: Stripe.Checkout.Session, form: Record<string, string> = {}) => {
    expect((await send(session, { card: 'pm_card_visa', ...form })).status).toBe(303);
    return stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice', 'subscription', 'line_items'] });
  };
  const half = () => shop.coupon({ percent_off: 50, duration: 'forever' });
  const promotion = async (code: string, more: Partial<Stripe.PromotionCodeCreateParams> = {}) =>
    stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: await half() }, code, ...more });

  it('takes a discount off that was given in advance', async () => {
    const session = await open({ discounts: [{ coupon: await half() }] });
    expect(session).toMatchObject({
      amount_subtotal: 2000,
      amount_total: 1000,
      total_details: { amount_discount: 1000 },
    });
    const done = await paid(session);
    expect(done.invoice).toMatchObject({ amount_paid: 1000 });
    expect(done).toMatchObject({
      amount_total: 1000,
      payment_status: 'paid',
      subscription: { discounts: [expect.any(String)] },
    });
  });

  it('takes a code that the buyer enters, shows what it brings before it is paid, and forgets it again', async () => {
    const { id } = await promotion('HALF');
    const session = await open({ allow_promotion_codes: true });
    const page = await send(session, { update: '1', promotion_code: 'half' });
    expect(await page.text()).toContain('<td>10.00 USD</td>');
    expect((await stripe.checkout.sessions.retrieve(session.id)).discounts).toEqual([
      { coupon: null, promotion_code: id },
    ]);
    await send(session, { update: '1', promotion_code: '' });
    expect((await stripe.checkout.sessions.retrieve(session.id)).amount_total).toBe(2000);
    const done = await paid(session, { promotion_code: 'HALF' });
    expect(done.invoice).toMatchObject({ amount_paid: 1000 });
    expect((await stripe.promotionCodes.retrieve(id)).times_redeemed).toBe(1);
  });

  it('tells a buyer of a code that is wrong, and charges nothing', async () => {
    const session = await open({ allow_promotion_codes: true });
    const page = await send(session, { card: 'pm_card_visa', promotion_code: 'NONE' });
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('This code is invalid.')]);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  });

  it('gives the last redemption to one of two buyers, and charges the other nothing', async () => {
    const coupon = await shop.coupon({ percent_off: 50, duration: 'once', max_redemptions: 1 });
    const [first, second] = [await open({ discounts: [{ coupon }] }), await open({ discounts: [{ coupon }] })];
    await paid(first);
    const page = await send(second, { card: 'pm_card_visa' });
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('Nothing was charged.')]);
    expect((await stripe.checkout.sessions.retrieve(second.id)).status).toBe('open');
  });

  it.each<[string, () => Promise<Partial<Stripe.Checkout.SessionCreateParams>>, string]>([
    [
      'a discount and a field for one',
      async () => ({ discounts: [{ coupon: await half() }], allow_promotion_codes: false }),
      'discounts',
    ],
    [
      'a change of a customer that it does not have',
      async () => ({ customer_update: { address: 'auto' } }),
      'customer_update',
    ],
    [
      'a trial that ends tomorrow',
      async () => ({ subscription_data: { trial_end: Date.parse('2026-03-02T00:00:00Z') / 1000 } }),
      'subscription_data[trial_end]',
    ],
    ['a price of every month to be paid once', async () => ({ mode: 'payment' }), 'line_items'],
  ])('refuses %s', async (_title, more, param) => {
    await expect(open(await more())).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('refuses a code for first purchases in advance while nobody knows the buyer', async () => {
    const { id } = await promotion('FIRST', { restrictions: { first_time_transaction: true } });
    await expect(open({ discounts: [{ promotion_code: id }] })).rejects.toThrow('prior transactions');
    const done = await paid(await open({ allow_promotion_codes: true }), { promotion_code: 'FIRST' });
    expect(done.amount_total).toBe(1000);
  });

  it('adds what the buyer chose to the subscription, and nothing that was not chosen', async () => {
    const [extra, other] = [await shop.price(500), await shop.price(900)];
    const optional_items = [
      { price: extra, quantity: 1 },
      { price: other, quantity: 1 },
    ];
    const session = await open({ optional_items });
    expect([session.amount_total, session.optional_items?.length]).toEqual([2000, 2]);
    const done = await paid(session, { offers: '1', optional: extra });
    const { items } = done.subscription as Stripe.Subscription;
    expect(items.data.map((item) => item.price.id)).toEqual([price, extra]);
    expect([done.amount_total, done.line_items?.data.length]).toEqual([2500, 2]);
  });

  it('bills something sold once with the first invoice', async () => {
    const once = await shop.price(300, null);
    const session = await open({
      line_items: [
        { price, quantity: 1 },
        { price: once, quantity: 1 },
      ],
    });
    const done = await paid(session);
    expect(done.invoice).toMatchObject({ amount_paid: 2300 });
    expect((done.subscription as Stripe.Subscription).items.data).toHaveLength(1);
  });

  it('starts a trial without a card when none is required', async () => {
    const session = await open({
      payment_method_collection: 'if_required',
      subscription_data: {
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method: 'cancel' } },
      },
    });
    expect(await (await fetch(session.url ?? '')).text()).not.toContain('name="card"');
    expect((await send(session, {})).status).toBe(303);
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
    expect(done).toMatchObject({ payment_status: 'no_payment_required', subscription: { status: 'trialing' } });
    await shop.at('2026-03-08T00:00:00Z');
    expect((await stripe.subscriptions.retrieve((done.subscription as Stripe.Subscription).id)).status).toBe(
      'canceled',
    );
  });

  it('asks for a card before a trial unless it was told not to', async () => {
    const session = await open({ subscription_data: { trial_period_days: 7 } });
    expect((await send(session, {})).status).toBe(400);
    const done = await paid(session);
    expect(done.subscription).toMatchObject({ status: 'trialing' });
  });

  it('sells things once in payment mode: a payment, no subscription', async () => {
    const session = await open({ mode: 'payment', line_items: [{ price: await shop.price(300, null), quantity: 2 }] });
    const done = await paid(session);
    expect(done).toMatchObject({
      mode: 'payment',
      subscription: null,
      invoice: null,
      amount_total: 600,
      payment_status: 'paid',
    });
    expect(await stripe.paymentIntents.retrieve(idOf(done.payment_intent))).toMatchObject({
      amount: 600,
      status: 'succeeded',
    });
  });

  describe('to a buyer with a bank account is complete before anything is paid, and told of again when the bank answers', () => {
    const later = async (card: string, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) => {
      const session = await open(more);
      const done = await paid(session, { card });
      const after = async () => stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] });
      await shop.at('2026-03-04T23:59:59Z');
      expect([done.status, done.payment_status, (await after()).payment_status]).toEqual([
        ...['complete', 'unpaid', 'unpaid'],
      ]);
      await shop.at('2026-03-05T00:00:00Z');
      const [told] = (await stripe.events.list({ limit: 100 })).data.filter(({ type }) =>
        type.startsWith('checkout.session'),
      );
      return { done, after: await after(), told: told?.type };
    };

    it('a plan, with a yes', async () => {
      const { done, after, told } = await later('pm_usBankAccount_success');
      expect(done).toMatchObject({ subscription: { status: 'active' }, invoice: { status: 'open', amount_paid: 0 } });
      expect(told).toBe('checkout.session.async_payment_succeeded');
      expect(after).toMatchObject({
        payment_status: 'paid',
        subscription: { status: 'active' },
        invoice: { status: 'paid', amount_paid: 2000 },
      });
    });

    it('a plan, with a no: the subscription owes it, and a card may pay it after all', async () => {
      const { after, told } = await later('pm_usBankAccount_insufficientFunds');
      expect(told).toBe('checkout.session.async_payment_failed');
      expect(after).toMatchObject({ payment_status: 'unpaid', subscription: { status: 'past_due' } });
      const invoice = after.invoice as Stripe.Invoice;
      await post(invoice.hosted_invoice_url ?? '', { card: 'pm_card_visa' });
      expect(await stripe.subscriptions.retrieve(idOf(after.subscription))).toMatchObject({ status: 'active' });
    });

    it('things sold once, either way', async () => {
      const once = { mode: 'payment' as const, line_items: [{ price: await shop.price(300, null), quantity: 1 }] };
      const { done, after, told } = await later('pm_usBankAccount_success', once);
      expect([told, after.payment_status]).toEqual(['checkout.session.async_payment_succeeded', 'paid']);
      expect(await stripe.paymentIntents.retrieve(idOf(done.payment_intent))).toMatchObject({
        status: 'succeeded',
        payment_method_types: ['us_bank_account'],
      });
    });
  });

  it('reckons tax by the country that the buyer enters, and keeps it with the customer', async () => {
    const customer = await shop.customer();
    const tax = { customer, automatic_tax: { enabled: true } };
    await expect(open(tax)).rejects.toMatchObject({ code: 'customer_tax_location_invalid' });
    const session = await open({ ...tax, customer_update: { address: 'auto' } });
    expect((await send(session, { card: 'pm_card_visa' })).status).toBe(400);
    const done = await paid(session, { country: 'DE' });
    expect(done).toMatchObject({
      amount_total: 2380,
      total_details: { amount_tax: 380 },
      automatic_tax: { status: 'complete' },
    });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ address: { country: 'DE' } });
  });

  it('sells in another currency of the price', async () => {
    const both = await shop.price(2000, 'month', { currency_options: { eur: { unit_amount: 1800 } } });
    const session = await open({ line_items: [{ price: both, quantity: 1 }], currency: 'eur' });
    const done = await paid(session);
    expect(done).toMatchObject({ currency: 'eur', amount_total: 1800, subscription: { currency: 'eur' } });
    await expect(open({ currency: 'eur' })).rejects.toMatchObject({ param: 'currency' });
  });
});

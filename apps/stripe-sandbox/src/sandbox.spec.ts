import Stripe from 'stripe';
import { createSandbox, type Sandbox } from './sandbox';
import { client, control } from './testing/drive';

const NOW = new Date('2026-03-01T00:00:00Z');

describe('the Stripe sandbox, by the real SDK', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let basic: Stripe.Price;
  let premium: Stripe.Price;
  beforeEach(async () => {
    sandbox = await createSandbox({ port: 0, now: NOW });
    stripe = client(sandbox);
    const product = await stripe.products.create({ name: 'Membership' });
    const price = (lookup_key: string, unit_amount: number) =>
      stripe.prices.create({
        product: product.id,
        currency: 'usd',
        unit_amount,
        recurring: { interval: 'month' },
        lookup_key,
      });
    basic = await price('basic', 1000);
    premium = await price('premium', 2000);
  });
  afterEach(() => sandbox.close());

  const subscriber = async (next?: string) => {
    const customer = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });
    const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: basic.id }] });
    if (next) {
      const method = await stripe.paymentMethods.attach(next, { customer: customer.id });
      await stripe.subscriptions.update(subscription.id, { default_payment_method: method.id });
    }
    return { customer, subscription, item: subscription.items.data[0]?.id ?? '' };
  };
  const upgrade = (subscription: string, item: string) =>
    stripe.subscriptions.update(subscription, {
      items: [{ id: item, price: premium.id }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
    });
  const types = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);

  it('previews exactly what an upgrade then charges', async () => {
    const { subscription, item } = await subscriber();
    await control(sandbox, 'clock', { now: '2026-03-16T12:00:00Z' });
    const proration_date = Date.parse('2026-03-16T12:00:00Z') / 1000;
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: {
        items: [{ id: item, price: premium.id }],
        proration_behavior: 'always_invoice',
        proration_date,
      },
    });
    const updated = await upgrade(subscription.id, item);
    const invoice = await stripe.invoices.retrieve(updated.latest_invoice as string);
    expect([preview.amount_due, invoice.amount_paid, invoice.status]).toEqual([500, 500, 'paid']);
    expect(updated.items.data.map(({ price }) => price.id)).toEqual([premium.id]);
  });

  it('keeps the old price while a declined upgrade is pending, and drops it after 23 hours', async () => {
    const { subscription, item } = await subscriber('pm_card_chargeCustomerFail');
    const pending = await upgrade(subscription.id, item);
    expect(pending.pending_update?.subscription_items?.[0]?.price.id).toBe(premium.id);
    expect([pending.status, pending.items.data[0]?.price.id]).toEqual(['active', basic.id]);
    const invoice = await stripe.invoices.retrieve(pending.latest_invoice as string, {
      expand: ['payments.data.payment.payment_intent'],
    });
    const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    expect([invoice.status, intent.last_payment_error?.decline_code]).toEqual(['open', 'generic_decline']);
    await control(sandbox, 'clock', { now: '2026-03-01T23:00:00Z' });
    const after = await stripe.subscriptions.retrieve(subscription.id);
    expect([after.pending_update, after.items.data[0]?.price.id]).toEqual([null, basic.id]);
    expect((await stripe.invoices.retrieve(invoice.id)).status).toBe('void');
    expect(await types()).toContain('customer.subscription.pending_update_expired');
  });

  it('applies a pending upgrade when its invoice is paid with another card', async () => {
    const { customer, subscription, item } = await subscriber('pm_card_chargeDeclinedInsufficientFunds');
    const pending = await upgrade(subscription.id, item);
    const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    await stripe.invoices.pay(pending.latest_invoice as string, { payment_method: good.id });
    expect((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.price.id).toBe(premium.id);
    expect(await types()).toContain('customer.subscription.pending_update_applied');
  });

  it('answers a repeated key with the first answer, and refuses the key for anything else', async () => {
    const first = await stripe.customers.create({ name: 'Ann' }, { idempotencyKey: 'one' });
    const again = await stripe.customers.create({ name: 'Ann' }, { idempotencyKey: 'one' });
    expect([again.id, again.lastResponse.headers['idempotent-replayed']]).toEqual([first.id, 'true']);
    await expect(stripe.customers.create({ name: 'Bob' }, { idempotencyKey: 'one' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    });
    await expect(stripe.products.create({ name: 'Ann' }, { idempotencyKey: 'one' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    });
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  it.each([
    [
      'an unknown parameter',
      () => stripe.customers.create({ nickname: 'x' } as never),
      { code: 'parameter_unknown', param: 'nickname', statusCode: 400 },
    ],
    [
      'a missing one',
      () => stripe.products.create({} as never),
      { code: 'parameter_missing', param: 'name', statusCode: 400 },
    ],
    [
      'an object that is not there',
      () => stripe.subscriptions.retrieve('sub_none'),
      { code: 'resource_missing', statusCode: 404 },
    ],
    ['a route that is not there', () => stripe.rawRequest('GET', '/v1/unicorns'), { statusCode: 404 }],
    [
      'an upgrade of an item that is not there',
      async () =>
        stripe.subscriptions.update((await subscriber()).subscription.id, {
          items: [{ id: 'si_none', price: premium.id }],
        }),
      { statusCode: 404, param: 'items[0][id]' },
    ],
    ['a page of 101', () => stripe.customers.list({ limit: 101 }), { statusCode: 400, param: 'limit' }],
  ])('refuses %s in Stripe’s envelope', async (_name, call, expected) => {
    await expect(call()).rejects.toMatchObject(expected);
  });

  it('refuses a wrong key', async () => {
    const stranger = new Stripe('pk_test_1', {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      maxNetworkRetries: 0,
    });
    await expect(stranger.customers.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('lists by pages without a gap or a repeat', async () => {
    for (let i = 0; i < 5; i++) await stripe.customers.create({ name: String(i) });
    const names: (string | null | undefined)[] = [];
    for await (const customer of stripe.customers.list({ limit: 2 })) names.push(customer.name);
    expect(names).toEqual(['4', '3', '2', '1', '0']);
  });

  it('renews at the end of each period, and is past due when the card fails', async () => {
    const { customer, subscription } = await subscriber();
    await control(sandbox, 'clock', { now: '2026-05-01T00:00:00Z' });
    const renewed = await stripe.subscriptions.retrieve(subscription.id);
    expect(renewed.items.data[0]?.current_period_end).toBe(Date.parse('2026-06-01T00:00:00Z') / 1000);
    expect((await stripe.invoices.list({ customer: customer.id, status: 'paid' })).data).toHaveLength(3);
    const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
    await stripe.subscriptions.update(subscription.id, { default_payment_method: bad.id });
    await control(sandbox, 'clock', { now: '2026-06-01T00:00:00Z' });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due');
  });

  it('ends at the end of the period when it was told to', async () => {
    const { subscription } = await subscriber();
    const told = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    expect(told.cancel_at).toBe(Date.parse('2026-04-01T00:00:00Z') / 1000);
    await control(sandbox, 'clock', { now: '2026-04-01T00:00:00Z' });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
  });

  describe('the hosted Checkout page', () => {
    const session = () =>
      stripe.checkout.sessions.create({
        mode: 'subscription',
        line_items: [{ price: basic.id, quantity: 1 }],
        subscription_data: { metadata: { ours: '1' } },
        success_url: 'http://127.0.0.1:9/ok?id={CHECKOUT_SESSION_ID}',
        cancel_url: 'http://127.0.0.1:9/no',
      });
    const post = (url: string, form: Record<string, string>) =>
      fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });

    it('shows what is due and takes a card', async () => {
      const { id, url } = await session();
      const page = await (await fetch(url ?? '')).text();
      expect(page).toContain('10.00 USD');
      const paid = await post(url ?? '', { card: 'pm_card_visa' });
      expect([paid.status, paid.headers.get('location')]).toEqual([303, `http://127.0.0.1:9/ok?id=${id}`]);
      const done = await stripe.checkout.sessions.retrieve(id, { expand: ['subscription'] });
      expect(done).toMatchObject({
        status: 'complete',
        payment_status: 'paid',
        subscription: { status: 'active', metadata: { ours: '1' } },
      });
      expect((await post(url ?? `${sandbox.url}/c/pay/${id}`, { card: 'pm_card_visa' })).status).toBe(409);
      expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(1);
    });

    it('says that a card was declined, and lets the person try another', async () => {
      const { id, url } = await session();
      const declined = await post(url ?? '', { card: 'pm_card_chargeDeclinedInsufficientFunds' });
      expect([declined.status, await declined.text()]).toEqual([
        402,
        expect.stringContaining('data-decline-code="insufficient_funds"'),
      ]);
      expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open');
      expect((await post(url ?? '', { card: 'pm_card_visa' })).status).toBe(303);
    });

    it('asks the bank, and makes a subscription only after yes', async () => {
      const { id, url } = await session();
      const asked = await post(url ?? '', { card: 'pm_card_authenticationRequired' });
      const bank = new URL(asked.headers.get('location') ?? '', sandbox.url).href;
      expect((await post(bank, { result: 'fail' })).status).toBe(402);
      expect((await stripe.subscriptions.list({ status: 'all' })).data).toEqual([]);
      expect((await post(bank, { result: 'complete' })).status).toBe(303);
      expect(await stripe.checkout.sessions.retrieve(id, { expand: ['subscription'] })).toMatchObject({
        subscription: { status: 'active' },
      });
    });

    it('closes with its session', async () => {
      const { id, url } = await session();
      await control(sandbox, 'clock', { now: '2026-03-02T00:00:00Z' });
      expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
      expect((await fetch(url ?? '')).status).toBe(410);
    });
  });

  it('is cut, slow or wrong on demand, and still makes each change once per key', async () => {
    for (const kind of ['cut_after_commit', 'status_500_after_commit']) {
      await control(sandbox, 'faults', { requests: [{ method: 'POST', path: '/v1/customers', kind }] });
      await stripe.customers.create({ name: kind }, { idempotencyKey: kind }).catch(() => undefined);
      await stripe.customers.create({ name: kind }, { idempotencyKey: kind }).catch(() => undefined);
    }
    expect((await stripe.customers.list()).data).toHaveLength(2);
    await control(sandbox, 'faults', { requests: [{ kind: 'lock_timeout' }] });
    await expect(stripe.customers.list()).rejects.toMatchObject({ statusCode: 429, code: 'lock_timeout' });
  });
});

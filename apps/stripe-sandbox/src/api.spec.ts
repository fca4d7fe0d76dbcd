import Stripe from 'stripe';
import { createSandbox, type Sandbox } from './sandbox';
import { client, control, secondsOf } from './testing/drive';

describe('the API, by the real SDK', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let price: Stripe.Price;
  beforeEach(async () => {
    sandbox = await createSandbox({ port: 0, now: new Date('2026-03-01T00:00:00Z') });
    stripe = client(sandbox);
    const product = await stripe.products.create({ id: 'membership', name: 'Membership' });
    price = await stripe.prices.create({
      product: product.id,
      currency: 'USD',
      unit_amount: 1000,
      recurring: { interval: 'month' },
      lookup_key: 'basic',
      currency_options: { eur: { unit_amount: 900 } },
    });
  });
  afterEach(() => sandbox.close());

  const customerWith = (card: string) =>
    stripe.customers.create({ payment_method: card, invoice_settings: { default_payment_method: card } });

  it('moves a lookup key only when asked, and finds prices by it', async () => {
    const again = {
      product: 'membership',
      currency: 'usd',
      unit_amount: 1200,
      recurring: { interval: 'month' as const },
      lookup_key: 'basic',
    };
    await expect(stripe.prices.create(again)).rejects.toMatchObject({ param: 'lookup_key' });
    const moved = await stripe.prices.create({ ...again, transfer_lookup_key: true });
    const found = await stripe.prices.list({ lookup_keys: ['basic'], expand: ['data.product'] });
    expect(found.data.map(({ id, product }) => [id, (product as Stripe.Product).name])).toEqual([
      [moved.id, 'Membership'],
    ]);
    expect((await stripe.prices.retrieve(price.id)).lookup_key).toBeNull();
  });

  it('merges metadata, and an empty value takes its key away', async () => {
    const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } });
    expect((await stripe.customers.update(id, { metadata: { a: '', c: '3' } })).metadata).toEqual({ b: '2', c: '3' });
    expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({});
  });

  it('tells what an object was before it was changed', async () => {
    const { id } = await stripe.customers.create({ email: 'old@example.org', name: 'Ann' });
    await stripe.customers.update(id, { email: 'new@example.org', name: 'Ann' });
    const [event] = (await stripe.events.list({ type: 'customer.updated' })).data;
    expect(event?.data).toMatchObject({ object: { email: 'new@example.org' } });
    expect(event?.data.previous_attributes).toEqual({ email: 'old@example.org' });
    expect(event?.request?.id).toMatch(/^req_/);
  });

  it('pages forwards and backwards', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await stripe.customers.create({ name });
    const names = (page: Stripe.ApiList<Stripe.Customer>) => [page.data.map(({ name }) => name), page.has_more];
    const first = await stripe.customers.list({ limit: 3 });
    expect(names(first)).toEqual([['d', 'c', 'b'], true]);
    const next = await stripe.customers.list({ limit: 3, starting_after: first.data.at(-1)?.id });
    expect(names(next)).toEqual([['a'], false]);
    expect(names(await stripe.customers.list({ limit: 1, ending_before: next.data[0]?.id }))).toEqual([['b'], true]);
  });

  it('expands only what can be expanded, four levels deep', async () => {
    const { currency_options: options } = await stripe.prices.retrieve(price.id, { expand: ['currency_options'] });
    expect(Object.keys(options ?? {}).sort()).toEqual(['eur', 'usd']);
    await expect(stripe.prices.retrieve(price.id, { expand: ['currency'] })).rejects.toMatchObject({ param: 'expand' });
    await expect(stripe.prices.list({ expand: ['product'] })).rejects.toMatchObject({ param: 'expand' });
    await expect(stripe.prices.retrieve(price.id, { expand: ['a.b.c.d.e'] })).rejects.toMatchObject({
      param: 'expand',
    });
  });

  it('speaks one version, and says so', async () => {
    const old = new Stripe('sk_test_spec', {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      apiVersion: '2024-06-20' as never,
      maxNetworkRetries: 0,
    });
    await expect(old.customers.list()).rejects.toMatchObject({ statusCode: 400 });
  });

  it('gives each answer a request id, errors too', async () => {
    const good = await stripe.customers.list();
    expect(good.lastResponse.requestId).toMatch(/^req_/);
    await expect(stripe.customers.retrieve('cus_none')).rejects.toMatchObject({
      requestId: expect.stringMatching(/^req_/) as string,
    });
  });

  it('keeps no answer to a request that was refused as malformed, so that the key can be used again', async () => {
    const key = { idempotencyKey: 'again' };
    await expect(stripe.customers.create({ nickname: 'x' } as never, key)).rejects.toMatchObject({ statusCode: 400 });
    expect((await stripe.customers.create({ name: 'Ann' }, key)).name).toBe('Ann');
  });

  it('deletes a customer with its subscriptions', async () => {
    const { id } = await customerWith('pm_card_visa');
    const subscription = await stripe.subscriptions.create({ customer: id, items: [{ price: price.id }] });
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
    await expect(stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({ code: 'resource_missing' });
  });

  it('lists live subscriptions, ended ones only on request', async () => {
    const { id: customer } = await customerWith('pm_card_visa');
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    await stripe.subscriptions.cancel(id);
    const count = async (status?: 'all' | 'ended' | 'active') =>
      (await stripe.subscriptions.list({ customer, price: price.id, ...(status && { status }) })).data.length;
    expect([await count(), await count('active'), await count('all'), await count('ended')]).toEqual([0, 0, 1, 1]);
  });

  it('refuses another customer’s card', async () => {
    const [ann, bob] = [await customerWith('pm_card_visa'), await customerWith('pm_card_visa')];
    const [card] = (await stripe.paymentMethods.list({ customer: ann.id })).data;
    await expect(
      stripe.customers.update(bob.id, { invoice_settings: { default_payment_method: card?.id ?? '' } }),
    ).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(stripe.paymentMethods.attach(card?.id ?? '', { customer: bob.id })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('forgets a detached card wherever it was the default', async () => {
    const { id } = await customerWith('pm_card_visa');
    const [card] = (await stripe.paymentMethods.list({ customer: id })).data;
    await stripe.paymentMethods.detach(card?.id ?? '');
    const customer = (await stripe.customers.retrieve(id)) as Stripe.Customer;
    expect(customer.invoice_settings.default_payment_method).toBeNull();
  });

  it('refuses two currencies on one customer', async () => {
    const euro = await stripe.prices.create({
      product: 'membership',
      currency: 'eur',
      unit_amount: 1000,
      recurring: { interval: 'month' },
    });
    const { id: customer } = await customerWith('pm_card_visa');
    await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    await expect(stripe.subscriptions.create({ customer, items: [{ price: euro.id }] })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it.each([
    ['shipping at Checkout', { shipping_address_collection: { allowed_countries: ['DE' as const] } }],
    ['collection of tax ids', { tax_id_collection: { enabled: true } }],
  ])('refuses %s by name instead of ignoring them', async (_name, more) => {
    const line_items = [{ price: price.id, quantity: 1 }];
    await expect(
      stripe.checkout.sessions.create({ mode: 'subscription', line_items, success_url: 'http://x', ...more }),
    ).rejects.toMatchObject({ code: 'parameter_unknown', param: Object.keys(more)[0] });
  });

  it('never goes back in time', async () => {
    await expect(control(sandbox, 'clock', { now: '2026-02-28T00:00:00Z' })).rejects.toThrow('400');
  });

  it('runs with real time until it is moved', async () => {
    const running = await createSandbox({ port: 0 });
    const clock = async () => (await fetch(`${running.url}/_sandbox/clock`)).json();
    expect(await clock()).toMatchObject({ frozen: false });
    await control(running, 'clock', { now: '2100-01-01T00:00:00Z' });
    expect(await clock()).toEqual({ now: '2100-01-01T00:00:00.000Z', frozen: true });
    await running.close();
  });

  it('does what is due at its own time and in order, however far the clock is moved', async () => {
    const { id: customer } = await customerWith('pm_card_visa');
    await control(sandbox, 'clock', { now: '2026-03-31T12:00:00Z' });
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    await stripe.subscriptions.update(id, { cancel_at: secondsOf('2026-07-01T00:00:00Z') });
    await control(sandbox, 'clock', { now: '2027-01-01T00:00:00Z' });
    const renewals = (await stripe.invoices.list({ customer, limit: 100 })).data
      .filter(({ billing_reason: reason }) => reason === 'subscription_cycle')
      .map(({ created }) => new Date(created * 1000).toISOString().slice(0, 10));
    expect(renewals.reverse()).toEqual(['2026-04-30', '2026-05-31', '2026-06-30']);
    const { status, ended_at } = await stripe.subscriptions.retrieve(id);
    expect([status, ended_at]).toEqual(['canceled', secondsOf('2026-07-01T00:00:00Z')]);
  });
});

import Stripe from 'stripe';
import { createSandbox, type Sandbox } from './sandbox';
import { client, control, post, secondsOf } from './testing/drive';

/** March has 31 days; the 16th at noon is its middle. */
const MIDDLE = '2026-03-16T12:00:00Z';

describe('a change of plan, by the real SDK', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let prices: Record<'basic' | 'premium' | 'top' | 'year', string>;
  beforeEach(async () => {
    sandbox = await createSandbox({ port: 0, now: new Date('2026-03-01T00:00:00Z') });
    stripe = client(sandbox);
    const { id: product } = await stripe.products.create({ name: 'Membership' });
    const price = async (unit_amount: number, interval: 'month' | 'year' = 'month') =>
      (await stripe.prices.create({ product, currency: 'usd', unit_amount, recurring: { interval } })).id;
    prices = {
      basic: await price(1000),
      premium: await price(2000),
      top: await price(5000),
      year: await price(10_000, 'year'),
    };
  });
  afterEach(() => sandbox.close());

  const subscriber = async (plan: keyof typeof prices = 'basic') => {
    const customer = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });
    const { id, items } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: prices[plan] }],
    });
    return { customer: customer.id, id, item: items.data[0]?.id ?? '' };
  };
  type Member = Awaited<ReturnType<typeof subscriber>>;
  const change = (
    { id, item }: Member,
    plan: keyof typeof prices,
    more: Stripe.SubscriptionUpdateParams = { payment_behavior: 'pending_if_incomplete' },
  ) =>
    stripe.subscriptions.update(id, {
      items: [{ id: item, price: prices[plan] }],
      proration_behavior: 'always_invoice',
      ...more,
    });
  const preview = (
    { id, item }: Member,
    plan: keyof typeof prices,
    proration_behavior: 'always_invoice' | 'create_prorations' = 'always_invoice',
  ) =>
    stripe.invoices.createPreview({
      subscription: id,
      subscription_details: { items: [{ id: item, price: prices[plan] }], proration_behavior },
    });
  const useCard = async ({ id, customer }: Member, card: string) => {
    const method = await stripe.paymentMethods.attach(card, { customer });
    await stripe.subscriptions.update(id, { default_payment_method: method.id });
    return method.id;
  };
  const invoice = (id: unknown) => stripe.invoices.retrieve(String(id));
  const balance = async (customer: string) => ((await stripe.customers.retrieve(customer)) as Stripe.Customer).balance;
  const at = (now: string) => control(sandbox, 'clock', { now });
  const planOf = async ({ id }: Member) => (await stripe.subscriptions.retrieve(id)).items.data[0]?.price.id;

  it('twice in one period charges each step to the second: 1000 -> 2000 at 1/2 is 500, 2000 -> 5000 at 1/4 is 750', async () => {
    const member = await subscriber();
    await at(MIDDLE);
    expect((await invoice((await change(member, 'premium')).latest_invoice)).amount_paid).toBe(500);
    await at('2026-03-24T06:00:00Z'); // 7.75 of 31 days are left
    const second = await invoice((await change(member, 'top')).latest_invoice);
    expect(second.lines.data.map(({ amount }) => amount)).toEqual([-500, 1250]);
    expect(second.amount_paid).toBe(750);
  });

  it('from month to year starts the year now and pays it less the unused half month: 10000 - 500', async () => {
    const member = await subscriber();
    await at(MIDDLE);
    const yearly = await change(member, 'year');
    expect((await invoice(yearly.latest_invoice)).amount_paid).toBe(9500);
    expect(yearly.items.data[0]).toMatchObject({
      current_period_start: secondsOf(MIDDLE),
      current_period_end: secondsOf('2027-03-16T12:00:00Z'),
    });
    expect(yearly.billing_cycle_anchor).toBe(secondsOf(MIDDLE));
  });

  it('downwards with always_invoice credits the difference, and the next renewal uses it up: 2000 -> 1000 at 1/2', async () => {
    const member = await subscriber('premium');
    await at(MIDDLE);
    await change(member, 'basic');
    expect(await balance(member.customer)).toBe(-500);
    await at('2026-04-01T00:00:00Z');
    const { latest_invoice } = await stripe.subscriptions.retrieve(member.id);
    expect(await invoice(latest_invoice)).toMatchObject({
      total: 1000,
      amount_paid: 500,
      billing_reason: 'subscription_cycle',
    });
    expect(await balance(member.customer)).toBe(0);
  });

  it('with create_prorations charges nothing now and the difference with the renewal: 500 + 2000', async () => {
    const member = await subscriber();
    await at(MIDDLE);
    const shown = await preview(member, 'premium', 'create_prorations');
    await change(member, 'premium', { proration_behavior: 'create_prorations' });
    expect((await stripe.invoices.list({ subscription: member.id })).data).toHaveLength(1);
    const next = await stripe.invoices.createPreview({ subscription: member.id });
    await at('2026-04-01T00:00:00Z');
    const { latest_invoice } = await stripe.subscriptions.retrieve(member.id);
    const paid = (await invoice(latest_invoice)).amount_paid;
    expect([shown.amount_due, next.amount_due, paid]).toEqual([2500, 2500, 2500]);
  });

  it('with none adjusts nothing', async () => {
    const member = await subscriber();
    await at(MIDDLE);
    await change(member, 'premium', { proration_behavior: 'none' });
    await at('2026-04-01T00:00:00Z');
    const { latest_invoice } = await stripe.subscriptions.retrieve(member.id);
    expect((await invoice(latest_invoice)).amount_paid).toBe(2000);
  });

  it('costs what the preview said, with credit on the balance and an unpaid change before it', async () => {
    const member = await subscriber('premium');
    await at(MIDDLE);
    await change(member, 'basic');
    await useCard(member, 'pm_card_chargeCustomerFail');
    const unpaid = await change(member, 'top');
    expect(unpaid.pending_update).not.toBeNull();
    const shown = await preview(member, 'top');
    await useCard(member, 'pm_card_visa');
    const paid = await invoice((await change(member, 'top')).latest_invoice);
    expect([shown.amount_due, shown.starting_balance]).toEqual([1500, -500]);
    expect([paid.amount_paid, paid.starting_balance]).toEqual([1500, -500]);
    expect((await invoice(unpaid.latest_invoice)).status).toBe('void');
  });

  it('that is previewed leaves nothing behind', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_chargeCustomerFail');
    const unpaid = await change(member, 'premium');
    const events = (await stripe.events.list({ limit: 100 })).data.length;
    await preview(member, 'top');
    expect((await invoice(unpaid.latest_invoice)).status).toBe('open');
    expect((await stripe.events.list({ limit: 100 })).data).toHaveLength(events);
  });

  it('keeps metadata and the end of the period with the pending change until it is paid', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_chargeCustomerFail');
    const waiting = await change(member, 'premium', {
      payment_behavior: 'pending_if_incomplete',
      metadata: { change: '7' },
    });
    expect([waiting.metadata, waiting.pending_update?.metadata]).toEqual([{}, { change: '7' }]);
    await post(`${(await invoice(waiting.latest_invoice)).hosted_invoice_url}`, { card: 'pm_card_visa' });
    expect(await stripe.subscriptions.retrieve(member.id)).toMatchObject({
      metadata: { change: '7' },
      pending_update: null,
      items: { data: [{ price: { id: prices.premium } }] },
    });
  });

  it('gives back the credit that a pending change had taken when it lapses', async () => {
    const member = await subscriber('premium');
    await at(MIDDLE);
    await change(member, 'basic');
    await useCard(member, 'pm_card_chargeDeclinedInsufficientFunds');
    await change(member, 'top');
    expect(await balance(member.customer)).toBe(0);
    await at('2026-03-17T11:00:00Z');
    expect([await balance(member.customer), await planOf(member)]).toEqual([-500, prices.basic]);
  });

  it('that waits for a bank’s question is applied on its page, and only on yes', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_authenticationRequired');
    const waiting = await change(member, 'premium');
    const { hosted_invoice_url: url, id } = await invoice(waiting.latest_invoice);
    const page = await (await fetch(url ?? '')).text();
    expect(page).toContain(`/c/3ds/${id}`);
    expect((await post(`${sandbox.url}/c/3ds/${id}`, { result: 'fail' })).status).toBe(402);
    expect(await planOf(member)).toBe(prices.basic);
    const asked = await post(url ?? '', { card: 'pm_card_authenticationRequired' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/c/3ds/${id}`]);
    expect((await post(`${sandbox.url}/c/3ds/${id}`, { result: 'complete' })).status).toBe(200);
    expect(await planOf(member)).toBe(prices.premium);
  });

  it('shows a declined card on the invoice page and leaves the old plan', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_chargeCustomerFail');
    const { hosted_invoice_url: url } = await invoice((await change(member, 'premium')).latest_invoice);
    const declined = await post(url ?? '', { card: 'pm_card_chargeDeclinedInsufficientFunds' });
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain('data-decline-code="insufficient_funds"');
    expect(await planOf(member)).toBe(prices.basic);
  });

  it('is refused as a whole with error_if_incomplete, and the refusal is what a repeat hears', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_chargeCustomerFail');
    const before = await stripe.subscriptions.retrieve(member.id);
    const call = () =>
      stripe.subscriptions.update(
        member.id,
        {
          items: [{ id: member.item, price: prices.premium }],
          proration_behavior: 'always_invoice',
          payment_behavior: 'error_if_incomplete',
          metadata: { half: 'done' },
        },
        { idempotencyKey: 'once' },
      );
    const refusal = { statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' };
    await expect(call()).rejects.toMatchObject(refusal);
    await expect(call()).rejects.toMatchObject(refusal);
    expect(JSON.stringify(await stripe.subscriptions.retrieve(member.id))).toBe(JSON.stringify(before));
  });

  it('with allow_incomplete grants the price although the card was declined, as Stripe does', async () => {
    const member = await subscriber();
    await useCard(member, 'pm_card_chargeCustomerFail');
    const changed = await change(member, 'premium', {});
    expect([changed.status, changed.items.data[0]?.price.id]).toEqual(['past_due', prices.premium]);
  });

  it('that Stripe would refuse changes nothing on the way', async () => {
    const member = await subscriber();
    const proration_date = secondsOf('2026-02-01T00:00:00Z');
    await expect(change(member, 'premium', { metadata: { half: 'done' }, proration_date })).rejects.toMatchObject({
      param: 'proration_date',
    });
    await expect(
      change(member, 'premium', {
        payment_behavior: 'pending_if_incomplete',
        cancel_at: secondsOf('2026-05-01T00:00:00Z'),
      }),
    ).rejects.toMatchObject({ param: 'cancel_at' });
    expect((await stripe.subscriptions.retrieve(member.id)).metadata).toEqual({});
  });

  it('ends with a credit for the unused half when it is cancelled with prorate and invoice_now', async () => {
    const member = await subscriber();
    await at(MIDDLE);
    await stripe.subscriptions.cancel(member.id, { prorate: true, invoice_now: true });
    expect(await balance(member.customer)).toBe(-500);
    await expect(stripe.subscriptions.cancel(member.id)).rejects.toMatchObject({ code: 'resource_missing' });
  });
});

import { after, Clock, MINUTE } from '#platform';
import { customerOfAnother, sellOnce } from '../support/catalogue';
import { NOW, type Sale } from '../support/sale';
import { salesOfPayers, sellMug, stock } from '../support/sales-of-payers';
import { verify } from '../support/verify';
import { KEY, World } from '../support/world';

/** Who pays already is asked both questions, and pays twice for one sale: the plan in place, then the products. */
describe('the point of sale for a member who pays already', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await stock(world);
  });
  afterEach(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());
  const { mug, answer, get, pay, confirm, payer, customerOf, ready, confirmed, held, told, orderOf, shortOfCash } =
    salesOfPayers(() => world);

  it.each(['yes', 'no', 'timed_out'])('asks the cross-sell after %s to the up-sell', async (said) => {
    const { id, question } = await world.ok<Sale>('POST', '/v1/sales', {
      member: await payer(),
      plan: { key: 'premium' },
    });
    expect(question?.kind).toBe('up_sell');
    const asked = await answer(id, 'up_sell', said);
    expect(asked.question).toMatchObject({ kind: 'cross_sell', offered: { key: 'mug', differenceNowMinor: 800 } });
    expect((await pay(id)).body).toMatchObject({ code: 'questions_open' });
  });

  it('two yes cost what the quote said, in two payments, once, however often and at once it is clicked', async () => {
    const member = await payer();
    const { id } = await world.ok<Sale>('POST', '/v1/sales', { member, plan: { key: 'premium' } });
    await answer(id, 'up_sell', 'no');
    await answer(id, 'cross_sell', 'yes');
    const clicks = await Promise.all([pay(id), pay(id), pay(id)]);
    for (const { body } of clicks) expect(body.quote).toMatchObject({ amountDueNowMinor: 1000, productsMinor: 800 });
    const quotes = clicks.map(({ body }) => body.quote.id);
    await Promise.all([...quotes, ...quotes].map(confirm));
    await world.drain();
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800, unpaid: [] });
    expect((await pay(id)).body).toMatchObject({ planChange: { kind: 'invoice', status: 'succeeded' } });
    await world.drain();
    expect(await held(member)).toEqual({
      subscriptions: ['active'],
      invoices: ['paid 1000', 'paid 1000', 'paid 800'],
      waiting: 0,
    });
    expect(await orderOf(id)).toEqual([{ first: 'plan:premium', n: 2, refunded: false }]);
    expect(await told(id)).toMatchObject([{ plan: 'premium', products: [{ key: 'mug', quantity: 1 }], unpaid: [] }]);
    const movements = await world.rows(
      `select v.amount_minor::int as amount from mrr_movement v join member m on m.id = member_id where external_id = $1`,
      [member],
    );
    expect(movements).toEqual([{ amount: 1000 }, { amount: 1000 }]);
  });

  it('a cart of products is asked for the better plan, and one of both is taken as it is', async () => {
    const products = await world.ok<Sale>('POST', '/v1/sales', { member: await payer(), ...mug });
    expect(products.question).toMatchObject({ kind: 'up_sell', offered: { key: 'premium', differenceNowMinor: null } });
    const both = await world.ok<Sale>('POST', '/v1/sales', {
      member: await payer(),
      plan: { key: 'basic', interval: 'year' },
      ...mug,
    });
    await answer(both.id, 'up_sell', 'no');
    await answer(both.id, 'cross_sell', 'no');
    const { quote } = await confirmed(both.id);
    expect(quote.productsMinor).toBe(800);
    expect(await get(both.id)).toMatchObject({ status: 'paid', totalMinor: 10_800 });
  });

  it('an anonymous buyer who turns out to pay already pays for both', async () => {
    const { id } = await world.ok<Sale>('POST', '/v1/sales', { plan: { key: 'premium' }, ...mug });
    for (const question of ['up_sell', 'cross_sell']) await answer(id, question, 'no');
    const member = await payer();
    const { body } = await pay(id, { member });
    await confirm(body.quote.id);
    await world.drain();
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800 });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'paid 800']);
  });

  it('a declined plan charges no product; paid on its page after all, the products follow', async () => {
    const member = await payer('pm_card_chargeCustomerFail');
    const id = await ready(member);
    await confirmed(id);
    expect((await held(member)).invoices).toEqual(['paid 1000', 'open 1000']);
    const again = await pay(id);
    expect(again.body).toMatchObject({ planChange: { kind: 'update', status: 'requires_action' }, quote: null });
    await world.payOnPage(again.body.planChange.url ?? '', 'pm_card_visa');
    await world.drain();
    // the card of the subscription fails for the mug too
    const next = await pay(id);
    expect(next.body.planChange).toMatchObject({ kind: 'invoice', status: 'requires_action' });
    expect(await get(id)).toMatchObject({ status: 'paying' });
    await world.payOnPage(next.body.planChange.url ?? '', 'pm_card_visa');
    await world.drain();
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800, unpaid: [] });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'paid 800']);
  });

  it('a plan whose payment a bank wants confirmed waits, and the products with it', async () => {
    const member = await payer('pm_card_authenticationRequired');
    const id = await ready(member);
    await confirmed(id);
    expect(await get(id)).toMatchObject({ status: 'paying' });
    for (const kind of ['update', 'invoice']) {
      const { body } = await pay(id);
      expect(body.planChange).toMatchObject({ kind, status: 'requires_action' });
      await world.payOnPage(body.planChange.url ?? '', 'pm_card_visa');
      await world.drain();
    }
    expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800 });
  });

  it('products that the member gives up leave the sale paid in part, and what was bought is all that counts', async () => {
    const { member, id } = await shortOfCash();
    await world.ok('PUT', '/v1/incentives/guide', {
      currency: 'usd',
      thresholdMinor: 2500,
      reward: { en: 'x' },
      priority: 1,
    });
    const { planChange } = (await pay(id)).body;
    expect(planChange).toMatchObject({ kind: 'invoice', status: 'requires_action' });
    await world.ok('POST', `/v1/plan-changes/${planChange.id}/cancel`);
    await world.drain();
    expect(await get(id)).toMatchObject({
      status: 'paid',
      totalMinor: 2000,
      lines: [{ key: 'premium' }],
      unpaid: [{ key: 'mug' }],
      questions: [{ answer: 'yes' }, {}],
    });
    expect((await held(member)).invoices).toEqual(['paid 1000', 'paid 1000', 'void 800']);
    expect(await orderOf(id)).toEqual([{ first: 'plan:premium', n: 1, refunded: false }]);
    expect(await told(id)).toMatchObject([
      { plan: 'premium', products: [], unpaid: [{ key: 'mug', quantity: 1 }], totalMinor: 2000 },
    ]);
    expect((await pay(id)).body).toMatchObject({ planChange: { status: 'expired' }, sale: { status: 'paid' } });
  });

  it.each([
    ['at Stripe', () => sellOnce(world, 'mug_usd', 900), 'price_unavailable', () => sellOnce(world, 'mug_usd', 800)],
    ['in the catalogue', () => sellMug(world, { active: false }), 'confirmed', () => sellMug(world)],
  ])(
    'a product that changes %s between quote and yes is charged as quoted or not at all',
    async (_where, change, outcome, undo) => {
      const member = await payer();
      const id = await ready(member);
      const { body } = await pay(id);
      await change();
      const { status, body: answered } = await confirm(body.quote.id);
      await world.drain();
      await undo();
      expect(answered.code ?? 'confirmed').toBe(outcome);
      expect(status).toBe(outcome === 'confirmed' ? 202 : 409);
      const paid = ['paid 1000', 'paid 1000', 'paid 800'];
      expect((await held(member)).invoices).toEqual(outcome === 'confirmed' ? paid : ['paid 1000']);
      if (outcome !== 'confirmed') await confirmed(id);
      expect(await get(id)).toMatchObject({ status: 'paid', totalMinor: 2800 });
      expect((await held(member)).invoices).toEqual(paid);
    },
  );

  it('a refund of either payment leaves the sale counted, a refund of both takes it out', async () => {
    const member = await payer();
    const id = await ready(member);
    await confirmed(id);
    const customer = await customerOf(member);
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'charges', { customer });
    const [products, plan] = data;
    await world.stripe('POST', 'refunds', { charge: products?.id ?? '' });
    await world.drain();
    expect(await orderOf(id)).toEqual([{ first: 'plan:premium', n: 2, refunded: false }]);
    await world.stripe('POST', 'refunds', { charge: plan?.id ?? '' });
    await world.drain();
    expect(await orderOf(id)).toEqual([{ first: 'plan:premium', n: 2, refunded: true }]);
  });

  it('was asked both questions in every sale that came to its payment', async () => {
    const report = await world.ok('GET', '/v1/reports/ask-rate?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z');
    expect(report).toMatchObject({ askRate: 1, withheld: 0, nothingToAsk: 0 });
    expect(report.bothAsked).toBeGreaterThan(8);
    const table = await world.api.inject({
      url: '/v1/reports/ask-rate?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&format=csv',
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(table.body).toMatch(/^kind,asked,.*acceptance.*\nup_sell,/);
  });

  it('and what the same customer subscribes to elsewhere is not the plan that is held', async () => {
    const customer = await customerOfAnother(world);
    await world.at(after(world.api.get(Clock).now(), MINUTE).toISOString());
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'basic_month_usd',
    });
    await world.stripe('POST', 'subscriptions', { customer, 'items[0][price]': data[0]?.id ?? '' });
    await world.ok('PUT', '/v1/members/elsewhere', {});
    await world.ok('PUT', '/v1/members/elsewhere/stripe-customer', { stripeCustomerId: customer });
    await world.drain();
    const { body } = await world.call('POST', '/v1/sales', { member: 'elsewhere', plan: { key: 'basic' } });
    expect(body.code).toBe('already_on_plan');
  });
});

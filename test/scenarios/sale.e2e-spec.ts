import { seedCatalogue, payingMember } from '../support/catalogue';
import { basic, consent, NOW, type Paid, type Sale } from '../support/sale';
import { World, type Answer } from '../support/world';

describe('the point of sale', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  let people = 0;
  const newcomer = async (more: object = {}): Promise<string> => {
    const id = `buyer-${++people}`;
    await world.ok('PUT', `/v1/members/${id}`, more);
    return id;
  };
  const start = (body: object) => world.ok<Sale>('POST', '/v1/sales', body);
  const answer = (sale: Sale, question: string, said: string): Promise<Answer<Sale>> =>
    world.call<Sale>('POST', `/v1/sales/${sale.id}/answers`, { question, answer: said });
  const pay = (sale: Sale, more: object = {}): Promise<Answer<Paid>> =>
    world.call<Paid>('POST', `/v1/sales/${sale.id}/pay`, { consent, ...more });
  const get = (sale: Sale) => world.ok<Sale>('GET', `/v1/sales/${sale.id}`);
  const code = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code];

  it('asks whether the better plan is wanted, at its exact difference, and a yes replaces the plan', async () => {
    const sale = await start({ member: await newcomer(), ...basic });
    expect(sale).toMatchObject({ status: 'upsell_asked', totalMinor: 1000 });
    expect(sale.question).toMatchObject({
      kind: 'up_sell',
      offered: { key: 'premium', interval: 'month', differenceNowMinor: 1000, differenceMonthlyMinor: 1000 },
      words: { title: 'Would you rather have Premium?', body: '$10 more today, $10 more a month.' },
    });
    const { body } = await answer(sale, 'up_sell', 'yes');
    expect(body.lines).toMatchObject([{ key: 'premium', origin: 'up_sell' }]);
    expect(body.questions[0]?.offered).toMatchObject({ replaces: { key: 'basic', unitAmountMinor: 1000 } });
    expect(body).toMatchObject({ status: 'ready', totalMinor: 2000, question: null });
    expect(body.questions[1]).toMatchObject({ kind: 'cross_sell', state: 'nothing_to_ask', because: 'no_product' });
  });

  it('offers the year where there is no better plan, and nothing where there is neither', async () => {
    const top = await start({ member: await newcomer(), plan: { key: 'premium' } });
    expect(top.question?.offered).toMatchObject({
      key: 'premium',
      interval: 'year',
      differenceNowMinor: 18_000,
      differenceMonthlyMinor: -333,
    });
    const most = await start({ member: await newcomer(), plan: { key: 'premium', interval: 'year' } });
    expect(most).toMatchObject({ status: 'ready', question: null });
    expect(most.questions[0]).toMatchObject({ state: 'nothing_to_ask', because: 'already_entitled' });
  });

  it('speaks Indonesian to whom it should', async () => {
    const sale = await start({ member: await newcomer({ locale: 'id-ID' }), ...basic });
    expect(sale.question?.words).toMatchObject({ title: 'Apakah Anda lebih memilih Premium?', no: 'Tidak, tetap' });
  });

  it('pays once, on one page, however often it is clicked, and is paid when Stripe says so', async () => {
    const member = await newcomer();
    const sale = await start({ member, ...basic });
    expect(code(await pay(sale))).toEqual([409, 'questions_open']);
    await answer(sale, 'up_sell', 'yes');
    const clicks = await Promise.all([pay(sale), pay(sale), pay(sale)]);
    expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(clicks.map(({ body }) => body.checkoutUrl)).size).toBe(1);
    expect((await get(sale)).status).toBe('paying');

    await world.payOnPage(clicks[0]?.body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect((await get(sale)).status).toBe('paid');
    expect(await world.ok('GET', `/v1/members/${member}`)).toMatchObject({ plan: 'premium' });
    const again = await pay(sale);
    expect(again).toMatchObject({ status: 200, body: { sale: { status: 'paid' } } });
    const [row] = await world.rows(`select paid_minor, consent ->> 'terms' as terms from sale where id = $1`, [
      sale.id,
    ]);
    expect(row).toEqual({ paid_minor: '2000', terms: consent.terms });
    const [{ n } = { n: 0 }] = await world.rows<{ n: number }>(
      `select count(*)::int n from plan_change c join member m on m.id = c.member_id where m.external_id = $1`,
      [member],
    );
    expect(n).toBe(1);
    const told = await world.rows(
      `select type, data from outgoing_event where data ->> 'saleId' = $1 order by occurred_at, type desc`,
      [sale.id],
    );
    const answered = {
      saleId: sale.id,
      member,
      answer: 'yes',
      offered: 'premium',
      unitAmountMinor: 2000,
      currency: 'usd',
    };
    expect(told).toEqual([
      { type: 'sale.upsell_answered', data: answered },
      {
        type: 'sale.paid',
        data: {
          saleId: sale.id,
          member,
          plan: 'premium',
          products: [],
          unpaid: [],
          totalMinor: 2000,
          currency: 'usd',
          rewards: [],
        },
      },
    ]);
  });

  it('a paying member gets a quote for the difference, and one subscription stays', async () => {
    await payingMember(world, 'paula', 'basic');
    const sale = await start({ member: 'paula', plan: { key: 'premium' } });
    expect(sale.question?.offered).toMatchObject({ key: 'premium', interval: 'year', differenceNowMinor: null });
    await answer(sale, 'up_sell', 'no');
    const paid = await pay(sale);
    expect(paid.body).toMatchObject({ checkoutUrl: null, quote: { amountDueNowMinor: 1000 } });
    await world.ok('POST', '/v1/plan-changes', { quoteId: paid.body.quote?.id });
    await world.drain();
    expect((await get(sale)).status).toBe('paid');
    const down = await world.call('POST', '/v1/sales', { member: 'paula', plan: { key: 'basic' } });
    expect(code(down)).toEqual([409, 'already_on_plan']);
  });

  it('an anonymous buyer goes through both questions, and the payment needs a name', async () => {
    const sale = await start(basic);
    await answer(sale, 'up_sell', 'timed_out');
    expect(code(await pay(sale))).toEqual([422, 'member_required']);
    const member = await newcomer();
    expect((await pay(sale, { member })).body.planChange).toMatchObject({ toPlan: 'basic' });
    expect(code(await pay(sale, { member: await newcomer() }))).toEqual([409, 'member_differs']);
  });

  it('who objected, or whose plan is not known, is asked nothing and can pay', async () => {
    const objector = await newcomer({ objected: true });
    const sale = await start({ member: objector, ...basic });
    expect(sale).toMatchObject({ status: 'ready', question: null });
    expect(sale.questions).toMatchObject([
      { state: 'withheld', because: 'objected', offered: null },
      { state: 'withheld', because: 'objected' },
    ]);
    expect((await pay(sale)).status).toBe(200);
    const unclear = await newcomer();
    await world.rows(`update member set plan_state = 'unknown' where external_id = $1`, [unclear]);
    const unknown = await start({ member: unclear, ...basic });
    expect(unknown.questions[0]).toMatchObject({ state: 'withheld', because: 'plan_state_unknown' });
  });

  it('a repeated answer changes nothing, another is refused, and so is one out of order', async () => {
    const sale = await start({ member: await newcomer(), ...basic });
    expect(code(await answer(sale, 'cross_sell', 'yes'))).toEqual([409, 'question_not_open']);
    const many = await Promise.all(Array.from({ length: 6 }, () => answer(sale, 'up_sell', 'no')));
    expect(many.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(code(await answer(sale, 'up_sell', 'yes'))).toEqual([409, 'answer_differs']);
    expect((await get(sale)).lines).toMatchObject([{ key: 'basic' }]);
  });

  it('of a yes and a no at once one counts', async () => {
    const sale = await start({ member: await newcomer(), ...basic });
    const both = await Promise.all([answer(sale, 'up_sell', 'yes'), answer(sale, 'up_sell', 'no')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['a negative quantity', { products: [{ key: 'mug', quantity: -1 }] }, 422, 'invalid_request'],
    ['an empty cart', {}, 422, 'invalid_request'],
    ['two currencies', { ...basic, products: [{ key: 'mug', currency: 'eur' }] }, 422, 'cart_currencies'],
    ['an unknown plan', { plan: { key: 'gold' } }, 404, 'plan_unknown'],
    ['an unknown product', { products: [{ key: 'nothing' }] }, 404, 'product_unknown'],
    ['a price that is none', { plan: { key: 'basic', currency: 'eur' } }, 422, 'price_unknown'],
    ['an unknown member', { member: 'nobody', ...basic }, 404, 'member_unknown'],
    ['a plan without a price', { plan: { key: 'free' } }, 422, 'price_unknown'],
  ])('%s is refused with a code', async (_what, body, status, expected) => {
    expect(code(await world.call('POST', '/v1/sales', body))).toEqual([status, expected]);
  });

  it('a price that changed meanwhile is shown before it is charged', async () => {
    const member = await newcomer();
    const sale = await start({ member, plan: { key: 'premium', interval: 'year' } });
    await world.rows(
      `update plan set prices = replace(prices::text, 'premium_year_usd', 'premium_year_usd_2')::jsonb where key = 'premium'`,
    );
    expect(code(await pay(sale))).toEqual([409, 'cart_changed']);
    await world.rows(
      `update plan set prices = replace(prices::text, 'premium_year_usd_2', 'premium_year_usd')::jsonb where key = 'premium'`,
    );
    expect(code(await pay(sale))).toEqual([409, 'cart_changed']);
    expect((await pay(sale)).status).toBe(200);
  });

  it('both questions are in the log of decisions, with source and propensities', async () => {
    const member = await newcomer();
    await start({ member, ...basic });
    const logged = await world.rows(
      `select source, placement, outcome, because, propensities from decision d join member m on m.id = member_id where external_id = $1`,
      [member],
    );
    expect(logged).toEqual([
      {
        source: 'sale',
        placement: 'sale_up_sell',
        outcome: 'offer',
        because: ['eligible'],
        propensities: { premium_month_usd: 1 },
      },
    ]);
  });

  it('a campaign at the sale chooses the offer, and one that needs proof is remembered, not pushed', async () => {
    await world.ok('PUT', '/v1/offers/premium-yearly', {
      planKey: 'premium',
      interval: 'year',
      currency: 'usd',
      words: { title: 'A year', body: 'Of premium' },
      timing: 'atSale',
    });
    const monthly = { planKey: 'premium', interval: 'month', currency: 'usd', words: { title: 'M', body: 'M' } };
    await world.ok('PUT', '/v1/offers/premium-monthly', { ...monthly, timing: 'afterProof' });
    await world.ok('PUT', '/v1/campaigns/at-the-sale', {
      name: 'At the sale',
      trigger: 'sale',
      channel: 'in_app',
      offerKeys: ['premium-yearly', 'premium-monthly'],
    });
    await world.ok('POST', '/v1/campaigns/at-the-sale/schedule', {});
    const member = await newcomer();
    const sale = await start({ member, ...basic });
    expect(sale.question?.offered).toMatchObject({ key: 'premium', interval: 'year', differenceNowMinor: 19_000 });
    const remembered = await world.rows(
      `select kind, key from sale_reminder r join member m on m.id = member_id where external_id = $1`,
      [member],
    );
    expect(remembered).toEqual([{ kind: 'offer', key: 'premium-monthly' }]);
    await world.ok('POST', '/v1/campaigns/at-the-sale/cancel', {});
    await world.ok('PUT', '/v1/offers/premium-monthly', { ...monthly, timing: 'both' });
  });

  it('a sale that is left with a question open is abandoned, one left before the payment expires', async () => {
    const open = await start({ member: await newcomer(), ...basic });
    const ready = await start({ member: await newcomer(), plan: { key: 'premium', interval: 'year' } });
    const paying = await start({ member: await newcomer(), plan: { key: 'premium', interval: 'year' } });
    const page = await pay(paying);
    await world.at('2026-03-02T11:00:00Z');
    expect((await get(open)).status).toBe('abandoned');
    expect((await get(ready)).status).toBe('expired');
    expect(code(await answer(open, 'up_sell', 'yes'))).toEqual([409, 'sale_closed']);
    expect(code(await pay(ready))).toEqual([409, 'sale_closed']);
    expect((await get(paying)).status).toBe('paying');
    await world.payOnPage(page.body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect((await get(paying)).status).toBe('paid');
  });
});

import { seedCatalogue, sellOnce } from '../support/catalogue';
import { basic, consent, NOW, type Paid, type Sale } from '../support/sale';
import { control, World } from '../support/world';

const dollars = (key: string, unitAmountMinor: number) => ({
  currency: 'usd',
  unitAmountMinor,
  lookupKey: `${key}_usd`,
});

describe('the point of sale with products', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await sellOnce(world, 'mug_usd', 800);
    await sellMug();
    await world.ok('PUT', '/v1/products/guide', {
      name: 'Guide',
      prices: [dollars('guide', 500)],
      timing: 'afterProof',
    });
  });
  afterAll(() => world.stop());

  const sellMug = (change: object = {}) =>
    world.ok('PUT', '/v1/products/mug', { name: 'Mug', prices: [dollars('mug', 800)], repeatable: true, ...change });
  const answer = (id: string, question: string, said: string) =>
    world.ok<Sale>('POST', `/v1/sales/${id}/answers`, { question, answer: said });

  it.each(['yes', 'no', 'timed_out'])('after %s to the up-sell the cross-sell is asked all the same', async (said) => {
    await world.ok('PUT', '/v1/members/ann', {});
    const begun = await world.ok<Sale>('POST', '/v1/sales', { member: 'ann', ...basic });
    const asked = await answer(begun.id, 'up_sell', said);
    expect(asked).toMatchObject({
      status: 'cross_sell_asked',
      question: {
        kind: 'cross_sell',
        words: { title: 'Would you like Mug with that?', body: '$8, paid once.' },
        offered: { key: 'mug', differenceNowMinor: 800, differenceMonthlyMinor: 0 },
      },
    });
    const early = await world.call('POST', `/v1/sales/${begun.id}/pay`, { consent });
    expect(early.body).toMatchObject({ code: 'questions_open', openQuestion: 'cross_sell' });
    const through = await answer(begun.id, 'cross_sell', 'yes');
    expect(through).toMatchObject({ status: 'ready', totalMinor: (said === 'yes' ? 2000 : 1000) + 800 });
    const waiting = await world.rows(`select kind, key from sale_reminder`);
    expect(waiting).toEqual([{ kind: 'product', key: 'guide' }]);
  });

  it('what the cart holds is not offered again', async () => {
    const sale = await world.ok<Sale>('POST', '/v1/sales', { ...basic, products: [{ key: 'mug', quantity: 2 }] });
    expect(sale.totalMinor).toBe(2600);
    expect((await answer(sale.id, 'up_sell', 'no')).questions[1]).toMatchObject({
      state: 'nothing_to_ask',
      because: 'needs_proof',
    });
  });

  /** Basic with a mug in the cart, premium wanted when asked. */
  const premiumWithMugs = async (member: string, quantity: number): Promise<string> => {
    await world.ok('PUT', `/v1/members/${member}`, {});
    const products = [{ key: 'mug', quantity }];
    const { id } = await world.ok<Sale>('POST', '/v1/sales', { member, ...basic, products });
    await answer(id, 'up_sell', 'yes');
    return id;
  };
  const pay = (id: string) => world.call<Paid & { code?: string }>('POST', `/v1/sales/${id}/pay`, { consent });
  const boughtBy = async (member: string) => {
    const [{ customer } = { customer: '' }] = await world.rows<{ customer: string }>(
      `select stripe_customer_id as customer from billing_customer join member on id = member_id where external_id = $1`,
      [member],
    );
    const listed = <T>(what: string) => world.stripe<{ data: T[] }>('GET', what, { customer });
    return {
      subscriptions: (await listed<{ status: string }>('subscriptions')).data.map(({ status }) => status),
      invoices: (await listed<{ status: string; total: number }>('invoices')).data.map((one) => [
        one.status,
        one.total,
      ]),
    };
  };

  it('basic becomes premium with two mugs: one page however often it is clicked, one subscription, one paid invoice', async () => {
    const id = await premiumWithMugs('cleo', 2);
    const clicks = await Promise.all([pay(id), pay(id), pay(id)]);
    const [url = '', ...others] = new Set(clicks.map(({ body }) => body.checkoutUrl ?? ''));
    expect(others).toEqual([]);
    await world.payOnPage(url, 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'paid', totalMinor: 3600 });
    expect((await pay(id)).body.sale.status).toBe('paid');
    expect(await boughtBy('cleo')).toMatchObject({ subscriptions: ['active'], invoices: [['paid', 3600]] });
    const [told] = await world.rows<{ data: object }>(
      `select data from outgoing_event where type = 'sale.paid' and data ->> 'saleId' = $1`,
      [id],
    );
    expect(told?.data).toMatchObject({ plan: 'premium', products: [{ key: 'mug', quantity: 2 }], totalMinor: 3600 });
  });

  it('a product paid once adds nothing to the recurring revenue', async () => {
    const id = await premiumWithMugs('cora', 1);
    await world.payOnPage((await pay(id)).body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    const movements = await world.rows(
      `select kind, amount_minor::int as amount from mrr_movement v join member m on m.id = v.member_id where external_id = 'cora'`,
    );
    expect(movements).toEqual([{ kind: 'new', amount: 2000 }]);
  });

  it('a product that costs another amount at Stripe is not charged, and the sale can be paid once they agree', async () => {
    const id = await premiumWithMugs('dora', 1);
    await sellOnce(world, 'mug_usd', 801);
    expect(await pay(id)).toMatchObject({ status: 409, body: { code: 'price_unavailable' } });
    await sellOnce(world, 'mug_new_usd', 801);
    await sellMug({ prices: [dollars('mug_new', 801)] });
    expect(await pay(id)).toMatchObject({ status: 409, body: { code: 'cart_changed' } });
    expect(await pay(id)).toMatchObject({ status: 200, body: { sale: { totalMinor: 2801 } } });
    await sellOnce(world, 'mug_usd', 800);
    await sellMug();
  });

  it('a product that was withdrawn meanwhile leaves the cart before anything is charged, and the rest is sold', async () => {
    await world.ok('PUT', '/v1/members/ben', {});
    const sale = await world.ok<Sale>('POST', '/v1/sales', { member: 'ben', ...basic });
    await answer(sale.id, 'up_sell', 'no');
    await answer(sale.id, 'cross_sell', 'yes');
    await sellMug({ active: false });
    const changed = await world.call('POST', `/v1/sales/${sale.id}/pay`, { consent });
    await sellMug();
    expect(changed).toMatchObject({ status: 409, body: { code: 'cart_changed', lines: [{ key: 'basic' }] } });
    expect(await world.ok('GET', `/v1/sales/${sale.id}`)).toMatchObject({ status: 'ready', totalMinor: 1000 });
    expect((await world.call('POST', `/v1/sales/${sale.id}/pay`, { consent })).status).toBe(200);
  });

  it('a sale of which nothing is sold any more is closed before the payment', async () => {
    const { id } = await world.ok<Sale>('POST', '/v1/sales', { member: 'ben', products: [{ key: 'mug' }] });
    await answer(id, 'up_sell', 'no');
    await sellMug({ active: false });
    const refused = await world.call('POST', `/v1/sales/${id}/pay`, { consent });
    await sellMug();
    expect(refused).toMatchObject({ status: 409, body: { code: 'sale_closed' } });
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'expired', totalMinor: 800 });
    expect((await world.call('POST', `/v1/sales/${id}/pay`, { consent })).body).toMatchObject({ code: 'sale_closed' });
  });

  it('a payment that nobody has told us of yet is seen before a second page opens', async () => {
    await world.ok('PUT', '/v1/members/eli', {});
    const sale = async () => {
      const products = [{ key: 'mug', quantity: 1 }];
      const { id } = await world.ok<Sale>('POST', '/v1/sales', { member: 'eli', products });
      for (const kind of ['up_sell', 'cross_sell'])
        await world.call('POST', `/v1/sales/${id}/answers`, { question: kind, answer: 'no' });
      return id;
    };
    const [first, second] = [await sale(), await sale()];
    const { body } = await pay(first);
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    await world.payOnPage(body.checkoutUrl ?? '', 'pm_card_visa');
    expect((await pay(second)).body.code).toBe('already_on_plan');
    await control(world.sandbox, 'faults', {});
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${first}`)).toMatchObject({ status: 'paid' });
    expect((await pay(second)).status).toBe(200);
  });
});

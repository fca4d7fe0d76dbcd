import { seedCatalogue, payingMember, sellOnce } from '../support/catalogue';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const consent = { terms: 'By the month, cancel at any time.', shownAt: NOW };
const dollars = (lookupKey: string, unitAmountMinor: number) => ({ currency: 'usd', unitAmountMinor, lookupKey });

interface Sale {
  id: string;
  status: string;
  totalMinor: number;
  question: {
    kind: string;
    words: { title: string; body: string };
    offered: { key: string; unitAmountMinor: number };
  } | null;
  questions: { kind: string; state: string; because: string | null }[];
}

describe('products at the point of sale', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    for (const [key, price, change] of [
      ['mug', 800, { complements: ['spoon'], margin: 0.6 }],
      ['spoon', 500, { margin: 0.5 }],
      ['book', 2500, {}],
    ] as const) {
      await sellOnce(world, `${key}_usd`, price);
      await world.ok('PUT', `/v1/products/${key}`, { name: key, prices: [dollars(`${key}_usd`, price)], ...change });
    }
  });
  afterAll(() => world.stop());

  let members = 0;
  const newcomer = async () => {
    const id = `buyer-${++members}`;
    await world.ok('PUT', `/v1/members/${id}`, {});
    return id;
  };
  const start = (cart: object) => world.ok<Sale>('POST', '/v1/sales', cart);
  const answer = (id: string, question: string, said: string) =>
    world.ok<Sale>('POST', `/v1/sales/${id}/answers`, { question, answer: said });
  const pay = (id: string) =>
    world.call<{ checkoutUrl: string | null; code?: string }>('POST', `/v1/sales/${id}/pay`, { consent });
  const mugs = { products: [{ key: 'mug', quantity: 1 }] };

  it('a cart of products alone is asked both questions and paid on a page of its own, which leaves the plan as it is', async () => {
    const member = await newcomer();
    const { id } = await start({ member, ...mugs });
    const asked = await answer(id, 'up_sell', 'no');
    expect(asked.question).toMatchObject({ kind: 'cross_sell', offered: { key: 'spoon' } });
    await answer(id, 'cross_sell', 'yes');
    const clicks = await Promise.all([pay(id), pay(id), pay(id)]);
    const [url = '', ...others] = new Set(clicks.map(({ body }) => body.checkoutUrl ?? ''));
    expect(others).toEqual([]);
    await world.payOnPage(url, 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'paid', totalMinor: 1300 });
    expect(await world.ok('GET', `/v1/members/${member}`)).toMatchObject({ plan: 'free' });
    expect(
      await world.rows(`select 1 from mrr_movement v join member m on m.id = v.member_id where external_id = $1`, [
        member,
      ]),
    ).toEqual([]);
    const again = await start({ member, ...mugs });
    expect((await answer(again.id, 'up_sell', 'no')).question?.offered.key).toBe('book'); // the spoon is owned
  });

  it('a purchase whose page closes unpaid charges nothing, and may be paid anew', async () => {
    const { id } = await start({ member: await newcomer(), ...mugs });
    await answer(id, 'up_sell', 'no');
    await answer(id, 'cross_sell', 'no');
    const first = await pay(id);
    const page = await world.rows<{ stripe_id: string }>(
      `select stripe_id from plan_change c join sale s on s.plan_change_id = c.id where s.id = $1`,
      [id],
    );
    await world.stripe('POST', `checkout/sessions/${page[0]?.stripe_id}/expire`, {});
    await world.drain();
    const second = await pay(id);
    expect(second.status).toBe(200);
    expect(second.body.checkoutUrl).not.toBe(first.body.checkoutUrl);
    await world.payOnPage(second.body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'paid', totalMinor: 800 });
  });

  it('a paying member who wants no better plan pays the products on a page, and keeps the plan', async () => {
    await payingMember(world, 'paula', 'basic');
    const products = await start({ member: 'paula', ...mugs });
    await answer(products.id, 'up_sell', 'no');
    await answer(products.id, 'cross_sell', 'yes');
    await world.payOnPage((await pay(products.id)).body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${products.id}`)).toMatchObject({ status: 'paid', totalMinor: 1300 });
    expect(await world.ok('GET', '/v1/members/paula')).toMatchObject({ plan: 'basic' });
  });

  it('with its bundle the product is cheaper, says from what, and is charged at that price; alone it is not', async () => {
    await sellOnce(world, 'spoon_with_mug_usd', 350);
    await world.ok('PUT', '/v1/bundles/spoon-with-mug', {
      requires: ['mug'],
      productKey: 'spoon',
      price: dollars('spoon_with_mug_usd', 350),
    });
    const { id } = await start({ member: await newcomer(), ...mugs });
    const { question } = await answer(id, 'up_sell', 'no');
    expect(question?.offered).toMatchObject({ key: 'spoon', unitAmountMinor: 350 });
    expect(question?.words.body).toContain('the lowest price of the last 30 days was $5');
    await answer(id, 'cross_sell', 'yes');
    await world.payOnPage((await pay(id)).body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'paid', totalMinor: 1150 });
  });

  it.each([
    ['more than its margin', { price: dollars('x_usd', 200) }, 'bundle_invalid'],
    [
      'more than it brings back',
      { price: dollars('x_usd', 400), attach: { without: 0.2, with: 0.22 } },
      'bundle_invalid',
    ],
    ['nothing', { price: dollars('x_usd', 500) }, 'bundle_invalid'],
    ['with what it does not go with', { requires: ['book'] }, 'bundle_invalid'],
    ['with what nobody sells', { requires: ['fork'] }, 'product_unknown'],
    ['until before it starts', { startsAt: NOW, endsAt: NOW }, 'invalid_request'],
  ])('a bundle that gives away %s is refused', async (_name, change, code) => {
    const body = { requires: ['mug'], productKey: 'spoon', price: dollars('x_usd', 450), ...change };
    expect((await world.call('PUT', '/v1/bundles/bad', body)).body.code).toBe(code);
  });

  it.each([
    ['a price that changes its amount', { prices: [dollars('mug_usd', 900)] }, 'product_invalid'],
    ['the lookup key of a plan', { prices: [dollars('basic_month_usd', 900)] }, 'product_invalid'],
    ['two prices in a currency', { prices: [dollars('a', 1), dollars('b', 2)] }, 'product_invalid'],
    ['itself as a complement', { prices: [dollars('mug_usd', 800)], complements: ['mug'] }, 'product_invalid'],
    ['a negative price', { prices: [dollars('c', -1)] }, 'invalid_request'],
  ])('a product with %s is refused', async (_name, change, code) => {
    expect((await world.call('PUT', '/v1/products/mug', { name: 'Mug', ...change })).body.code).toBe(code);
  });

  it('closes the gap to an incentive, and what was promised holds when the incentive has ended meanwhile', async () => {
    const incentive = { currency: 'usd', thresholdMinor: 3000, reward: { en: 'shipping is free' }, priority: 1 };
    await world.ok('PUT', '/v1/incentives/free-shipping', incentive);
    const { id } = await start({ member: await newcomer(), products: [{ key: 'book', quantity: 1 }] });
    const { question } = await answer(id, 'up_sell', 'no');
    expect(question?.words.body).toContain('$5 more and shipping is free');
    await answer(id, 'cross_sell', 'yes');
    await world.ok('PUT', '/v1/incentives/free-shipping', { ...incentive, active: false });
    await world.payOnPage((await pay(id)).body.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    const [told] = await world.rows<{ data: object }>(
      `select data from outgoing_event where type = 'sale.paid' and data ->> 'saleId' = $1`,
      [id],
    );
    expect(told?.data).toMatchObject({ plan: null, totalMinor: 3300, rewards: ['free-shipping'] });
  });

  it('what was bought here and what the site tells are counted together, and the night makes the lists of them', async () => {
    const orders = Array.from({ length: 30 }, (_, i) => ({
      id: `past-${i}`,
      orderedAt: NOW,
      items: [{ product: 'book' }, { product: i < 25 ? 'mug' : 'pen' }],
    }));
    const taken = await world.ok('POST', '/v1/orders', { orders: [...orders, { id: 'x', orderedAt: NOW, items: [] }] });
    expect(taken).toMatchObject({ accepted: 30, duplicates: 0, rejected: [{ index: 30, code: 'order_invalid' }] });
    expect(await world.ok('POST', '/v1/orders', orders[0] ?? {})).toMatchObject({ accepted: 0, duplicates: 1 });
    await world.at('2026-03-03T10:00:00Z');
    const { id } = await start({ member: await newcomer(), products: [{ key: 'book', quantity: 1 }] });
    const { question } = await answer(id, 'up_sell', 'no');
    expect(question?.offered.key).toBe('mug');
    const [counted] = await world.rows(`select orders::int from item_count where item = 'book'`);
    expect(counted).toEqual({ orders: 31 });
    await world.call('POST', '/v1/orders/past-0/refund');
    await world.call('POST', '/v1/orders/past-0/refund');
    expect(await world.rows(`select orders::int from item_count where item = 'book'`)).toEqual([{ orders: 30 }]);
    expect((await world.call('POST', '/v1/orders/nobody/refund')).body.code).toBe('order_unknown');
  });

  const stream = async (type: string, body: string) => {
    const url = `${await world.api.getUrl()}/v1/orders`;
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': type };
    return (await fetch(url, { method: 'POST', headers, body })).json();
  };

  it('past orders are imported as lines of JSON and as CSV, faults are named, and all of it again changes nothing', async () => {
    const csv = `id,orderedAt,product,quantity
c1,${NOW},cup,2
c1,${NOW},"tea, green",
c2,yesterday,cup,1
c3,${NOW},cup,-1
`;
    expect(await stream('text/csv', csv)).toMatchObject({
      accepted: 1,
      duplicates: 0,
      rejectedCount: 2,
      rejected: [
        { index: 1, code: 'order_invalid' },
        { index: 2, code: 'order_invalid' },
      ],
    });
    expect(await stream('text/csv; charset=utf-8', csv)).toMatchObject({ accepted: 0, duplicates: 1 });
    const lines = [{ id: 'n1', orderedAt: NOW, items: [{ product: 'cup' }] }, 'nonsense'];
    expect(await stream('application/x-ndjson', lines.map((one) => JSON.stringify(one)).join('\n'))).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1 }],
    });
    expect(await stream('text/csv', 'id,orderedAt\n"c9')).toMatchObject({ code: 'order_invalid' });
    expect(await world.rows(`select item, other, orders::int from item_pair where item = 'cup'`)).toEqual([
      { item: 'cup', other: 'tea, green', orders: 1 },
    ]);
  });
});

import { ReconcileCustomers } from '#billing';
import { payingMember, seedCatalogue, sellOnce } from '../support/catalogue';
import { control, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const consent = { terms: 'As shown.', shownAt: NOW };

describe('a payment that is given back at Stripe', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW, env: { RECONCILE_MINUTES: '0' } });
    await seedCatalogue(world);
    for (const [key, unitAmountMinor] of [
      ['mug', 800],
      ['spoon', 500],
    ] as const) {
      await sellOnce(world, `${key}_usd`, unitAmountMinor);
      const prices = [{ currency: 'usd', unitAmountMinor, lookupKey: `${key}_usd` }];
      await world.ok('PUT', `/v1/products/${key}`, { name: key, prices });
    }
  });
  afterEach(() => control(world.sandbox, 'faults', {}));
  afterAll(() => world.stop());

  let members = 0;
  const mugAndSpoon = { products: ['mug', 'spoon'].map((key) => ({ key, quantity: 1 })) };
  /** A cart up to its payment; answers whose it is and where it is paid. */
  const buying = async (cart: object, member = `buyer-${++members}`) => {
    await world.ok('PUT', `/v1/members/${member}`, {});
    const { id, questions } = await world.ok<{ id: string; questions: { kind: string; state: string }[] }>(
      'POST',
      '/v1/sales',
      { member, ...cart },
    );
    if (questions.some(({ kind, state }) => kind === 'up_sell' && state === 'asked'))
      await world.ok('POST', `/v1/sales/${id}/answers`, { question: 'up_sell', answer: 'no' });
    const { question } = await world.ok<{ question: object | null }>('GET', `/v1/sales/${id}`);
    if (question) await world.ok('POST', `/v1/sales/${id}/answers`, { question: 'cross_sell', answer: 'no' });
    const paying = await world.ok<{ checkoutUrl: string | null; quote: { id: string } | null }>(
      'POST',
      `/v1/sales/${id}/pay`,
      { consent },
    );
    return { id, member, ...paying };
  };
  const bought = async (cart: object) => {
    const sale = await buying(cart);
    await world.payOnPage(sale.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    return sale;
  };
  const newestCharge = async (member: string) => {
    const [row] = await world.rows<{ id: string }>(
      `select stripe_customer_id as id from billing_customer join member on member.id = member_id where external_id = $1`,
      [member],
    );
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'charges', { customer: row?.id ?? '' });
    return data[0]?.id ?? '';
  };
  const refund = async (member: string, more: Record<string, string> = {}) =>
    world.stripe('POST', 'refunds', { charge: await newestCharge(member), ...more });
  /** Of all items and pairs, and whether that is what a recount of the orders says. */
  const counts = async () => {
    const kept = await world.rows<{ item: string; orders: number }>(
      `select item, orders::int from item_count where orders <> 0
       union all select item || '+' || other, orders::int from item_pair where orders <> 0 order by 1`,
    );
    return Object.fromEntries(kept.map(({ item, orders }) => [item, orders]));
  };
  const ofMugAndSpoon = (orders: number) =>
    orders === 0 ? {} : { '': orders, mug: orders, 'mug+spoon': orders, spoon: orders };

  it('takes its sale out of what is bought together, once, however often Stripe says so', async () => {
    const { member, id } = await bought(mugAndSpoon);
    expect(await counts()).toEqual(ofMugAndSpoon(1));
    await control(world.sandbox, 'faults', { deliveries: { duplicate: 3, reverse: true } });
    await refund(member);
    await world.drain();
    expect(await counts()).toEqual({});
    await world.call('POST', `/v1/orders/${id}/refund`); // nor when the site says so too
    expect(await counts()).toEqual({});
  });

  it('in parts leaves the sale as it is until the last of it', async () => {
    const { member } = await bought(mugAndSpoon);
    await refund(member, { amount: '800' });
    await world.drain();
    expect(await counts()).toEqual(ofMugAndSpoon(1));
    await refund(member, { amount: '500' });
    await world.drain();
    expect(await counts()).toEqual({});
  });

  it('before we have heard that it was made takes the sale out all the same', async () => {
    for (const reverse of [false, true]) {
      const { member, checkoutUrl } = await buying(mugAndSpoon);
      await control(world.sandbox, 'faults', { deliveries: { reverse } });
      await world.whileWorkerIsDown(async () => {
        await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
        await refund(member);
        await control(world.sandbox, 'flush', {});
      });
      await world.drain();
      expect([reverse, await counts()]).toEqual([reverse, {}]);
    }
    const paid = await world.rows(`select 1 from sale where status = 'paid'`);
    expect(paid).toHaveLength(4);
  });

  it('unheard is found when customers are reconciled', async () => {
    const { member } = await bought(mugAndSpoon);
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    await refund(member);
    await world.drain();
    expect(await counts()).toEqual(ofMugAndSpoon(1));
    await world.api.get(ReconcileCustomers).run();
    await world.drain();
    expect(await counts()).toEqual({});
  });

  it('is that of its own sale only: of a first plan with a product, and of a better plan in place', async () => {
    const first = await bought({ plan: { key: 'basic' }, products: [{ key: 'mug', quantity: 1 }] });
    const kept = await bought(mugAndSpoon);
    await refund(first.member);
    await world.drain();
    expect(await counts()).toEqual(ofMugAndSpoon(1));

    await payingMember(world, 'paula', 'basic');
    const { quote } = await buying({ plan: { key: 'premium' } }, 'paula');
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    expect(await counts()).toMatchObject({ 'plan:premium': 1 });
    await refund('paula');
    await world.drain();
    expect(await counts()).toEqual(ofMugAndSpoon(1));

    await refund(kept.member);
    await world.drain();
    expect(await counts()).toEqual({});
  });

  it('of a renewal leaves the sale of the plan counted', async () => {
    const { member } = await bought({ plan: { key: 'basic' } });
    await world.at('2026-04-03T10:00:00Z');
    await refund(member);
    await world.drain();
    expect(await counts()).toEqual({ '': 1, 'plan:basic': 1 });
  });

  it('is found however much was paid since: all charges are read, not the newest hundred', async () => {
    const customer = await world.stripe<{ id: string }>('POST', 'customers', {
      payment_method: 'pm_card_visa',
      'invoice_settings[default_payment_method]': 'pm_card_visa',
    });
    const { id: product } = await world.stripe<{ id: string }>('POST', 'products', { name: 'Daily' });
    const daily = await world.stripe<{ id: string }>('POST', 'prices', {
      currency: 'usd',
      unit_amount: '100',
      'recurring[interval]': 'day',
      product,
    });
    await world.stripe('POST', 'subscriptions', { customer: customer.id, 'items[0][price]': daily.id });
    await control(world.sandbox, 'faults', { deliveries: { drop: 1_000_000 } });
    await control(world.sandbox, 'clock', { now: '2026-07-15T10:00:00Z' });
    await world.ok('PUT', '/v1/members/dora', {});
    await world.ok('PUT', '/v1/members/dora/stripe-customer', { stripeCustomerId: customer.id });
    await world.drain();
    const [read] = await world.rows<{ n: number }>(
      `select count(*)::int as n from charge join member on member.id = member_id where external_id = 'dora'`,
    );
    expect(read?.n).toBeGreaterThan(100);
  });
});

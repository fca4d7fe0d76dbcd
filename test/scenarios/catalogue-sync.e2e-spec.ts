import { after, Clock, DAY } from '#platform';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { changing } from '../support/plan-changing';
import { verify } from '../support/verify';
import { control, World } from '../support/world';

interface Sync {
  steps: { lookupKey: string; plan: string; state: string }[];
}

describe('plans and Stripe’s prices agree by lookup key', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  afterEach(() => control(world.sandbox, 'faults', {}));

  const sync = async (dryRun: boolean) => {
    const { steps } = await world.ok<Sync>('POST', '/v1/plans/sync', { dryRun });
    return Object.fromEntries(steps.map(({ lookupKey, state }) => [lookupKey, state]));
  };
  const priceId = async (lookupKey: string) =>
    (await world.stripe<{ data: { id: string }[] }>('GET', 'prices', { 'lookup_keys[0]': lookupKey })).data[0]?.id;
  const createPrice = (product: string, lookupKey: string, amount: number, more: Record<string, string> = {}) =>
    world.stripe('POST', 'prices', {
      product,
      currency: 'usd',
      unit_amount: String(amount),
      'recurring[interval]': 'month',
      lookup_key: lookupKey,
      ...more,
    });

  it('and a dry run changes nothing', async () => {
    await world.ok('PUT', '/v1/plans/gold', {
      name: 'Gold',
      rank: 3,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 5000, lookupKey: 'gold_month_usd' }],
    });
    expect((await sync(true)).gold_month_usd).toBe('missing');
    expect(await priceId('gold_month_usd')).toBeUndefined();
    expect((await sync(false)).gold_month_usd).toBe('created');
    expect((await sync(false)).gold_month_usd).toBe('present');
  });

  it('and what Stripe sells of a plan is adopted', async () => {
    const { id } = await world.stripe<{ id: string }>('POST', 'products', {
      name: 'Platinum',
      'metadata[tierlift_plan]': 'platinum',
    });
    await createPrice(id, 'platinum_month_usd', 9900);
    const other = await world.stripe<{ id: string }>('POST', 'products', { name: 'Of another application' });
    await createPrice(other.id, 'somebody_else', 100);
    expect(await sync(true)).toMatchObject({ platinum_month_usd: 'missing' });
    expect(await sync(false)).toMatchObject({ platinum_month_usd: 'adopted' });
    const { data } = await world.ok<{ data: { key: string }[] }>('GET', '/v1/plans');
    expect(data.at(-1)).toMatchObject({
      key: 'platinum',
      name: 'Platinum',
      rank: 4,
      prices: [{ lookupKey: 'platinum_month_usd', unitAmountMinor: 9900 }],
    });
    expect(JSON.stringify(data)).not.toContain('somebody_else');
  });

  it('and a price that exists is never changed: one that differs or was archived is told', async () => {
    const { id } = await world.stripe<{ id: string }>('POST', 'products', { name: 'Ruby' });
    await createPrice(id, 'ruby_month_usd', 4900);
    await world.stripe('POST', `prices/${await priceId('basic_year_usd')}`, { active: 'false' });
    await world.ok('PUT', '/v1/plans/ruby', {
      name: 'Ruby',
      rank: 5,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 5000, lookupKey: 'ruby_month_usd' }],
    });
    expect(await sync(false)).toMatchObject({ ruby_month_usd: 'differs', basic_year_usd: 'archived' });
    const { data } = await world.stripe<{ data: { unit_amount: number }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'ruby_month_usd',
    });
    expect(data.map(({ unit_amount: amount }) => amount)).toEqual([4900]);
  });

  it('and only what costs one amount a month or a year is a price of a plan', async () => {
    const { id } = await world.stripe<{ id: string }>('POST', 'products', {
      name: 'Opal',
      'metadata[tierlift_plan]': 'opal',
    });
    await createPrice(id, 'opal_quarter_usd', 2700, { 'recurring[interval_count]': '3' });
    await createPrice(id, 'opal_week_usd', 300, { 'recurring[interval]': 'week' });
    await createPrice(id, 'jade_month_usd', 2700, { 'recurring[interval_count]': '3' });
    await world.ok('PUT', '/v1/plans/jade', {
      name: 'Jade',
      rank: 7,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 2700, lookupKey: 'jade_month_usd' }],
    });
    const steps = await sync(false);
    expect(steps).toMatchObject({ jade_month_usd: 'differs' });
    expect(Object.keys(steps).filter((lookupKey) => lookupKey.startsWith('opal'))).toEqual([]);
  });

  it('and a price that members pay by stays with its plan, behind the new one', async () => {
    await payingMember(world, 'ann', 'premium');
    const premium = (...amounts: number[]) =>
      world.call('PUT', '/v1/plans/premium', {
        name: 'Premium',
        rank: 2,
        prices: amounts.map((unitAmountMinor) => ({
          interval: 'month',
          currency: 'usd',
          unitAmountMinor,
          lookupKey: unitAmountMinor === 2000 ? 'premium_month_usd' : 'premium_month_usd_2',
        })),
      });
    expect((await premium(2500)).body.code).toBe('plan_in_use');
    expect((await premium(2500, 2000)).status).toBe(200);
    await sync(false);
    await world.ok('PUT', '/v1/members/bob', {});
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>('POST', '/v1/quotes', {
      member: 'bob',
      plan: 'premium',
    });
    await world.payOnPage(checkoutUrl, 'pm_card_visa');
    await world.drain();
    const earned = await world.rows<{ minor: number }>('select mrr_minor::int as minor from subscription order by 1');
    expect(earned.map(({ minor }) => minor)).toEqual([2000, 2500]);
    expect(await world.ok('GET', '/v1/members/ann')).toMatchObject({ plan: 'premium' });
  });

  it('and a price whose lookup key has moved to another stays its plan’s, for who pays by it and who is linked later', async () => {
    const { ask, confirm, planOf, invoices } = changing(() => world);
    await world.ok('PUT', '/v1/plans/pearl', {
      name: 'Pearl',
      rank: 8,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 3000, lookupKey: 'pearl_month_usd' }],
    });
    await sync(false);
    await payingMember(world, 'early', 'pearl');
    const form = { payment_method: 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa' };
    const { id: customer } = await world.stripe<{ id: string }>('POST', 'customers', form);
    const old = (await priceId('pearl_month_usd')) ?? '';
    await world.stripe('POST', 'subscriptions', { customer, 'items[0][price]': old });
    const { product } = await world.stripe<{ product: string }>('GET', `prices/${old}`);
    await createPrice(product, 'pearl_month_usd', 3500, { transfer_lookup_key: 'true' });

    await payingMember(world, 'newer', 'pearl');
    await world.ok('PUT', '/v1/members/late', {});
    await world.ok('PUT', '/v1/members/late/stripe-customer', { stripeCustomerId: customer });
    const lower = await confirm(await ask('early', { plan: 'basic' }));
    expect([lower.status, await planOf('early'), await planOf('late'), await planOf('newer')]).toEqual([
      'succeeded',
      'pearl',
      'pearl',
      'pearl',
    ]);
    await createPrice(product, 'basic_month_usd', 1500, { transfer_lookup_key: 'true' });
    await world.at(after(world.api.get(Clock).now(), 15 * DAY).toISOString());
    expect((await world.ok<{ data: object[] }>('GET', '/v1/members/early/subscription')).data).toMatchObject([
      { plan: 'pearl', monthlyMinor: 3000, scheduledPlan: 'basic' },
    ]);
    await world.at(after(world.api.get(Clock).now(), 17 * DAY).toISOString());
    const paid = (await invoices('early')).map(({ amount_paid: amount }) => amount);
    expect([await planOf('early'), paid]).toEqual(['basic', [1000, 3000]]);
    expect(await verify(world)).toEqual([]);
  });

  it('and a price that gets another lookup key is sold by it', async () => {
    const { ask, confirm, planOf } = changing(() => world);
    const price = (lookupKey: string) => ({ interval: 'month', currency: 'usd', unitAmountMinor: 4000, lookupKey });
    const put = (...keys: string[]) =>
      world.call('PUT', '/v1/plans/opal', { name: 'Opal', rank: 9, prices: keys.map(price) });
    await put('opal_month_usd');
    await sync(false);
    await payingMember(world, 'before', 'opal');
    await payingMember(world, 'after', 'premium');
    await world.stripe('POST', `prices/${await priceId('opal_month_usd')}`, { lookup_key: 'opal_usd' });
    expect((await put('opal_usd', 'opal_month_usd')).status).toBe(200);
    expect(await confirm(await ask('after', { plan: 'opal' }))).toMatchObject({ status: 'succeeded' });
    expect(await confirm(await ask('before', { plan: 'basic' }))).toMatchObject({ status: 'succeeded' });
    expect([await planOf('after'), await planOf('before')]).toEqual(['opal', 'opal']);
    expect((await put('opal_usd')).status).toBe(200);
  });

  it('and Stripe’s limits are waited out: a price is made once, however often Stripe says “not now”', async () => {
    await world.ok('PUT', '/v1/plans/onyx', {
      name: 'Onyx',
      rank: 6,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 5000, lookupKey: 'onyx_month_usd' }],
    });
    await control(world.sandbox, 'faults', {
      requests: [{ method: 'POST', path: '/v1/prices', times: 1, kind: 'status_500_after_commit' }],
    });
    const first = await world.call('POST', '/v1/plans/sync', { dryRun: false });
    expect([200, 503]).toContain(first.status);
    await world.ok('POST', '/v1/plans/sync', { dryRun: false });
    const { data } = await world.stripe<{ data: unknown[] }>('GET', 'prices', { 'lookup_keys[0]': 'onyx_month_usd' });
    expect(data).toHaveLength(1);
  });
});

import { seedCatalogue } from '../support/catalogue';
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
  const createPrice = (product: string, lookupKey: string, amount: number) =>
    world.stripe('POST', 'prices', {
      product,
      currency: 'usd',
      unit_amount: String(amount),
      'recurring[interval]': 'month',
      lookup_key: lookupKey,
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

import { FEATURES } from '#domain';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00.000Z';

describe('what is put in', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const listed = async (path: string) => (await world.ok<{ data: Record<string, unknown>[] }>('GET', path)).data;
  const price = (unitAmountMinor: number, lookupKey: string) => ({ currency: 'usd', unitAmountMinor, lookupKey });

  it('comes back in its list, under its key', async () => {
    const mug = { name: 'Mug', prices: [price(800, 'mug_usd')], margin: 0.6 };
    await world.ok('PUT', '/v1/products/mug', mug);
    const bundle = { requires: ['basic'], productKey: 'mug', price: price(700, 'mug_with_basic_usd') };
    await world.ok('PUT', '/v1/bundles/mug-with-basic', bundle);
    const incentive = { currency: 'usd', thresholdMinor: 2500, reward: { en: 'shipping is free' } };
    await world.ok('PUT', '/v1/incentives/free-shipping', incentive);
    await world.ok('PUT', '/v1/signal-definitions/poem_written', { family: 'positive', weight: 1 });

    expect(await listed('/v1/products')).toEqual([expect.objectContaining({ key: 'mug', ...mug })]);
    expect(await listed('/v1/bundles')).toEqual([expect.objectContaining({ key: 'mug-with-basic', ...bundle })]);
    expect(await listed('/v1/incentives')).toEqual([expect.objectContaining({ key: 'free-shipping', ...incentive })]);
    expect(await listed('/v1/offers')).toEqual([
      expect.objectContaining({ key: 'basic-monthly', planKey: 'basic' }),
      expect.objectContaining({ key: 'premium-monthly', planKey: 'premium' }),
    ]);
    expect(await listed('/v1/campaigns')).toEqual([
      expect.objectContaining({ key: 'after-good-use', status: 'running' }),
    ]);
    expect(await listed('/v1/signal-definitions')).toContainEqual(
      expect.objectContaining({ name: 'poem_written', family: 'positive', weight: 1 }),
    );
  });

  it('is gone from its list when it is removed', async () => {
    const { id } = await world.ok<{ id: string }>('POST', '/v1/webhook-endpoints', { url: 'https://site.example/in' });
    expect(await listed('/v1/webhook-endpoints')).toEqual([expect.objectContaining({ id, status: 'enabled' })]);
    await world.call('DELETE', `/v1/webhook-endpoints/${id}`);
    expect(await listed('/v1/webhook-endpoints')).toEqual([]);
  });

  it('is in force, one model at a time, and the one before comes back', async () => {
    const span = { from: '2025-03-02T00:00:00.000Z', to: NOW };
    const refused = { refused: 'too_few' };
    const evaluation = {
      ...span,
      asks: 940,
      accepts: 57,
      loss: 0.21,
      lossOfShare: 0.23,
      askCost: 0.02,
      candidate: refused,
    };
    for (const version of [1, 2])
      await world.rows(
        `insert into model (version, status, weights, features, evaluation, created_at) values ($1, 'candidate', $2, $3, $4, $5)`,
        [
          version,
          JSON.stringify(FEATURES.map((_, i) => i / 10)),
          JSON.stringify(FEATURES),
          JSON.stringify({ ...evaluation, incumbent: refused }),
          NOW,
        ],
      );
    for (const version of [1, 2]) await world.ok('POST', `/v1/models/${version}/promote`, {});
    await world.ok('POST', '/v1/models/rollback', {});
    const models = await listed('/v1/models');
    expect(models.map(({ version, status }) => [version, status]).sort()).toEqual([
      [1, 'active'],
      [2, 'retired'],
    ]);
  });

  it('is told as a report and in the audit log', async () => {
    await world.ok('PUT', '/v1/members/ann', { timeZone: 'Europe/Berlin' });
    await goodDay(world, 'ann', '2026-03-02T09:30:00Z');
    await world.ok('POST', '/v1/sales', { member: 'ann', plan: { key: 'basic' } });
    const range = 'from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z';
    expect(await world.ok('GET', `/v1/reports/ask-rate?${range}`)).toBeDefined();
    expect(await world.ok('GET', `/v1/reports/lift/weeks?${range}&currency=usd`)).toBeDefined();
    expect(await listed('/v1/audit-log')).toContainEqual(
      expect.objectContaining({ actor: expect.objectContaining({ kind: 'key' }) }),
    );
    expect(await world.ok('GET', '/health/ready')).toBeDefined();
  });
});

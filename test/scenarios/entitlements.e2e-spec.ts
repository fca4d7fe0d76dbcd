import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

interface EntitlementAnswer {
  allowed: boolean;
  remaining: number | null;
  because: string | null;
  requiredPlan: string | null;
  decision: { outcome: string; proposal: { plan: string } | null } | null;
}

describe('at the moment of need', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await world.ok('PUT', '/v1/signal-definitions/gated_feature_tapped', { family: 'need', weight: 3 });
    await seedCatalogue(world);
    const price = (lookupKey: string, unitAmountMinor: number) => ({
      interval: 'month',
      currency: 'usd',
      unitAmountMinor,
      lookupKey,
    });
    await world.ok('PUT', '/v1/plans/basic', {
      name: 'Basic',
      rank: 1,
      entitlements: [{ key: 'export', perMonth: 3 }, 'read'],
      prices: [price('basic_month_usd', 1000)],
    });
    await world.ok('PUT', '/v1/plans/premium', {
      name: 'Premium',
      rank: 2,
      entitlements: ['export', 'read'],
      prices: [price('premium_month_usd', 2000)],
    });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.rows('truncate member, signal, signal_id cascade');
    await world.ok('PUT', '/v1/members/ann', {});
    await world.ok('PUT', '/v1/members/bob', { plan: 'basic' });
  });
  afterEach(() => world.drain());

  const check = (member: string, more: object = {}) =>
    world.ok<EntitlementAnswer>('POST', '/v1/entitlements/check', { member, entitlement: 'export', ...more });

  it('a member whose plan lacks a thing is told which plan has it, and is asked if the moment is good', async () => {
    const answer = await check('ann');
    expect(answer).toMatchObject({
      allowed: false,
      remaining: 0,
      because: 'not_included',
      requiredPlan: 'basic',
      decision: { outcome: 'offer', proposal: { plan: 'basic' } },
    });
    await check('ann');
    const signals = await world.rows<{ name: string }>('select name from signal');
    expect(signals).toEqual([{ name: 'gated_feature_tapped' }]);
    expect((await check('ann')).decision).toMatchObject({ outcome: 'none', proposal: null });
  });

  it('what is counted is counted once under its id, never beyond the limit, and starts anew with the month', async () => {
    expect(await check('bob')).toMatchObject({ allowed: true, remaining: 3, decision: null });
    for (const useId of ['a', 'b', 'b', 'a']) expect((await check('bob', { useId })).allowed).toBe(true);
    expect(await check('bob')).toMatchObject({ allowed: true, remaining: 1 });
    const many = await Promise.all(Array.from({ length: 8 }, (_, i) => check('bob', { useId: `many-${i}` })));
    expect(many.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(await check('bob')).toMatchObject({
      allowed: false,
      remaining: 0,
      because: 'limit_reached',
      requiredPlan: 'premium',
    });
    expect((await check('bob', { useId: 'a' })).allowed).toBe(true);
    await world.at('2026-04-01T00:00:00Z');
    expect(await check('bob', { quantity: 3, useId: 'april' })).toMatchObject({ allowed: true, remaining: 3 });
  });

  it('a dry run leaves no trace, and what no plan has is unknown', async () => {
    expect((await check('ann', { dryRun: true, useId: 'x' })).decision).toMatchObject({ proposal: null });
    const traces = await world.rows<{ n: number }>(
      `select (select count(*) from signal) + (select count(*) from decision) + (select count(*) from entitlement_use) as n`,
    );
    expect(Number(traces[0]?.n)).toBe(0);
    const unknown = await world.call('POST', '/v1/entitlements/check', { member: 'ann', entitlement: 'fly' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'entitlement_unknown']);
  });
});

import fc from 'fast-check';
import { StartDueCampaigns } from '#campaigns';
import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const TABLES = `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;

interface Simulated {
  audience: number;
  counts: Record<string, number>;
  exact: boolean;
  sendsByLocalHour: number[];
  discountLiabilityMinor: Record<string, number>;
  collisions: { campaign: string; members: number }[];
  sample: { member: string; explanation: { summary: string } }[];
}

describe('the simulation of a campaign', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW, env: { HOLDOUT_SHARE: '0.2' } });
    await seedCatalogue(world);
    for (let i = 0; i < 60; i++)
      await world.ok('PUT', `/v1/members/m${i}`, {
        timeZone: ['Asia/Jakarta', 'Europe/Berlin', 'America/New_York'][i % 3],
        traits: { even: i % 2 === 0 },
        ...(i % 10 === 9 && { objected: true }),
      });
    for (let i = 0; i < 60; i += 7)
      await world.ok('POST', '/v1/signals', { id: `t${i}`, member: `m${i}`, name: 'ticket_opened', occurredAt: NOW });
    await world.ok('PUT', '/v1/plans/gold', { name: 'Gold', rank: 3, entitlements: ['export'] });
    const words = { title: 'Half', body: 'price' };
    const terms = { discount: { percentOff: 50, duration: 'repeating', durationMonths: 3 } };
    await world.ok('PUT', '/v1/offers/half', { planKey: 'basic', interval: 'month', currency: 'usd', words, terms });
    const wave = {
      name: 'Spring',
      trigger: 'schedule',
      channel: 'in_app',
      audience: { trait: { name: 'even', in: [true] } },
      offerKeys: ['basic-monthly'],
      schedule: { kind: 'once', at: '2026-03-02T11:00:00', zone: 'UTC' },
    };
    await world.ok('PUT', '/v1/campaigns/spring', wave);
    await world.ok('PUT', '/v1/campaigns/other', { ...wave, name: 'Other', audience: { timeZone: ['Asia/Jakarta'] } });
    await world.ok('POST', '/v1/campaigns/other/schedule', {});
  });
  afterAll(() => world.stop());
  const simulate = (key: string) => world.ok<Simulated>('POST', `/v1/campaigns/${key}/simulate`);
  /** Every row of every table, and where every sequence stands. */
  const everything = async (but = '') => {
    const found = (await world.rows<{ name: string }>(TABLES)).filter(({ name }) => name !== but);
    const counts = found.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as n, coalesce(sum(hashtext(t::text)), 0)::text as content from ${name} t`,
    );
    return [
      await world.rows(`${counts.join(' union all ')} order by 1`),
      await world.rows('select sequencename, last_value from pg_sequences order by 1'),
    ];
  };

  it('writes nothing at all', async () => {
    const before = await everything();
    await simulate('spring');
    expect(await everything()).toEqual(before);
  });

  it('nor does any dry run on any surface, in whatever order, but who called', async () => {
    const member = fc.integer({ min: 0, max: 59 }).map((i) => `m${i}`);
    const dryRun = fc.oneof(
      member.map((one) => ['POST', '/v1/decisions', { member: one, placement: 'pricing_page', dryRun: true }] as const),
      member.map(
        (one) => ['POST', '/v1/entitlements/check', { member: one, entitlement: 'export', dryRun: true }] as const,
      ),
      member.map((one) => ['GET', `/v1/members/${one}/explanation`, undefined] as const),
      fc.constantFrom(
        ['POST', '/v1/campaigns/spring/simulate', undefined] as const,
        ['POST', '/v1/campaigns/preview-audience', { audience: { plan: ['free'] } }] as const,
        ['POST', '/v1/policy/simulate', { threshold: 0 }] as const,
        ['POST', '/v1/engagement/rebuild', { dryRun: true }] as const,
        ['POST', '/v1/plans/sync', { dryRun: true }] as const,
      ),
    );
    const before = await everything('audit_log');
    await fc.assert(
      fc.asyncProperty(fc.array(dryRun, { minLength: 1, maxLength: 4 }), async (calls) => {
        for (const [method, path, body] of calls) await world.ok(method, path, body);
        expect(await everything('audit_log')).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('says who would be asked and who not, when, at what cost, and who else would ask them', async () => {
    const simulated = await simulate('spring');
    expect(simulated).toMatchObject({ audience: 30, exact: true, discountLiabilityMinor: {} });
    const { counts } = simulated;
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(30);
    expect(counts.holdout).toBeGreaterThan(0);
    expect(counts.blocked_by_signal).toBeGreaterThan(0);
    expect(simulated.sendsByLocalHour.reduce((sum, n) => sum + n, 0)).toBe(counts.eligible);
    expect(simulated.sendsByLocalHour.flatMap((n, hour) => (n > 0 ? [hour] : []))).toEqual([6, 12, 18]);
    expect(simulated.collisions).toEqual([
      { campaign: 'after-good-use', members: counts.eligible },
      { campaign: 'other', members: simulated.sendsByLocalHour[18] },
    ]);
    expect(simulated.sample).toHaveLength(20);
    expect(simulated.sample[0]?.explanation.summary).toMatch(/\w/);
  });

  it('counts what discounts would take off in a year', async () => {
    await world.ok('PUT', '/v1/campaigns/half', {
      name: 'Half',
      trigger: 'signal',
      channel: 'in_app',
      offerKeys: ['half'],
    });
    // nobody has declined a full price yet, so nobody gets a discount
    expect((await simulate('half')).counts).toMatchObject({ discount_not_earned: expect.any(Number) as number });
    expect((await simulate('half')).discountLiabilityMinor).toEqual({});
  });

  it('counts just what the run then counts', async () => {
    await world.at('2026-03-02T11:00:00Z'); // the other campaign has asked, and the clock stands
    await world.ok('PUT', '/v1/campaigns/now', {
      name: 'Now',
      trigger: 'schedule',
      channel: 'in_app',
      offerKeys: ['basic-monthly'],
    });
    const { counts, audience } = await simulate('now');
    await world.ok('POST', '/v1/campaigns/now/schedule', {});
    await world.api.get(StartDueCampaigns).run(); // the clock stands still
    await world.drain();
    const { data } = await world.ok<{ data: { counts: object; audience: number }[] }>('GET', '/v1/campaigns/now/waves');
    expect(data).toMatchObject([{ audience, counts }]);
    expect(counts).toMatchObject({
      eligible: expect.any(Number) as number,
      open_proposal: expect.any(Number) as number,
    });
  });

  it('of a campaign that is not there is refused', async () => {
    expect((await world.call('POST', '/v1/campaigns/nowhere/simulate')).body.code).toBe('campaign_unknown');
  });
});

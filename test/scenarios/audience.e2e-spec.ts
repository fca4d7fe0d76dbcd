import { Database, inTransaction } from '#database';
import { setTimeout as pause } from 'node:timers/promises';
import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

describe('the preview of an audience', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    for (let i = 0; i < 12; i++)
      await world.ok('PUT', `/v1/members/m${i}`, {
        ...(i % 2 && { timeZone: 'Asia/Jakarta' }),
        traits: { seats: i },
      });
  });
  afterAll(() => world.stop());
  const preview = (audience: unknown) => world.call('POST', '/v1/campaigns/preview-audience', { audience });

  it('counts exactly those who fit, and names some', async () => {
    expect((await preview({ all: [] })).body).toMatchObject({ count: 12, exact: true, margin: 0 });
    const { body } = await preview({
      all: [{ plan: ['free'] }, { trait: { name: 'seats', atLeast: 9 } }, { not: { timeZone: [null] } }],
    });
    expect(body).toEqual({ count: 2, exact: true, margin: 0, members: ['m9', 'm11'] });
    expect((await preview({ signals: { name: 'login', days: 7, atMost: 0 } })).body.count).toBe(12);
  });

  it.each([
    ['a plan that is none', { plan: ['gold'] }, 'plan_unknown'],
    ['a field that is none', { age: { atLeast: 3 } }, 'invalid_request'],
    ['two conditions in one', { plan: ['free'], locale: ['en'] }, 'invalid_request'],
    ['a range without bounds', { tenureDays: {} }, 'invalid_request'],
    ['a range turned round', { tenureDays: { atLeast: 5, atMost: 1 } }, 'invalid_request'],
    ['more days than there are on a calendar', { tenureDays: { atLeast: 1e9 } }, 'invalid_request'],
    ['a time zone that is none', { timeZone: ['Mars/Olympus'] }, 'invalid_request'],
    ['an empty any', { any: [] }, 'invalid_request'],
    ['seven levels', { not: { not: { not: { not: { not: { not: { plan: ['free'] } } } } } } }, 'invalid_request'],
    ['far too many conditions', { all: Array.from({ length: 51 }, () => ({ plan: ['free'] })) }, 'invalid_request'],
    ['text that cannot be stored', { trait: { name: 'a\u0000', exists: true } }, 'invalid_request'],
  ])('refuses %s', async (_, audience, code) => {
    expect((await preview(audience)).body.code).toBe(code);
  });

  it('reaches as far back as anybody may name', async () => {
    expect((await preview({ lastAskedDays: { atLeast: 36_500 } })).body.count).toBe(12);
    expect((await preview({ tenureDays: { atMost: 36_500 } })).body.count).toBe(12);
  });

  it('knows a time zone however it is written, and offsets for none', async () => {
    await world.ok('PUT', '/v1/members/m0', { timeZone: 'asia/jakarta' });
    await world.ok('POST', '/v1/segment/batch', {
      batch: [{ type: 'identify', messageId: 'i1', userId: 'm2', traits: { timezone: 'ASIA/JAKARTA' } }],
    });
    expect((await preview({ timeZone: ['Asia/Jakarta'] })).body.count).toBe(8);
    expect((await preview({ timeZone: ['asia/Jakarta'] })).body.count).toBe(8);
    const zoneOf = async (timeZone: string) =>
      (await world.call('PUT', '/v1/members/m4', { timeZone })).body.timeZone ?? 'refused';
    expect(await Promise.all(['Asia/Kolkata', '+05:30'].map(zoneOf))).toEqual(['Asia/Kolkata', 'refused']);
    const schedule = { kind: 'once', at: '2099-01-01T09:00', zone: 'europe/berlin' };
    const campaign = { name: 'Later', trigger: 'schedule', channel: 'in_app', offerKeys: ['basic-monthly'], schedule };
    expect(await world.ok('PUT', '/v1/campaigns/later', campaign)).toMatchObject({
      schedule: { zone: 'Europe/Berlin' },
    });
  });

  it('takes hostile words as words', async () => {
    for (const word of [`' or true --`, '$1', '__proto__', '{}'])
      expect((await preview({ trait: { name: word, in: [word] } })).body.count).toBe(0);
  });

  it('is estimated from a hundredth of the members where counting takes long', async () => {
    await world.rows(`update member set holdout_bucket = case external_id when 'm3' then 5050 else 4000 end`);
    let estimated: Promise<{ body: Record<string, unknown> }> = Promise.resolve({ body: {} });
    await inTransaction(world.api.get(Database), async (tx) => {
      await tx.query('lock table member in access exclusive mode');
      estimated = preview({ all: [] });
      await pause(700); // longer than it is counted for
    });
    expect((await estimated).body).toEqual({ count: 100, exact: false, margin: 0, members: ['m3'] });
  });

  it('names nobody who was erased, and has nobody when all who fit were', async () => {
    const tall = { trait: { name: 'seats', atLeast: 11 } };
    const stranger = { not: { trait: { name: 'seats', exists: true } } };
    expect((await preview(tall)).body.members).toEqual(['m11']);
    await world.ok('DELETE', '/v1/members/m11');
    expect((await preview(stranger)).body.members).toEqual([]);
    await world.ok('PUT', '/v1/campaigns/strangers', {
      name: 'Strangers',
      trigger: 'schedule',
      channel: 'in_app',
      audience: stranger,
      offerKeys: ['basic-monthly'],
    });
    expect((await world.ok<{ sample: object[] }>('POST', '/v1/campaigns/strangers/simulate')).sample).toEqual([]);
    expect((await world.call('POST', '/v1/campaigns/strangers/schedule', {})).body.code).toBe('audience_empty');
    const { membersByPlan } = await world.ok<{ membersByPlan: object[] }>('GET', '/v1/overview');
    expect(membersByPlan[0]).toEqual({ plan: 'free', members: 11 });
  });
});

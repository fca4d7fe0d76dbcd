import { goodDay, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

describe('the policy', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', {});
  });
  afterAll(() => world.stop());

  const policy = () => world.ok<{ version: number; threshold: number }>('GET', '/v1/policy');
  const versions = () =>
    world.ok<{ data: { version: number; createdBy: string; createdAt: string }[] }>('GET', '/v1/policy/versions');

  it('is sensible without any setting', async () => {
    expect(await policy()).toMatchObject({
      version: 1,
      threshold: 3.5,
      cooldownDays: 7,
      cap: { asks: 4, days: 90 },
      declines: { inARow: 3, silenceDays: 90 },
      exploration: { share: 0 },
    });
    expect((await versions()).data).toEqual([]);
  });

  it('changes by a new version, from the next decision on; decisions made before keep theirs', async () => {
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const before = await policy();
    const changed = await world.ok<{ version: number }>('PUT', '/v1/policy', { threshold: 9 });
    expect(changed.version).toBe(before.version + 1);
    await world.ok('PUT', '/v1/members/bob', {});
    await goodDay(world, 'bob', '2026-03-02T09:50:00Z');
    const made = await world.rows<{ member: string; version: number; outcome: string }>(
      `select external_id as member, policy_version as version, outcome from decision join member on member.id = member_id
       order by decided_at, member`,
    );
    expect(made).toEqual([{ member: 'ann', version: before.version, outcome: 'offer' }]);
    const answer = await world.ok<{ policyVersion: number; because: { code: string }[] }>('POST', '/v1/decisions', {
      member: 'bob',
      placement: 'pricing_page',
    });
    expect([answer.policyVersion, answer.because[0]?.code]).toEqual([changed.version, 'score_below_threshold']);
    expect((await versions()).data[0]).toMatchObject({
      version: changed.version,
      createdBy: 'first key (tl_test...0000)',
      createdAt: '2026-03-02T10:00:00.000Z',
    });
  });

  it('is the same version when the same rules are sent again, and what is left out is the default', async () => {
    const { version } = await world.ok<{ version: number }>('PUT', '/v1/policy', { threshold: 4 });
    expect((await world.ok<{ version: number }>('PUT', '/v1/policy', { threshold: 4 })).version).toBe(version);
    expect(await world.ok('PUT', '/v1/policy', {})).toMatchObject({ version: version + 1, threshold: 3.5 });
  });

  it('says before they are saved on whom other rules would decide otherwise, and writes nothing', async () => {
    await world.ok('PUT', '/v1/members/eager', { timeZone: 'Europe/Berlin' });
    await world.ok('POST', '/v1/signals', {
      id: 'eager-1',
      member: 'eager',
      name: 'content_completed',
      occurredAt: '2026-03-02T09:50:00Z',
      value: 2,
    });
    await world.drain();
    const before = await policy();
    const simulated = (body: object) =>
      world.ok<{ sample: number; members: number; changed: number; moves: object[] }>(
        'POST',
        '/v1/policy/simulate',
        body,
      );
    const same = await simulated({});
    expect([same.changed, same.moves, same.sample]).toEqual([0, [], same.members]);
    expect(await simulated({ threshold: 0.5 })).toMatchObject({
      changed: 1,
      moves: [{ from: 'score_below_threshold', to: 'eligible', members: 1 }],
    });
    expect(await policy()).toEqual(before);
  });

  it('gives one version to each of many who change it at once', async () => {
    const before = (await policy()).version;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => world.ok<{ version: number }>('PUT', '/v1/policy', { threshold: 5 + i })),
    );
    const made = answers.map(({ version }) => version).sort((a, b) => a - b);
    expect(made).toEqual(Array.from({ length: 8 }, (_, i) => before + 1 + i));
  });

  it.each([
    ['a negative weight', { needWeight: -1 }, 422, 'invalid_request'],
    ['a probability above 1', { theta: 1.2 }, 422, 'invalid_request'],
    ['a number that is none', '{"threshold": NaN}', 400, 'malformed_json'],
    ['an infinite number', '{"threshold": 1e999}', 422, 'invalid_request'],
    ['no asks at all', { cap: { asks: 0, days: 90 } }, 422, 'invalid_request'],
    ['an hour that is none', { quietHours: { startMinute: 1440, endMinute: 0 } }, 422, 'invalid_request'],
    ['a discount too soon', { discounts: { afterDeclineDays: 3, everyDays: 180 } }, 422, 'invalid_request'],
    ['mostly chance', { exploration: { share: 0.9, askShare: 0.5 } }, 422, 'invalid_request'],
    ['a holdout', { holdout: { share: 0 } }, 422, 'invalid_request'],
    ['a plan that is none', { plans: { gold: { threshold: 1 } } }, 404, 'plan_unknown'],
    ['the prototype', '{"plans": {"__proto__": {"threshold": 1}}}', 400, 'malformed_json'],
    ['a cooldown beyond the cap', { cooldownDays: 100 }, 422, 'policy_invalid'],
  ])('refuses %s, and stays as it was', async (_name, body, status, code) => {
    const before = await policy();
    const answer = await world.call<{ code: string }>('PUT', '/v1/policy', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await policy()).toEqual(before);
  });
});

import { goodDay, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

interface Explained {
  outcome: string;
  summary: string;
  rules: { reason: string; passed: boolean; sentence: string }[];
  moment: { value: number; bound: number } | null;
  changes: string[];
  notBefore: string | null;
}

describe('GET /v1/members/{id}/explanation', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: '2026-03-02T10:00:00Z' });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  const explained = (id: string) => world.ok<Explained>('GET', `/v1/members/${id}/explanation`);

  it('tells a support agent why somebody was not asked again, until when, and what would change it', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const { outcome, summary, rules, changes } = await explained('ann');
    expect([outcome, summary]).toEqual([
      'none',
      'An earlier proposal is still open. The last ask is too recent, or the member declined several times in a row.',
    ]);
    expect(rules.find(({ reason }) => reason === 'cooldown')?.sentence).toContain('Until 2026-03-09T10:00:00.000Z.');
    expect(changes).toContain('An answer to the open proposal, or its expiry.');
  });

  it('says what is missing to one who has done nothing yet', async () => {
    await world.ok('PUT', '/v1/members/new', {});
    const answer = await explained('new');
    expect([answer.outcome, answer.moment?.value, answer.moment?.bound]).toEqual(['none', 0, 3.5]);
    expect(answer.notBefore).toBe('2026-03-02T10:00:00.000Z');
  });

  it('writes nothing, and knows nobody who is not there', async () => {
    const count = () =>
      world.rows('select (select count(*) from decision)::int d, (select count(*) from outbox_job)::int j');
    const before = await count();
    await explained('new');
    expect(await count()).toEqual(before);
    expect((await world.call('GET', '/v1/members/nobody/explanation')).body.code).toBe('member_unknown');
  });
});

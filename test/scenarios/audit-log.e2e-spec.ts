import { seedCatalogue } from '../support/catalogue';
import { Browser } from '../support/browser';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

const WAVE = { trigger: 'schedule', channel: 'in_app', offerKeys: ['basic-monthly'] };

interface Entry {
  readonly id: string;
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly action: string;
  readonly subject: string | null;
  readonly detail: { readonly fields: readonly string[] };
}

describe('the audit log', () => {
  let world: World;
  let ann: Browser;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    ann = await Browser.signedIn(world, 'admin');
  });
  afterAll(() => world.stop());

  const entries = async (query = '') => (await world.ok<{ data: Entry[] }>('GET', `/v1/audit-log${query}`)).data;
  const count = async () => (await world.rows<{ n: number }>('select count(*)::int n from audit_log'))[0]?.n ?? 0;

  it('says who did what to what, by key and by operator, without the values', async () => {
    await world.ok('PUT', '/v1/plans/gold', { name: 'Gold', rank: 7 });
    expect((await entries())[0]).toMatchObject({
      actor: { kind: 'key', name: 'first key (tl_test...0000)' },
      action: 'PUT /v1/plans/:key',
      subject: 'plans/gold',
      detail: { fields: ['name', 'rank'] },
    });
    await ann.call('PUT', '/v1/members/bob', { email: 'bob@example.com' });
    const [entry] = await entries();
    expect(entry).toMatchObject({ actor: { kind: 'operator', id: ann.operatorId }, detail: { fields: ['email'] } });
    const [member] = await world.rows<{ id: string }>(`select id from member where external_id = 'bob'`);
    expect(entry?.subject).toBe(`members/${member?.id}`);
    expect(JSON.stringify(await world.rows('select * from audit_log'))).not.toMatch(/bob/);
  });

  it('is written in the transaction of the change: both are there, or neither', async () => {
    await world.ok('PUT', '/v1/plans/silver', { name: 'Silver', rank: 8 });
    const [entry] = await entries();
    const [same] = await world.rows<{ same: boolean }>(
      `select (select xmin from audit_log where id = $1) = (select xmin from plan where key = 'silver') as same`,
      [entry?.id],
    );
    expect(same).toEqual({ same: true });
    const before = await count();
    await world.rows(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
    );
    await world.rows(`create trigger fail before insert on audit_log for each row execute function fail()`);
    expect((await world.call('PUT', '/v1/plans/lost', { name: 'Lost', rank: 9 })).status).toBe(500);
    const meaning = { family: 'positive', weight: 1 };
    expect((await world.call('PUT', '/v1/signal-definitions/lost', meaning)).status).toBe(500);
    expect((await world.call('DELETE', '/v1/signal-definitions/rated_high')).status).toBe(500);
    await world.rows('drop trigger fail on audit_log');
    expect(await world.rows(`select key from plan where key = 'lost'`)).toEqual([]);
    const meanings = `select name from signal_definition where name in ('lost', 'rated_high')`;
    expect(await world.rows(meanings)).toEqual([{ name: 'rated_high' }]);
    expect((await world.call('PUT', '/v1/plans/clash', { name: 'Clash', rank: 8 })).status).toBe(409);
    expect(await count()).toBe(before);
  });

  it('has one entry for a change of several transactions, and one for a change of none', async () => {
    await world.ok('PUT', '/v1/members/eve', { plan: 'free', email: 'eve@example.com' });
    const before = await count();
    const basic = { member: 'eve', plan: 'basic', interval: 'month', currency: 'usd' };
    await world.ok('POST', '/v1/quotes', basic);
    expect(await count()).toBe(before + 1);
    const [member] = await world.rows<{ id: string }>(`select id from member where external_id = 'eve'`);
    expect((await entries())[0]).toMatchObject({ action: 'POST /v1/quotes', subject: `members/${member?.id}` });
    await world.ok('PUT', '/v1/plans/gold', { name: 'Gold', rank: 7 });
    expect(await count()).toBe(before + 2);
  });

  it('has nothing of what was refused, read by a key, or only tried out', async () => {
    const before = await count();
    await world.call('PUT', '/v1/plans/gold', { nonsense: true });
    await world.call('PUT', '/v1/members/a%00b', {});
    await world.call('GET', '/v1/members/bob');
    await world.call('POST', '/v1/campaigns/preview-audience', {});
    await world.call('PUT', '/v1/plans/gold', {}, 'tl_unknown');
    expect(await count()).toBe(before);
  });

  it('tells which operator read about whom', async () => {
    const before = await count();
    for (const path of ['/v1/members/bob', '/v1/members?query=bo', '/v1/plans'])
      expect((await ann.call('GET', path)).status).toBe(200);
    expect((await ann.call('GET', '/v1/members/a%00b')).status).toBe(422);
    const [, list, one] = await entries(`?actor=${ann.operatorId}`);
    expect([list?.action, list?.detail.fields]).toEqual(['GET /v1/members', ['query']]);
    expect([one?.action, one?.subject]).toEqual([
      'GET /v1/members/:id',
      expect.stringMatching(/^members\/[0-9a-f-]{36}$/),
    ]);
    expect(await count()).toBe(before + 3);
  });

  it('tells it of whatever else shows members: previews of an audience or of words to one, simulations, events', async () => {
    const words = { title: '{{ member.id }}', body: '{{ member.traits | json }}' };
    await world.ok('PUT', '/v1/campaigns/tried', { ...WAVE, name: 'Tried' });
    const before = await count();
    await ann.call('POST', '/v1/offers/preview', { words: { title: 'a', body: 'b' } });
    expect(await count()).toBe(before);
    for (const [path, body] of [
      ['/v1/offers/preview', { words, member: 'bob' }],
      ['/v1/campaigns/preview-audience', { audience: { all: [] } }],
      ['/v1/campaigns/tried/simulate', undefined],
    ] as const)
      expect((await ann.call('POST', path, body)).status).toBe(200);
    expect((await ann.call('GET', '/v1/events')).status).toBe(200);
    const found = await entries(`?actor=${ann.operatorId}&limit=4`);
    expect(found.map(({ action, subject }) => [action, subject])).toEqual([
      ['GET /v1/events', null],
      ['POST /v1/campaigns/:key/simulate', 'campaigns/tried'],
      ['POST /v1/campaigns/preview-audience', null],
      ['POST /v1/offers/preview', expect.stringMatching(/^members\/[0-9a-f-]{36}$/)],
    ]);
    expect(await count()).toBe(before + 4);
  });

  it('leaves out what a site sends by the thousand when a key sends it, and notes it of an operator', async () => {
    const before = await count();
    await world.ok('POST', '/v1/signals', { id: 's1', member: 'bob', name: 'login', occurredAt: NOW });
    await world.ok('POST', '/v1/decisions', { member: 'bob', placement: 'home' });
    expect(await count()).toBe(before);
    await ann.call('POST', '/v1/decisions', { member: 'bob', placement: 'home' });
    expect(await count()).toBe(before + 1);
    expect((await entries())[0]).toMatchObject({ action: 'POST /v1/decisions', actor: { id: ann.operatorId } });
  });

  it.each(['update audit_log set subject = null', 'delete from audit_log', 'truncate audit_log'])(
    'refuses %s',
    async (sql) => {
      await expect(world.rows(sql)).rejects.toThrow('append-only');
    },
  );

  it('is read page by page, the newest first, by actor, action and subject', async () => {
    const all = await entries('?limit=100');
    const paged: Entry[] = [];
    for (let after = ''; ; after = `&startingAfter=${paged.at(-1)?.id}`) {
      const page = await world.ok<{ data: Entry[]; hasMore: boolean }>('GET', `/v1/audit-log?limit=3${after}`);
      paged.push(...page.data);
      if (!page.hasMore) break;
    }
    expect(paged).toEqual(all);
    expect(await entries('?subject=plans/silver')).toHaveLength(1);
    for (const one of await entries('?action=PUT%20/v1/plans/:key')) expect(one.action).toBe('PUT /v1/plans/:key');
  });
});

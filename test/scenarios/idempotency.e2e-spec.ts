import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const ENDPOINT = { url: 'https://site.example/hook', eventTypes: [] };

describe('an Idempotency-Key', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', { email: 'ann@example.com' });
  });
  afterAll(() => world.stop());

  async function post(path: string, body: object, key: string, secret = KEY) {
    const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': key };
    const reply = await world.api.inject({ method: 'POST', url: path, headers, payload: body });
    return { status: reply.statusCode, text: reply.body, retryAfter: reply.headers['retry-after'] };
  }
  const codeOf = ({ status, text }: { status: number; text: string }) => [
    status,
    (JSON.parse(text) as { code?: string }).code,
  ];
  const endpoints = async () =>
    (await world.rows<{ n: number }>('select count(*)::int n from webhook_endpoint'))[0]?.n ?? 0;

  it('brings the same answer, to the letter, and the effect once', async () => {
    const before = await endpoints();
    const first = await post('/v1/webhook-endpoints', ENDPOINT, 'same');
    expect(first.status).toBe(201);
    for (let i = 0; i < 3; i++) expect(await post('/v1/webhook-endpoints', ENDPOINT, 'same')).toEqual(first);
    expect(await endpoints()).toBe(before + 1);
  });

  it('brings the same refusal too', async () => {
    const quote = { member: 'ann', plan: 'nope', interval: 'month', currency: 'usd' };
    const first = await post('/v1/quotes', quote, 'refused');
    expect(codeOf(first)).toEqual([404, 'plan_unknown']);
    expect(await post('/v1/quotes', quote, 'refused')).toEqual(first);
  });

  it('is good for one request: another body, or another path, is refused and does nothing', async () => {
    await post('/v1/webhook-endpoints', ENDPOINT, 'one');
    const before = await endpoints();
    const body = await post('/v1/webhook-endpoints', { ...ENDPOINT, url: 'https://other.example' }, 'one');
    const path = await post('/v1/api-keys', ENDPOINT, 'one');
    for (const answer of [body, path]) expect(codeOf(answer)).toEqual([422, 'idempotency_key_reused']);
    expect(await endpoints()).toBe(before);
  });

  it('lets one of many at once do it; the others are told to wait, or get its answer', async () => {
    const before = await endpoints();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/webhook-endpoints', ENDPOINT, 'at once')),
    );
    const done = answers.filter(({ status }) => status === 201);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 201);
    for (const one of others) expect([...codeOf(one), one.retryAfter]).toEqual([409, 'request_in_progress', '2']);
    expect(await endpoints()).toBe(before + 1);
  });

  it('of one caller says nothing about that of another', async () => {
    const key = { name: 'other', scopes: ['manage'] };
    const { secret } = await world.ok<{ secret: string }>('POST', '/v1/api-keys', key);
    const mine = await post('/v1/webhook-endpoints', ENDPOINT, 'shared');
    const theirs = await post('/v1/webhook-endpoints', ENDPOINT, 'shared', secret);
    expect(theirs.status).toBe(201);
    expect(theirs.text).not.toBe(mine.text);
  });

  it('keeps answers so that the database alone does not show them', async () => {
    const { text } = await post('/v1/api-keys', { name: 'sealed', scopes: ['report'] }, 'sealed');
    const { secret } = JSON.parse(text) as { secret: string };
    const kept = await world.rows<{ body: Buffer }>('select body from kept_answer where body is not null');
    expect(kept.length).toBeGreaterThan(0);
    for (const { body } of kept) expect(body.toString('latin1')).not.toMatch(/secret|sealed/);
    expect((await post('/v1/api-keys', { name: 'sealed', scopes: ['report'] }, 'sealed')).text).toContain(secret);
  });

  describe('of a request whose process died', () => {
    /** As a crash leaves it: no answer, and its time is over. */
    const crash = () =>
      world.rows(
        `update kept_answer set status = null, body = null, busy_until = clock_timestamp() - interval '1 second'
         where created_at = (select max(created_at) from kept_answer) and id = (select id from kept_answer order by ctid desc limit 1)`,
      );

    it('is waited for while the process may live, and then does what was not done', async () => {
      await world.rows('delete from kept_answer');
      await post('/v1/webhook-endpoints', ENDPOINT, 'undone');
      const before = await endpoints();
      await world.rows(`update kept_answer set status = null, body = null, request_id = gen_random_uuid()`);
      expect(codeOf(await post('/v1/webhook-endpoints', ENDPOINT, 'undone'))).toEqual([409, 'request_in_progress']);
      await crash();
      expect((await post('/v1/webhook-endpoints', ENDPOINT, 'undone')).status).toBe(201);
      expect(await endpoints()).toBe(before + 1);
    });

    it('does not do again what was done and would do harm', async () => {
      await world.rows('delete from kept_answer');
      await post('/v1/webhook-endpoints', ENDPOINT, 'done');
      const before = await endpoints();
      await crash();
      for (let i = 0; i < 2; i++)
        expect(codeOf(await post('/v1/webhook-endpoints', ENDPOINT, 'done'))).toEqual([409, 'answer_lost']);
      expect(await endpoints()).toBe(before);
    });

    it('goes on where the effects recognise each other: the member still has one quote that counts', async () => {
      await world.rows('delete from kept_answer');
      const quote = { member: 'ann', plan: 'basic', interval: 'month', currency: 'usd' };
      expect((await post('/v1/quotes', quote, 'quote')).status).toBeLessThan(300);
      await crash();
      expect((await post('/v1/quotes', quote, 'quote')).status).toBeLessThan(300);
      const open = await world.rows(
        `select id from plan_change where status not in ('superseded', 'expired', 'failed')`,
      );
      expect(open).toHaveLength(1);
    });
  });

  it('costs a signal nothing: it has an id of its own', async () => {
    await world.rows('delete from kept_answer');
    const signal = { id: 's1', member: 'ann', name: 'login', occurredAt: NOW };
    expect((await post('/v1/signals', signal, 'signal')).status).toBe(200);
    expect(await world.rows('select id from kept_answer')).toEqual([]);
  });

  it('is forgotten after a day', async () => {
    const first = await post('/v1/webhook-endpoints', ENDPOINT, 'a day');
    await world.at('2026-03-03T09:59:00Z');
    expect(await post('/v1/webhook-endpoints', ENDPOINT, 'a day')).toEqual(first);
    await world.at('2026-03-03T12:00:00Z');
    expect((await post('/v1/webhook-endpoints', ENDPOINT, 'a day')).text).not.toBe(first.text);
  });

  it.each(['', 'ä', 'x'.repeat(256)])('that is none (%j) is refused', async (key) => {
    expect((await post('/v1/webhook-endpoints', ENDPOINT, key)).status).toBe(422);
  });
});

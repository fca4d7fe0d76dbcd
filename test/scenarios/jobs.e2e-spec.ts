import { setTimeout as pause } from 'node:timers/promises';
import { Database, inTransaction, rows, SharedClock } from '#database';
import { enqueue, wakeRelay } from '#jobs';
import { seedCatalogue } from '../support/catalogue';
import { BACKENDS, KEY, World } from '../support/world';

interface Jobs {
  dead: number;
  data: { id: string; name: string; attempts: number; error: string }[];
}

describe.each(BACKENDS)('jobs, queue on %s', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ backend });
  });
  afterAll(() => world.stop());

  const write = (work: Parameters<typeof inTransaction<void>>[1]) => inTransaction(world.api.get(Database), work);
  const jobs = () => world.ok<Jobs>('GET', '/v1/jobs?state=dead');

  it('that have failed for good are visible with their error, and done when they are tried again after the cause is gone', async () => {
    await world.rows('alter table outgoing_event rename to outgoing_event_away');
    await write((tx) => enqueue(tx, 'drop-old-events', {}));
    await world.drain();
    const { dead, data } = await jobs();
    expect({ dead, data }).toMatchObject({ dead: 1, data: [{ name: 'drop-old-events', attempts: 4 }] });
    expect(data[0]?.error).toContain('outgoing_event');

    await world.rows('alter table outgoing_event_away rename to outgoing_event');
    await world.ok('POST', `/v1/jobs/${data[0]?.id}/retry`);
    await world.drain();
    expect(await jobs()).toMatchObject({ dead: 0, data: [] });
    const again = await world.call('POST', `/v1/jobs/${data[0]?.id}/retry`);
    expect(again).toMatchObject({ status: 409, body: { code: 'job_state' } });
  });

  it('that nobody knows are answered by 404', async () => {
    const answer = await world.call('POST', '/v1/jobs/0198c0de-0000-7000-8000-000000000000/retry');
    expect(answer).toMatchObject({ status: 404, body: { code: 'job_unknown' } });
  });

  it('run again when PostgreSQL forgot in a crash that they were done, though the queue has done with them', async () => {
    await write((tx) => enqueue(tx, 'drop-old-events', {}));
    await world.drain();
    await write(async (tx) => {
      const [forgotten] = await rows<{ id: string }>(
        tx,
        `update outbox_job set finished_at = null, enqueued_at = null where id = (select max(id::text)::uuid from outbox_job) returning id`,
      );
      expect(forgotten).toBeDefined();
      await wakeRelay(tx);
    });
    await world.drain();
    expect(await world.rows('select name, attempts from outbox_job where attempts = 2')).toEqual([
      { name: 'drop-old-events', attempts: 2 },
    ]);
  });

  it('of which one does for all are done once, after the last that caused them', async () => {
    await world.whileWorkerIsDown(async () => {
      for (let i = 0; i < 50; i++) await write((tx) => enqueue(tx, 'place-events', {}));
      await write((tx) => enqueue(tx, 'deliver-webhooks', { endpointId: '0198c0de-0000-7000-8000-000000000001' }));
      await write((tx) => enqueue(tx, 'deliver-webhooks', { endpointId: '0198c0de-0000-7000-8000-000000000002' }));
    });
    await world.drain();
    const done = await world.rows<{ name: string; all: number; run: number; last: boolean }>(
      `select name, count(*)::int as all, sum(attempts)::int as run,
              (array_agg(attempts order by id desc))[1] = 1 as last
       from outbox_job where name in ('place-events', 'deliver-webhooks') group by name order by name`,
    );
    expect(done).toEqual([
      { name: 'deliver-webhooks', all: 2, run: 2, last: true },
      { name: 'place-events', all: 50, run: 1, last: true },
    ]);
  });

  it('that decide on a member run within a minute of a good experience or a need, and no other signal asks for one', async () => {
    await seedCatalogue(world);
    const signals = Object.entries({ content_completed: 4, limit_hit: 4, page_viewed: 4, crash: 4 }).flatMap(
      ([name, times]) =>
        Array.from({ length: times }, (_, i) => ({
          ...{ id: `${name}-${i}`, member: `after-${name}`, name, occurredAt: '2026-03-02T10:00:00Z' },
        })),
    );
    for (const { member } of signals) await world.ok('PUT', `/v1/members/${member}`, {});
    const decided = () =>
      world.rows(
        `select external_id as member, source, extract(epoch from decided_at - $1::timestamptz)::int as seconds
         from decision join member on member.id = member_id order by external_id`,
        [signals[0]?.occurredAt],
      );
    await world.whileWorkerIsDown(async () => {
      await world.ok('POST', '/v1/signals', { signals });
      expect(await decided()).toEqual([]);
      await write((tx) => world.api.get(SharedClock).move(tx, new Date('2026-03-02T10:00:59Z')));
    });
    await world.drain();
    expect(await decided()).toEqual([
      { member: 'after-content_completed', source: 'signal', seconds: 59 },
      { member: 'after-limit_hit', source: 'signal', seconds: 59 },
    ]);
  });

  describe('on their board', () => {
    const get = (url: string, key = KEY) => world.api.inject({ url, headers: { authorization: `Bearer ${key}` } });

    it('is shown to nobody without a key or a session, not even its scripts', async () => {
      for (const url of ['/queues', '/queues/', '/queues/api/queues', '/queues/static/css/main.css']) {
        const answer = await world.api.inject(url);
        expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 401, 'api_key_missing']);
      }
    });

    it('asks no other host for anything', async () => {
      const page = await get('/queues');
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<div id="root">');
      expect(page.body).not.toMatch(/https?:\/\//);
      expect(page.headers['content-security-policy']).toMatch(/^default-src 'self';/);
      const [, script = ''] = /src="(static\/js\/main[^"]+)"/.exec(page.body) ?? [];
      expect((await get(`/queues/${script}`)).statusCode).toBe(200);
    });

    it('shows every queue, and lets nobody change one', async () => {
      const { queues } = (await get('/queues/api/queues')).json<{
        queues: { name: string; readOnlyMode: boolean }[];
      }>();
      expect(queues.map(({ name }) => name).sort()).toEqual(
        ['billing', 'campaigns', 'decisions', 'deliveries', 'events', 'webhooks'].sort(),
      );
      expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
      const paused = await world.api.inject({
        method: 'PUT',
        url: '/queues/api/queues/billing/pause',
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect(paused.statusCode).toBeGreaterThanOrEqual(400);
    });
  });
});

describe.each(BACKENDS)('jobs that fail, queue on %s', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ backend, env: { JOB_RETRY_DELAYS_MS: '600000', QUEUE_CONCURRENCY: '2' } });
  });
  afterAll(() => world.stop());

  it('hold up none that were written after them in the same queue', async () => {
    await world.rows('alter table kept_answer rename to kept_answer_away');
    await inTransaction(world.api.get(Database), async (tx) => {
      for (let i = 0; i < 10; i++) await enqueue(tx, 'drop-old-access', {});
      await enqueue(tx, 'drop-old-events', {});
    });
    const finished = async (name: string) =>
      (
        await world.rows<{ done: boolean }>(
          'select bool_and(finished_at is not null) as done from outbox_job where name = $1',
          [name],
        )
      )[0]?.done;
    while (!(await finished('drop-old-events'))) await pause(5);
    expect(await finished('drop-old-access')).toBe(false);
    expect(await world.ok('GET', '/v1/jobs?state=dead')).toMatchObject({ dead: 0 });
    await world.rows(`delete from outbox_job where name = 'drop-old-access'`);
  });
});

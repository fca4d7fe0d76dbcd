import 'reflect-metadata';
import { Database, dataSourceOptions, inTransaction, withFirstTransaction } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { JobsStore } from './jobs-store';
import { enqueue } from './outbox';
import { enqueueDueSchedules } from './schedules';

const NOW = new Date('2026-03-01T12:00:00Z');

describe('the outbox', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let jobs: JobsStore;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 6)).initialize();
    jobs = new JobsStore(database);
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });
  const write = (runAt?: Date) => inTransaction(database, (tx) => enqueue(tx, 'expire-proposals', {}, runAt));

  it('holds a job if and only if the transaction that caused it commits', async () => {
    await write();
    await expect(
      inTransaction(database, async (tx) => {
        await enqueue(tx, 'expire-proposals', {});
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await jobs.summary(NOW)).toMatchObject({ waiting: 1, enqueued: 0 });
  });

  it('gives each job to one of many relays', async () => {
    await Promise.all(Array.from({ length: 20 }, () => write()));
    const taken = await Promise.all(
      Array.from({ length: 4 }, () =>
        inTransaction(database, async (tx) => {
          const found = await jobs.takeWaiting(tx, NOW, 8);
          await jobs.markEnqueued(
            tx,
            found.map(({ id }) => id),
          );
          return found;
        }),
      ),
    );
    const ids = taken.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await jobs.summary(NOW)).toMatchObject({ enqueued: ids.length, waiting: 20 - ids.length });
  });

  it('keeps a later job until business time has come', async () => {
    await write(new Date('2026-03-01T13:00:00Z'));
    expect(await jobs.summary(NOW)).toMatchObject({ waiting: 0, later: 1 });
    expect(
      await inTransaction(database, (tx) => jobs.takeWaiting(tx, new Date('2026-03-01T13:00:00Z'), 10)),
    ).toHaveLength(1);
  });

  it('counts the age of a job from when it is due, not from when it was written', async () => {
    await write(new Date(Date.now() - 60_000));
    await database.query(`update outbox_job set created_at = now() - interval '8 hours'`);
    const { waiting, oldestSeconds } = await jobs.summary(new Date());
    expect(waiting).toBe(1);
    expect(oldestSeconds).toBeGreaterThanOrEqual(60);
    expect(oldestSeconds).toBeLessThan(3600);
  });

  it('lets no run that is late give up what another run has done, nor the other way round', async () => {
    await write();
    await write();
    const [first = '', second = ''] = (await inTransaction(database, (tx) => jobs.takeWaiting(tx, NOW, 10))).map(
      ({ id }) => id,
    );
    await jobs.markFinished(first);
    await jobs.markFailed(first, 'too late', true);
    await jobs.markFailed(second, 'first', true);
    await jobs.markFinished(second);
    expect(await jobs.dead(10, null)).toEqual([]);
    expect(await jobs.summary(NOW)).toMatchObject({ waiting: 0, enqueued: 0, dead: 0 });
  });

  it('tries a dead job again together with the entry that says who wanted it, or not at all', async () => {
    await write();
    const [job] = await inTransaction(database, (tx) => jobs.takeWaiting(tx, NOW, 10));
    await jobs.markFailed(job?.id ?? '', 'given up', true);
    const refused = () => Promise.reject(new Error('no entry'));
    await expect(withFirstTransaction(database, refused, () => jobs.retry(job?.id ?? '', NOW))).rejects.toThrow(
      'no entry',
    );
    expect(await jobs.summary(NOW)).toMatchObject({ waiting: 0, dead: 1 });
    await jobs.retry(job?.id ?? '', NOW);
    expect(await jobs.summary(NOW)).toMatchObject({ waiting: 1, dead: 0 });
    await expect(jobs.retry(job?.id ?? '', NOW)).rejects.toMatchObject({ code: 'job_state' });
  });

  it('hands out money first and what may take its time last, whenever it was written', async () => {
    const planChangeId = '0198c0de-0000-7000-8000-000000000000';
    await inTransaction(database, async (tx) => {
      await enqueue(tx, 'learn-weights', {});
      await enqueue(tx, 'expire-proposals', {});
      await enqueue(tx, 'apply-plan-change', { planChangeId });
      await enqueue(tx, 'settle-member', { memberId: planChangeId }, NOW);
    });
    const order = await inTransaction(database, (tx) => jobs.takeWaiting(tx, NOW, 10));
    expect(order.map(({ name }) => name)).toEqual([
      'apply-plan-change',
      'settle-member',
      'expire-proposals',
      'learn-weights',
    ]);
    const [first] = await inTransaction(database, (tx) => jobs.takeWaiting(tx, new Date(0), 1));
    expect(first?.name).toBe('apply-plan-change');
  });

  it('hands out again what a lost queue had, and never what is done', async () => {
    await write();
    await write();
    const [first, second] = await inTransaction(database, async (tx) => {
      const found = await jobs.takeWaiting(tx, NOW, 10);
      await jobs.markEnqueued(
        tx,
        found.map(({ id }) => id),
      );
      return found;
    });
    await jobs.markFinished(first?.id ?? '');
    expect(await jobs.sweep(3600)).toBe(0);
    await database.query(`update outbox_job set enqueued_at = enqueued_at - interval '1 hour'`);
    expect(await jobs.sweep(60)).toBe(1);
    expect((await inTransaction(database, (tx) => jobs.takeWaiting(tx, NOW, 10))).map(({ id }) => id)).toEqual([
      second?.id,
    ]);
  });

  it('forgets what was done a week ago, and nothing else', async () => {
    for (let i = 0; i < 3; i++) await write();
    const [old, fresh] = await inTransaction(database, (tx) => jobs.takeWaiting(tx, NOW, 10));
    for (const one of [old, fresh]) await jobs.markFinished(one?.id ?? '');
    await database.query(`update outbox_job set finished_at = finished_at - interval '8 days' where id = $1`, [
      old?.id,
    ]);
    expect(await jobs.prune(7)).toBe(1);
    const [left] = await database.query<{ n: number }[]>('select count(*)::int as n from outbox_job');
    expect(left?.n).toBe(2);
  });

  it('lets one of many replicas win each slot of a schedule, though their clocks differ', async () => {
    const tick = (skewMs: number) =>
      Promise.all(
        [-skewMs, 0, skewMs].map((skew) =>
          inTransaction(database, (tx) => enqueueDueSchedules(tx, new Date(NOW.getTime() + 30_000 + skew))),
        ),
      );
    const counts = async () =>
      new Map(
        (
          await database.query<{ name: string; n: number }[]>(
            'select name, count(*)::int as n from outbox_job group by name',
          )
        ).map(({ name, n }) => [name, n]),
      );
    await tick(0);
    await tick(20_000);
    const once = await counts();
    expect([...once.values()].every((n) => n === 1)).toBe(true);
    expect(once.has('learn-weights')).toBe(true);
    await tick(60_000); // the slot before, this one and the next: only the two others are new
    const after = await counts();
    expect([after.get('expire-proposals'), after.get('reconcile-customers'), after.get('learn-weights')]).toEqual([
      3, 2, 1,
    ]);
  });
});

import 'reflect-metadata';
import { Database, dataSourceOptions, inTransaction } from '#database';
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

  it('lets one of many replicas win each slot of a schedule', async () => {
    await Promise.all(Array.from({ length: 6 }, () => inTransaction(database, (tx) => enqueueDueSchedules(tx, NOW))));
    const once = await jobs.summary(NOW);
    await inTransaction(database, (tx) => enqueueDueSchedules(tx, new Date(NOW.getTime() + 60_000)));
    expect((await jobs.summary(NOW)).waiting).toBe(once.waiting + 4); // the hourly and the daily ones wait for theirs
    expect(once.waiting).toBe(8);
  });
});

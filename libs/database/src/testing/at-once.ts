import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction, rows, type Database } from '../database';

/** Begins works under a lock that they need, and frees it when all of them wait: none is done before another has begun. */
export async function atOnce<T>(
  database: Database,
  lock: string,
  works: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  let ended = Promise.resolve<PromiseSettledResult<T>[]>([]);
  await inTransaction(database, async (tx) => {
    await tx.query(lock);
    ended = Promise.allSettled(works.map((work) => work()));
    while ((await waiting(database)) < works.length) await pause(5);
  });
  return ended;
}

async function waiting(database: Database): Promise<number> {
  const [found] = await rows<{ n: number }>(
    database,
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return found?.n ?? 0;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { SteadyClient } from './steady-client';

/** An open transaction: always the first argument of what writes. */
export type Tx = EntityManager;

/** The pool of connections. Injected; reads may use it directly, writes open a transaction. */
export const Database = DataSource;
export type Database = DataSource;

/** What goes into the first transaction that commits in the course of something; `taken` by the one that tries. */
interface Errand {
  readonly also: (tx: Tx) => Promise<void>;
  taken: boolean;
}

const errands = new AsyncLocalStorage<Errand>();

/**
 * Runs `work`; the first transaction of it that commits does `also` too, as its last step, whoever opens it. When none has by the end,
 * one of its own does. So whatever `work` changes, `also` is committed no later, and nothing of it when `work` changes nothing and throws.
 */
export async function withFirstTransaction<T>(
  database: Database,
  also: (tx: Tx) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const errand: Errand = { also, taken: false };
  const result = await errands.run(errand, work);
  if (!errand.taken) await database.transaction(also);
  return result;
}

/** Whether the next transaction has something to commit besides its own work: then it cannot be shared with others. */
export function hasErrand(): boolean {
  return errands.getStore()?.taken === false;
}

/** Runs `work` in one transaction: all of it commits, or none. */
export async function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const errand = errands.getStore();
  if (!errand || errand.taken) return database.transaction(work);
  errand.taken = true;
  try {
    return await database.transaction(async (tx) => {
      const result = await work(tx);
      await errand.also(tx);
      return result;
    });
  } catch (error) {
    errand.taken = false;
    throw error;
  }
}

/** As `inTransaction`, a round trip faster, for `work` whose first statements, all started before it awaits anything else, only read or lock. */
export async function inReadingTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (hasErrand()) return inTransaction(database, work);
  const runner = database.createQueryRunner();
  try {
    ((await runner.connect()) as SteadyClient).startUnawaited();
    return await runner.manager.transaction(work);
  } finally {
    await runner.release();
  }
}

/**
 * Rows of a parameterised SQL statement, typed by the caller. For `insert`/`update`/`delete ... returning` too:
 * TypeORM answers those with [rows, count].
 */
export async function rows<T>(on: Tx | Database, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  const answer: unknown = await on.query(sql, [...parameters]);
  if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') {
    return answer[0] as T[];
  }
  return answer as T[];
}

/**
 * As `rows`, for a statement of a hot path: PostgreSQL parses and plans it once per connection, under `name`, which belongs to this
 * text alone. For statements whose plan does not depend on their parameters. Several started together on one transaction run in that
 * order, and cost one round trip.
 */
export async function preparedRows<T>(
  on: Tx | Database,
  name: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> {
  const statement = { name, text: sql, values: [...parameters] };
  // TypeORM cannot name a statement; what lies below it can
  const client = 'driver' in on ? (on.driver as unknown as { readonly master: Pool }).master : await connectionOf(on);
  return (await client.query<T & QueryResultRow>(statement)).rows;
}

async function connectionOf({ queryRunner }: Tx): Promise<Pick<Pool, 'query'>> {
  if (!queryRunner) throw new Error('no transaction is open');
  return (await queryRunner.connect()) as Pool;
}

/** The number of rows that an `update` or `delete` changed. */
export async function changed(on: Tx | Database, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const answer: unknown = await on.query(sql, [...parameters]);
  return Array.isArray(answer) && typeof answer[1] === 'number' ? answer[1] : 0;
}

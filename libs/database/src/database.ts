import type { Pool, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** An open transaction: always the first argument of what writes. */
export type Tx = EntityManager;

/** The pool of connections. Injected; reads may use it directly, writes open a transaction. */
export const Database = DataSource;
export type Database = DataSource;

/** Runs `work` in one transaction: all of it commits, or none. */
export function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(work);
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

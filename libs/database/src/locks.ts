import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { SteadyClient } from './steady-client';

/**
 * Named locks that hold across any number of transactions and calls to the outside. They have connections of their own:
 * whoever waits for a lock never keeps its holder from the pool. A lock is freed when its connection ends.
 */
export class Locks implements OnApplicationShutdown {
  /** Of a process, beside its pool. */
  static readonly CONNECTIONS = 10;

  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool({
      Client: SteadyClient,
      connectionString: url,
      max: Locks.CONNECTIONS,
      connectionTimeoutMillis: 60_000,
      statement_timeout: 60_000,
      application_name: 'tierlift-locks',
    });
    this.pool.on('error', () => undefined); // an idle connection that is lost is replaced
  }

  /** Waits up to a minute for the lock, then throws. */
  async exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
      return await work();
    } finally {
      broken ??= await unlock(client, name);
      client.off('error', onError);
      client.release(broken); // a connection that may still hold the lock is closed, which frees it
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

async function unlock(client: PoolClient, name: string): Promise<Error | undefined> {
  try {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

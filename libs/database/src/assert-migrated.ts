import { Client } from 'pg';
import { migrationState } from './migration-state';

/** Throws one clear line when the database lacks a migration that this code rests on: it would serve faults. A newer database is no fault. */
export async function assertMigrated(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { pending } = await migrationState(async <Row>(sql: string) => (await client.query(sql)).rows as Row[]);
    if (pending.length > 0)
      throw new Error(`the database lacks ${pending.join(', ')}; run the migration of this version first`);
  } finally {
    await client.end();
  }
}

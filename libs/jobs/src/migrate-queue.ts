import { runMigrations } from 'bullmq';
import { Client } from 'pg';

export const BULLMQ_SCHEMA = 'bullmq';

/** Brings BullMQ's own tables up to date. A deploy step; only the PostgreSQL backend needs it. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, BULLMQ_SCHEMA);
  } finally {
    await client.end();
  }
}

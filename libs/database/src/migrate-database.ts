import { DataSource } from 'typeorm';
import { withLock } from './database';
import { dataSourceOptions } from './options';

/** Runs all pending migrations, then `also`, under one lock: the second of two concurrent deploys finds nothing to do. */
export async function migrateDatabase(url: string, also: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const database = await new DataSource(dataSourceOptions(url, 2)).initialize();
  try {
    await withLock(database, 'migrations', async () => {
      await database.runMigrations();
      await also();
    });
  } finally {
    await database.destroy();
  }
}

import { DataSource } from 'typeorm';
import { Locks } from './locks';
import { dataSourceOptions } from './options';

/** Runs all pending migrations, then `also`, under one lock: the second of two concurrent deploys finds nothing to do. */
export async function migrateDatabase(url: string, also: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const database = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const locks = new Locks(url);
  try {
    await locks.exclusively('migrations', async () => {
      await database.runMigrations();
      await also();
    });
  } finally {
    await locks.onApplicationShutdown();
    await database.destroy();
  }
}

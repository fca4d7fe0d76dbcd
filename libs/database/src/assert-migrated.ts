import { DataSource } from 'typeorm';
import { migrationState } from './migration-state';
import { dataSourceOptions } from './options';

/** Throws one clear line when the database lacks a migration that this code rests on: it would serve faults. A newer database is no fault. */
export async function assertMigrated(url: string): Promise<void> {
  const database = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    const { pending } = await migrationState(database);
    if (pending.length > 0)
      throw new Error(`the database lacks ${pending.join(', ')}; run the migration of this version first`);
  } finally {
    await database.destroy();
  }
}

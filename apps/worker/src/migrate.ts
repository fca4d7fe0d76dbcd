import 'reflect-metadata';
import { readConfig } from '#platform';
import { assertReachable, migrateDatabase } from '#database';
import { assertQueueReachable, migrateQueue } from '#jobs';

/** The deploy step: brings the tables of Tierlift and of its queue up to date. Safe to run from several machines at once. */
async function main(): Promise<void> {
  const config = readConfig();
  const { DATABASE_URL } = config.env;
  await assertReachable(DATABASE_URL);
  await assertQueueReachable(config);
  await migrateDatabase(DATABASE_URL, async () => {
    if (config.backend === 'postgres') await migrateQueue(DATABASE_URL);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`migrate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

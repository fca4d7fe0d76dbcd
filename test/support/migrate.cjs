// Runs all migrations, ours and BullMQ's, from the TypeScript sources.
require('../../scripts/register.cjs');
require('reflect-metadata');

exports.migrateAll = async (url) => {
  const { migrateDatabase } = require('../../libs/database/src/migrate-database.ts');
  const { migrateQueue } = require('../../libs/jobs/src/migrate-queue.ts');
  await migrateDatabase(url, () => migrateQueue(url));
};

// npm run db -- generate NAME | run | revert | check
//   generate: writes a migration that brings the database to what libs/database/src/tables say
//   check:    all migrations up, no difference left; all down, nothing left; up again
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const folder = join(root, 'libs/database/src/migrations');

function connect(url) {
  require('./register.cjs');
  require('reflect-metadata');
  const { DataSource } = require('typeorm');
  const { dataSourceOptions } = require('../libs/database/src/options.ts');
  return new DataSource(dataSourceOptions(url, 2)).initialize();
}

async function withDatabase(url, work) {
  const database = await connect(url);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

/** Tables and migrations are compared on a scratch database, never on one that holds data. */
async function withScratch(adminUrl, work) {
  const { Client } = require('pg');
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return await withDatabase(url.href, work);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

const difference = async (database) =>
  (await database.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

async function generate(adminUrl, name) {
  const log = await withScratch(adminUrl, async (database) => {
    await database.runMigrations();
    return database.driver.createSchemaBuilder().log();
  });
  if (log.upQueries.length === 0) return console.log('the migrations already say what the tables say');
  const stamp = Date.now();
  const body = (queries) =>
    queries.map(({ query }) => `    await runner.query(\`${query.replaceAll('`', '\\`')}\`);`).join('\n');
  writeFileSync(
    join(folder, `${stamp}-${name}.ts`),
    `import type { MigrationInterface, QueryRunner } from 'typeorm';\n\nexport class ${name}${stamp} implements MigrationInterface {\n` +
      `  name = '${name}${stamp}';\n\n  async up(runner: QueryRunner): Promise<void> {\n${body(log.upQueries)}\n  }\n\n` +
      `  async down(runner: QueryRunner): Promise<void> {\n${body([...log.downQueries].reverse())}\n  }\n}\n`,
  );
  writeIndex();
  console.log(`wrote ${stamp}-${name}.ts: read it, name things, add what the builder cannot say`);
}

function writeIndex() {
  const files = readdirSync(folder)
    .filter((file) => /^\d+-.*\.ts$/.test(file))
    .sort();
  const classes = files.map((file) => /export class (\w+)/.exec(readFileSync(join(folder, file), 'utf8'))[1]);
  const imports = files.map((file, i) => `import { ${classes[i]} } from './${file.slice(0, -3)}';`);
  writeFileSync(
    join(folder, 'index.ts'),
    `${imports.join('\n')}\n\nexport const migrations = [${classes.join(', ')}];\n`,
  );
}

async function check(adminUrl) {
  await withScratch(adminUrl, async (database) => {
    await database.runMigrations();
    const drift = await difference(database);
    if (drift.length > 0)
      throw new Error(`tables and migrations differ; npm run db -- generate NAME\n${drift.join('\n')}`);
    for (let i = 0; i < database.migrations.length; i++) await database.undoLastMigration();
    const left = await database.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'typeorm_migrations'
       union all select routine_name from information_schema.routines where routine_schema = 'public'`,
    );
    if (left.length > 0) throw new Error(`left after reverting all: ${left.map(({ name }) => name).join(', ')}`);
    await database.runMigrations();
    console.log(`${database.migrations.length} migrations: up, no drift, down, up`);
  });
}

const commands = {
  generate: (url, name) => generate(url, name),
  check,
  run: (url) => withDatabase(url, (database) => database.runMigrations()),
  revert: (url) => withDatabase(url, (database) => database.undoLastMigration()),
};

export async function db(command, name) {
  install();
  const { startPostgres } = await import('./pg.mjs');
  let server;
  let url = process.env.DATABASE_URL;
  if (!url) {
    server = await startPostgres({ dir: join(root, '.tierlift/postgres') });
    url = server.url('postgres');
  }
  try {
    await commands[command](url, name);
  } finally {
    await server?.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [command, name] = process.argv.slice(2);
  if (!(command in commands) || (command === 'generate' && !name)) {
    console.error('usage: npm run db -- generate NAME | run | revert | check');
    process.exit(2);
  }
  await db(command, name).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

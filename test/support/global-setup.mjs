// Once per `jest` run: a PostgreSQL server (DATABASE_URL, else embedded), a migrated template database, Redis if there is one, and bundles of what is loaded often.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../scripts/pg.mjs';
import { startRedis } from '../../scripts/redis.mjs';
import { bundle } from './bundles.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Cloning a database writes some 300 files: 20 ms in memory, 300 ms and more on a slow disk. */
function testDir() {
  const name = `tierlift-test-pg-${createHash('sha256').update(root).digest('hex').slice(0, 8)}-${process.getuid?.() ?? 0}`;
  try {
    const memory = statfsSync('/dev/shm');
    if (memory.bavail * memory.bsize > 1 << 30) return path.join('/dev/shm', name);
  } catch {}
  return path.join(os.tmpdir(), name);
}

function migrationsHash() {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  const dir = path.join(root, 'libs/database/src');
  const files = readdirSync(dir, { recursive: true }).map(String).sort();
  for (const file of files) if (file.endsWith('.ts')) hash.update(file).update(readFileSync(path.join(dir, file)));
  return hash.digest('hex').slice(0, 12);
}

export default async function () {
  if (globalThis.__SERVERS__) return; // one set-up serves all projects of a run
  globalThis.__SERVERS__ = [];
  try {
    await setup(globalThis.__SERVERS__);
  } catch (error) {
    for (const server of globalThis.__SERVERS__) await server.stop(); // Jest runs no teardown after a failed set-up
    throw error;
  }
}

async function setup(servers) {
  const prepared = await Promise.allSettled([bundle(), deriveContract(), serve(servers)]);
  for (const { reason } of prepared) if (reason) throw reason;
}

/** Once here instead of in each process of Jest that is the first to want it: see test/contract/load-contract.ts. */
async function deriveContract() {
  const load = `require('./test/contract/load-contract.ts').loadContract()`;
  const [code] = await once(
    spawn(process.execPath, ['-r', './scripts/register.cjs', '-e', load], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
    'exit',
  );
  if (code !== 0) throw new Error('the contract of Stripe could not be derived');
}

async function serve(servers) {
  let admin = process.env.DATABASE_URL;
  if (!admin) {
    const server = await ownPostgres();
    servers.push(server);
    admin = server.url('postgres');
  }
  process.env.TEST_ADMIN_URL = admin;
  process.env.TEST_TEMPLATE = await template(admin);
  let redis = process.env.REDIS_URL;
  if (!redis) {
    const server = await startRedis();
    if (server) servers.push(server);
    redis = server?.url;
  }
  if (!redis && process.env.REQUIRE_REDIS)
    throw new Error('REQUIRE_REDIS is set, but there is neither REDIS_URL nor a redis-server on this machine');
  if (redis) process.env.TEST_REDIS_URL = redis;
  const said = redis ?? 'none: the Redis suites are SKIPPED (install redis-server, or set REDIS_URL)';
  console.log(`\n[test] PostgreSQL: ${process.env.DATABASE_URL ? 'DATABASE_URL' : 'embedded'}. Redis: ${said}`);
  for (const name of ['DATABASE_URL', 'REDIS_URL']) delete process.env[name]; // each suite chooses
}

/** Kept between runs, so that initdb happens once; a second run at the same time gets a cluster of its own. */
async function ownPostgres() {
  try {
    return await startPostgres({ dir: testDir(), test: true, exclusive: true });
  } catch (error) {
    if (error.code !== 'EBUSY') throw error;
    const dir = `${testDir()}-${process.pid}`;
    const own = await startPostgres({ dir, test: true });
    return { ...own, stop: () => own.stop().then(() => rmSync(own.dir, { recursive: true, force: true })) };
  }
}

async function template(admin) {
  const name = `tierlift_tpl_${migrationsHash()}`;
  const client = new Client({ connectionString: admin });
  await client.connect();
  await client.query('select pg_advisory_lock(4242)');
  const { rows } = await client.query(
    `select datname from pg_database where datname like 'tierlift\\_tpl\\_%' or datname like 'tierlift\\_t\\_%'`,
  );
  for (const { datname } of rows)
    if (datname !== name) await client.query(`drop database if exists "${datname}" with (force)`); // leftovers of killed runs
  if (!rows.some(({ datname }) => datname === name)) {
    const building = `${name}_b`;
    await client.query(`drop database if exists ${building}`);
    await client.query(`create database ${building}`);
    const url = new URL(admin);
    url.pathname = `/${building}`;
    const { migrateAll } = require('./migrate.cjs');
    await migrateAll(url.href);
    await client.query(`alter database ${building} rename to ${name}`); // only a finished template gets the name
  }
  await client.query('select pg_advisory_unlock(4242)');
  await client.end();
  return name;
}

// PostgreSQL and Redis of a test's own, in a process of their own, which the test may crash, starve and start again.
// As root PostgreSQL lies on a small disk of its own, so that the disk can be filled.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/pg.mjs';
import { startRedis } from '../../scripts/redis.mjs';

const DISK_MB = 512;
const dir = mkdtempSync(path.join(os.tmpdir(), 'tierlift-siege-'));
const isDisk =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=0755`, 'tmpfs', dir]).status === 0;
const filler = path.join(dir, 'filler');
// what was answered must outlive a crash of the server; that of the machine is not played here
const settings = { synchronous_commit: 'on', max_wal_size: '64MB', min_wal_size: '32MB' };

let postgres;
let redis;

async function startOwn(port) {
  postgres = await startPostgres({ dir, test: true, settings, ...(port && { port }) });
}

async function end(server, signal) {
  process.kill(server.pid, signal);
  while (isAlive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers() {
  const client = new pg.Client({ connectionString: postgres.url('postgres'), connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const COMMANDS = {
  async start({ withRedis }) {
    await startOwn();
    if (withRedis) redis = await startRedis();
    return { databaseUrl: postgres.url('postgres'), redisUrl: redis?.url ?? null, disk: isDisk };
  },
  /** As by `pg_ctl -m immediate restart`: no goodbye, recovery from the log. */
  async crashPostgres() {
    await end(postgres, 'SIGQUIT');
    await startOwn(postgres.port);
  },
  /** Postgres may end by itself when it cannot write its log, also some time after the disk has room again. */
  async startPostgres() {
    while (!(await answers())) if (!isAlive(postgres.pid)) await startOwn(postgres.port);
  },
  async killRedis() {
    await end(redis, 'SIGKILL');
  },
  async startRedis() {
    redis = await startRedis({ port: redis.port });
  },
  fillDisk() {
    const block = Buffer.alloc(1 << 20);
    try {
      for (;;) appendFileSync(filler, block);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  },
  freeDisk() {
    rmSync(filler, { force: true });
  },
};

process.on('message', async ({ command, given }) => {
  try {
    process.send({ done: (await COMMANDS[command](given ?? {})) ?? null });
  } catch (error) {
    process.send({ failed: error.message });
  }
});
await once(process, 'disconnect');
await postgres?.stop();
await redis?.stop();
if (isDisk) spawnSync('umount', ['-l', dir]);
for (const one of [dir, postgres?.dir ?? dir]) rmSync(one, { recursive: true, force: true });
process.exit(0);

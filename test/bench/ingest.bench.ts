import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { Database, dataSourceOptions } from '#database';
import { EngagementStore, SignalPartitions, type SentSignal } from '#membership';
import type { Measured } from './bench';

const MEMBERS = 5000;
const SECONDS = 4;
const KEY = 'tl_bench_0000000000000000000000000000000';
const NAMES = ['login', 'content_viewed', 'content_completed', 'limit_hit', 'page_turned'];
const NOW = new Date();
const BOUND = {
  weights: { positive: 1, need: 1.6 },
  bound: 3.5,
  since: new Date(NOW.getTime() - 86_400_000),
  now: NOW,
};

let sent = 0;
const signal = (): SentSignal => ({
  id: `s${++sent}`,
  member: `m${(sent * 7919) % MEMBERS}`,
  name: NAMES[sent % NAMES.length] ?? 'login',
  occurredAt: new Date(NOW.getTime() - (sent % 86_400) * 1000).toISOString(),
  value: sent % 5,
});
const batch = (size: number) => Array.from({ length: size }, signal);

/** Signals to durable rows with scores: over HTTP against the same statement driven directly; one signal a request against plain inserts. */
export async function bench(): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tierlift-bench-'));
  const { startPostgres } = (await import(join(__dirname, '../../scripts/pg.mjs'))) as {
    startPostgres(options: { dir: string }): Promise<{ url(database: string): string; stop(): Promise<void> }>;
  };
  const postgres = await startPostgres({ dir });
  const { migrateAll } = (await import(join(__dirname, '../support/migrate.cjs'))) as {
    migrateAll(url: string): Promise<void>;
  };
  const url = postgres.url('postgres');
  await migrateAll(url);
  const database = await new Database(dataSourceOptions(url, 20)).initialize();
  const api = await serve('../../apps/api/src/main.ts', url);
  const bare = await serve('./insert-each.ts', url);
  try {
    await seed(database);
    const store = new EngagementStore(database);
    const direct = (size: number) => () => store.record(batch(size), BOUND);
    const http = (size: number, connections: number, port = api.port) =>
      load(port, connections, () => (size === 1 ? signal() : { signals: batch(size) })).then((calls) => calls * size);
    await http(100, 16); // warm
    await http(1, 64);
    return [
      { what: 'the same statement, 100 a time', perSecond: await drive(direct(100), 16, SECONDS, 100) },
      {
        what: 'HTTP to commit, 100 a request, 16 connections',
        perSecond: await http(100, 16),
        against: 'the same statement, 100 a time',
        goal: '>= 0.75',
      },
      {
        what: 'bare node:http, one INSERT each, without scores, 64 connections',
        perSecond: await http(1, 64, bare.port),
      },
      {
        what: 'HTTP to commit with scores, one a request, 64 connections',
        perSecond: await http(1, 64),
        against: 'bare node:http, one INSERT each, without scores, 64 connections',
        goal: '>= 2.2',
      },
    ];
  } finally {
    for (const { process: child } of [api, bare]) child.kill('SIGTERM');
    await database.destroy();
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Units a second of `work`, each worth `units`, in `lanes` at once. */
async function drive(work: () => Promise<unknown>, lanes: number, seconds: number, units: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (performance.now() < end) {
        await work();
        done += units;
      }
    }),
  );
  return (done / (performance.now() - start)) * 1000;
}

/** Answered calls a second over `connections`; any other answer than 200 fails the bench. */
async function load(port: number, connections: number, body: () => object): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/v1/signals`,
    connections,
    duration: SECONDS,
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(body()) }),
      },
    ],
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} calls failed`);
  return result['2xx'] / result.duration;
}

async function seed(database: Database): Promise<void> {
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]') on conflict do nothing`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
     select gen_random_uuid(), 'm' || i, 'free', 'known', '{}', '{}', 5000, now() from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await database.query('create table plain (id text primary key, body jsonb not null)');
  await new SignalPartitions(database).ensure([NOW.toISOString(), new Date(NOW.getTime() - 86_400_000).toISOString()]);
}

/** A server in a process of its own, as in production. */
async function serve(file: string, url: string): Promise<{ port: number; process: ChildProcess }> {
  const port = await freePort();
  const server = fork(join(__dirname, file), {
    execArgv: ['-r', join(__dirname, '../../scripts/register.cjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      API_KEY: KEY,
      TEST_CLOCK: 'false',
      STRIPE_SECRET_KEY: 'sk_test_bench',
      STRIPE_WEBHOOK_SECRET: 'whsec_bench',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_PER_MINUTE: '100000000',
    },
  });
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`${file} did not start`);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (ready?.ok) return { port, process: server };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

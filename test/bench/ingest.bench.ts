import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, dataSourceOptions, inTransaction } from '#database';
import { EngagementStore, SignalPartitions, type SentSignal } from '#membership';
import type { Measured } from './bench';

const MEMBERS = 5000;
const SECONDS = 4;
const PORT = 34_611;
const KEY = 'tl_bench_0000000000000000000000000000000';
const NAMES = ['login', 'content_viewed', 'content_completed', 'limit_hit', 'page_turned'];
const NOW = new Date();

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
  const api = await startApi(url);
  try {
    await seed(database);
    const store = new EngagementStore(database);
    const direct = (size: number) => () => inTransaction(database, (tx) => store.record(tx, batch(size), NOW));
    const insert = () => database.query(`insert into plain (id, body) values ($1, $2)`, [`p${++sent}`, signal()]);
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const post = (size: number) => () => send(agent, size === 1 ? signal() : { signals: batch(size) });
    await drive(post(100), 16, 1, 100); // warm
    return [
      { what: 'the same statement, 100 a time', perSecond: await drive(direct(100), 16, SECONDS, 100) },
      {
        what: 'HTTP to commit, 100 a request, 16 connections',
        perSecond: await drive(post(100), 16, SECONDS, 100),
        against: 'the same statement, 100 a time',
        goal: '>= 0.75',
      },
      { what: 'one INSERT each, without scores', perSecond: await drive(insert, 16, SECONDS, 1) },
      {
        what: 'HTTP to commit with scores, one a request, 64 connections',
        perSecond: await drive(post(1), 64, SECONDS, 1),
        against: 'one INSERT each, without scores',
        goal: '>= 2.2',
      },
    ];
  } finally {
    api.kill('SIGTERM');
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

function send(agent: Agent, body: object): Promise<void> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port: PORT,
        path: '/v1/signals',
        method: 'POST',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        },
      },
      (reply) => {
        reply.resume().once('end', () => {
          if (reply.statusCode === 200) resolve();
          else reject(new Error(`status ${reply.statusCode}`));
        });
      },
    );
    call.once('error', reject).end(payload);
  });
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

/** The api in a process of its own, as in production. */
async function startApi(url: string): Promise<ChildProcess> {
  const api = fork(join(__dirname, '../../apps/api/src/main.ts'), {
    execArgv: ['-r', join(__dirname, '../../scripts/register.cjs')],
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(PORT),
      API_KEY: KEY,
      TEST_CLOCK: 'false',
      STRIPE_SECRET_KEY: 'sk_test_bench',
      STRIPE_WEBHOOK_SECRET: 'whsec_bench',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_PER_MINUTE: '100000000',
    },
  });
  for (;;) {
    if (api.exitCode !== null) throw new Error('the api did not start');
    const live = await fetch(`http://127.0.0.1:${PORT}/health/ready`).catch(() => null);
    if (live?.ok) return api;
  }
}

import 'reflect-metadata';
import type { Database } from '#database';
import { EngagementStore, SignalPartitionsStore, type SentSignal } from '#membership';
import type { Measured } from './bench';
import { API, BenchService, load, warm } from './service';

const MEMBERS = 5000;
const SECONDS = 4;
const PLAIN = 'bare node:http, one INSERT each, without scores, 64 connections';
const SAME_ROWS = 'the same, into the tables of the api, 64 connections';
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
  const service = await BenchService.start();
  const { database } = service;
  try {
    await seed(database);
    const api = await service.serve(API);
    const bare = await service.serve('./insert-each.ts');
    const store = new EngagementStore(database);
    const direct = (size: number) => () => store.record(batch(size), BOUND);
    const storeEach = await service.serve('./insert-each.ts', { AS_THE_API: 'true' });
    const recordOnly = await service.serve('./record-only.ts');
    const http = (size: number, connections: number, port = api) => {
      const body = () => (size === 1 ? signal() : { signals: batch(size) });
      return load({ port, path: '/v1/signals', connections, seconds: SECONDS, body });
    };
    const single = (port: number) => http(1, 64, port);
    for (const port of [api, bare, storeEach, recordOnly]) await warm(() => single(port));
    await warm(() => http(100, 16));
    await drive(direct(100), 16, SECONDS, 100); // warm
    return [
      { what: 'the same statement, 100 a time', perSecond: await drive(direct(100), 16, SECONDS, 100) },
      {
        what: 'HTTP to commit, 100 a request, 16 connections',
        perSecond: 100 * (await http(100, 16)).perSecond,
        against: 'the same statement, 100 a time',
        goal: '>= 0.75',
      },
      { what: PLAIN, perSecond: (await single(bare)).perSecond },
      { what: SAME_ROWS, perSecond: (await single(storeEach)).perSecond, against: PLAIN },
      {
        what: 'bare node:http, the statement with scores, 64 connections',
        perSecond: (await single(recordOnly)).perSecond,
        against: PLAIN,
      },
      {
        what: 'HTTP to commit with scores, one a request, 64 connections',
        perSecond: (await single(api)).perSecond,
        against: PLAIN,
        goal: '>= 2.2',
      },
    ];
  } finally {
    await service.stop();
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
  await new SignalPartitionsStore(database).ensure([
    NOW.toISOString(),
    new Date(NOW.getTime() - 86_400_000).toISOString(),
  ]);
}

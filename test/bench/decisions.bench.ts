import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import type { Database } from '#database';
import type { Measured } from './bench';
import { seedMembers } from './seed-members';
import { API, WORKER, BenchService, load, warm } from './service';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 100_000);
const SECONDS = 8;
const RATE = 500;

let asked = 0;
const nextMember = () => `m${(++asked * 7919) % MEMBERS}`;

/** A decision over HTTP among many members, and how soon a signal becomes a proposal. BENCH_MEMBERS: how many. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seedMembers(service.database, MEMBERS);
    const bare = await service.serve('./read-one.ts');
    const api = await service.serve(API);
    const decide = (port: number, { rate, keyed = false }: { rate?: number; keyed?: boolean } = {}) =>
      load({
        port,
        path: '/v1/decisions',
        connections: 32,
        seconds: SECONDS,
        body: () => ({ member: nextMember(), placement: 'pricing_page' }),
        keyed,
        ...(rate && { rate }),
      });
    for (const port of [bare, api]) await warm(() => decide(port));
    const ceiling = await decide(bare);
    const most = await decide(api);
    const keyed = await decide(api, { keyed: true });
    const steady = await decide(api, { rate: RATE });
    service.fork(WORKER, { STRIPE_API_BASE: 'http://127.0.0.1:9' });
    await drained(service.database);
    const { count, p95 } = await signalsToProposals(service.database, api);
    const [, apiMemory = 0, workerMemory = 0] = await service.memory();
    const decision = `decision over HTTP, ${MEMBERS.toLocaleString('en-GB')} members`;
    return [
      { what: 'bare Fastify, one indexed read', perSecond: ceiling.perSecond },
      {
        what: decision,
        perSecond: most.perSecond,
        against: 'bare Fastify, one indexed read',
        goal: '>= 0.6',
        note: `api ${apiMemory} MiB, worker ${workerMemory} MiB`,
      },
      { what: 'the same, each with an Idempotency-Key', perSecond: keyed.perSecond, against: decision },
      {
        what: `the same, held at ${RATE} a second`,
        perSecond: steady.perSecond,
        goal: 'p99 < 50 ms',
        note: `p99 ${steady.p99Milliseconds} ms`,
      },
      { what: 'signal to proposal', perSecond: count / SECONDS, goal: 'p95 < 2 s', note: `p95 ${p95.toFixed(2)} s` },
    ];
  } finally {
    await service.stop();
  }
}

/** Members hit limits, twenty a second; seconds from sending the signal to the proposal's commit. */
async function signalsToProposals(database: Database, port: number): Promise<{ count: number; p95: number }> {
  await load({
    port,
    path: '/v1/signals',
    connections: 4,
    seconds: SECONDS,
    rate: 20,
    body: () => ({
      id: `need-${++asked}`,
      member: `quiet${asked % 10_000}`,
      name: 'limit_hit',
      occurredAt: new Date().toISOString(),
    }),
  });
  await drained(database);
  const [found] = await database.query<{ count: number; p95: number }[]>(
    `select count(*)::int as count, percentile_cont(0.95) within group (order by extract(epoch from p.created_at - s.occurred_at))::float8 as p95
     from signal s join proposal p using (member_id) where s.name = 'limit_hit' and p.created_at >= s.occurred_at`,
  );
  if (!found || found.count === 0) throw new Error('no signal became a proposal');
  return found;
}

/** Until the worker has done all jobs. */
async function drained(database: Database): Promise<void> {
  for (;;) {
    const [left] = await database.query<{ jobs: number }[]>(
      `select count(*)::int as jobs from outbox_job where finished_at is null and dead_at is null and (run_at is null or run_at <= now())`,
    );
    if (left?.jobs === 0) return;
    await setTimeout(100);
  }
}

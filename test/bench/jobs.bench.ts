import 'reflect-metadata';
import { Config, environmentSchema, newId } from '#platform';
import { Database, DatabaseModule, inTransaction } from '#database';
import { enqueue, JOB_HANDLERS, JOBS, JobsModule, type JobHandlers } from '#jobs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import { Pool } from 'pg';
import type { Measured } from './bench';
import { BenchService } from './service';

const CHUNKS = 400;
const MEMBERS = 4000;
const CONCURRENCY = 8;

/** Chunks of a wave as jobs: through catalogue, outbox, relay and rows, against BullMQ on PostgreSQL alone, with the same work in each. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    const { database } = service;
    await database.query('create table bench_chunk (member uuid, score double precision, at timestamptz)');
    const work = async () => {
      await database.query(
        'insert into bench_chunk select uuidv7(), random(), clock_timestamp() from generate_series(1, $1)',
        [MEMBERS],
      );
    };
    const rows = [
      { what: 'the work alone, 8 at a time, members', perSecond: await alone(work) },
      { what: 'BullMQ alone, members', perSecond: await bare(service.url, work) },
      { what: 'catalogue, outbox, relay, BullMQ, members', perSecond: await ours(service, work) },
    ];
    const [, bull] = rows;
    return rows.map((row, i) => (i === 2 ? { ...row, ...(bull && { against: bull.what }), goal: '>= 0.8' } : row));
  } finally {
    await service.stop();
  }
}

type Work = () => Promise<void>;
const perSecond = (start: number) => ((CHUNKS * MEMBERS) / (performance.now() - start)) * 1000;

async function alone(work: Work): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (next++ < CHUNKS) await work();
    }),
  );
  return perSecond(start);
}

/** Counts to CHUNKS, then resolves. */
function countdown(): { one: () => void; all: Promise<void> } {
  let left = CHUNKS;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (done = resolve));
  return { one: () => --left === 0 && done(), all };
}

async function bare(url: string, work: Work): Promise<number> {
  const pool = new Pool({ connectionString: url, options: '-c search_path=bullmq', max: 20 });
  setDefaultBackendFactory(createPostgresBackend);
  const queue = new Queue('bench', { connection: pool });
  const { one, all } = countdown();
  const start = performance.now();
  const ids = Array.from({ length: CHUNKS }, () => newId());
  for (let i = 0; i < CHUNKS; i += 200)
    await queue.addBulk(ids.slice(i, i + 200).map((jobId) => ({ name: 'chunk', data: {}, opts: { jobId } })));
  const worker = new Worker('bench', () => work().then(one), { connection: pool, concurrency: CONCURRENCY });
  await all;
  const rate = perSecond(start);
  await worker.close();
  await queue.close();
  await pool.end();
  return rate;
}

async function ours(service: BenchService, work: Work): Promise<number> {
  const config = new Config(
    environmentSchema.parse({
      DATABASE_URL: service.url,
      STRIPE_SECRET_KEY: 'sk_test_bench',
      STRIPE_WEBHOOK_SECRET: 'whsec_bench',
      QUEUE_CONCURRENCY: String(CONCURRENCY),
    }),
  );
  const { one, all } = countdown();
  const handlers = Object.fromEntries(Object.keys(JOBS).map((name) => [name, () => work().then(one)]));
  const provided = { provide: JOB_HANDLERS, useValue: handlers as unknown as JobHandlers };

  @Module({ imports: [DatabaseModule.forRoot(config), JobsModule.forWorker(config, provided, [])] })
  class BenchWorker {}

  const app = await NestFactory.createApplicationContext(BenchWorker, { logger: false });
  const start = performance.now();
  await inTransaction(app.get(Database), async (tx) => {
    for (let i = 0; i < CHUNKS; i++) await enqueue(tx, 'run-wave-leg', { legId: newId(), cursor: null });
  });
  await all;
  const rate = perSecond(start);
  await app.close();
  return rate;
}

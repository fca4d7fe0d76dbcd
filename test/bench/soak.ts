// npm run soak -- --minutes 30: signals, decisions, proposals and jobs at a steady rate; memory, descriptors and connections must stay flat.
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { rows } from '#database';
import { median } from './bench';
import { seedMembers } from './seed-members';
import { API, WORKER, BenchService, load } from './service';

const MEMBERS = 100_000;
const SAMPLE_MS = 10_000;
/** What the median of the last quarter may be above that of the second: caches fill and the heap breathes. */
const GROWTH = 1.1;
const NAMES = ['login', 'content_viewed', 'content_completed', 'limit_hit', 'page_turned'];

interface Sample {
  readonly minute: number;
  readonly apiMiB: number;
  readonly workerMiB: number;
  readonly apiDescriptors: number;
  readonly workerDescriptors: number;
  readonly connections: number;
}
const MEASURES = ['apiMiB', 'workerMiB', 'apiDescriptors', 'workerDescriptors', 'connections'] as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
  const minutes = Number(values.minutes);
  if (!(minutes >= 1)) throw new Error('--minutes must be a number of at least 1');
  const service = await BenchService.start();
  try {
    await seedMembers(service.database, MEMBERS);
    const port = await service.serve(API);
    service.fork(WORKER, { STRIPE_API_BASE: 'http://127.0.0.1:9' });
    const samples = await sampled(service, minutes, steadyLoad(port, minutes * 60));
    return report(samples);
  } finally {
    await service.stop();
  }
}

/** 2,000 signals and 50 decisions a second. Any answer but 2xx ends the soak. */
async function steadyLoad(port: number, seconds: number): Promise<void> {
  let sent = 0;
  const anybody = () => `m${(++sent * 7919) % MEMBERS}`;
  const signals = () => ({
    signals: Array.from({ length: 100 }, () => ({
      member: anybody(),
      id: `s${sent}`,
      name: NAMES[sent % NAMES.length],
      occurredAt: new Date().toISOString(),
    })),
  });
  const decision = () => ({ member: anybody(), placement: 'pricing_page' });
  await Promise.all([
    load({ port, path: '/v1/signals', connections: 4, seconds, rate: 20, body: signals }),
    load({ port, path: '/v1/decisions', connections: 8, seconds, rate: 50, body: decision }),
  ]);
}

async function sampled(service: BenchService, minutes: number, work: Promise<void>): Promise<Sample[]> {
  const samples: Sample[] = [];
  let going = true;
  const ended = work.finally(() => (going = false));
  const start = performance.now();
  while (going) {
    await Promise.race([pause(SAMPLE_MS), ended]);
    if (!going) break;
    const [apiMiB = 0, workerMiB = 0] = await service.memory();
    const [apiDescriptors = 0, workerDescriptors = 0] = service.pids().map(descriptorsOf);
    const [open] = await rows<{ connections: number }>(
      service.database,
      'select count(*)::int as connections from pg_stat_activity',
    );
    const minute = (performance.now() - start) / 60_000;
    samples.push({
      minute,
      apiMiB,
      workerMiB,
      apiDescriptors,
      workerDescriptors,
      connections: open?.connections ?? 0,
    });
    if (process.stdout.isTTY)
      process.stdout.write(`\r${minute.toFixed(1)} of ${minutes} min, api ${apiMiB} MiB, worker ${workerMiB} MiB `);
  }
  await ended;
  return samples;
}

function descriptorsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Prints ten readings and whether each measure stayed flat. */
function report(samples: readonly Sample[]): boolean {
  const every = Math.max(1, Math.floor(samples.length / 10));
  const table = new Table({ head: ['minute', ...MEASURES], style: { head: [], border: [] } });
  samples.forEach((sample, i) => {
    if (i % every === 0) table.push([sample.minute.toFixed(1), ...MEASURES.map((measure) => sample[measure])]);
  });
  console.log(`\n${table.toString()}`);
  const quarter = Math.floor(samples.length / 4);
  const flat = MEASURES.map((measure) => {
    const second = median(samples.slice(quarter, 2 * quarter).map((sample) => sample[measure]));
    const last = median(samples.slice(3 * quarter).map((sample) => sample[measure]));
    const holds = last <= second * GROWTH;
    console.log(`${holds ? '✓' : '✗'} ${measure}: ${second} in the second quarter, ${last} in the last`);
    return holds;
  });
  console.log(`machine: ${readFileSync('/proc/cpuinfo', 'utf8').match(/^processor/gm)?.length ?? 0} cores`);
  return flat.every(Boolean);
}

main().then(
  (flat) => (process.exitCode = flat ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);

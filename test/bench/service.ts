import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { Database, dataSourceOptions } from '#database';

/** As they run in production. */
export const API = '../../dist/api.js';
export const WORKER = '../../dist/worker.js';
const KEY = 'tl_bench_0000000000000000000000000000000';

/** A PostgreSQL of its own, and processes beside it as in production. `stop` ends them all and removes the data. */
export class BenchService {
  private readonly processes: ChildProcess[] = [];

  private constructor(
    readonly url: string,
    readonly database: Database,
    private readonly endPostgres: () => Promise<void>,
  ) {}

  static async start(): Promise<BenchService> {
    const { build } = (await import(join(__dirname, '../../scripts/build.mjs'))) as { build(): boolean };
    build();
    const dir = mkdtempSync(join(tmpdir(), 'tierlift-bench-'));
    chmodSync(dir, 0o755); // started by root, PostgreSQL runs as somebody else, and what that one cannot reach would lie elsewhere and stay
    const { startPostgres } = (await import(join(__dirname, '../../scripts/pg.mjs'))) as {
      startPostgres(options: {
        dir: string;
      }): Promise<{ dir: string; url(database: string): string; stop(): Promise<void> }>;
    };
    const { migrateAll } = (await import(join(__dirname, '../support/migrate.cjs'))) as {
      migrateAll(url: string): Promise<void>;
    };
    const postgres = await startPostgres({ dir });
    const url = postgres.url('postgres');
    await migrateAll(url);
    const options = dataSourceOptions(url, 20);
    const database = await new Database({ ...options, extra: { ...options.extra, statement_timeout: 0 } }).initialize();
    return new BenchService(url, database, async () => {
      await database.destroy();
      await postgres.stop();
      for (const one of [dir, postgres.dir]) rmSync(one, { recursive: true, force: true });
    });
  }

  async stop(): Promise<void> {
    for (const child of this.processes) child.kill('SIGTERM');
    await this.endPostgres();
  }

  /** Ends the processes beside PostgreSQL and waits until they are gone. */
  async endProcesses(): Promise<void> {
    const running = this.processes.splice(0).filter((child) => child.kill('SIGTERM'));
    await Promise.all(running.map((child) => once(child, 'exit')));
  }

  /** The resident memory of all processes, MiB. */
  memory(): Promise<number[]> {
    return Promise.all(this.processes.map(residentMiB));
  }

  pids(): number[] {
    return this.processes.flatMap(({ pid }) => pid ?? []);
  }

  /** Starts `file` (from this folder) on a free port and waits until it is ready. */
  async serve(file: string, env: Record<string, string> = {}): Promise<number> {
    const port = await freePort();
    const server = this.fork(file, { ...env, PORT: String(port) });
    for (;;) {
      if (server.exitCode !== null || server.signalCode !== null) throw new Error(`${file} did not start`);
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (ready?.ok) return port;
    }
  }

  fork(file: string, env: Record<string, string> = {}): ChildProcess {
    const child = fork(join(__dirname, file), {
      // as npm start does
      execArgv: [
        '--max-old-space-size=384',
        ...(file.endsWith('.ts') ? ['-r', join(__dirname, '../../scripts/register.cjs')] : []),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        DATABASE_URL: this.url,
        API_KEY: KEY,
        TEST_CLOCK: 'false',
        HOLDOUT_SHARE: '0.1',
        STRIPE_SECRET_KEY: 'sk_test_bench',
        STRIPE_WEBHOOK_SECRET: 'whsec_bench',
        LOG_LEVEL: 'silent',
        RATE_LIMIT_PER_MINUTE: '100000000',
        ADDRESS_RATE_LIMIT_PER_MINUTE: '100000000',
        ...env,
      },
    });
    this.processes.push(child);
    return child;
  }
}

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  readonly body: () => object;
  /** Requests a second to hold; absent: as many as come through. */
  readonly rate?: number;
  /** Whether each request has an Idempotency-Key of its own. */
  readonly keyed?: boolean;
}

export interface Answered {
  readonly perSecond: number;
  readonly p99Milliseconds: number;
}

/** POSTs for some seconds; any other answer than 2xx fails the bench. */
export async function load({ port, path, connections, seconds, body, rate, keyed = false }: Load): Promise<Answered> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify(body()),
          ...(keyed && { headers: { ...request.headers, 'idempotency-key': randomUUID() } }),
        }),
      },
    ],
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} calls failed`);
  return { perSecond: result['2xx'] / result.duration, p99Milliseconds: result.latency.p99 };
}

/** Loads until that gets no faster: V8 compiles what is hot while it runs. */
export async function warm(work: () => Promise<Answered>): Promise<void> {
  for (let round = 0, before = 0; round < 6; round++) {
    const { perSecond } = await work();
    if (perSecond < before * 1.03) return;
    before = perSecond;
  }
}

async function residentMiB({ pid }: ChildProcess): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

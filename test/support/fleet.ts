import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Database, dataSourceOptions, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { createSandbox, type Sandbox } from '../../apps/stripe-sandbox/src/sandbox';
import { ServiceProcess } from './service-process';
import { control, KEY, ownRedis, stripeCall, type Backend } from './world';

const WEBHOOK_SECRET = 'whsec_fleet00000000000000000000';

/** An api of the fleet and where it listens. */
export interface Api {
  readonly url: string;
  readonly process: ServiceProcess;
}

/** Any number of real api and worker processes on one database, one queue and one sandbox, in real time. */
export class Fleet {
  private readonly processes: ServiceProcess[] = [];

  private constructor(
    readonly database: Database,
    readonly sandbox: Sandbox,
    private readonly cloned: ClonedDatabase,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async prepare(backend: Backend, env: Readonly<Record<string, string>> = {}): Promise<Fleet> {
    const cloned = await cloneDatabase();
    const database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    const sandbox = await createSandbox({ port: 0 });
    return new Fleet(database, sandbox, cloned, {
      DATABASE_URL: cloned.url,
      DATABASE_POOL_SIZE: '5',
      ...(backend === 'redis' && { REDIS_URL: await ownRedis() }),
      STRIPE_SECRET_KEY: 'sk_test_fleet',
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_BASE: sandbox.url,
      API_KEY: KEY,
      LOG_LEVEL: 'error',
      HOLDOUT_SHARE: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
      ...env,
    });
  }

  /** `from`: the folder of other code than this. */
  async api(from?: string): Promise<Api> {
    const port = await freePort();
    const process = await ServiceProcess.start('api', { ...this.env, PORT: String(port) }, from);
    this.processes.push(process);
    return { url: `http://127.0.0.1:${port}`, process };
  }

  async worker(env: Readonly<Record<string, string>> = {}, from?: string): Promise<ServiceProcess> {
    const process = await ServiceProcess.start('worker', { ...this.env, ...env }, from);
    this.processes.push(process);
    return process;
  }

  /** Stripe's events go there. */
  async hookTo(url: string): Promise<void> {
    await control(this.sandbox, 'webhooks', { url: `${url}/webhooks/stripe`, secret: WEBHOOK_SECRET });
  }

  /** The service at `url` as a site uses it, with what the seeds of the catalogue need. */
  clientOf(url: string) {
    return {
      ok: async <T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> => {
        const reply = await this.call(url, method, path, body);
        const text = await reply.text();
        if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
        return (text === '' ? {} : JSON.parse(text)) as T;
      },
      stripe: <T = Record<string, unknown>>(
        method: 'GET' | 'POST' | 'DELETE',
        path: string,
        form: Record<string, string> = {},
      ) => stripeCall<T>({ url: this.sandbox.url, key: 'sk_test_fleet' }, method, path, form),
      drain: () => this.drain(),
    };
  }

  call(url: string, method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.database, sql, parameters);
  }

  /** Waits until a query that answers one boolean `ok` answers true. */
  async until(sql: string): Promise<void> {
    while (!(await this.rows<{ ok: boolean }>(sql))[0]?.ok) await pause(20);
  }

  /** Waits until no job is due and no event of Stripe under way. */
  async drain(): Promise<void> {
    for (let calm = 0; calm < 2; calm++) {
      await this.until(
        `select not exists (select 1 from outbox_job where finished_at is null and dead_at is null and (run_at is null or run_at <= now())) as ok`,
      );
      await control(this.sandbox, 'flush', {});
    }
  }

  async stop(): Promise<void> {
    for (const process of this.processes) process.kill('SIGKILL');
    await Promise.all(this.processes.map(({ exited }) => exited));
    await this.sandbox.close();
    await this.database.destroy();
    await this.cloned.drop();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

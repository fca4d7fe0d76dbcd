import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Config, environmentSchema } from '#platform';
import { migrateDatabase } from '#database';
import { migrateQueue } from '#jobs';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { createSandbox, type Sandbox } from '../../apps/stripe-sandbox/src/sandbox';
import { freePort } from './fleet';
import { ServiceProcess } from './service-process';
import { Verifier } from './verify';
import { control, KEY, stripeCall, type Backend } from './world';

const NOW = '2026-03-02T10:00:00Z';
const WEBHOOK_SECRET = 'whsec_siege00000000000000000000';
/** Attempts of a job, so close together that a test need not wait for them. */
const RETRIES_MS = [20, 50, 100, 200, 400, 800, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000];
type Role = 'api' | 'worker';

/** Api and worker as processes, with a PostgreSQL and a Redis of their own, that a test may kill, starve and cut as it likes. */
export class Siege {
  private readonly apps = new Map<Role, ServiceProcess>();
  private served = 0;
  private readonly watchers: { at: number; call: () => void }[] = [];

  private constructor(
    private readonly servers: ChildProcess,
    readonly sandbox: Sandbox,
    readonly config: Config,
    private readonly env: Readonly<Record<string, string>>,
    /** Whether the disk of PostgreSQL can be filled. */
    readonly hasDisk: boolean,
    private readonly verifier: Verifier,
  ) {}

  static async start(backend: Backend): Promise<Siege> {
    const servers = fork(join(__dirname, 'siege-servers.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const own = await command<{ databaseUrl: string; redisUrl: string | null; disk: boolean }>(servers, 'start', {
      withRedis: backend === 'redis',
    });
    await migrateDatabase(own.databaseUrl, () => migrateQueue(own.databaseUrl));
    const sandbox = await createSandbox({ port: 0, now: new Date(NOW) });
    const env = {
      DATABASE_URL: own.databaseUrl,
      ...(own.redisUrl && { REDIS_URL: own.redisUrl }),
      PORT: String(await freePort()),
      WORKER_PORT: String(await freePort()),
      STRIPE_SECRET_KEY: 'sk_test_siege',
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_BASE: sandbox.url,
      API_KEY: KEY,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
      HOLDOUT_SHARE: '0',
      QUEUE_LEASE_MS: '1000',
      JOB_RETRY_DELAYS_MS: RETRIES_MS.join(','),
      TEST_CLOCK: 'true',
    };
    const config = new Config(environmentSchema.parse(env));
    const siege = new Siege(servers, sandbox, config, env, own.disk, await Verifier.of(config));
    await Promise.all([siege.startApp('api'), siege.startApp('worker')]);
    await control(sandbox, 'webhooks', { url: `${siege.url}/webhooks/stripe`, secret: WEBHOOK_SECRET });
    await siege.ok('PUT', '/test/clock', { now: NOW });
    return siege;
  }

  async stop(): Promise<void> {
    for (const app of this.apps.values()) app.kill('SIGKILL');
    await Promise.all([...this.apps.values()].map(({ exited }) => exited));
    await this.sandbox.close();
    await this.verifier.close();
    this.servers.disconnect();
    await once(this.servers, 'exit');
  }

  get url(): string {
    return `http://127.0.0.1:${this.config.env.PORT}`;
  }

  /** As a supervisor does: it dies without a word and is started again. */
  async kill(role: Role): Promise<void> {
    const app = this.apps.get(role);
    app?.kill('SIGKILL');
    await app?.exited;
    await this.startApp(role);
  }

  crashPostgres(): Promise<void> {
    return command(this.servers, 'crashPostgres');
  }

  /** For as long as `work` takes, the queue is nowhere: Redis is killed and comes back empty, on PostgreSQL its schema is out of reach. */
  async withoutQueue(work: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const onRedis = this.config.env.REDIS_URL !== undefined;
    await (onRedis ? command(this.servers, 'killRedis') : this.rows('alter schema bullmq rename to away'));
    await work();
    await (onRedis ? command(this.servers, 'startRedis') : this.rows('alter schema away rename to bullmq'));
  }

  /** What a process says of itself. */
  async readiness(role: Role): Promise<{ code: number; queue?: string }> {
    const reply = await fetch(`http://127.0.0.1:${role === 'api' ? this.env.PORT : this.env.WORKER_PORT}/health/ready`);
    return { code: reply.status, ...((await reply.json()) as object) };
  }

  async flushRedis(): Promise<void> {
    const redis = new Redis(this.config.env.REDIS_URL ?? '');
    await redis.flushall();
    redis.disconnect();
  }

  /** Every connection of ours, at once. */
  async cutConnections(): Promise<void> {
    await this.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
  }

  /** For as long as `work` takes, nothing can be written. */
  async withFullDisk(work: () => Promise<void>): Promise<void> {
    await command(this.servers, 'fillDisk');
    await work();
    await command(this.servers, 'freeDisk');
    await command(this.servers, 'startPostgres');
  }

  /** Resolves when so many more requests have been made: an instant within the load that a seed can choose. */
  afterRequests(count: number): Promise<void> {
    return new Promise((call) => this.watchers.push({ at: this.served + count, call }));
  }

  /** A request as a careful site makes it: sent again until it is answered, and 503 is the only failure it accepts for that. */
  async ok<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    this.served++;
    for (const watcher of this.watchers) if (watcher.at === this.served) watcher.call();
    for (;;) {
      const reply = await this.send(method, path, body).catch(() => null);
      const text = await reply?.text().catch(() => null);
      if (reply && typeof text === 'string') {
        if (reply.ok) return (text === '' ? {} : JSON.parse(text)) as T;
        if (reply.status !== 503) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
      }
      await pause(20);
    }
  }

  /** One request, whatever is answered. */
  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  stripe<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    form: Record<string, string> = {},
  ): Promise<T> {
    return stripeCall<T>({ url: this.sandbox.url, key: this.config.env.STRIPE_SECRET_KEY }, method, path, form);
  }

  async rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.config.env.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, [...parameters])).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Until no job is due and no event of Stripe under way. */
  async drain(): Promise<void> {
    for (let calm = 0; calm < 3;) {
      const { waiting, enqueued } = await this.ok<{ waiting: number; enqueued: number }>('GET', '/v1/jobs');
      calm = waiting + enqueued === 0 ? calm + 1 : 0;
      if (calm === 1) await control(this.sandbox, 'flush', {});
      await pause(10);
    }
  }

  verify(): ReturnType<Verifier['verify']> {
    return this.verifier.verify();
  }

  private async startApp(role: Role): Promise<void> {
    this.apps.set(role, await ServiceProcess.start(role, this.env));
  }
}

async function command<T = void>(servers: ChildProcess, name: string, given: object = {}): Promise<T> {
  const answered = once(servers, 'message');
  servers.send({ command: name, given });
  const [answer] = (await answered) as [{ done?: T; failed?: string }];
  if (answer.failed) throw new Error(`${name}: ${answer.failed}`);
  return answer.done as T;
}

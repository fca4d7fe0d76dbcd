import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Config, environmentSchema } from '#platform';
import { Database, SharedClock, inTransaction, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { enqueueDueSchedules, JOBS, JobsStore, wakeRelay } from '#jobs';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import Stripe from 'stripe';
import { createApi } from '../../apps/api/src/app';
import { createSandbox, type Sandbox } from '../../apps/stripe-sandbox/src/sandbox';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { OpenApiAnswers } from './openapi-answers';

export type Backend = 'postgres' | 'redis';

export const KEY = 'tl_test_00000000000000000000000000000000';
const WEBHOOK_SECRET = 'whsec_test00000000000000000000';

/** Where a test has Stripe fail; a job of any other kind that is given up would go unnoticed by tests that look elsewhere. */
const MAY_BE_GIVEN_UP = Object.entries(JOBS).flatMap(([name, { queue }]) => (queue === 'billing' ? [name] : []));

/** Every backend that this machine has; the set-up has said loudly when Redis is missing. */
export const BACKENDS: readonly Backend[] = process.env.TEST_REDIS_URL ? ['postgres', 'redis'] : ['postgres'];

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly type: string;
}

/** What stands between Tierlift and Stripe: its address, and where events go that are meant for a URL. */
export interface Between {
  readonly url: string;
  hook(url: string): string;
  close(): Promise<void>;
}

/** An address of Stripe and a key for it. */
export interface StripeAccount {
  readonly url: string;
  readonly key: string;
}

export interface WorldOptions {
  readonly backend?: Backend;
  readonly now?: string;
  readonly env?: Record<string, string>;
  /** The account that Tierlift and the test work with; unset: the sandbox. Nobody sends its events here. */
  readonly account?: StripeAccount;
  readonly between?: (stripe: string) => Promise<Between>;
}

/** Api, worker, PostgreSQL and the Stripe sandbox in one process, with a clock that the test moves. */
export class World {
  private constructor(
    readonly api: NestFastifyApplication,
    private worker: INestApplicationContext,
    readonly sandbox: Sandbox,
    readonly config: Config,
    private readonly cloned: ClonedDatabase,
    private readonly account: StripeAccount,
    private readonly between: Between | undefined,
    private readonly answers: OpenApiAnswers,
  ) {}

  static async start(options: WorldOptions = {}): Promise<World> {
    const { backend = 'postgres', now = '2026-03-02T10:00:00Z', env = {} } = options;
    const cloned = await cloneDatabase();
    const sandbox = await createSandbox({ port: 0, now: new Date(now) });
    const account = options.account ?? { url: sandbox.url, key: 'sk_test_world' };
    const between = await options.between?.(account.url);
    const config = new Config(
      environmentSchema.parse({
        DATABASE_URL: cloned.url,
        ...(backend === 'redis' && { REDIS_URL: await ownRedis() }),
        STRIPE_SECRET_KEY: account.key,
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        STRIPE_API_BASE: between?.url ?? account.url,
        API_KEY: KEY,
        ENCRYPTION_KEY: 'an encryption key of this test world',
        LOG_LEVEL: 'silent',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ADDRESS_RATE_LIMIT_PER_MINUTE: '1000000',
        DATABASE_POOL_SIZE: '5',
        HOLDOUT_SHARE: '0',
        JOB_RETRY_DELAYS_MS: '10,10,10',
        TEST_CLOCK: 'true',
        ...env,
      }),
    );
    const api = await createApi(config);
    const answers = new OpenApiAnswers(api);
    await api.listen({ port: 0, host: '127.0.0.1' });
    const inbox = `${await api.getUrl()}/webhooks/stripe`;
    await control(sandbox, 'webhooks', { url: between?.hook(inbox) ?? inbox, secret: WEBHOOK_SECRET });
    const world = new World(api, await startWorker(config), sandbox, config, cloned, account, between, answers);
    await world.at(now);
    return world;
  }

  async stop(): Promise<void> {
    await this.worker.close();
    const givenUp = await this.rows<{ name: string; error: string }>(
      'select name, error from outbox_job where dead_at is not null and not name = any($1)',
      [MAY_BE_GIVEN_UP],
    );
    await this.api.close();
    await this.between?.close();
    await this.sandbox.close();
    await this.cloned.drop();
    this.answers.assertFit();
    if (givenUp.length > 0)
      throw new Error(`jobs were given up:\n${givenUp.map(({ name, error }) => `${name}: ${error}`).join('\n')}`);
  }

  /** What happens while no worker runs; afterwards a new one catches up. */
  async whileWorkerIsDown(work: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.worker.close();
    await work();
    this.worker = await startWorker(this.config);
  }

  /** Moves Stripe's time and ours, then lets everything happen that became due. */
  async at(now: string): Promise<void> {
    const database = this.api.get(Database);
    await inTransaction(database, (tx) => this.api.get(SharedClock).move(tx, new Date(now)));
    await control(this.sandbox, 'clock', { now });
    await control(this.sandbox, 'flush', {});
    await inTransaction(database, async (tx) => {
      await enqueueDueSchedules(tx, new Date(now));
      await wakeRelay(tx);
    });
    await this.drain();
  }

  /** Waits until no job is due and no webhook under way; asks ever less often, since that takes time from those who work. */
  async drain(): Promise<void> {
    const jobs = this.api.get(JobsStore);
    const clock = await this.api.get(SharedClock).sync();
    for (let calm = 0, wait = 5; calm < 2;) {
      const { waiting, enqueued } = await jobs.summary(clock.now());
      calm = waiting + enqueued === 0 ? calm + 1 : 0;
      if (calm === 1) await control(this.sandbox, 'flush', {});
      if (calm === 0) await pause((wait = Math.min(wait * 1.1, 50)));
    }
  }

  async call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, key = KEY): Promise<Answer<T>> {
    const reply = await this.api.inject({
      method: method as 'GET',
      url: path,
      headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: reply.statusCode,
      body: (reply.body === '' ? {} : reply.json()) as T,
      type: String(reply.headers['content-type']),
    };
  }

  /** As `call`, and fails unless the answer is a success. */
  async ok<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.api.get(Database), sql, parameters);
  }

  /** Stripe's own API, as a site or a person with the dashboard would use it. */
  async stripe<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    form: Record<string, string> = {},
  ): Promise<T> {
    return stripeCall<T>(this.account, method, path, form);
  }

  /** What happens at Stripe without an API: a bank's dispute, and its end. Answers what Stripe then shows. */
  atStripe(route: string, body: object): Promise<{ id: string }> {
    return control(this.sandbox, route, body);
  }

  payOnPage(...parameters: Parameters<typeof payOnPage>): ReturnType<typeof payOnPage> {
    return payOnPage(...parameters);
  }
}

/** A person on the hosted page, who fills in `more` beside the card. Answers the status and where the browser is sent. */
export async function payOnPage(
  url: string,
  card: string,
  more: Record<string, string> = {},
): Promise<{ status: number; location: string | null; html: string }> {
  const reply = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card, ...more }) });
  return { status: reply.status, location: reply.headers.get('location'), html: await reply.text() };
}

/** A call of Stripe's API; throws unless it succeeds. */
export async function stripeCall<T>(
  account: StripeAccount,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  form: Record<string, string>,
): Promise<T> {
  const encoded = new URLSearchParams(form).toString();
  const reply = await fetch(`${account.url}/v1/${path}${method === 'GET' && encoded ? `?${encoded}` : ''}`, {
    method,
    headers: {
      authorization: `Bearer ${account.key}`,
      'content-type': 'application/x-www-form-urlencoded',
      'stripe-version': Stripe.API_VERSION,
    },
    ...(method === 'POST' && { body: encoded }),
  });
  const body = (await reply.json()) as T;
  if (!reply.ok) throw new Error(`Stripe ${method} ${path}: ${reply.status} ${JSON.stringify(body)}`);
  return body;
}

export async function control<T = unknown>(sandbox: Sandbox, route: string, body: object): Promise<T> {
  const reply = await fetch(`${sandbox.url}/_sandbox/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`sandbox ${route}: ${reply.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function startWorker(config: Config): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.forRoot(config), { logger: false, abortOnError: false });
}

/** A Redis database of its own: its number is Jest's worker id, since one suite at a time runs in a worker. */
export async function ownRedis(): Promise<string> {
  const url = new URL(process.env.TEST_REDIS_URL ?? '');
  url.pathname = `/${process.env.JEST_WORKER_ID ?? '0'}`;
  const redis = new Redis(url.href);
  await redis.flushdb();
  await redis.quit();
  return url.href;
}

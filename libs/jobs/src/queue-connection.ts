import { sha256, type Config } from '#platform';
import { SteadyClient } from '#database';
import { Logger } from '@nestjs/common';
import {
  createPostgresBackend,
  Queue,
  setDefaultBackendFactory,
  type ConnectionOptions,
  type QueueOptions,
} from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { QUEUES } from './job-catalog';
import { BULLMQ_SCHEMA } from './migrate-queue';

const logger = new Logger('jobs');
const ANSWERS_WITHIN_MS = 3000;
/** After how many seconds a worker that nobody wakes looks whether there is a job: what BullMQ itself does while it is idle. */
const LOOKS_EVERY_S = 5;
/** Of a worker whose queue is on PostgreSQL: each of its workers keeps one to listen on, and all share 12 more, or fewer where DATABASE_POOL_SIZE is below 20. */
export function queueConnections({ env }: Config): number {
  return QUEUES.length + Math.min(12, Math.ceil(env.DATABASE_POOL_SIZE * 0.6));
}

/** How every queue and worker of this process connects; chooses the backend for all of them. */
export function queueOptions(config: Config): QueueOptions {
  const { OTEL_EXPORTER_OTLP_ENDPOINT } = config.env;
  return {
    connection: connect(config),
    prefix: prefixOf(config),
    // a job's span belongs to the trace of what caused it: see the relay
    ...(OTEL_EXPORTER_OTLP_ENDPOINT && { telemetry: new BullMQOtel({ tracerName: 'tierlift' }) }),
  };
}

/** The queues, to look at: for processes that are no worker. Whoever opens them closes them. */
export function openQueues(config: Config): Queue[] {
  const options = queueOptions(config);
  return QUEUES.map((name) => new Queue(name, options).on('error', () => undefined));
}

/** What can be told of the queue's server. `policy` and `durable` are Redis's; null: does not apply, or it does not say. */
export interface QueueState {
  readonly reachable: boolean;
  /** What Redis does when its memory is full: anything but `noeviction` loses jobs until the sweep. */
  readonly policy: string | null;
  /** Whether Redis writes an append-only file. */
  readonly durable: boolean | null;
}

/** Asks Redis within three seconds. On PostgreSQL the queue is a schema of the database: there is nobody else to ask. */
export async function readQueueState({ env }: Config): Promise<QueueState> {
  if (!env.REDIS_URL) return { reachable: true, policy: null, durable: null };
  const redis = new Redis(env.REDIS_URL, {
    lazyConnect: true,
    connectTimeout: ANSWERS_WITHIN_MS,
    commandTimeout: ANSWERS_WITHIN_MS,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
  }).on('error', () => undefined);
  try {
    await redis.connect();
    const facts = `${await redis.info('memory')}${await redis.info('persistence')}`;
    const fact = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(facts)?.[1] ?? null;
    const aof = fact('aof_enabled');
    return { reachable: true, policy: fact('maxmemory_policy'), durable: aof === null ? null : aof === '1' };
  } catch {
    return { reachable: false, policy: null, durable: null };
  } finally {
    redis.disconnect();
  }
}

/** In Redis, installations with different databases never see each other's jobs. The braces keep them on one node of a cluster. */
function prefixOf(config: Config): string {
  const { host, pathname } = new URL(config.env.DATABASE_URL);
  return `{tierlift-${sha256(host + pathname).slice(0, 12)}}`;
}

/**
 * One pool for all queues and workers of this process; each worker keeps one connection to listen on. It is never ended by us:
 * workers still write while they close, and idle connections do not keep the process. The queue does not wait for the disk: what
 * a crash of PostgreSQL takes from it, the outbox gives it again.
 */
function poolFor(config: Config): Pool {
  const pool = new Pool({
    connectionString: config.env.DATABASE_URL,
    options: `-c search_path="${BULLMQ_SCHEMA}" -c synchronous_commit=off`,
    max: queueConnections(config),
    keepAlive: true,
    allowExitOnIdle: true,
    Client: SteadyClient,
  });
  pool.setMaxListeners(0); // each queue and worker adds its own
  return pool.on('error', ({ message }) => logger.warn({ error: message }, 'an idle queue connection was lost'));
}

function connect(config: Config): ConnectionOptions {
  if (config.env.REDIS_URL) {
    setDefaultBackendFactory(undefined);
    return { url: config.env.REDIS_URL, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory((...given: Parameters<typeof createPostgresBackend>) =>
    // it would be an hour, which a worker sleeps when both its wake-up and its look for jobs were lost with their connections
    Object.defineProperty(createPostgresBackend(...given), 'maximumBlockTimeout', { value: LOOKS_EVERY_S }),
  );
  return poolFor(config);
}

import { Metrics, SECOND, type Config } from '#platform';
import { Database, SharedClock } from '#database';
import { BullModule, getQueueToken, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import {
  Injectable,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type Provider,
  type Type,
} from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { QUEUES, type JobHandlers, type QueueName } from './job-catalog';
import { JobRunner, type RunnerLog } from './job-runner';
import { JobsStore } from './jobs-store';
import { queueOptions } from './queue-connection';
import { QueueOutage } from './queue-outage';
import { Relay } from './relay';

/** Token of the app's handlers: an object with one function per job. */
export const JOB_HANDLERS = Symbol('JOB_HANDLERS');

/** The worker host: relay and one BullMQ worker per queue. Only the worker app imports it; all others just `enqueue`. */
@Module({})
export class JobsModule {
  /** `handlers` provides JOB_HANDLERS; `imports` bring what it needs. */
  static forWorker(config: Config, handlers: Provider, imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: JobsModule,
      imports: [
        ...imports,
        BullModule.forRootAsync({ useFactory: () => queueOptions(config) }),
        ...QUEUES.map((name) => BullModule.registerQueue({ name })),
      ],
      providers: [
        JobsStore,
        handlers,
        {
          provide: JobRunner,
          inject: [JobsStore, JOB_HANDLERS, SharedClock, Metrics],
          useFactory: (jobs: JobsStore, all: JobHandlers, clock: SharedClock, metrics: Metrics) =>
            new JobRunner(jobs, all, clock, log, metrics),
        },
        {
          provide: Relay,
          inject: [Database, JobsStore, SharedClock, QueueOutage, ...QUEUES.map((name) => getQueueToken(name))],
          useFactory: (
            database: Database,
            jobs: JobsStore,
            clock: SharedClock,
            outage: QueueOutage,
            ...queues: Queue[]
          ) =>
            new Relay(
              database,
              jobs,
              new Map(queues.map((queue) => [queue.name as QueueName, queue])),
              clock,
              config,
              outage,
              log,
            ),
        },
        {
          provide: QueueOutage,
          inject: [getQueueToken(QUEUES[0])],
          useFactory: (queue: Queue) => new QueueOutage(() => queue.getJob('none'), log),
        },
        RelayHost,
        ...QUEUES.map((name) => workerOf(name, config)),
      ],
    };
  }
}

/** Endpoints that one worker delivers to beside each other: mostly it waits for their answers. */
const ENDPOINTS_AT_ONCE = 50;

const logger = new Logger('jobs');
const log: RunnerLog = {
  error: (fields, message) => logger.error(fields, message),
  warn: (fields, message) => logger.warn(fields, message),
};

@Injectable()
class RelayHost implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly relay: Relay) {}

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.relay.stop();
  }
}

function workerOf(queue: QueueName, config: Config): Type {
  const { QUEUE_CONCURRENCY, QUEUE_LEASE_MS, JOB_RETRY_DELAYS_MS, STRIPE_JOBS_PER_SECOND, SHUTDOWN_DEADLINE_MS } =
    config.env;

  @Processor(queue, {
    concurrency: queue === 'webhooks' ? ENDPOINTS_AT_ONCE : QUEUE_CONCURRENCY,
    ...(queue === 'billing' && { limiter: { max: STRIPE_JOBS_PER_SECOND, duration: SECOND } }),
    lockDuration: QUEUE_LEASE_MS,
    stalledInterval: QUEUE_LEASE_MS,
    maxStalledCount: 1000, // a job that crashed its worker is tried by its own attempts, not given up as stalled
    runRetryDelay: SECOND, // BullMQ rests 15 s after a lost connection: jobs would wait for as long
    settings: { backoffStrategy: (attempts: number) => JOB_RETRY_DELAYS_MS[attempts - 1] ?? 0 },
  })
  class QueueWorker extends WorkerHost implements OnModuleDestroy {
    constructor(
      readonly runner: JobRunner,
      readonly outage: QueueOutage,
    ) {
      super();
    }

    /** Takes no more jobs and lets those at work end, before anything that they use is closed. */
    async onModuleDestroy(): Promise<void> {
      const ended = await within(SHUTDOWN_DEADLINE_MS, this.worker.close());
      if (!ended) log.error({ queue }, 'jobs are still at work: left to another worker');
    }

    process(job: Job): Promise<void> {
      return this.runner.run(job);
    }

    /** A connection that was lost: BullMQ goes on by itself. */
    @OnWorkerEvent('error')
    onError(error: Error): void {
      this.outage.noticed(error.message);
    }
  }
  Object.defineProperty(QueueWorker, 'name', { value: `${queue}-worker` });
  return QueueWorker;
}

/** Whether `work` ends within so many milliseconds (real time). */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

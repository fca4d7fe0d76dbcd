import { MINUTE, SECOND, type Config } from '#platform';
import { inTransaction, Listener, type Database, type SharedClock } from '#database';
import { Job, type Queue } from 'bullmq';
import { JOBS, isJobName, type QueueName } from './job-catalog';
import type { JobsStore, WaitingJob } from './jobs-store';
import type { RunnerLog } from './job-runner';
import { WAKE_CHANNEL } from './outbox';
import type { QueueOutage } from './queue-outage';

const BATCH = 200;
const IDLE_MS = 1000;
/** How often the queue is asked whether it still has what it was given. */
const LOOK_MS = 5000;
/**
 * From how many jobs on the queue is filled by one call for all. On PostgreSQL that call makes two temporary tables: 2.4 ms of its
 * processor for one job as for ten, where a call for one job takes 0.2 ms.
 */
const BULK = 10;
/** How long a finished job can be looked up, in the outbox. */
const KEPT_DAYS = 7;

/**
 * Moves jobs from the outbox to BullMQ, woken by NOTIFY at each commit. At least once: the queue's job id is the row's id,
 * so a repeat is dropped. Any number of relays may run; they skip each other's rows.
 */
export class Relay {
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;
  private readonly listener: Listener;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobsStore,
    private readonly queues: ReadonlyMap<QueueName, Queue>,
    private readonly clock: SharedClock,
    private readonly config: Config,
    private readonly outage: QueueOutage,
    private readonly log: RunnerLog,
  ) {
    this.listener = new Listener(config.env.DATABASE_URL, [WAKE_CHANNEL], () => this.wake());
  }

  start(): void {
    for (const queue of this.queues.values()) queue.on('error', ({ message }) => this.outage.noticed(message));
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.outage.stop();
    this.wake();
    await this.running;
    await this.listener.close();
  }

  private async loop(): Promise<void> {
    let sweptAt = 0;
    let lookedAt = performance.now();
    while (!this.stopping) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      try {
        await this.listener.open();
        const sweepEvery = Math.max(MINUTE, 2 * this.config.env.QUEUE_LEASE_MS);
        if (performance.now() - sweptAt > sweepEvery) {
          await this.jobs.sweep(sweepEvery / 1000);
          await this.jobs.prune(KEPT_DAYS);
          sweptAt = performance.now();
        }
        if (performance.now() - lookedAt > LOOK_MS) {
          if (await this.isLost()) await this.jobs.sweep(0);
          lookedAt = performance.now();
        }
        if ((await this.moveBatch()) >= BATCH) continue;
      } catch (error) {
        this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'relay failed, trying again');
      }
      const timer = setTimeout(this.wake, IDLE_MS);
      await woken;
      clearTimeout(timer);
    }
  }

  /** Whether the queue knows nothing of what it has had longest: somebody has emptied it, or PostgreSQL has forgotten that the job was done. */
  private async isLost(): Promise<boolean> {
    const oldest = await this.jobs.oldestEnqueued(LOOK_MS / SECOND);
    if (!oldest || !isJobName(oldest.name)) return false;
    const known = await this.queues.get(JOBS[oldest.name].queue)?.getJob(oldest.id);
    if (known || !(await this.jobs.unfinished(oldest.id))) return false;
    this.log.error({ job: oldest.name, jobId: oldest.id }, 'the queue has lost jobs: it is filled again');
    return true;
  }

  private async moveBatch(): Promise<number> {
    const now = (await this.clock.sync()).now();
    return inTransaction(this.database, async (tx) => {
      const waiting = await this.jobs.takeWaiting(tx, now, BATCH);
      if (waiting.length === 0) return 0;
      const { needed, spared } = spare(waiting);
      if (spared.length > 0) await this.jobs.markSpared(tx, spared);
      await this.addToQueues(needed);
      await this.jobs.markEnqueued(
        tx,
        needed.map(({ id }) => id),
      );
      return waiting.length;
    });
  }

  private async addToQueues(waiting: readonly WaitingJob[]): Promise<void> {
    const { JOB_RETRY_DELAYS_MS: delays } = this.config.env;
    const options = {
      attempts: delays.length + 1,
      backoff: { type: 'custom' },
      removeOnComplete: true, // one that is kept could not be added again, and a crash of PostgreSQL may forget that it was done
      removeOnFail: true,
    };
    for (const [name, queue] of this.queues) {
      const batch = waiting.filter((job) => isJobName(job.name) && JOBS[job.name].queue === name);
      if (batch.length === 0) continue;
      const added = batch.map((job) => ({
        name: job.name,
        data: {},
        opts: { ...options, ...behind(job), ...cause(job), jobId: job.id },
      }));
      if (added.length >= BULK) await queue.addBulk(added);
      // `queue.add` would put a trace of the relay in place of the job's own
      else await Promise.all(added.map(({ name, data, opts }) => Job.create(queue, name, data, opts)));
    }
  }
}

/** In its queue bulk work goes behind all other; BullMQ is quickest for what has no priority of its own. */
function behind({ name }: WaitingJob): { priority?: number } {
  return isJobName(name) && JOBS[name].priority === 'bulk' ? { priority: 1 } : {};
}

/** In the form in which bullmq-otel carries it: the job's span goes on with the trace of what caused the job, not with ours. */
function cause({ traceparent }: WaitingJob): { telemetry?: { metadata: string } } {
  return traceparent ? { telemetry: { metadata: JSON.stringify({ traceparent }) } } : {};
}

/** Of jobs that do all there is to do, the last of each payload: it runs after everything that caused the others was committed. */
function spare(waiting: readonly WaitingJob[]): { needed: WaitingJob[]; spared: string[] } {
  const last = new Map<string, string>();
  const keyOf = ({ name, payload }: WaitingJob) =>
    isJobName(name) && JOBS[name].once ? `${name} ${JSON.stringify(payload)}` : null;
  for (const job of waiting) {
    const key = keyOf(job);
    if (key) last.set(key, job.id);
  }
  const isNeeded = (job: WaitingJob) => (last.get(keyOf(job) ?? '') ?? job.id) === job.id;
  return {
    needed: waiting.filter(isNeeded),
    spared: waiting.filter((job) => !isNeeded(job)).map(({ id }) => id),
  };
}

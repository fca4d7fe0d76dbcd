import { Metrics, PermanentError, SECOND, withLogIds } from '#platform';
import type { SharedClock } from '#database';
import { UnrecoverableError, type Job } from 'bullmq';
import { isJobName, JOBS, type JobHandlers } from './job-catalog';
import type { JobsStore, UnfinishedJob } from './jobs-store';

type QueuedJob = Pick<Job, 'id' | 'name' | 'attemptsMade' | 'opts'>;

export interface RunnerLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Runs one queued job: reads its row, calls the handler, records the end. A job whose row is done already is skipped. */
export class JobRunner {
  constructor(
    private readonly jobs: JobsStore,
    private readonly handlers: JobHandlers,
    private readonly clock: SharedClock,
    private readonly log: RunnerLog,
    private readonly metrics: Metrics,
  ) {}

  async run(job: QueuedJob): Promise<void> {
    const row = await this.jobs.unfinished(String(job.id));
    if (row) await withLogIds({ job: row.name, jobId: row.id }, () => this.runRow(job, row));
  }

  private async runRow(job: QueuedJob, { id, name, payload }: UnfinishedJob): Promise<void> {
    const since = performance.now();
    const ended = (outcome: string) =>
      this.metrics.jobs.observe({ job: name, outcome }, (performance.now() - since) / SECOND);
    try {
      await this.clock.sync();
      await this.handle(name, payload);
      await this.jobs.markFinished(id);
      ended('done');
    } catch (error) {
      const dead = error instanceof PermanentError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      ended(dead ? 'dead' : 'failed');
      const message = error instanceof Error ? error.message : String(error);
      this.log.error({ attempt: job.attemptsMade + 1, dead, error: message }, 'job failed');
      await this.jobs.markFailed(id, message, dead);
      throw dead ? new UnrecoverableError(message) : error;
    }
  }

  private async handle(name: string, payload: unknown): Promise<void> {
    if (!isJobName(name)) throw new PermanentError(`no job is called ${name}`);
    const parsed = JOBS[name].payload.safeParse(payload);
    if (!parsed.success) throw new PermanentError(`the payload of ${name} does not fit: ${parsed.error.message}`);
    const handler = this.handlers[name] as (payload: unknown) => Promise<void>;
    await handler(parsed.data);
  }
}

import { PermanentError } from '#platform';
import type { SharedClock } from '#database';
import { UnrecoverableError, type Job } from 'bullmq';
import { isJobName, JOBS, type JobHandlers } from './job-catalog';
import type { JobsStore } from './jobs-store';

export interface RunnerLog {
  error(fields: object, message: string): void;
}

/** Runs one queued job: reads its row, calls the handler, records the end. A job whose row is done already is skipped. */
export class JobRunner {
  constructor(
    private readonly jobs: JobsStore,
    private readonly handlers: JobHandlers,
    private readonly clock: SharedClock,
    private readonly log: RunnerLog,
  ) {}

  async run(job: Pick<Job, 'id' | 'name' | 'attemptsMade' | 'opts'>): Promise<void> {
    const id = String(job.id);
    const row = await this.jobs.unfinished(id);
    if (!row) return;
    try {
      await this.clock.sync();
      await this.handle(row.name, row.payload);
      await this.jobs.markFinished(id);
    } catch (error) {
      const dead = error instanceof PermanentError || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      const message = error instanceof Error ? error.message : String(error);
      this.log.error({ job: row.name, jobId: id, attempt: job.attemptsMade + 1, dead, error: message }, 'job failed');
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

import { SECOND } from '#platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunnerLog } from './job-runner';

/**
 * Logs an outage of the queue's server once, and its end. Every connection of every queue tells of every try, some a second, so their
 * complaints only begin an outage; it ends when the server has answered `ask`.
 */
export class QueueOutage {
  private since: number | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly ask: () => Promise<unknown>,
    private readonly log: RunnerLog,
  ) {}

  /** A connection complains. */
  noticed(error: string): void {
    if (this.since !== null || this.stopping.signal.aborted) return;
    this.since = performance.now();
    this.log.error({ error }, 'the queue does not answer: jobs wait in the database');
    void this.end(this.since);
  }

  /** Nothing is asked or logged any more. */
  stop(): void {
    this.stopping.abort();
  }

  private async end(since: number): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted && !(await this.answers()))
      await pause(SECOND, null, { signal, ref: false }).catch(() => null);
    if (signal.aborted) return;
    this.since = null;
    this.log.warn({ ms: Math.round(performance.now() - since) }, 'the queue answers again');
  }

  private answers(): Promise<boolean> {
    return this.ask().then(
      () => true,
      () => false,
    );
  }
}

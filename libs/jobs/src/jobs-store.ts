import { changed, Database, rows, type OutboxJob, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The state of the outbox: what is waiting, running, dead. `oldestSeconds`: age of the oldest unfinished job that is due. */
export interface JobsSummary {
  readonly waiting: number;
  readonly enqueued: number;
  readonly later: number;
  readonly dead: number;
  readonly oldestSeconds: number;
}

export type WaitingJob = Pick<OutboxJob, 'id' | 'name'>;

/** The rows behind the queue. The queue itself may be lost; these are not. */
@Injectable()
export class JobsStore {
  constructor(private readonly database: Database) {}

  /** Locks up to `limit` jobs that are due and not in the queue yet; other relays skip them. */
  takeWaiting(tx: Tx, now: Date, limit: number): Promise<WaitingJob[]> {
    return rows<WaitingJob>(
      tx,
      `select id, name from outbox_job
       where enqueued_at is null and finished_at is null and dead_at is null and (run_at is null or run_at <= $1)
       order by id limit $2 for update skip locked`,
      [now, limit],
    );
  }

  async markEnqueued(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update outbox_job set enqueued_at = clock_timestamp() where id = any($1)', [ids]);
  }

  /** The job if it is still to be done. */
  async unfinished(id: string): Promise<Pick<OutboxJob, 'id' | 'name' | 'payload'> | undefined> {
    const [row] = await rows<Pick<OutboxJob, 'id' | 'name' | 'payload'>>(
      this.database,
      'select id, name, payload from outbox_job where id = $1 and finished_at is null and dead_at is null',
      [id],
    );
    return row;
  }

  async markFinished(id: string): Promise<void> {
    await this.database.query(
      'update outbox_job set finished_at = clock_timestamp(), attempts = attempts + 1, error = null where id = $1',
      [id],
    );
  }

  async markFailed(id: string, error: string, dead: boolean): Promise<void> {
    await this.database.query(
      `update outbox_job set attempts = attempts + 1, error = $2, dead_at = case when $3 then clock_timestamp() end where id = $1`,
      [id, error.slice(0, 2000), dead],
    );
  }

  /** Hands jobs to the queue again that it has had for longer than `seconds`: it may have lost them. Repeats are harmless. */
  sweep(seconds: number): Promise<number> {
    return changed(
      this.database,
      `update outbox_job set enqueued_at = null
       where finished_at is null and dead_at is null and enqueued_at < now() - make_interval(secs => $1)`,
      [seconds],
    );
  }

  /** Forgets jobs that were done more than `days` ago, some thousand at a time; dead ones stay. */
  prune(days: number): Promise<number> {
    return changed(
      this.database,
      `delete from outbox_job where id in (
         select id from outbox_job where finished_at < now() - make_interval(days => $1) order by finished_at limit 5000)`,
      [days],
    );
  }

  async summary(now: Date): Promise<JobsSummary> {
    const [row] = await rows<JobsSummary>(
      this.database,
      `select count(*) filter (where dead_at is null and enqueued_at is null and (run_at is null or run_at <= $1))::int as waiting,
              count(*) filter (where dead_at is null and enqueued_at is not null)::int as enqueued,
              count(*) filter (where dead_at is null and enqueued_at is null and run_at > $1)::int as later,
              count(*) filter (where dead_at is not null)::int as dead,
              coalesce(extract(epoch from clock_timestamp() - min(created_at)
                filter (where dead_at is null and (run_at is null or run_at <= $1))), 0)::int as "oldestSeconds"
       from outbox_job where finished_at is null`,
      [now],
    );
    return row ?? { waiting: 0, enqueued: 0, later: 0, dead: 0, oldestSeconds: 0 };
  }
}

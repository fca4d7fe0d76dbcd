import { changed, Database, inTransaction, preparedRows, rows, type OutboxJob, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { JOBS } from './job-catalog';
import { wakeRelay } from './outbox';

/** Unfinished jobs of one name and state. */
export interface JobsCount {
  readonly name: string;
  /** Due and not in the queue yet; in the queue or at work; due in the future; given up. */
  readonly state: 'waiting' | 'enqueued' | 'later' | 'dead';
  readonly count: number;
  /** For how long the oldest of them has been due (real time). */
  readonly oldestSeconds: number;
}

/** The state of the outbox: what is waiting, running, dead. `oldestSeconds`: for how long the oldest unfinished job has been due. */
export interface JobsSummary {
  readonly waiting: number;
  readonly enqueued: number;
  readonly later: number;
  readonly dead: number;
  readonly oldestSeconds: number;
}

/** `payload` is read for jobs of which one is enough, who are told apart by it; null for all others, where it may be long. */
export type WaitingJob = Pick<OutboxJob, 'id' | 'name' | 'payload' | 'traceparent'>;

export type UnfinishedJob = Pick<OutboxJob, 'id' | 'name' | 'payload'>;

/** A job whose attempts are used up. */
export type DeadJob = Pick<OutboxJob, 'id' | 'name' | 'payload' | 'attempts' | 'error' | 'createdAt'> & {
  readonly deadAt: Date;
};

const ONCE = Object.entries<{ once: boolean }>(JOBS).flatMap(([name, { once }]) => (once ? [name] : []));

/** The rows behind the queue. The queue itself may be lost; these are not. */
@Injectable()
export class JobsStore {
  constructor(private readonly database: Database) {}

  /** Locks up to `limit` jobs for at once and as many whose time has come, none in the queue yet; other relays skip them. By priority. */
  takeWaiting(tx: Tx, now: Date, limit: number): Promise<WaitingJob[]> {
    const waiting = 'enqueued_at is null and finished_at is null and dead_at is null';
    return preparedRows<WaitingJob>(
      tx,
      'take-waiting-jobs',
      `with at_once as (
         select id, name, payload, traceparent, priority from outbox_job where ${waiting} and run_at is null
         order by priority, id limit $2 for update skip locked
       ), later as (
         select id, name, payload, traceparent, priority from outbox_job where ${waiting} and run_at is not null and run_at <= $1
         order by run_at limit $2 for update skip locked
       )
       select id, name, case when name = any($3) then payload end as payload, traceparent
       from (select * from at_once union all select * from later) due order by priority, id`,
      [now, limit, ONCE],
    );
  }

  /** Without waiting for the disk: what a crash of PostgreSQL forgets of it is handed over once more. */
  async markEnqueued(tx: Tx, ids: readonly string[]): Promise<void> {
    await preparedRows(
      tx,
      'mark-jobs-enqueued',
      `update outbox_job set enqueued_at = clock_timestamp() from set_config('synchronous_commit', 'off', true) where id = any($1)`,
      [ids],
    );
  }

  /** Ends jobs that another one does with. */
  async markSpared(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update outbox_job set finished_at = clock_timestamp() where id = any($1)', [ids]);
  }

  /** Newest first; `startingAfter`: the id of the last one of the page before. */
  dead(limit: number, startingAfter: string | null): Promise<DeadJob[]> {
    return rows<DeadJob>(
      this.database,
      `select id, name, payload, attempts, error, created_at as "createdAt", dead_at as "deadAt" from outbox_job
       where dead_at is not null and ($2::uuid is null or id < $2) order by id desc limit $1`,
      [limit, startingAfter],
    );
  }

  /** A dead job waits again from `now` on, with all its attempts. Throws `job_unknown`, `job_state`. */
  retry(id: string, now: Date): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      const retried = await changed(
        tx,
        `update outbox_job set dead_at = null, enqueued_at = null, run_at = $2, attempts = 0, error = null where id = $1 and dead_at is not null`,
        [id, now],
      );
      if (retried > 0) return wakeRelay(tx);
      const [known] = await rows(tx, 'select 1 from outbox_job where id = $1', [id]);
      throw known
        ? new DomainError('job_state', 'only a dead job can be tried again')
        : new DomainError('job_unknown', `no job has the id ${id}`);
    });
  }

  /** The job if it is still to be done. */
  async unfinished(id: string): Promise<UnfinishedJob | undefined> {
    const [row] = await preparedRows<UnfinishedJob>(
      this.database,
      'unfinished-job',
      'select id, name, payload from outbox_job where id = $1 and finished_at is null and dead_at is null',
      [id],
    );
    return row;
  }

  /**
   * Done is done, though another run of it was given up meanwhile. Without waiting for the disk: a job of which a crash of PostgreSQL
   * forgets this runs once more, as after any crash.
   */
  async markFinished(id: string): Promise<void> {
    await preparedRows(
      this.database,
      'finish-job',
      `update outbox_job set finished_at = clock_timestamp(), dead_at = null, attempts = attempts + 1, error = null
       from set_config('synchronous_commit', 'off', true) where id = $1`,
      [id],
    );
  }

  /** What another run of it has done stays done. */
  async markFailed(id: string, error: string, dead: boolean): Promise<void> {
    await this.database.query(
      `update outbox_job set attempts = attempts + 1, error = $2, dead_at = case when $3 then clock_timestamp() end
       where id = $1 and finished_at is null`,
      [id, error.slice(0, 2000), dead],
    );
  }

  /** What the queue has had longest, and for longer than `seconds`. */
  async oldestEnqueued(seconds: number): Promise<Pick<OutboxJob, 'id' | 'name'> | undefined> {
    const [row] = await rows<Pick<OutboxJob, 'id' | 'name'>>(
      this.database,
      `select id, name from outbox_job
       where finished_at is null and dead_at is null and enqueued_at < now() - make_interval(secs => $1)
       order by enqueued_at limit 1`,
      [seconds],
    );
    return row;
  }

  /** Takes out of what is kept of failures those that hold one of these texts. */
  async forgetErrors(tx: Tx, texts: readonly string[]): Promise<void> {
    await tx.query(
      `update outbox_job set error = null where finished_at is null and error is not null
         and exists (select 1 from unnest($1::text[]) as word where position(word in error) > 0)`,
      [texts],
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

  /** What is unfinished, by name and state. A job that was to wait is due, and grows old, from its time on. */
  counts(now: Date): Promise<JobsCount[]> {
    return rows<JobsCount>(
      this.database,
      `select name, state, count(*)::int as count,
              greatest(extract(epoch from clock_timestamp() - min(greatest(created_at, run_at))), 0)::float8 as "oldestSeconds"
       from (
         select name, created_at, run_at, case when dead_at is not null then 'dead' when enqueued_at is not null then 'enqueued'
                                               when run_at > $1 then 'later' else 'waiting' end as state
         from outbox_job where finished_at is null
       ) unfinished group by name, state`,
      [now],
    );
  }

  async summary(now: Date): Promise<JobsSummary> {
    const summary = { waiting: 0, enqueued: 0, later: 0, dead: 0 };
    let oldest = 0;
    for (const { state, count, oldestSeconds } of await this.counts(now)) {
      summary[state] += count;
      if (state === 'waiting' || state === 'enqueued') oldest = Math.max(oldest, oldestSeconds);
    }
    return { ...summary, oldestSeconds: Math.round(oldest) };
  }
}

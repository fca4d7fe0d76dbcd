import { EntitySchema } from 'typeorm';
import { bigint, id, integer, json, maybe, text, time } from '../columns';

/** A job as its cause wrote it. PostgreSQL holds what is due; the queue may be lost and is filled again from here. */
export interface OutboxJob {
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 0 goes first. */
  readonly priority: number;
  /** Business time from which it may run; null: at once. */
  readonly runAt: Date | null;
  /** When it was last handed to the queue (database clock). */
  readonly enqueuedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Set when its attempts are used up: a dead letter. */
  readonly deadAt: Date | null;
  readonly attempts: number;
  readonly error: string | null;
  /** W3C traceparent of what caused it; null: nobody traces it. */
  readonly traceparent: string | null;
  readonly createdAt: Date;
}

export const outboxJobTable = new EntitySchema<OutboxJob>({
  name: 'outbox_job',
  columns: {
    id: id(),
    name: text(),
    payload: json(),
    priority: integer({ default: 1 }),
    runAt: time(maybe),
    enqueuedAt: time(maybe),
    finishedAt: time(maybe),
    deadAt: time(maybe),
    attempts: integer({ default: 0 }),
    error: text(maybe),
    traceparent: text(maybe),
    createdAt: time({ default: () => 'now()' }),
  },
  indices: [
    {
      name: 'outbox_job_waiting',
      columns: ['priority', 'id'],
      where: 'enqueued_at is null and finished_at is null and dead_at is null and run_at is null',
    },
    {
      name: 'outbox_job_later',
      columns: ['runAt'],
      where: 'enqueued_at is null and finished_at is null and dead_at is null and run_at is not null',
    },
    { name: 'outbox_job_dead', columns: ['id'], where: 'dead_at is not null' },
    { name: 'outbox_job_unfinished', columns: ['enqueuedAt'], where: 'finished_at is null' },
    { name: 'outbox_job_of_leg', columns: ['id'], where: `name = 'run-wave-leg' and finished_at is null` },
    { name: 'outbox_job_finished', columns: ['finishedAt'], where: 'finished_at is not null' },
  ],
});

/** One row per schedule and slot: of N replicas that tick, one enqueues. */
export interface ScheduleSlot {
  readonly name: string;
  /** Number of the slot since 1970, in units of the schedule's period. */
  readonly slot: number;
}

export const scheduleSlotTable = new EntitySchema<ScheduleSlot>({
  name: 'schedule_slot',
  columns: { name: text({ primary: true }), slot: bigint({ primary: true }) },
});

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs have priorities; what waits, what comes later and what is dead are found by an index each. */
export class JobPriorities1795454500000 implements MigrationInterface {
  name = 'JobPriorities1795454500000';

  async up(runner: QueryRunner): Promise<void> {
    const waiting = 'enqueued_at is null and finished_at is null and dead_at is null';
    await runner.query(`alter table "outbox_job" add "priority" integer not null default '1'`);
    await runner.query(`drop index "outbox_job_waiting"`);
    await runner.query(
      `create index "outbox_job_waiting" on "outbox_job" ("priority", "id") where ${waiting} and run_at is null`,
    );
    await runner.query(
      `create index "outbox_job_later" on "outbox_job" ("run_at") where ${waiting} and run_at is not null`,
    );
    await runner.query(`create index "outbox_job_dead" on "outbox_job" ("id") where dead_at is not null`);
    await runner.query(`drop function enqueue_job(text, jsonb, timestamptz)`);
    await runner.query(`
      create function enqueue_job(name text, payload jsonb, run_at timestamptz default null, priority integer default 1)
      returns void language sql as $$
        insert into outbox_job (id, name, payload, run_at, priority) values (uuidv7(), name, payload, run_at, priority);
        select pg_notify('outbox_job', '');
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function enqueue_job(text, jsonb, timestamptz, integer)`);
    await runner.query(`
      create function enqueue_job(name text, payload jsonb, run_at timestamptz default null) returns void language sql as $$
        insert into outbox_job (id, name, payload, run_at) values (uuidv7(), name, payload, run_at);
        select pg_notify('outbox_job', '');
      $$`);
    await runner.query(`drop index "outbox_job_dead"`);
    await runner.query(`drop index "outbox_job_later"`);
    await runner.query(`drop index "outbox_job_waiting"`);
    await runner.query(
      `create index "outbox_job_waiting" on "outbox_job" ("run_at") where enqueued_at is null and finished_at is null and dead_at is null`,
    );
    await runner.query(`alter table "outbox_job" drop column "priority"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job knows the trace that caused it; events of Stripe that wait are found by an index. Callers that give no trace go on as before. */
export class OperationTraces1795817929212 implements MigrationInterface {
  name = 'OperationTraces1795817929212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table "outbox_job" add "traceparent" text`);
    await runner.query(
      `create index "stripe_event_unhandled" on "stripe_event" ("received_at") where handled_at is null`,
    );
    await runner.query(`drop function enqueue_job(text, jsonb, timestamptz, integer)`);
    await runner.query(`
      create function enqueue_job(name text, payload jsonb, run_at timestamptz default null, priority integer default 1, traceparent text default null)
      returns void language sql as $$
        insert into outbox_job (id, name, payload, run_at, priority, traceparent)
        values (uuidv7(), name, payload, run_at, priority, traceparent);
        select pg_notify('outbox_job', '');
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function enqueue_job(text, jsonb, timestamptz, integer, text)`);
    await runner.query(`
      create function enqueue_job(name text, payload jsonb, run_at timestamptz default null, priority integer default 1)
      returns void language sql as $$
        insert into outbox_job (id, name, payload, run_at, priority) values (uuidv7(), name, payload, run_at, priority);
        select pg_notify('outbox_job', '');
      $$`);
    await runner.query(`drop index "stripe_event_unhandled"`);
    await runner.query(`alter table "outbox_job" drop column "traceparent"`);
  }
}

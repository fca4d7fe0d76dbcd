import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs written from within SQL: a set-based statement enqueues in the same commit as its effect. */
export class EnqueueJob1795450000000 implements MigrationInterface {
  name = 'EnqueueJob1795450000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function enqueue_job(name text, payload jsonb, run_at timestamptz default null) returns void language sql as $$
        insert into outbox_job (id, name, payload, run_at) values (uuidv7(), name, payload, run_at);
        select pg_notify('outbox_job', '');
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function enqueue_job(text, jsonb, timestamptz)');
  }
}

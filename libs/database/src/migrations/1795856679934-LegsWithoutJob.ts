import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LegsWithoutJob1795856679934 implements MigrationInterface {
  name = 'LegsWithoutJob1795856679934';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "outbox_job_of_leg" ON "outbox_job"  ("id") WHERE name = 'run-wave-leg' and finished_at is null`,
    );
    await runner.query(`CREATE INDEX "wave_running" ON "wave"  ("campaign_id") WHERE status = 'running'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."wave_running"`);
    await runner.query(`DROP INDEX "public"."outbox_job_of_leg"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Guarantees1795818058039 implements MigrationInterface {
  name = 'Guarantees1795818058039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "delivery" ADD "time_zone" text`);
    await runner.query(
      `CREATE UNIQUE INDEX "plan_change_one_success_per_proposal" ON "plan_change"  ("proposal_id") WHERE status = 'succeeded' and proposal_id is not null`,
    );
    await runner.query(
      `ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_frozen_before_it_is_sent" CHECK (parameters is not null or status not in ('submitted', 'requires_action', 'processing', 'succeeded'))`,
    );
    await runner.query(
      `ALTER TABLE "subscription" ADD CONSTRAINT "subscription_earns_while_it_lasts" CHECK (mrr_minor = 0 or (lookup_key is not null and status not in ('canceled', 'incomplete_expired')))`,
    );
    await runner.query(
      `ALTER TABLE "proposal" ADD CONSTRAINT "proposal_accepted_in_time" CHECK (status <> 'accepted' or answered_at < expires_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "proposal" DROP CONSTRAINT "proposal_accepted_in_time"`);
    await runner.query(`ALTER TABLE "subscription" DROP CONSTRAINT "subscription_earns_while_it_lasts"`);
    await runner.query(`ALTER TABLE "plan_change" DROP CONSTRAINT "plan_change_frozen_before_it_is_sent"`);
    await runner.query(`DROP INDEX "public"."plan_change_one_success_per_proposal"`);
    await runner.query(`ALTER TABLE "delivery" DROP COLUMN "time_zone"`);
  }
}

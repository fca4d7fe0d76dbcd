import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The way from a page of Stripe's to the change that is paid on it. */
export class ChangesAtStripe1795893000000 implements MigrationInterface {
  name = 'ChangesAtStripe1795893000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "plan_change_at_stripe" ON "plan_change"  ("stripe_id") WHERE stripe_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."plan_change_at_stripe"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What paid a change, and what a charge was for: by it a refund finds its sale. */
export class SalePayment1795833959811 implements MigrationInterface {
  name = 'SalePayment1795833959811';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table charge add payment_id text`);
    await runner.query(`alter table plan_change add payment_id text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table plan_change drop column payment_id`);
    await runner.query(`alter table charge drop column payment_id`);
  }
}

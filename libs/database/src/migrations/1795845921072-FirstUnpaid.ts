import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FirstUnpaid1795845921072 implements MigrationInterface {
  name = 'FirstUnpaid1795845921072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "subscription" ADD "first_unpaid" boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "first_unpaid"`);
  }
}

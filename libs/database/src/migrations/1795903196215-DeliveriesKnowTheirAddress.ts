import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveriesKnowTheirAddress1795903196215 implements MigrationInterface {
  name = 'DeliveriesKnowTheirAddress1795903196215';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "delivery" ADD "address_hash" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "delivery" DROP COLUMN "address_hash"`);
  }
}

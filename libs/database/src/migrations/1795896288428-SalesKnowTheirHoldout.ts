import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SalesKnowTheirHoldout1795896288428 implements MigrationInterface {
  name = 'SalesKnowTheirHoldout1795896288428';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sale" ADD "holdout_share" double precision`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sale" DROP COLUMN "holdout_share"`);
  }
}

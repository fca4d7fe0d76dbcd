import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalsBeforeExposure1795859565647 implements MigrationInterface {
  name = 'SignalsBeforeExposure1795859565647';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "exposure" ADD "signals_before" integer NOT NULL DEFAULT '0'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "exposure" DROP COLUMN "signals_before"`);
  }
}

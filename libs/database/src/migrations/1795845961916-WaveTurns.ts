import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaveTurns1795845961916 implements MigrationInterface {
  name = 'WaveTurns1795845961916';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wave_leg" ADD "turn_from" uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wave_leg" DROP COLUMN "turn_from"`);
  }
}

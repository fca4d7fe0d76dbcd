import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalsWithoutForeignKey1795892640633 implements MigrationInterface {
  name = 'SignalsWithoutForeignKey1795892640633';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "signal" DROP CONSTRAINT "FK_2433d657e4214e3d8492d73b8a8"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "signal" ADD CONSTRAINT "FK_2433d657e4214e3d8492d73b8a8" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }
}

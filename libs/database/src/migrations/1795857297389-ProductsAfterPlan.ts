import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductsAfterPlan1795857297389 implements MigrationInterface {
  name = 'ProductsAfterPlan1795857297389';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_change" ADD "after_id" uuid`);
    await runner.query(`ALTER TABLE "quote" ADD "products_minor" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "sale" ADD "unpaid" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `CREATE UNIQUE INDEX "plan_change_after" ON "plan_change"  ("after_id") WHERE after_id is not null`,
    );
    await runner.query(
      `ALTER TABLE "plan_change" ADD CONSTRAINT "FK_c4c3f82200980ff984c814516a1" FOREIGN KEY ("after_id") REFERENCES "plan_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_change" DROP CONSTRAINT "FK_c4c3f82200980ff984c814516a1"`);
    await runner.query(`DROP INDEX "public"."plan_change_after"`);
    await runner.query(`ALTER TABLE "sale" DROP COLUMN "unpaid"`);
    await runner.query(`ALTER TABLE "quote" DROP COLUMN "products_minor"`);
    await runner.query(`ALTER TABLE "plan_change" DROP COLUMN "after_id"`);
  }
}

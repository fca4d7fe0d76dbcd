import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyAndModels1795445595435 implements MigrationInterface {
  name = 'PolicyAndModels1795445595435';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "model" ("version" integer NOT NULL, "status" text NOT NULL, "weights" jsonb NOT NULL, "features" jsonb NOT NULL, "evaluation" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "promoted_at" TIMESTAMP WITH TIME ZONE, "promoted_by" text, "replaced_version" integer, CONSTRAINT "PK_9b179c60c6b97222665188ce0d3" PRIMARY KEY ("version"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "model_one_active" ON "model"  ("status") WHERE status = 'active'`);
    await runner.query(
      `CREATE TABLE "policy" ("version" integer NOT NULL, "rules" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_by" text NOT NULL, CONSTRAINT "PK_184ae8c5f4becbfde8608649dfe" PRIMARY KEY ("version"))`,
    );
    await runner.query(`ALTER TABLE "decision" ADD "probability" double precision`);
    await runner.query(`ALTER TABLE "decision" ADD "features" jsonb`);
    await runner.query(`ALTER TABLE "decision" ADD "model_version" integer`);
    await runner.query(`ALTER TABLE "decision" ADD "randomised" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "decision" ADD "seed" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "decision" ADD "passed_over" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`CREATE INDEX "decision_randomised" ON "decision"  ("decided_at") WHERE randomised`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."decision_randomised"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "passed_over"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "seed"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "randomised"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "model_version"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "features"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "probability"`);
    await runner.query(`DROP TABLE "policy"`);
    await runner.query(`DROP INDEX "public"."model_one_active"`);
    await runner.query(`DROP TABLE "model"`);
  }
}

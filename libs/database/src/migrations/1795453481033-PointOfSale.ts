import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PointOfSale1795453481033 implements MigrationInterface {
  name = 'PointOfSale1795453481033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sale_question" ("sale_id" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL, "because" text, "offered" jsonb, "words" jsonb, "propensities" jsonb NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answer" text, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_6165d3f77b28251ef0ce1dcc7a4" PRIMARY KEY ("sale_id", "kind"))`,
    );
    await runner.query(
      `CREATE TABLE "sale_reminder" ("member_id" uuid NOT NULL, "kind" text NOT NULL, "key" text NOT NULL, "sale_id" uuid NOT NULL, "remembered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b90b3ed966754003b6e541bb628" PRIMARY KEY ("member_id", "kind", "key"))`,
    );
    await runner.query(`CREATE INDEX "sale_reminder_time" ON "sale_reminder"  ("remembered_at") `);
    await runner.query(
      `CREATE TABLE "sale" ("id" uuid NOT NULL, "member_id" uuid, "status" text NOT NULL, "currency" text NOT NULL, "locale" text NOT NULL, "lines" jsonb NOT NULL, "held_out" boolean NOT NULL, "consent" jsonb, "plan_change_id" uuid, "token_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "paid_at" TIMESTAMP WITH TIME ZONE, "paid_minor" bigint, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_d03891c457cbcd22974732b5de2" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "sale_token" ON "sale"  ("token_hash") `);
    await runner.query(`CREATE INDEX "sale_of_member" ON "sale"  ("member_id", "created_at") `);
    await runner.query(`CREATE INDEX "sale_time" ON "sale"  ("created_at") `);
    await runner.query(
      `CREATE UNIQUE INDEX "sale_of_plan_change" ON "sale"  ("plan_change_id") WHERE plan_change_id is not null`,
    );
    await runner.query(
      `CREATE INDEX "sale_due" ON "sale"  ("expires_at") WHERE status not in ('paid', 'expired', 'abandoned')`,
    );
    await runner.query(`ALTER TABLE "offer" ADD "timing" text NOT NULL DEFAULT 'both'`);
    await runner.query(
      `ALTER TABLE "sale_question" ADD CONSTRAINT "FK_92daf5ac1f46d3818421ed878f0" FOREIGN KEY ("sale_id") REFERENCES "sale"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sale_reminder" ADD CONSTRAINT "FK_6e952281b9370a1c91ad27684b4" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sale_reminder" ADD CONSTRAINT "FK_e5333924cab6e6f5509e021375f" FOREIGN KEY ("sale_id") REFERENCES "sale"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sale" ADD CONSTRAINT "FK_7dfb997bfba93d7ece3f9cfb5d8" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sale" ADD CONSTRAINT "FK_2db96e61caed7c2b5bc06a94bd1" FOREIGN KEY ("plan_change_id") REFERENCES "plan_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sale" DROP CONSTRAINT "FK_2db96e61caed7c2b5bc06a94bd1"`);
    await runner.query(`ALTER TABLE "sale" DROP CONSTRAINT "FK_7dfb997bfba93d7ece3f9cfb5d8"`);
    await runner.query(`ALTER TABLE "sale_reminder" DROP CONSTRAINT "FK_e5333924cab6e6f5509e021375f"`);
    await runner.query(`ALTER TABLE "sale_reminder" DROP CONSTRAINT "FK_6e952281b9370a1c91ad27684b4"`);
    await runner.query(`ALTER TABLE "sale_question" DROP CONSTRAINT "FK_92daf5ac1f46d3818421ed878f0"`);
    await runner.query(`ALTER TABLE "offer" DROP COLUMN "timing"`);
    await runner.query(`DROP INDEX "public"."sale_due"`);
    await runner.query(`DROP INDEX "public"."sale_of_plan_change"`);
    await runner.query(`DROP INDEX "public"."sale_time"`);
    await runner.query(`DROP INDEX "public"."sale_of_member"`);
    await runner.query(`DROP INDEX "public"."sale_token"`);
    await runner.query(`DROP TABLE "sale"`);
    await runner.query(`DROP INDEX "public"."sale_reminder_time"`);
    await runner.query(`DROP TABLE "sale_reminder"`);
    await runner.query(`DROP TABLE "sale_question"`);
  }
}

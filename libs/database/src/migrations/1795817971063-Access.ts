import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access1795817971063 implements MigrationInterface {
  name = 'Access1795817971063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "operator_session" ("id" uuid NOT NULL, "secret_hash" text NOT NULL, "operator_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_3d0dc224191e7dc8af380a42b0c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "operator_session_hash" ON "operator_session"  ("secret_hash") `);
    await runner.query(`CREATE INDEX "operator_session_of" ON "operator_session"  ("operator_id") `);
    await runner.query(`CREATE INDEX "operator_session_created" ON "operator_session"  ("created_at") `);
    await runner.query(
      `CREATE TABLE "operator" ("id" uuid NOT NULL, "email" text NOT NULL, "name" text NOT NULL, "role" text NOT NULL, "password_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "disabled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_8b950e1572745d9f69be7748ae8" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "operator_email" ON "operator"  ("email") `);
    await runner.query(
      `CREATE TABLE "setup_link" ("token_hash" text NOT NULL, "email" text, "role" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_4c9d60f08f7f030fe15acf55b45" PRIMARY KEY ("token_hash"))`,
    );
    await runner.query(
      `CREATE TABLE "sign_in_attempts" ("by_hash" text NOT NULL, "tried" integer NOT NULL, "window_ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_44544ddf1e1065a4cff67139df8" PRIMARY KEY ("by_hash"))`,
    );
    await runner.query(`ALTER TABLE "api_key" ADD "prefix" text`);
    await runner.query(`ALTER TABLE "api_key" ADD "last4" text`);
    await runner.query(`UPDATE "api_key" SET "prefix" = split_part("hint", '...', 1), "last4" = right("hint", 4)`);
    await runner.query(`ALTER TABLE "api_key" ALTER COLUMN "prefix" SET NOT NULL, ALTER COLUMN "last4" SET NOT NULL`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "hint"`);
    await runner.query(`ALTER TABLE "api_key" ADD "previous_hash" text`);
    await runner.query(`ALTER TABLE "api_key" ADD "previous_until" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "api_key" ADD "expires_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "api_key" ADD "last_used_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`CREATE UNIQUE INDEX "api_key_previous_hash" ON "api_key"  ("previous_hash") `);
    await runner.query(
      `ALTER TABLE "operator_session" ADD CONSTRAINT "FK_f28a466d6f0810701800125858b" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "operator_session" DROP CONSTRAINT "FK_f28a466d6f0810701800125858b"`);
    await runner.query(`DROP INDEX "public"."api_key_previous_hash"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "last_used_at"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "expires_at"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "previous_until"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "previous_hash"`);
    await runner.query(`ALTER TABLE "api_key" ADD "hint" text`);
    await runner.query(`UPDATE "api_key" SET "hint" = "prefix" || '...' || "last4"`);
    await runner.query(`ALTER TABLE "api_key" ALTER COLUMN "hint" SET NOT NULL`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "last4"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "prefix"`);
    await runner.query(`DROP TABLE "sign_in_attempts"`);
    await runner.query(`DROP TABLE "setup_link"`);
    await runner.query(`DROP INDEX "public"."operator_email"`);
    await runner.query(`DROP TABLE "operator"`);
    await runner.query(`DROP INDEX "public"."operator_session_created"`);
    await runner.query(`DROP INDEX "public"."operator_session_of"`);
    await runner.query(`DROP INDEX "public"."operator_session_hash"`);
    await runner.query(`DROP TABLE "operator_session"`);
  }
}

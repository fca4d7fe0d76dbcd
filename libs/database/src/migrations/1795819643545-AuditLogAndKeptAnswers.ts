import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditLogAndKeptAnswers1795819643545 implements MigrationInterface {
  name = 'AuditLogAndKeptAnswers1795819643545';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "audit_log" ("id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_kind" text NOT NULL, "actor_id" uuid NOT NULL, "actor_name" text NOT NULL, "action" text NOT NULL, "subject" text, "detail" jsonb NOT NULL, CONSTRAINT "PK_07fefa57f7f5ab8fc3f52b3ed0b" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "audit_log_actor" ON "audit_log"  ("actor_id", "id") `);
    await runner.query(`CREATE INDEX "audit_log_action" ON "audit_log"  ("action", "id") `);
    await runner.query(`CREATE INDEX "audit_log_subject" ON "audit_log"  ("subject", "id") `);
    await runner.query(
      `CREATE TABLE "kept_answer" ("id" text NOT NULL, "request_hash" text NOT NULL, "request_id" uuid NOT NULL, "busy_until" TIMESTAMP WITH TIME ZONE NOT NULL, "status" integer, "body" bytea, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b9338251fe574cd69c168d23693" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "kept_answer_created" ON "kept_answer"  ("created_at") `);
    await runner.query(
      `CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
       begin raise exception 'audit_log is append-only'; end $$`,
    );
    await runner.query(
      `CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."kept_answer_created"`);
    await runner.query(`DROP TABLE "kept_answer"`);
    await runner.query(`DROP INDEX "public"."audit_log_subject"`);
    await runner.query(`DROP INDEX "public"."audit_log_action"`);
    await runner.query(`DROP INDEX "public"."audit_log_actor"`);
    await runner.query(`DROP TABLE "audit_log"`);
    await runner.query(`DROP FUNCTION refuse_change_of_audit_log`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Entitlements1795446463511 implements MigrationInterface {
  name = 'Entitlements1795446463511';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "entitlement_usage" ("member_id" uuid NOT NULL, "entitlement" text NOT NULL, "month" TIMESTAMP WITH TIME ZONE NOT NULL, "used" integer NOT NULL, CONSTRAINT "PK_567001ea12bddd9a133e911d925" PRIMARY KEY ("member_id", "entitlement", "month"))`,
    );
    await runner.query(
      `CREATE TABLE "entitlement_use" ("member_id" uuid NOT NULL, "id" text NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6e7459fb06dc073e865ffc00e18" PRIMARY KEY ("member_id", "id"))`,
    );
    await runner.query(`ALTER TABLE "plan" ALTER COLUMN "entitlements" TYPE jsonb USING to_jsonb("entitlements")`);
    await runner.query(`
      update plan set entitlements = coalesce(
        (select jsonb_agg(jsonb_build_object('key', held, 'perMonth', null)) from jsonb_array_elements_text(entitlements) held), '[]')`);
    await runner.query(
      `ALTER TABLE "entitlement_usage" ADD CONSTRAINT "FK_d03e5e7c2aaeace516ce35eb762" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "entitlement_use" ADD CONSTRAINT "FK_b0df442a821c291835e3b40ac00" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "entitlement_use" DROP CONSTRAINT "FK_b0df442a821c291835e3b40ac00"`);
    await runner.query(`ALTER TABLE "entitlement_usage" DROP CONSTRAINT "FK_d03e5e7c2aaeace516ce35eb762"`);
    await runner.query(`ALTER TABLE "plan" ADD "keys" text array NOT NULL DEFAULT '{}'`);
    await runner.query(
      `update plan set keys = array(select held ->> 'key' from jsonb_array_elements(entitlements) held)`,
    );
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "entitlements"`);
    await runner.query(`ALTER TABLE "plan" RENAME COLUMN "keys" TO "entitlements"`);
    await runner.query(`ALTER TABLE "plan" ALTER COLUMN "entitlements" DROP DEFAULT`);
    await runner.query(`DROP TABLE "entitlement_use"`);
    await runner.query(`DROP TABLE "entitlement_usage"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lift1795487380070 implements MigrationInterface {
  name = 'Lift1795487380070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "charge" ("id" text NOT NULL, "member_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "refunded_minor" bigint NOT NULL, "charged_back" boolean NOT NULL, "currency" text NOT NULL, "charged_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ac0381acde3bdffe41ad57cd942" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "charge_of_member" ON "charge"  ("member_id", "charged_at") `);
    await runner.query(`CREATE INDEX "charge_read" ON "charge"  ("read_at") `);
    await runner.query(
      `CREATE TABLE "exposure" ("member_id" uuid NOT NULL, "held_out" boolean NOT NULL, "holdout_share" double precision NOT NULL, "exposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "converted_at" TIMESTAMP WITH TIME ZONE, "churned_at" TIMESTAMP WITH TIME ZONE, "rolled_up_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_7c9884fa004fe08c14a34372fe3" PRIMARY KEY ("member_id"))`,
    );
    await runner.query(`CREATE INDEX "exposure_time" ON "exposure"  ("exposed_at") `);
    await runner.query(`CREATE INDEX "exposure_fresh" ON "exposure"  ("member_id") WHERE rolled_up_at is null`);
    await runner.query(
      `CREATE TABLE "lift_reading" ("day" date NOT NULL, "currency" text NOT NULL, "reading" jsonb NOT NULL, CONSTRAINT "PK_e6f47dac62598bb67dcf5111534" PRIMARY KEY ("day", "currency"))`,
    );
    await runner.query(
      `CREATE TABLE "member_value" ("member_id" uuid NOT NULL, "currency" text NOT NULL, "before_minor" bigint NOT NULL, "net_minor" bigint NOT NULL, "mrr_minor" bigint NOT NULL, CONSTRAINT "PK_188f87fa2e0d3fdca676bceca28" PRIMARY KEY ("member_id", "currency"))`,
    );
    await runner.query(`CREATE INDEX "member_value_net" ON "member_value"  ("currency", "net_minor") `);
    await runner.query(
      `CREATE TABLE "roll_up" ("name" text NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_7e7fff869e21387e5cfa8d08c5a" PRIMARY KEY ("name"))`,
    );
    await runner.query(
      `ALTER TABLE "charge" ADD CONSTRAINT "FK_111f7021d2971cabd7ed1193877" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "exposure" ADD CONSTRAINT "FK_7c9884fa004fe08c14a34372fe3" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "member_value" ADD CONSTRAINT "FK_28f60ac561cd29131b273b9c035" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "member_value" DROP CONSTRAINT "FK_28f60ac561cd29131b273b9c035"`);
    await runner.query(`ALTER TABLE "exposure" DROP CONSTRAINT "FK_7c9884fa004fe08c14a34372fe3"`);
    await runner.query(`ALTER TABLE "charge" DROP CONSTRAINT "FK_111f7021d2971cabd7ed1193877"`);
    await runner.query(`DROP TABLE "roll_up"`);
    await runner.query(`DROP INDEX "public"."member_value_net"`);
    await runner.query(`DROP TABLE "member_value"`);
    await runner.query(`DROP TABLE "lift_reading"`);
    await runner.query(`DROP INDEX "public"."exposure_fresh"`);
    await runner.query(`DROP INDEX "public"."exposure_time"`);
    await runner.query(`DROP TABLE "exposure"`);
    await runner.query(`DROP INDEX "public"."charge_read"`);
    await runner.query(`DROP INDEX "public"."charge_of_member"`);
    await runner.query(`DROP TABLE "charge"`);
  }
}

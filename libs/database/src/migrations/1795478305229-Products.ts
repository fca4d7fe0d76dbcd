import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Products1795478305229 implements MigrationInterface {
  name = 'Products1795478305229';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "also_bought" ("item" text COLLATE "C" NOT NULL, "rank" integer NOT NULL, "other" text COLLATE "C" NOT NULL, "score" double precision NOT NULL, CONSTRAINT "PK_514738d047b3176ef6895b129ca" PRIMARY KEY ("item", "rank"))`,
    );
    await runner.query(
      `CREATE TABLE "item_count" ("item" text COLLATE "C" NOT NULL, "orders" bigint NOT NULL, CONSTRAINT "PK_dc3e75bf3c65f4218e035104fb5" PRIMARY KEY ("item")) WITH (fillfactor = 70)`,
    );
    await runner.query(
      `CREATE TABLE "item_pair" ("item" text COLLATE "C" NOT NULL, "other" text COLLATE "C" NOT NULL, "orders" bigint NOT NULL, CONSTRAINT "PK_3b116a7d1e8288667d83bb23418" PRIMARY KEY ("item", "other")) WITH (fillfactor = 70)`,
    );
    await runner.query(
      `CREATE TABLE "product_order" ("id" uuid NOT NULL, "external_id" text NOT NULL, "member_id" uuid, "currency" text, "items" jsonb NOT NULL, "ordered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "refunded_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_9849f0d8ce095e50e752616f691" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "product_order_external" ON "product_order"  ("external_id") `);
    await runner.query(
      `CREATE INDEX "product_order_of_member" ON "product_order"  ("member_id", "ordered_at") WHERE member_id is not null`,
    );
    await runner.query(
      `CREATE TABLE "bundle" ("key" text NOT NULL, "priority" integer NOT NULL, "stackable" boolean NOT NULL, "active" boolean NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE, "ends_at" TIMESTAMP WITH TIME ZONE, "requires" text array NOT NULL, "product_key" text NOT NULL, "price" jsonb NOT NULL, "attach" jsonb, CONSTRAINT "PK_1fba37c971536b226e63bed0202" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "incentive" ("key" text NOT NULL, "priority" integer NOT NULL, "stackable" boolean NOT NULL, "active" boolean NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE, "ends_at" TIMESTAMP WITH TIME ZONE, "currency" text NOT NULL, "threshold_minor" bigint NOT NULL, "reward" jsonb NOT NULL, CONSTRAINT "PK_5fe8470475eab10dd4ec618b46a" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "product_price" ("product_key" text NOT NULL, "currency" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "unit_amount_minor" bigint NOT NULL, CONSTRAINT "PK_9532ce76035daed5f7620f85358" PRIMARY KEY ("product_key", "currency", "since"))`,
    );
    await runner.query(
      `CREATE TABLE "product" ("key" text NOT NULL, "name" text NOT NULL, "prices" jsonb NOT NULL, "margin" double precision, "timing" text NOT NULL, "complements" text array NOT NULL, "repeatable" boolean NOT NULL, "active" boolean NOT NULL, CONSTRAINT "PK_120ea9ee74ef0e0774629d448e4" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `ALTER TABLE "product_order" ADD CONSTRAINT "FK_9b1332786866bae4cedb7c8c2b7" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "bundle" ADD CONSTRAINT "FK_43980738566f4f424b89e3b01cb" FOREIGN KEY ("product_key") REFERENCES "product"("key") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "product_price" ADD CONSTRAINT "FK_0fe2963c592cdc4e84ed23189d9" FOREIGN KEY ("product_key") REFERENCES "product"("key") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`ALTER TABLE "sale" ADD "rewards" text array NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sale" DROP COLUMN "rewards"`);
    await runner.query(`ALTER TABLE "product_price" DROP CONSTRAINT "FK_0fe2963c592cdc4e84ed23189d9"`);
    await runner.query(`ALTER TABLE "bundle" DROP CONSTRAINT "FK_43980738566f4f424b89e3b01cb"`);
    await runner.query(`ALTER TABLE "product_order" DROP CONSTRAINT "FK_9b1332786866bae4cedb7c8c2b7"`);
    await runner.query(`DROP TABLE "product"`);
    await runner.query(`DROP TABLE "product_price"`);
    await runner.query(`DROP TABLE "incentive"`);
    await runner.query(`DROP TABLE "bundle"`);
    await runner.query(`DROP INDEX "public"."product_order_of_member"`);
    await runner.query(`DROP INDEX "public"."product_order_external"`);
    await runner.query(`DROP TABLE "product_order"`);
    await runner.query(`DROP TABLE "item_pair"`);
    await runner.query(`DROP TABLE "item_count"`);
    await runner.query(`DROP TABLE "also_bought"`);
  }
}

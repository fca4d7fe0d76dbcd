import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prices at Stripe by their id: what they sell stays known when their lookup key moves to another. */
export class StripePrices1795903451729 implements MigrationInterface {
  name = 'StripePrices1795903451729';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "stripe_price" ("id" text NOT NULL, "lookup_key" text NOT NULL, CONSTRAINT "PK_3234f64a0c20483bc73c74b58c7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`ALTER TABLE "subscription" ADD "price_id" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "price_id"`);
    await runner.query(`DROP TABLE "stripe_price"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OfferTermsAndSchedules1795443744942 implements MigrationInterface {
  name = 'OfferTermsAndSchedules1795443744942';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "billing_customer" ADD "trial_used_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "billing_customer" ADD "deleted_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `ALTER TABLE "plan_change" ADD "terms" jsonb NOT NULL DEFAULT '{"discount":null,"trialDays":null,"optionalItems":[],"allowPromotionCodes":false,"offerKey":null,"promotionCode":null}'`,
    );
    await runner.query(`ALTER TABLE "plan_change" ADD "submitted_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "quote" ADD "discount_minor" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "quote" ADD "tax_minor" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "quote" ADD "credit_minor" bigint NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "quote" ADD "effective_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "stripe_event" ADD "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await runner.query(`ALTER TABLE "subscription" ADD "cancel_at_period_end" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "subscription" ADD "schedule_id" text`);
    await runner.query(`ALTER TABLE "subscription" ADD "scheduled_lookup_key" text`);
    await runner.query(`ALTER TABLE "subscription" ADD "scheduled_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "subscription" ADD "trial_end" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "subscription" ADD "collection_paused" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "subscription" ADD "other_items" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "subscription" ADD "discounts" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `ALTER TABLE "offer" ADD "terms" jsonb NOT NULL DEFAULT '{"discount":null,"trialDays":null,"optionalItems":[],"allowPromotionCodes":false}'`,
    );
    await runner.query(
      `ALTER TABLE "proposal" ADD "terms" jsonb NOT NULL DEFAULT '{"discount":null,"trialDays":null,"optionalItems":[],"allowPromotionCodes":false}'`,
    );
    await runner.query(`ALTER TABLE "plan_change" ALTER COLUMN "price_lookup_key" DROP NOT NULL`);
    await runner.query(`ALTER TABLE "quote" ALTER COLUMN "next_invoice_at" DROP NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "quote" ALTER COLUMN "next_invoice_at" SET NOT NULL`);
    await runner.query(`ALTER TABLE "plan_change" ALTER COLUMN "price_lookup_key" SET NOT NULL`);
    await runner.query(`ALTER TABLE "proposal" DROP COLUMN "terms"`);
    await runner.query(`ALTER TABLE "offer" DROP COLUMN "terms"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "discounts"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "other_items"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "collection_paused"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "trial_end"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "scheduled_at"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "scheduled_lookup_key"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "schedule_id"`);
    await runner.query(`ALTER TABLE "subscription" DROP COLUMN "cancel_at_period_end"`);
    await runner.query(`ALTER TABLE "stripe_event" DROP COLUMN "occurred_at"`);
    await runner.query(`ALTER TABLE "quote" DROP COLUMN "effective_at"`);
    await runner.query(`ALTER TABLE "quote" DROP COLUMN "credit_minor"`);
    await runner.query(`ALTER TABLE "quote" DROP COLUMN "tax_minor"`);
    await runner.query(`ALTER TABLE "quote" DROP COLUMN "discount_minor"`);
    await runner.query(`ALTER TABLE "plan_change" DROP COLUMN "submitted_at"`);
    await runner.query(`ALTER TABLE "plan_change" DROP COLUMN "terms"`);
    await runner.query(`ALTER TABLE "billing_customer" DROP COLUMN "deleted_at"`);
    await runner.query(`ALTER TABLE "billing_customer" DROP COLUMN "trial_used_at"`);
  }
}

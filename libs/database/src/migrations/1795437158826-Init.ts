import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1795437158826 implements MigrationInterface {
  name = 'Init1795437158826';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "api_key" ("id" uuid NOT NULL, "name" text NOT NULL, "secret_hash" text NOT NULL, "hint" text NOT NULL, "scopes" text array NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b1bd840641b8acbaad89c3d8d11" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "api_key_hash" ON "api_key"  ("secret_hash") `);
    await runner.query(
      `CREATE TABLE "test_clock" ("id" text NOT NULL, "now" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_0ab4a0176df64c6d747db21e34c" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "billing_customer" ("member_id" uuid NOT NULL, "stripe_customer_id" text NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b72b74842a2ecd07c71a0cc6b53" PRIMARY KEY ("member_id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "billing_customer_stripe_id" ON "billing_customer"  ("stripe_customer_id") `,
    );
    await runner.query(
      `CREATE TABLE "mrr_movement" ("id" uuid NOT NULL, "member_id" uuid NOT NULL, "kind" text NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "plan_key" text NOT NULL, "previous_plan_key" text NOT NULL, "plan_change_id" uuid, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_755f1f293fdb0c3f7fcbefaab84" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "mrr_movement_time" ON "mrr_movement"  ("occurred_at") `);
    await runner.query(`CREATE INDEX "mrr_movement_of_member" ON "mrr_movement"  ("member_id") `);
    await runner.query(
      `CREATE TABLE "plan_change" ("id" uuid NOT NULL, "member_id" uuid NOT NULL, "proposal_id" uuid, "kind" text NOT NULL, "status" text NOT NULL, "from_plan_key" text NOT NULL, "to_plan_key" text NOT NULL, "price_lookup_key" text NOT NULL, "parameters" jsonb, "generation" integer NOT NULL DEFAULT '1', "stripe_id" text, "url" text, "failure_code" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b7271d7954628f4ca0c20690db7" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "plan_change_one_in_flight_per_member" ON "plan_change"  ("member_id") WHERE status in ('submitted', 'requires_action', 'processing')`,
    );
    await runner.query(`CREATE INDEX "plan_change_of_member" ON "plan_change"  ("member_id", "created_at") `);
    await runner.query(
      `CREATE INDEX "plan_change_unconfirmed" ON "plan_change"  ("created_at") WHERE status in ('quoted', 'submitted')`,
    );
    await runner.query(
      `CREATE INDEX "plan_change_of_proposal" ON "plan_change"  ("proposal_id") WHERE proposal_id is not null`,
    );
    await runner.query(
      `CREATE TABLE "quote" ("id" uuid NOT NULL, "plan_change_id" uuid NOT NULL, "member_id" uuid NOT NULL, "currency" text NOT NULL, "amount_due_now_minor" bigint NOT NULL, "lines" jsonb NOT NULL, "recurring_minor" bigint NOT NULL, "next_invoice_at" TIMESTAMP WITH TIME ZONE NOT NULL, "proration_date" bigint NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b772d4cb09e587c8c72a78d2439" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "quote_of_plan_change" ON "quote"  ("plan_change_id") `);
    await runner.query(
      `CREATE TABLE "stripe_event" ("id" text NOT NULL, "type" text NOT NULL, "customer_id" text, "object_id" text, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "handled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_7a91ab435defe9ce0ee6fb6f7f7" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "subscription" ("id" text NOT NULL, "customer_id" text NOT NULL, "member_id" uuid NOT NULL, "status" text NOT NULL, "item_id" text NOT NULL, "lookup_key" text, "unit_amount_minor" bigint NOT NULL, "quantity" integer NOT NULL, "currency" text NOT NULL, "interval" text NOT NULL, "interval_count" integer NOT NULL, "current_period_start" TIMESTAMP WITH TIME ZONE NOT NULL, "current_period_end" TIMESTAMP WITH TIME ZONE NOT NULL, "cancel_at" TIMESTAMP WITH TIME ZONE, "pending_update" jsonb, "latest_invoice_id" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "mrr_minor" bigint NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_8c3e00ebd02103caa1174cd5d9d" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "subscription_of_member" ON "subscription"  ("member_id") `);
    await runner.query(
      `CREATE TABLE "campaign" ("id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "trigger" text NOT NULL, "status" text NOT NULL, "channel" text NOT NULL, "audience_plans" text array NOT NULL, "offer_keys" text array NOT NULL, "priority" integer NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE, "cursor" uuid, "evaluated" integer NOT NULL DEFAULT '0', "proposed" integer NOT NULL DEFAULT '0', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_0ce34d26e7f2eb316a3a592cdc4" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "campaign_key" ON "campaign"  ("key") `);
    await runner.query(`CREATE INDEX "campaign_due" ON "campaign"  ("starts_at") WHERE status = 'scheduled'`);
    await runner.query(
      `CREATE TABLE "offer" ("key" text NOT NULL, "plan_key" text NOT NULL, "interval" text NOT NULL, "currency" text NOT NULL, "words" jsonb NOT NULL, "active" boolean NOT NULL, CONSTRAINT "PK_9a6aff35db35fd4494d3eb16fc3" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "decision" ("id" uuid NOT NULL, "member_id" uuid NOT NULL, "campaign_id" uuid, "source" text NOT NULL, "placement" text, "outcome" text NOT NULL, "because" text array NOT NULL, "until" TIMESTAMP WITH TIME ZONE, "score" double precision NOT NULL, "offer_key" text, "policy_version" integer NOT NULL, "propensities" jsonb NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_fa4cbd6abf1215054f13c27df5a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "decision_of_member" ON "decision"  ("member_id", "decided_at") `);
    await runner.query(
      `CREATE UNIQUE INDEX "decision_once_per_wave" ON "decision"  ("campaign_id", "member_id") WHERE source = 'campaign'`,
    );
    await runner.query(
      `CREATE TABLE "engagement" ("member_id" uuid NOT NULL, "family" text NOT NULL, "score" double precision NOT NULL, "as_of" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ad683dc572f172bd92be4d65e47" PRIMARY KEY ("member_id", "family"))`,
    );
    await runner.query(
      `CREATE TABLE "outbox_job" ("id" uuid NOT NULL, "name" text NOT NULL, "payload" jsonb NOT NULL, "run_at" TIMESTAMP WITH TIME ZONE, "enqueued_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, "dead_at" TIMESTAMP WITH TIME ZONE, "attempts" integer NOT NULL DEFAULT '0', "error" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_fca572df71a1e08db50f81f7617" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "outbox_job_waiting" ON "outbox_job"  ("run_at") WHERE enqueued_at is null and finished_at is null and dead_at is null`,
    );
    await runner.query(
      `CREATE INDEX "outbox_job_unfinished" ON "outbox_job"  ("enqueued_at") WHERE finished_at is null`,
    );
    await runner.query(
      `CREATE INDEX "outbox_job_finished" ON "outbox_job"  ("finished_at") WHERE finished_at is not null`,
    );
    await runner.query(
      `CREATE TABLE "schedule_slot" ("name" text NOT NULL, "slot" bigint NOT NULL, CONSTRAINT "PK_c5b35c293e07079ec57b2f1bf4e" PRIMARY KEY ("name", "slot"))`,
    );
    await runner.query(
      `CREATE TABLE "member" ("id" uuid NOT NULL, "external_id" text NOT NULL, "plan_key" text NOT NULL, "plan_state" text NOT NULL, "email" text, "locale" text, "time_zone" text, "consents" jsonb NOT NULL, "traits" jsonb NOT NULL, "objected_at" TIMESTAMP WITH TIME ZONE, "holdout_bucket" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_97cbbe986ce9d14ca5894fdc072" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "member_external_id" ON "member"  ("external_id") `);
    await runner.query(
      `CREATE TABLE "plan" ("key" text NOT NULL, "name" text NOT NULL, "rank" integer NOT NULL, "entitlements" text array NOT NULL, "prices" jsonb NOT NULL, CONSTRAINT "PK_95abc0f39b18dc9d9d16503082b" PRIMARY KEY ("key"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "plan_rank" ON "plan"  ("rank") `);
    await runner.query(
      `CREATE TABLE "consent" ("id" uuid NOT NULL, "proposal_id" uuid NOT NULL, "member_id" uuid NOT NULL, "terms" text NOT NULL, "terms_hash" text NOT NULL, "shown_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_9115e8d6b082d4fc46d56134d29" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "consent_of_proposal" ON "consent"  ("proposal_id") `);
    await runner.query(
      `CREATE TABLE "delivery" ("proposal_id" uuid NOT NULL, "channel" text NOT NULL, "claimed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0f841720acc84d87477faf4e191" PRIMARY KEY ("proposal_id", "channel"))`,
    );
    await runner.query(
      `CREATE TABLE "proposal" ("id" uuid NOT NULL, "member_id" uuid NOT NULL, "decision_id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "offer_key" text NOT NULL, "plan_key" text NOT NULL, "price_lookup_key" text NOT NULL, "unit_amount_minor" bigint NOT NULL, "currency" text NOT NULL, "channel" text NOT NULL, "status" text NOT NULL, "words" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "presented_at" TIMESTAMP WITH TIME ZONE, "viewed_at" TIMESTAMP WITH TIME ZONE, "answered_at" TIMESTAMP WITH TIME ZONE, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "withdrawn_because" text, CONSTRAINT "PK_ca872ecfe4fef5720d2d39e4275" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "proposal_one_open_per_member" ON "proposal"  ("member_id") WHERE status in ('open', 'presented')`,
    );
    await runner.query(`CREATE INDEX "proposal_of_member" ON "proposal"  ("member_id", "created_at") `);
    await runner.query(
      `CREATE INDEX "proposal_due" ON "proposal"  ("expires_at") WHERE status in ('open', 'presented')`,
    );
    await runner.query(`CREATE UNIQUE INDEX "proposal_of_decision" ON "proposal"  ("decision_id") `);
    await runner.query(
      `CREATE TABLE "signal_definition" ("name" text NOT NULL, "family" text NOT NULL, "weight" double precision NOT NULL, "value_cap" double precision, CONSTRAINT "PK_bd7914c04a0c512d885a58f14ab" PRIMARY KEY ("name"))`,
    );
    await runner.query(
      `CREATE TABLE "signal" ("id" text NOT NULL, "member_id" uuid NOT NULL, "name" text NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "value" double precision, "properties" jsonb NOT NULL, CONSTRAINT "PK_bc7222a78e5bc0403a1988c1daf" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "signal_of_member" ON "signal"  ("member_id", "occurred_at") `);
    await runner.query(
      `ALTER TABLE "billing_customer" ADD CONSTRAINT "FK_b72b74842a2ecd07c71a0cc6b53" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mrr_movement" ADD CONSTRAINT "FK_94a8f0599e72d64457f56bed6d4" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_change" ADD CONSTRAINT "FK_a537a1c8067e203802ef37174fc" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_change" ADD CONSTRAINT "FK_0440265e0256a1f32efd95ca4a0" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "quote" ADD CONSTRAINT "FK_9fea40d46db6530617fa6508025" FOREIGN KEY ("plan_change_id") REFERENCES "plan_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "subscription" ADD CONSTRAINT "FK_170c0b338138b3cb9862d7142d9" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "offer" ADD CONSTRAINT "FK_45d06a6bb0ce67996f59eba82d0" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_074a9f48d53174b2928266cfc18" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_e9dde18246476a677eb44f55c4a" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "engagement" ADD CONSTRAINT "FK_aefdd2340cdcdcbaf1a2649453e" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "member" ADD CONSTRAINT "FK_f6296f029d6194e161ef70c3307" FOREIGN KEY ("plan_key") REFERENCES "plan"("key") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "consent" ADD CONSTRAINT "FK_12608475438f45421b7351325ee" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "consent" ADD CONSTRAINT "FK_111186b286d88ebcd10e9fada14" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "delivery" ADD CONSTRAINT "FK_b808aa818c5cb71caca9be814ab" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "proposal" ADD CONSTRAINT "FK_99b495efe1a7b7390e89943e080" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "proposal" ADD CONSTRAINT "FK_2a789d460e166ca76e695baa7c5" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "proposal" ADD CONSTRAINT "FK_41bb268e1b6467aa9f9b5d2f535" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "signal" ADD CONSTRAINT "FK_2433d657e4214e3d8492d73b8a8" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "signal" DROP CONSTRAINT "FK_2433d657e4214e3d8492d73b8a8"`);
    await runner.query(`ALTER TABLE "proposal" DROP CONSTRAINT "FK_41bb268e1b6467aa9f9b5d2f535"`);
    await runner.query(`ALTER TABLE "proposal" DROP CONSTRAINT "FK_2a789d460e166ca76e695baa7c5"`);
    await runner.query(`ALTER TABLE "proposal" DROP CONSTRAINT "FK_99b495efe1a7b7390e89943e080"`);
    await runner.query(`ALTER TABLE "delivery" DROP CONSTRAINT "FK_b808aa818c5cb71caca9be814ab"`);
    await runner.query(`ALTER TABLE "consent" DROP CONSTRAINT "FK_111186b286d88ebcd10e9fada14"`);
    await runner.query(`ALTER TABLE "consent" DROP CONSTRAINT "FK_12608475438f45421b7351325ee"`);
    await runner.query(`ALTER TABLE "member" DROP CONSTRAINT "FK_f6296f029d6194e161ef70c3307"`);
    await runner.query(`ALTER TABLE "engagement" DROP CONSTRAINT "FK_aefdd2340cdcdcbaf1a2649453e"`);
    await runner.query(`ALTER TABLE "decision" DROP CONSTRAINT "FK_e9dde18246476a677eb44f55c4a"`);
    await runner.query(`ALTER TABLE "decision" DROP CONSTRAINT "FK_074a9f48d53174b2928266cfc18"`);
    await runner.query(`ALTER TABLE "offer" DROP CONSTRAINT "FK_45d06a6bb0ce67996f59eba82d0"`);
    await runner.query(`ALTER TABLE "subscription" DROP CONSTRAINT "FK_170c0b338138b3cb9862d7142d9"`);
    await runner.query(`ALTER TABLE "quote" DROP CONSTRAINT "FK_9fea40d46db6530617fa6508025"`);
    await runner.query(`ALTER TABLE "plan_change" DROP CONSTRAINT "FK_0440265e0256a1f32efd95ca4a0"`);
    await runner.query(`ALTER TABLE "plan_change" DROP CONSTRAINT "FK_a537a1c8067e203802ef37174fc"`);
    await runner.query(`ALTER TABLE "mrr_movement" DROP CONSTRAINT "FK_94a8f0599e72d64457f56bed6d4"`);
    await runner.query(`ALTER TABLE "billing_customer" DROP CONSTRAINT "FK_b72b74842a2ecd07c71a0cc6b53"`);
    await runner.query(`DROP INDEX "public"."signal_of_member"`);
    await runner.query(`DROP TABLE "signal"`);
    await runner.query(`DROP TABLE "signal_definition"`);
    await runner.query(`DROP INDEX "public"."proposal_of_decision"`);
    await runner.query(`DROP INDEX "public"."proposal_due"`);
    await runner.query(`DROP INDEX "public"."proposal_of_member"`);
    await runner.query(`DROP INDEX "public"."proposal_one_open_per_member"`);
    await runner.query(`DROP TABLE "proposal"`);
    await runner.query(`DROP TABLE "delivery"`);
    await runner.query(`DROP INDEX "public"."consent_of_proposal"`);
    await runner.query(`DROP TABLE "consent"`);
    await runner.query(`DROP INDEX "public"."plan_rank"`);
    await runner.query(`DROP TABLE "plan"`);
    await runner.query(`DROP INDEX "public"."member_external_id"`);
    await runner.query(`DROP TABLE "member"`);
    await runner.query(`DROP TABLE "schedule_slot"`);
    await runner.query(`DROP INDEX "public"."outbox_job_finished"`);
    await runner.query(`DROP INDEX "public"."outbox_job_unfinished"`);
    await runner.query(`DROP INDEX "public"."outbox_job_waiting"`);
    await runner.query(`DROP TABLE "outbox_job"`);
    await runner.query(`DROP TABLE "engagement"`);
    await runner.query(`DROP INDEX "public"."decision_once_per_wave"`);
    await runner.query(`DROP INDEX "public"."decision_of_member"`);
    await runner.query(`DROP TABLE "decision"`);
    await runner.query(`DROP TABLE "offer"`);
    await runner.query(`DROP INDEX "public"."campaign_due"`);
    await runner.query(`DROP INDEX "public"."campaign_key"`);
    await runner.query(`DROP TABLE "campaign"`);
    await runner.query(`DROP INDEX "public"."subscription_of_member"`);
    await runner.query(`DROP TABLE "subscription"`);
    await runner.query(`DROP TABLE "stripe_event"`);
    await runner.query(`DROP INDEX "public"."quote_of_plan_change"`);
    await runner.query(`DROP TABLE "quote"`);
    await runner.query(`DROP INDEX "public"."plan_change_of_proposal"`);
    await runner.query(`DROP INDEX "public"."plan_change_unconfirmed"`);
    await runner.query(`DROP INDEX "public"."plan_change_of_member"`);
    await runner.query(`DROP INDEX "public"."plan_change_one_in_flight_per_member"`);
    await runner.query(`DROP TABLE "plan_change"`);
    await runner.query(`DROP INDEX "public"."mrr_movement_of_member"`);
    await runner.query(`DROP INDEX "public"."mrr_movement_time"`);
    await runner.query(`DROP TABLE "mrr_movement"`);
    await runner.query(`DROP INDEX "public"."billing_customer_stripe_id"`);
    await runner.query(`DROP TABLE "billing_customer"`);
    await runner.query(`DROP TABLE "test_clock"`);
    await runner.query(`DROP INDEX "public"."api_key_hash"`);
    await runner.query(`DROP TABLE "api_key"`);
  }
}

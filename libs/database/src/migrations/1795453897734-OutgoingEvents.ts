import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the site is told: events, endpoints, deliveries; the sequence numbers events after their commit. */
export class OutgoingEvents1795453897734 implements MigrationInterface {
  name = 'OutgoingEvents1795453897734';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence outgoing_event_place`);
    await runner.query(
      `CREATE TABLE "outgoing_event" ("id" uuid NOT NULL, "position" bigint, "type" text NOT NULL, "data" jsonb NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_4ea6b0649058efc952feb9124a3" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "outgoing_event_position" ON "outgoing_event"  ("position") `);
    await runner.query(`CREATE INDEX "outgoing_event_unplaced" ON "outgoing_event"  ("id") WHERE position is null`);
    await runner.query(`CREATE INDEX "outgoing_event_occurred" ON "outgoing_event"  ("occurred_at") `);
    await runner.query(
      `CREATE TABLE "webhook_delivery" ("id" uuid NOT NULL, "event_id" uuid NOT NULL, "endpoint_id" uuid NOT NULL, "status" text NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "next_attempt_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_status_code" integer, "last_error" text, "delivered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b1ae290239a778f12399db91354" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery"  ("event_id", "endpoint_id") `,
    );
    await runner.query(
      `CREATE INDEX "webhook_delivery_due" ON "webhook_delivery"  ("endpoint_id", "next_attempt_at") WHERE status = 'pending'`,
    );
    await runner.query(
      `CREATE INDEX "webhook_delivery_of_endpoint" ON "webhook_delivery"  ("endpoint_id", "status", "id") `,
    );
    await runner.query(
      `CREATE TABLE "webhook_endpoint" ("id" uuid NOT NULL, "url" text NOT NULL, "event_types" text array NOT NULL, "status" text NOT NULL, "secret" text NOT NULL, "previous_secret" text, "previous_secret_until" TIMESTAMP WITH TIME ZONE, "failures" integer NOT NULL DEFAULT '0', "failing_since" TIMESTAMP WITH TIME ZONE, "open_until" TIMESTAMP WITH TIME ZONE, "busy_until" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6c98112122b2b8a4f3984d2efa8" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `ALTER TABLE "webhook_delivery" ADD CONSTRAINT "FK_b723a573cd78b4cff3404153ad1" FOREIGN KEY ("event_id") REFERENCES "outgoing_event"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "webhook_delivery" ADD CONSTRAINT "FK_f53f5aec02217a54927b13e39d9" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "webhook_delivery" DROP CONSTRAINT "FK_f53f5aec02217a54927b13e39d9"`);
    await runner.query(`ALTER TABLE "webhook_delivery" DROP CONSTRAINT "FK_b723a573cd78b4cff3404153ad1"`);
    await runner.query(`DROP TABLE "webhook_endpoint"`);
    await runner.query(`DROP INDEX "public"."webhook_delivery_of_endpoint"`);
    await runner.query(`DROP INDEX "public"."webhook_delivery_due"`);
    await runner.query(`DROP INDEX "public"."webhook_delivery_once"`);
    await runner.query(`DROP TABLE "webhook_delivery"`);
    await runner.query(`DROP INDEX "public"."outgoing_event_occurred"`);
    await runner.query(`DROP INDEX "public"."outgoing_event_unplaced"`);
    await runner.query(`DROP INDEX "public"."outgoing_event_position"`);
    await runner.query(`DROP TABLE "outgoing_event"`);
    await runner.query(`drop sequence outgoing_event_place`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few signals that can stop a campaign are found without reading the others. */
export class SignalsThatStop1795847851940 implements MigrationInterface {
  name = 'SignalsThatStop1795847851940';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index "signal_that_stops" on "signal" ("occurred_at", "member_id", "name")
       where name in ('complained', 'refund_requested', 'payment_disputed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index "signal_that_stops"`);
  }
}

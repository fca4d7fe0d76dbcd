import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Waves1795454187812 implements MigrationInterface {
  name = 'Waves1795454187812';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."campaign_due"`);
    await runner.query(`DROP INDEX "public"."decision_once_per_wave"`);
    await runner.query(
      `CREATE TABLE "wave_leg" ("id" uuid NOT NULL, "wave_id" uuid NOT NULL, "zone" text NOT NULL, "lane" integer NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "cursor" uuid, "until" uuid, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_11a2de5401f921f731b65bf17bf" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "wave_leg_of_zone" ON "wave_leg"  ("wave_id", "zone", "lane") `);
    await runner.query(
      `CREATE TABLE "wave" ("id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "slot" text NOT NULL, "status" text NOT NULL, "audience" integer NOT NULL, "counts" jsonb NOT NULL DEFAULT '{}', "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_chunk_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_because" text, CONSTRAINT "PK_07d28eef1d84d7bfc8cbd86339c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "wave_of_slot" ON "wave"  ("campaign_id", "slot") `);
    await runner.query(`ALTER TABLE "campaign" ADD "schedule" jsonb`);
    await runner.query(`ALTER TABLE "campaign" ADD "ends_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `ALTER TABLE "campaign" ADD "guardrails" jsonb NOT NULL DEFAULT '{"pacePerMinute":null,"budget":{"perWave":null,"total":null},"stop":{"complaints":null,"declines":null,"refunds":null}}'`,
    );
    await runner.query(`ALTER TABLE "campaign" ADD "next_slot" text`);
    await runner.query(`ALTER TABLE "campaign" ADD "next_due_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "campaign" ADD "paced_until" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "campaign" ADD "stopped_because" text`);
    await runner.query(`ALTER TABLE "decision" ADD "wave_id" uuid`);
    // waves under way go on where they are, as waves of their own
    await runner.query(`
      insert into wave (id, campaign_id, slot, status, audience, counts, started_at)
      select uuidv7(), id, to_char(coalesce(starts_at, created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'),
             case status when 'completed' then status when 'cancelled' then status else 'running' end,
             evaluated, jsonb_build_object('eligible', proposed), coalesce(starts_at, created_at)
      from campaign where trigger = 'schedule' and status not in ('draft', 'scheduled')`);
    await runner.query(`
      insert into wave_leg (id, wave_id, zone, lane, due_at, cursor, ended_at)
      select uuidv7(), wave.id, '*', 0, wave.started_at, cursor, case when wave.status <> 'running' then wave.started_at end
      from wave join campaign on campaign.id = campaign_id`);
    await runner.query(`
      update decision set wave_id = wave.id from wave
      where wave.campaign_id = decision.campaign_id and source = 'campaign'`);
    await runner.query(`
      select enqueue_job('run-wave-leg', jsonb_build_object('legId', wave_leg.id, 'cursor', cursor))
      from wave_leg join wave on wave.id = wave_id and status = 'running'`);
    await runner.query(`
      update campaign set
        schedule = jsonb_build_object('kind', 'once', 'zone', 'UTC', 'at', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')),
        next_slot = case when status = 'scheduled' then to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') end,
        next_due_at = case when status = 'scheduled' then starts_at end
      where trigger = 'schedule' and starts_at is not null`);
    await runner.query(`update campaign set starts_at = null where trigger = 'schedule'`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "evaluated"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "cursor"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "proposed"`);
    await runner.query(
      `CREATE INDEX "campaign_due" ON "campaign"  ("next_due_at") WHERE status in ('scheduled', 'running')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "decision_once_per_wave" ON "decision"  ("wave_id", "member_id") WHERE wave_id is not null`,
    );
    await runner.query(`CREATE INDEX "member_of_zone" ON "member"  ("time_zone", "id") `);
    await runner.query(`CREATE INDEX "proposal_of_campaign" ON "proposal"  ("campaign_id", "status") `);
    await runner.query(
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_c54573a3f5dffcbcea6db8d0099" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "wave_leg" ADD CONSTRAINT "FK_859ea294547d70dbb9e5d52dd96" FOREIGN KEY ("wave_id") REFERENCES "wave"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "wave" ADD CONSTRAINT "FK_3e0e090da6220bf97028805ed79" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wave" DROP CONSTRAINT "FK_3e0e090da6220bf97028805ed79"`);
    await runner.query(`ALTER TABLE "wave_leg" DROP CONSTRAINT "FK_859ea294547d70dbb9e5d52dd96"`);
    await runner.query(`ALTER TABLE "decision" DROP CONSTRAINT "FK_c54573a3f5dffcbcea6db8d0099"`);
    await runner.query(`DROP INDEX "public"."proposal_of_campaign"`);
    await runner.query(`DROP INDEX "public"."member_of_zone"`);
    await runner.query(`DROP INDEX "public"."decision_once_per_wave"`);
    await runner.query(`DROP INDEX "public"."campaign_due"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "wave_id"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "stopped_because"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "paced_until"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "next_due_at"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "next_slot"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "guardrails"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "ends_at"`);
    await runner.query(`ALTER TABLE "campaign" DROP COLUMN "schedule"`);
    await runner.query(`ALTER TABLE "campaign" ADD "proposed" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "campaign" ADD "cursor" uuid`);
    await runner.query(`ALTER TABLE "campaign" ADD "evaluated" integer NOT NULL DEFAULT '0'`);
    await runner.query(`DROP INDEX "public"."wave_of_slot"`);
    await runner.query(`DROP TABLE "wave"`);
    await runner.query(`DROP INDEX "public"."wave_leg_of_zone"`);
    await runner.query(`DROP TABLE "wave_leg"`);
    await runner.query(
      `CREATE UNIQUE INDEX "decision_once_per_wave" ON "decision" USING btree ("campaign_id", "member_id") WHERE (source = 'campaign'::text)`,
    );
    await runner.query(
      `CREATE INDEX "campaign_due" ON "campaign" USING btree ("starts_at") WHERE (status = 'scheduled'::text)`,
    );
  }
}

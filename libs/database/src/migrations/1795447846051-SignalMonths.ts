import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `signal` becomes a table of months, so that old ones are dropped whole; ids move to a table of their own, because the key of a
 * partitioned table has to hold the time. Signals that are there are carried over.
 */
export class SignalMonths1795447846051 implements MigrationInterface {
  name = 'SignalMonths1795447846051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "signal_definition" ADD "milestone" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "signal_definition" ADD "activity" double precision NOT NULL DEFAULT 0`);
    await runner.query(
      `CREATE TABLE "milestone" ("member_id" uuid NOT NULL, "name" text NOT NULL, "signal_id" text NOT NULL, "reached_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2495ad86672d75ecc1249e3f465" PRIMARY KEY ("member_id", "name"))`,
    );
    await runner.query(
      `ALTER TABLE "milestone" ADD CONSTRAINT "FK_04cc1a0b28302aac9896c70fc81" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE TABLE "signal_id" ("id" text NOT NULL, CONSTRAINT "PK_6d83e50e2fb53907f3248182dbb" PRIMARY KEY ("id"))`,
    );
    await replaceSignal(runner, 'PRIMARY KEY ("id", "occurred_at")', 'PK_8bf1c74e0e0ae19c70dacaf5925', true);
    await runner.query(`insert into signal_id select id from signal`);
    await runner.query(`
      create function drop_signal_partitions(before timestamptz) returns setof text language plpgsql as $$
        declare
          old text;
        begin
          for old in select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
                     where inhparent = 'signal'::regclass
                       and to_date(right(relname, 7), 'YYYY_MM') < date_trunc('month', before at time zone 'UTC') order by 1
          loop
            execute format('delete from signal_id using %I old where signal_id.id = old.id', old);
            execute format('drop table %I', old);
            return next old;
          end loop;
        end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function drop_signal_partitions(timestamptz)`);
    await replaceSignal(runner, 'PRIMARY KEY ("id")', 'PK_bc7222a78e5bc0403a1988c1daf', false);
    await runner.query(`drop function ensure_signal_partition(date)`);
    await runner.query(`DROP TABLE "signal_id"`);
    await runner.query(`DROP TABLE "milestone"`);
    await runner.query(`ALTER TABLE "signal_definition" DROP COLUMN "activity"`);
    await runner.query(`ALTER TABLE "signal_definition" DROP COLUMN "milestone"`);
  }
}

async function replaceSignal(runner: QueryRunner, key: string, keyName: string, partitioned: boolean): Promise<void> {
  await runner.query(`alter table signal rename to signal_before`);
  await runner.query(`alter index signal_of_member rename to signal_of_member_before`);
  await runner.query(`
    create table signal (
      id text not null, member_id uuid not null, name text not null, occurred_at timestamptz not null,
      value double precision, properties jsonb not null, constraint "${keyName}" ${key}
    ) ${partitioned ? 'partition by range (occurred_at)' : ''}`);
  await runner.query(`create index signal_of_member on signal (member_id, occurred_at)`);
  await runner.query(`
    alter table signal add constraint "FK_2433d657e4214e3d8492d73b8a8" foreign key (member_id) references member (id)`);
  if (partitioned) {
    await runner.query(`
      create function ensure_signal_partition(month date) returns void language plpgsql as $$
        begin
          perform pg_advisory_xact_lock(hashtextextended('signal partitions', 0));
          execute format('create table if not exists %I partition of signal for values from (%L) to (%L)',
            'signal_' || to_char(month, 'YYYY_MM'), month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        end $$`);
    await runner.query(
      `select ensure_signal_partition(month) from (select distinct date_trunc('month', occurred_at at time zone 'UTC')::date as month from signal_before) months`,
    );
  }
  const columns = 'id, member_id, name, occurred_at, value, properties';
  await runner.query(`insert into signal (${columns}) select ${columns} from signal_before`);
  await runner.query(`drop table signal_before cascade`);
}

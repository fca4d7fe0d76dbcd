import type { MigrationInterface, QueryRunner } from 'typeorm';

const WATCHED = (columns: string) =>
  `create trigger catalogue_changed after insert or delete or update of key, name, trigger, status, channel, offer_keys, priority, ${columns}
   on campaign for each statement execute function renew_catalogue_version()`;

/** A campaign asks an audience, of which its plans were a small part; an audience that is heavy to count is estimated from some buckets. */
export class Audiences1795456500000 implements MigrationInterface {
  name = 'Audiences1795456500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger catalogue_changed on campaign');
    await runner.query(`alter table campaign add audience jsonb not null default '{"all":[]}'`);
    await runner.query(
      `update campaign set audience = jsonb_build_object('plan', audience_plans) where cardinality(audience_plans) > 0`,
    );
    await runner.query('alter table campaign drop column audience_plans');
    await runner.query(WATCHED('audience, starts_at, ends_at'));
    await runner.query('create index member_of_bucket on member (holdout_bucket)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index member_of_bucket');
    await runner.query('drop trigger catalogue_changed on campaign');
    await runner.query(`alter table campaign add audience_plans text array not null default '{}'`);
    await runner.query(
      `update campaign set audience_plans = array(select jsonb_array_elements_text(audience -> 'plan')) where audience ? 'plan'`,
    );
    await runner.query('alter table campaign alter column audience_plans drop default');
    await runner.query('alter table campaign drop column audience');
    await runner.query(WATCHED('audience_plans'));
  }
}

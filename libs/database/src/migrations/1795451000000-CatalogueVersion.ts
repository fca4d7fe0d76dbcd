import type { MigrationInterface, QueryRunner } from 'typeorm';

const WATCHED = {
  plan: 'insert or update or delete',
  offer: 'insert or update or delete',
  campaign: 'insert or delete or update of key, name, trigger, status, channel, audience_plans, offer_keys, priority',
};

/** An id that is new after every change of plans, offers and campaigns, so that each process may keep them in memory and still never be wrong. */
export class CatalogueVersion1795451000000 implements MigrationInterface {
  name = 'CatalogueVersion1795451000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table catalogue_version (version uuid not null)');
    await runner.query('insert into catalogue_version values (gen_random_uuid())');
    await runner.query(`
      create function renew_catalogue_version() returns trigger language plpgsql as $$
        begin
          update catalogue_version set version = gen_random_uuid();
          return null;
        end $$`);
    for (const [table, changes] of Object.entries(WATCHED)) {
      await runner.query(
        `create trigger catalogue_changed after ${changes} on ${table} for each statement execute function renew_catalogue_version()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WATCHED)) await runner.query(`drop trigger catalogue_changed on ${table}`);
    await runner.query('drop function renew_catalogue_version()');
    await runner.query('drop table catalogue_version');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail: the way out of each message, and the addresses to which nothing is sent any more. */
export class Channels1795455500000 implements MigrationInterface {
  name = 'Channels1795455500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table delivery add unsubscribe_hash text');
    await runner.query(
      'create unique index delivery_to_unsubscribe on delivery (unsubscribe_hash) where unsubscribe_hash is not null',
    );
    await runner.query(
      'create table suppressed_address (address_hash text not null, because text not null, at timestamptz not null, constraint "PK_suppressed_address" primary key (address_hash))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table suppressed_address');
    await runner.query('drop index delivery_to_unsubscribe');
    await runner.query('alter table delivery drop column unsubscribe_hash');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of erased members, and the way to what the site was told of one. */
export class Erasure1795820948536 implements MigrationInterface {
  name = 'Erasure1795820948536';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table erased_member (id_hash text not null, erased_at timestamptz not null, constraint "PK_033b1d31b10ce53eed8d1b0f99b" primary key (id_hash))',
    );
    await runner.query('alter table member add erased_at timestamptz');
    await runner.query(`create index outgoing_event_of_member on outgoing_event ((data ->> 'member'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outgoing_event_of_member');
    await runner.query('alter table member drop column erased_at');
    await runner.query('drop table erased_member');
  }
}

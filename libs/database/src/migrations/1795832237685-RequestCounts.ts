import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where processes add up the requests of each sender. Unlogged: it is written each second, and a crash may empty it. */
export class RequestCounts1795832237685 implements MigrationInterface {
  name = 'RequestCounts1795832237685';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create unlogged table request_count (by_hash text not null, minute timestamptz not null, requests integer not null, constraint "PK_38953f6a44a0c683fdc77634dcc" primary key (by_hash, minute))',
    );
    await runner.query('create index request_count_minute on request_count (minute)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table request_count');
  }
}

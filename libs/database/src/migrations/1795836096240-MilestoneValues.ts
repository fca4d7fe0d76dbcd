import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With its value a milestone can be taken back when an earlier one arrives. */
export class MilestoneValues1795836096240 implements MigrationInterface {
  name = 'MilestoneValues1795836096240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table milestone add value double precision');
    await runner.query(
      `update milestone set value = signal.value from signal
       where signal.member_id = milestone.member_id and signal.occurred_at = milestone.reached_at and signal.id = milestone.signal_id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table milestone drop column value');
  }
}

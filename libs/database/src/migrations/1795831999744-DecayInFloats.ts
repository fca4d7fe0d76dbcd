import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same decay in a third of the time: `extract` reckons in numeric, `date_part` in floats, as `scoreAt` of the domain does. */
export class DecayInFloats1795831999744 implements MigrationInterface {
  name = 'DecayInFloats1795831999744';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function decayed(score double precision, since timestamptz, at timestamptz, half_life_days double precision)
      returns double precision language sql immutable parallel safe as $$
        select case when date_part('epoch', at - since) / 86400 / half_life_days > 200 then 0
               else score * power(2::double precision, -date_part('epoch', at - since) / 86400 / half_life_days) end
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function decayed(score double precision, since timestamptz, at timestamptz, half_life_days double precision)
      returns double precision language sql immutable parallel safe as $$
        select case when extract(epoch from at - since) / 86400 / half_life_days > 200 then 0
               else score * power(2::double precision, (-extract(epoch from at - since) / 86400 / half_life_days)::double precision) end
      $$`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the schema builder cannot say: the decay of a score, as `scoreAt` of the domain computes it. */
export class DecayedScores1795437158827 implements MigrationInterface {
  name = 'DecayedScores1795437158827';

  async up(runner: QueryRunner): Promise<void> {
    // beyond 200 half-lives a score is nothing, and 2^-x would soon underflow
    await runner.query(`
      create function decayed(score double precision, since timestamptz, at timestamptz, half_life_days double precision)
      returns double precision language sql immutable parallel safe as $$
        select case when extract(epoch from at - since) / 86400 / half_life_days > 200 then 0
               else score * power(2::double precision, (-extract(epoch from at - since) / 86400 / half_life_days)::double precision) end
      $$`);
    await runner.query('alter table engagement set (fillfactor = 70)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table engagement reset (fillfactor)');
    await runner.query('drop function decayed(double precision, timestamptz, timestamptz, double precision)');
  }
}

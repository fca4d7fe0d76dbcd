import 'reflect-metadata';
import { Config, environmentSchema, SystemClock } from '#platform';
import { LiftStore, RollUpValues, ValuesStore } from '#insights';
import type { Database } from '#database';
import type { Measured } from './bench';
import { BenchService } from './service';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1_000_000);
const CHARGES_EACH = 10;
const FRESH = 20_000;

/** Tables as the roll-up's: keys, indexes and references. */
const SAME_TABLES = `
  create table hand_exposure (like exposure including all, foreign key (member_id) references member);
  create table hand_value (like member_value including all, foreign key (member_id) references member)`;

/** What a person would write by hand to fill the same two tables from the raw rows. It knows no news, no movements: less than the roll-up. */
const BY_HAND = `
  with first as materialized (
    select distinct on (member_id) member_id, outcome = 'holdout' as held_out, decided_at as exposed_at
    from decision order by member_id, decided_at, id
  ), valued as (
    insert into hand_value select member_id, currency,
      coalesce(sum(net) filter (where charged_at < exposed_at), 0), coalesce(sum(net) filter (where charged_at >= exposed_at), 0), 0
    from (select member_id, currency, charged_at, exposed_at, case when charged_back then 0 else amount_minor - refunded_minor end as net
          from first join charge using (member_id) where charged_at >= exposed_at - interval '90 days') each group by 1, 2
  )
  insert into hand_exposure select member_id, held_out, 0.1, exposed_at, null, null, now(),
    (select count(*) from signal where signal.member_id = first.member_id
       and occurred_at < exposed_at and occurred_at >= exposed_at - interval '28 days') from first`;

/** The sums alone, of exposures that are there already, into a table without any key. */
const SUMS_ONLY = `
  insert into by_hand select member_id, currency,
    sum(net) filter (where charged_at < exposed_at and charged_at >= exposed_at - interval '90 days'), sum(net) filter (where charged_at >= exposed_at)
  from (select member_id, currency, charged_at, exposed_at, case when charged_back then 0 else amount_minor - refunded_minor end as net
        from exposure join charge using (member_id)) each group by 1, 2`;

/** The lift over a million members and ten million charges, and how fast the roll-up takes in what is new. BENCH_MEMBERS: how many. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  const { database } = service;
  try {
    const config = new Config(
      environmentSchema.parse({
        DATABASE_URL: service.url,
        STRIPE_SECRET_KEY: 'sk_test_x',
        STRIPE_WEBHOOK_SECRET: 'whsec_x',
      }),
    );
    await seed(database);
    const rollUp = new RollUpValues(database, config, new ValuesStore(), new SystemClock());
    const whole = await timed(() => rollUp.run());
    await database.query(SAME_TABLES);
    const byHand = await timed(() =>
      database.transaction(async (tx) => {
        await tx.query(`set local work_mem = '64MB'`);
        await tx.query(BY_HAND);
      }),
    );
    await database.query('create table by_hand (member_id uuid, currency text, before numeric, net numeric)');
    const sums = await timed(() => database.query(SUMS_ONLY));
    await database.query('vacuum analyze');
    const store = new LiftStore(database, config, new SystemClock());
    const span = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
    const report = await timed(() => store.report(span));
    await database.query(
      `update charge set refunded_minor = 1, read_at = now() + interval '1 hour' where id like 'c0-%' and member_id in (select id from member limit $1)`,
      [FRESH],
    );
    await database.query(`update roll_up set until = now() + interval '30 minutes'`);
    const fresh = await timed(() => rollUp.run());
    return [
      {
        what: 'members summed by hand, no exposures, keys or indexes made',
        perSecond: MEMBERS / sums,
      },
      { what: 'members rolled up by one statement written by hand', perSecond: MEMBERS / byHand },
      {
        what: 'members rolled up from nothing',
        perSecond: MEMBERS / whole,
        against: 'members rolled up by one statement written by hand',
        goal: '>= 0.6',
      },
      { what: 'members with news rolled up', perSecond: FRESH / fresh, note: `${FRESH} in ${fresh.toFixed(1)} s` },
      {
        what: 'lift reports',
        perSecond: 1 / report,
        note: `${report.toFixed(2)} s over ${MEMBERS} members, goal < 5 s`,
      },
    ];
  } finally {
    await service.stop();
  }
}

async function seed(database: Database): Promise<void> {
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]')`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
     select uuidv7(), 'm' || n, 'free', 'known', '{}', '{}', n % 10000, '2026-01-01' from generate_series(1, $1::int) n`,
    [MEMBERS],
  );
  await database.query(
    `insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
     select uuidv7(), id, 'signal', case when holdout_bucket < 1000 then 'holdout' else 'none' end, '{x}', 0, 1, '{}', '2026-03-01' from member`,
  );
  await database.query(
    `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
     select 'c' || k || '-' || external_id, id, 500 + holdout_bucket * 7919 % 1500, 0, false, 'usd', timestamptz '2026-01-10' + make_interval(days => 25 * k), now()
     from member, generate_series(0, ${CHARGES_EACH - 1}) k`,
  );
  await database.query('vacuum analyze');
}

/** Seconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

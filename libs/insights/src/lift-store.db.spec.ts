import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Config, environmentSchema, newId, TestClock } from '#platform';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { SignalPartitionsStore } from '#membership';
import { ExportsStore } from './exports-store';
import { LiftStore } from './lift-store';
import { RollUpValues } from './roll-up-values';
import { ValuesStore } from './values-store';
import { WriteExports } from './write-exports';

const SPAN = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-07-01T00:00:00Z') };
const settings = (cloned: ClonedDatabase, over: Record<string, string> = {}) =>
  new Config(
    environmentSchema.parse({
      DATABASE_URL: cloned.url,
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      ...over,
    }),
  );

describe('the lift report', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let rollUp: RollUpValues;
  let store: LiftStore;
  const clock = new TestClock();
  const rollsUp = (over: Record<string, string>) =>
    new RollUpValues(database, settings(cloned, over), new ValuesStore(), clock);
  beforeAll(async () => {
    clock.set(new Date('2026-07-01T00:00:00Z'));
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]')`,
    );
    rollUp = rollsUp({});
    store = new LiftStore(database, settings(cloned), clock);
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  beforeEach(() => database.query('truncate roll_up, member cascade'));

  /** So many members, each with one decision on March 1st; every tenth bucket of a thousand is held out. */
  const members = async (count: number, { from = 0, at = '2026-03-01T00:00:00Z' } = {}) => {
    await database.query(
      `with one as (
         insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
         select uuidv7(), 'm' || n, 'free', 'known', '{}', '{}', n % 10 * 1000, $3 from generate_series($1::int, $2::int) n
         returning id, holdout_bucket)
       insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
       select uuidv7(), id, 'signal', case when holdout_bucket < 1000 then 'holdout' else 'none' end, '{x}', 0, 1, '{}', $3 from one`,
      [from, from + count - 1, at],
    );
  };
  /** Every third member pays; the asked `factor` as much; amounts vary by a third. */
  const charges = (factor: number, at = '2026-04-01T00:00:00Z') =>
    database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select $2::text || external_id, id, (1000 + substr(external_id, 2)::int % 7 * 100) * case when holdout_bucket < 1000 then 1 else $1::float8 end, 0, false, 'usd', $2::timestamptz, now()
       from member where substr(external_id, 2)::int % 3 = 0`,
      [factor, at],
    );
  const paid = (
    external: string,
    { amount = 1000, refunded = 0, back = false, currency = 'usd', at = '2026-04-01T00:00:00Z' } = {},
  ) =>
    database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select $1, id, $3::bigint, $4::bigint, $5::boolean, $6, $7::timestamptz, now() from member where external_id = $2`,
      [newId(), external, amount, refunded, back, currency, at],
    );
  const report = async () => {
    await rollUp.run();
    return store.report(SPAN);
  };

  it('finds the true effect, with the truth inside the interval, and says proved only then', async () => {
    await members(6000);
    await charges(1.5);
    const { members: arms, currencies } = await report();
    const [usd] = currencies;
    expect(arms).toEqual({ asked: 5400, holdout: 600 });
    expect(usd).toMatchObject({ currency: 'usd', verdict: 'proved', because: null, goalReached: 'yes' });
    expect(usd?.relative?.always.low).toBeLessThan(0.5);
    expect(usd?.relative?.always.high).toBeGreaterThan(0.5);
  });

  it('says not yet when there is nothing, and harmful when asking costs', async () => {
    await members(6000);
    await charges(1);
    expect((await report()).currencies[0]).toMatchObject({ verdict: 'not_yet', because: 'interval_spans_zero' });
    await database.query('truncate charge, member_value');
    await database.query('update exposure set rolled_up_at = null');
    await charges(0.5);
    expect((await report()).currencies[0]).toMatchObject({ verdict: 'harmful', goalReached: 'no' });
  });

  it('counts what was given back as never paid, and what was paid before as known beforehand', async () => {
    await members(20);
    await paid('m1', { amount: 1000, refunded: 400 });
    await paid('m2', { amount: 1000, back: true });
    await paid('m3', { amount: 700, at: '2026-02-01T00:00:00Z' });
    await paid('m4', { amount: 900, at: '2025-11-01T00:00:00Z' });
    await rollUp.run();
    const held = await database.query<object[]>(
      `select external_id, before_minor::int, net_minor::int from member_value join member on id = member_id order by 1`,
    );
    expect(held).toEqual([
      { external_id: 'm1', before_minor: 0, net_minor: 600 },
      { external_id: 'm2', before_minor: 0, net_minor: 0 },
      { external_id: 'm3', before_minor: 700, net_minor: 0 },
    ]);
  });

  it('what was known beforehand does not change with what is given back afterwards', async () => {
    await members(2000);
    await charges(1, '2026-02-15T00:00:00Z');
    await charges(1.5);
    const found = (await report()).currencies[0]?.absolute;
    await database.query(
      `update charge set refunded_minor = amount_minor, read_at = now() from member
       where member.id = member_id and holdout_bucket >= 1000 and charged_at < '2026-03-01'`,
    );
    expect((await report()).currencies[0]?.absolute).toEqual(found);
  });

  it('knows beforehand how much a member did: activity before the exposure explains what free members bring', async () => {
    await members(2000);
    await new SignalPartitionsStore(database).ensure(['2026-01-15', '2026-02-15', '2026-03-15']);
    await database.query(
      `insert into signal (id, member_id, name, occurred_at, properties)
       select external_id || '-' || n, id, 'login', timestamptz '2026-03-01' - make_interval(days => 3 * n - 1), '{}'
       from member, generate_series(0, substr(external_id, 2)::int % 12) n`,
    );
    await database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select external_id, id, 100 * (substr(external_id, 2)::int % 12), 0, false, 'usd', '2026-04-01', now() from member
       where substr(external_id, 2)::int % 12 > 0`,
    );
    const [usd] = (await report()).currencies;
    // n = 0 lies after the exposure, n = 10 and 11 more than 28 days before it
    const held = await database.query<{ n: number }[]>(
      `select signals_before as n from exposure join member on member.id = member_id where external_id in ('m0', 'm1', 'm5', 'm11') order by substr(external_id, 2)::int`,
    );
    expect(held.map(({ n }) => n)).toEqual([0, 1, 5, 9]);
    expect(usd?.explained).toBeGreaterThan(0.8);
    await rollUp.rebuild();
    expect((await store.report(SPAN)).currencies[0]?.explained).toBe(usd?.explained);
  });

  it('keeps currencies apart, that of most payers first: who pays in another counts as nothing in this one', async () => {
    await members(200);
    await paid('m1', { currency: 'eur' });
    for (const member of ['m2', 'm3']) await paid(member, {});
    const { currencies } = await report();
    expect(currencies.map(({ currency, asked }) => [currency, asked.count, asked.payers])).toEqual([
      ['usd', 180, 2],
      ['eur', 180, 1],
    ]);
  });

  it('gives no verdict when one member holds 40 % of the revenue', async () => {
    await members(600);
    await database.query(
      `insert into charge (id, member_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at)
       select external_id, id, case when external_id = 'm1' then 50000 else 150 end, 0, false, 'usd', '2026-04-01', now() from member`,
    );
    const [usd] = (await report()).currencies;
    expect(usd).toMatchObject({ verdict: 'not_yet' });
    expect(usd?.absolute).not.toBeNull();
  });

  it('leaves out members who were assigned under another share of the holdout', async () => {
    await members(1000);
    await charges(1.5);
    await rollUp.run();
    const other = new LiftStore(database, settings(cloned, { HOLDOUT_SHARE: '0.2' }), clock);
    expect(await other.report(SPAN)).toMatchObject({ members: { asked: 0, holdout: 0 }, leftOut: 1000 });
    await members(1000, { from: 1000 });
    await rollsUp({ HOLDOUT_SHARE: '0.2' }).run();
    expect((await store.report(SPAN)).leftOut).toBe(1000);
  });

  it('takes nobody in while the holdout is only drafted, analysed or stopped', async () => {
    await members(100);
    for (const stage of ['draft', 'analysis', 'stopped']) await rollsUp({ HOLDOUT_STAGE: stage }).run();
    expect((await store.report(SPAN)).members).toEqual({ asked: 0, holdout: 0 });
  });

  it('stands still once everybody may be asked', async () => {
    await members(200);
    await charges(1.5);
    const found = await report();
    await charges(9, '2026-05-01T00:00:00Z');
    await rollsUp({ HOLDOUT_STAGE: 'stopped' }).run();
    expect(await store.report(SPAN)).toEqual(found);
  });

  it('the exports of a day have whoever came to it in its last minutes', async () => {
    const to = { EXPORT_FOLDER: await mkdtemp('.tierlift/exports-') };
    await members(10, { at: '2026-06-30T23:59:00Z' });
    await new WriteExports(settings(cloned, to), clock, new ExportsStore(database), rollUp).run();
    const lines = await readFile(`${to.EXPORT_FOLDER}/exposures-2026-06-30-2026-07-01.ndjson`, 'utf8');
    expect(lines.match(/\n/g)).toHaveLength(10);
    await rm(to.EXPORT_FOLDER, { recursive: true });
  });

  it('says nothing of nobody, and never NaN', async () => {
    expect(await report()).toMatchObject({
      members: { asked: 0, holdout: 0 },
      conversion: { asked: null },
      currencies: [],
    });
    await members(5);
    await paid('m1', {});
    expect(JSON.stringify(await report())).not.toContain('NaN');
  });

  it('shows whether the effect wears off, week by week, only of members who have been there so long, and none after the holdout', async () => {
    await members(2000);
    await charges(1.5, '2026-03-05T00:00:00Z');
    await charges(1, '2026-03-20T00:00:00Z');
    await rollUp.run();
    const weeks = await store.byWeek(SPAN, 'usd');
    expect(weeks[0]?.low).toBeGreaterThan(0);
    expect(weeks[2]?.low).toBeLessThan(0);
    expect(weeks[2]?.high).toBeGreaterThan(0);
    clock.set(new Date('2026-03-16T00:00:00Z'));
    expect((await store.byWeek(SPAN, 'usd')).map(({ week }) => week)).toEqual([0, 1]);
    await rollsUp({ HOLDOUT_STAGE: 'stopped' }).run();
    clock.set(new Date('2026-07-01T00:00:00Z'));
    await rollsUp({ HOLDOUT_STAGE: 'stopped' }).run();
    expect(await store.byWeek(SPAN, 'usd')).toHaveLength(2);
  });

  it('rolled up bit by bit is the same as made anew from everything', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('members' as const) }),
      fc.record({
        kind: fc.constant('paid' as const),
        who: fc.nat(30),
        amount: fc.integer({ min: 1, max: 9999 }),
        day: fc.integer({ min: 1, max: 90 }),
      }),
      fc.record({ kind: fc.constant('refund' as const), who: fc.nat(30) }),
      fc.record({ kind: fc.constant('moved' as const), who: fc.nat(30), amount: fc.integer({ min: -900, max: 900 }) }),
      fc.record({ kind: fc.constant('roll-up' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await database.query('truncate roll_up, member cascade');
        let count = 0;
        for (const one of steps) {
          if (one.kind === 'members') await members(5, { from: (count += 5) - 5 });
          if (one.kind === 'roll-up') {
            await rollUp.run();
            // as if the overlap were over: the next one sees only what comes after
            await database.query(
              `update roll_up set until = now() + interval '10 minutes' - interval '5 milliseconds'`,
            );
          }
          if (one.kind === 'paid')
            await paid(`m${one.who}`, { amount: one.amount, at: new Date(Date.UTC(2026, 1, one.day)).toISOString() });
          if (one.kind === 'refund')
            await database.query(
              `update charge set refunded_minor = amount_minor, read_at = now() from member where member.id = member_id and external_id = $1`,
              [`m${one.who}`],
            );
          if (one.kind === 'moved')
            await database.query(
              `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at)
               select $1, id, case when $3::int < 0 then 'churn' else 'new' end, $3, 'usd', 'free', 'free', '2026-04-01' from member where external_id = $2`,
              [newId(), `m${one.who}`, one.amount],
            );
        }
        const all = () =>
          database.query<object[]>(
            `select member_id, converted_at, churned_at, currency, before_minor, net_minor, mrr_minor
             from exposure left join member_value using (member_id) order by 1, 4`,
          );
        await rollUp.run();
        const held = await all();
        await rollUp.rebuild();
        expect(await all()).toEqual(held);
      }),
      { numRuns: 15 },
    );
  });
});

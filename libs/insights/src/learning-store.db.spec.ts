import 'reflect-metadata';
import { AuditLogStore, AuditTrail } from '#access';
import { addToScore, scoreAt, type DecayedScore } from '#domain';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { CurrentPolicy, PlansStore, PoliciesStore, PutPolicy, SignalPartitionsStore } from '#membership';
import { Logger } from '@nestjs/common';
import { Config, environmentSchema, newId, TestClock } from '#platform';
import { HALF_LIFE_GRID } from './half-lives';
import { LearningStore, learningSpan } from './learning-store';
import { WeighArms } from './weigh-arms';

const NOW = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('what was before an ask', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]')`,
    );
    await database.query(
      `insert into signal_definition (name, family, weight, value_cap, activity, milestone)
       values ('read', 'positive', 0.15, 4, 0, false), ('limit', 'need', 1, null, 0, false), ('first', 'positive', 1.5, 1, 0, true), ('crash', 'negative', 1, 1, 0, false)`,
    );
    await new SignalPartitionsStore(database).ensure([40, 20, 0].map((days) => daysAgo(days).toISOString()));
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it('is scored under each half-life as the scores are, without what came after, was long ago, or is no first time', async () => {
    const memberId = newId();
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       values ($1, 'ann', 'free', 'known', '{}', '{}', 5000, $2)`,
      [memberId, NOW],
    );
    await database.query(
      `with campaign as (insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
         values (uuidv7(), 'c', 'c', 'signal', 'running', 'in_app', '{}', 0, $2) returning id),
       decision as (insert into decision (id, member_id, source, outcome, because, score, features, policy_version, propensities, randomised, decided_at)
         values (uuidv7(), $1, 'signal', 'offer', '{eligible}', 4, '[1, 2]', 1, '{"o": 0.5, "none": 0.5}', true, $2) returning id)
       insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at)
       select uuidv7(), $1, decision.id, campaign.id, 'o', 'basic', 'p', 1000, 'usd', 'in_app', 'accepted', '{}', $2, $2 from decision, campaign`,
      [memberId, NOW],
    );
    const signals: [name: string, daysAgo: number, value: number | null][] = [
      ['read', 3, 2],
      ['read', 1.5, 9],
      ['limit', 0.25, null],
      ['first', 10, null],
      ['first', 2, null],
      ['crash', 1, null],
      ['unknown', 1, null],
      ['read', 41, 4],
      ['read', -1, 4],
    ];
    await database.query(
      `insert into signal (id, member_id, name, occurred_at, value, properties)
       select 's' || ord, $1, name, at, value, '{}' from unnest($2::text[], $3::timestamptz[], $4::float8[]) with ordinality as t(name, at, value, ord)`,
      [memberId, signals.map(([name]) => name), signals.map(([, days]) => daysAgo(days)), signals.map(([, , v]) => v)],
    );
    await database.query(
      `insert into milestone (member_id, name, signal_id, reached_at) values ($1, 'first', 's4', $2)`,
      [memberId, daysAgo(10)],
    );

    const span = learningSpan(daysAgo(-6), 5);
    const [ask, ...others] = await new LearningStore(database).askHistories(span, 10, 40, HALF_LIFE_GRID);
    expect([ask?.memberId, ask?.features, ask?.accepted, others]).toEqual([memberId, [1, 2], true, []]);
    const pure = (halfLife: number, ...events: [points: number, daysAgo: number][]) => {
      const state = events.reduce<DecayedScore | null>(
        (held, [points, days]) => addToScore(held, points, daysAgo(days), halfLife),
        null,
      );
      return state ? scoreAt(state, NOW, halfLife) : 0;
    };
    HALF_LIFE_GRID.forEach((halfLife, k) => {
      const { positive, need } = ask?.scores[k] ?? { positive: NaN, need: NaN };
      expect(positive).toBeCloseTo(pure(halfLife, [0.3, 3], [0.6, 1.5], [1.5, 10]), 9);
      expect(need).toBeCloseTo(pure(halfLife, [1, 0.25]), 9);
    });
  });

  const offers = (...keys: string[]) =>
    database.query(
      `insert into offer (key, plan_key, interval, currency, words, active)
       select key, 'free', 'month', 'usd', '{}', key <> 'gone' from unnest($1::text[]) as key`,
      [keys],
    );

  /** The weights that the rule gives tonight. */
  const weighed = async () => {
    Logger.overrideLogger(false);
    const clock = new TestClock();
    clock.set(NOW);
    const secrets = { STRIPE_SECRET_KEY: 'sk_test_none', STRIPE_WEBHOOK_SECRET: 'whsec_none' };
    const config = new Config(environmentSchema.parse({ DATABASE_URL: cloned.url, ...secrets }));
    const policies = new PoliciesStore(database);
    const current = new CurrentPolicy(config, database, policies);
    const putPolicy = new PutPolicy(database, clock, new PlansStore(database), policies, current);
    await putPolicy.amend((rules) => ({ ...rules, weighArmsByRule: true }), 'test');
    const trail = new AuditTrail(database, clock, new AuditLogStore(database));
    await new WeighArms(database, clock, current, new LearningStore(database), putPolicy, trail).run();
    return (await current.read()).policy.armWeights;
  };

  /** So many asks with the offer `key`, drawn from `arms`, made `days` ago and open for five; of these, `paid` ended in a payment. */
  const asks = (key: string, arms: Record<string, number>, count: number, days: number, status: string, paid = 0) =>
    database.query(
      `with campaign as (insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
         values (uuidv7(), gen_random_uuid()::text, 'c', 'signal', 'running', 'in_app', '{}', 0, $4) returning id),
       one as (insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
         select uuidv7(), gen_random_uuid()::text, 'free', 'known', '{}', '{}', 5000, $4 from generate_series(1, $2::int) returning id),
       decided as (insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
         select uuidv7(), id, 'signal', 'offer', '{eligible}', 4, 1, $5, $4 from one returning id, member_id),
       proposed as (insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at, answered_at)
         select uuidv7(), member_id, decided.id, campaign.id, $1, 'basic', 'p', 1000, 'usd', 'in_app', $3, '{}', $4, $4::timestamptz + interval '5 days', $4
         from decided, campaign returning id, member_id)
       insert into plan_change (id, member_id, proposal_id, kind, status, from_plan_key, to_plan_key, parameters, created_at, settled_at)
       select uuidv7(), member_id, id, 'checkout', 'succeeded', 'free', 'basic', '{}', $4, $4 from proposed limit $6`,
      [key, count, status, daysAgo(days), arms, paid],
    );

  it('weighs offers that can still be made, by asks whose time is over: the quick yeses of young ones tell nothing', async () => {
    await offers('old', 'new', 'gone');
    const arms = { old: 0.25, new: 0.25, gone: 0.25, none: 0.25 };
    for (const key of ['old', 'new', 'gone']) {
      await asks(key, arms, 2, 30, 'accepted');
      await asks(key, arms, 10, 30, 'expired');
    }
    await asks('new', arms, 5, 2, 'accepted');
    await asks('new', arms, 40, 2, 'presented');
    const records = await new LearningStore(database).armRecords({ from: daysAgo(90), to: NOW });
    expect(records.map(({ key, asks, among }) => [key, asks, among])).toEqual([
      ['new', 12, ['new', 'old']],
      ['old', 12, ['new', 'old']],
    ]);
  });

  it('compares offers within the choices that chance had: a better audience, or a better month, flatters none', async () => {
    await offers('a', 'b');
    // one in ten says yes to either; of another campaign, which knows only b, one in two
    const even = { a: 0.5, b: 0.5 };
    await asks('a', even, 200, 60, 'accepted', 20);
    await asks('b', even, 200, 60, 'accepted', 20);
    await asks('b', { b: 1 }, 400, 60, 'accepted', 200);
    // and in a good month, in which b was drawn nine times as often, three in ten
    const lopsided = { a: 0.08, b: 0.72, none: 0.2 };
    await asks('a', lopsided, 40, 30, 'accepted', 12);
    await asks('b', lopsided, 360, 30, 'accepted', 108);
    const records = await new LearningStore(database).armRecords({ from: daysAgo(90), to: NOW });
    const these = records.filter(({ among }) => among.includes('b'));
    expect(these.map(({ key, drawn, asks, kept }) => [key, drawn, asks, kept])).toEqual([
      ['a', '0.1000 0.9000', 40, 12],
      ['b', '0.1000 0.9000', 360, 108],
      ['a', '0.5000 0.5000', 200, 20],
      ['b', '0.5000 0.5000', 200, 20],
      ['b', '1.0000', 400, 200],
    ]);
    expect(await weighed()).toEqual({ a: expect.closeTo(1, 1), b: expect.closeTo(1, 1) });
  });

  it('goes on to weigh offers that were moved to another plan', async () => {
    await offers('month', 'year');
    const ask = async (days: number) => {
      await asks('month', { month: 0.5, year: 0.5 }, 200, days, 'accepted', 20);
      await asks('year', { month: 0.5, year: 0.5 }, 200, days, 'accepted', 100);
    };
    await ask(60);
    await database.query(`update proposal set plan_key = 'premium' where offer_key in ('month', 'year')`);
    await ask(30);
    expect(await weighed()).toMatchObject({ month: expect.closeTo(0.02, 2), year: expect.closeTo(1.98, 2) });
  });
});

import 'reflect-metadata';
import { addToScore, scoreAt, type DecayedScore } from '#domain';
import { Database, dataSourceOptions } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { SignalPartitionsStore } from '#membership';
import { newId } from '#platform';
import { HALF_LIFE_GRID } from './half-lives';
import { LearningStore, learningSpan } from './learning-store';

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

  /** So many asks with the offer `key`, made `days` ago and open for five. */
  const asks = (key: string, count: number, days: number, status: string) =>
    database.query(
      `with campaign as (insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
         values (uuidv7(), gen_random_uuid()::text, 'c', 'signal', 'running', 'in_app', '{}', 0, $4) returning id),
       one as (insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
         select uuidv7(), gen_random_uuid()::text, 'free', 'known', '{}', '{}', 5000, $4 from generate_series(1, $2::int) returning id),
       decided as (insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
         select uuidv7(), id, 'signal', 'offer', '{eligible}', 4, 1, '{}', $4 from one returning id, member_id)
       insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at, answered_at)
       select uuidv7(), member_id, decided.id, campaign.id, $1, 'basic', 'p', 1000, 'usd', 'in_app', $3, '{}', $4, $4::timestamptz + interval '5 days', $4
       from decided, campaign`,
      [key, count, status, daysAgo(days)],
    );

  it('weighs offers that can still be made, by asks whose time is over: the quick yeses of young ones tell nothing', async () => {
    await database.query(
      `insert into offer (key, plan_key, interval, currency, words, active)
       values ('old', 'free', 'month', 'usd', '{}', true), ('new', 'free', 'month', 'usd', '{}', true), ('gone', 'free', 'month', 'usd', '{}', false)`,
    );
    for (const key of ['old', 'new', 'gone']) {
      await asks(key, 2, 30, 'accepted');
      await asks(key, 10, 30, 'expired');
    }
    await asks('new', 5, 2, 'accepted');
    await asks('new', 40, 2, 'presented');
    const records = await new LearningStore(database).armRecords({ from: daysAgo(90), to: NOW });
    expect(records.map(({ key, asks }) => [key, asks])).toEqual([
      ['new', 12],
      ['old', 12],
    ]);
  });
});

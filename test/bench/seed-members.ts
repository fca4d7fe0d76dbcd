import type { Database } from '#database';
import { SignalPartitionsStore } from '#membership';

/**
 * So many members `m0`, `m1`, ... with scores, a fifth of them on basic, and 10,000 `quiet0`, ... who lack one need to be asked;
 * plans, offers and a running campaign.
 */
export async function seedMembers(database: Database, members: number): Promise<void> {
  const prices = (plan: string, amount: number) =>
    JSON.stringify([{ interval: 'month', currency: 'usd', unitAmountMinor: amount, lookupKey: `${plan}_month_usd` }]);
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices)
     values ('free', 'Free', 0, '[]', '[]'), ('basic', 'Basic', 1, '[]', $1), ('premium', 'Premium', 2, '[]', $2)`,
    [prices('basic', 1000), prices('premium', 2000)],
  );
  await database.query(
    `insert into offer (key, plan_key, interval, currency, words, active)
     select plan || '-monthly', plan, 'month', 'usd', '{"title": "More", "body": "of what you like"}', true from unnest(array['basic', 'premium']) plan`,
  );
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
     values (uuidv7(), 'after-good-use', 'After good use', 'signal', 'running', 'in_app', '{basic-monthly,premium-monthly}', 0, now())`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
     select uuidv7(), name, case when i % 5 = 0 then 'basic' else 'free' end, 'known', '{}', '{}', (i::bigint * 7919) % 10000, now() - interval '90 days'
     from (select i, 'm' || i as name from generate_series(0, $1::int - 1) i union all select i, 'quiet' || i from generate_series(0, 9999) i) made`,
    [members],
  );
  await database.query(
    `insert into engagement (member_id, family, score, as_of)
     select id, family, random() * 3, now() - random() * interval '10 days'
     from member, unnest(array['positive', 'need', 'neutral']) family where external_id like 'm%'
     union all
     select id, 'positive', 3, now() from member where external_id like 'quiet%'`, // one need away from a good moment
  );
  await new SignalPartitionsStore(database).ensure([new Date().toISOString()]);
  await database.query('vacuum analyze');
}

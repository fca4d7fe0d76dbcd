import 'reflect-metadata';
import type { Audience } from '#domain';
import type { Database } from '#database';
import { SignalPartitionsStore } from '#membership';
import type { Measured } from './bench';
import { API, BenchService, load } from './service';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 100_000);
const AUDIENCES: Record<string, Audience> = {
  everybody: { all: [] },
  'on a plan, half a year here': { all: [{ plan: ['free'] }, { tenureDays: { atLeast: 180 } }] },
  'a high score': { score: { family: 'positive', atLeast: 2.5 } },
  'not asked for 30 days': { all: [{ lastAskedDays: { atLeast: 30 } }, { plan: ['free', 'basic'] }] },
  'three logins in a week': { signals: { name: 'login', days: 7, atLeast: 3 } },
  'by trait and zone': { all: [{ trait: { name: 'country', in: ['ID'] } }, { timeZone: ['Asia/Jakarta'] }] },
  'a bit of everything': {
    all: [
      { plan: ['free'] },
      { any: [{ score: { family: 'need', atLeast: 1 } }, { trait: { name: 'seats', atLeast: 5 } }] },
      { not: { lastAskedDays: { atMost: 7 } } },
      { signals: { name: 'login', days: 30, atLeast: 1 } },
    ],
  },
};

/** How soon the console shows how many members an audience has. BENCH_MEMBERS: how many there are. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seed(service.database);
    const port = await service.serve(API);
    const measured: Measured[] = [];
    for (const [name, audience] of Object.entries(AUDIENCES)) {
      const body = () => ({ audience });
      const path = '/v1/campaigns/preview-audience';
      const { perSecond, p99Milliseconds } = await load({ port, path, connections: 1, seconds: 4, body });
      measured.push({
        what: `${name}, of ${MEMBERS.toLocaleString('en-GB')} members`,
        perSecond,
        goal: '< 1 s',
        note: `p99 ${p99Milliseconds} ms`,
      });
    }
    return measured;
  } finally {
    await service.stop();
  }
}

async function seed(database: Database): Promise<void> {
  await new SignalPartitionsStore(database).ensure([
    new Date().toISOString(),
    new Date(Date.now() - 31 * 86_400_000).toISOString(),
  ]);
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'), ('basic', 'Basic', 1, '[]', '[]')`,
  );
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
     values (uuidv7(), 'c', 'c', 'signal', 'draft', 'in_app', '{}', 0, now())`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, time_zone, traits, holdout_bucket, created_at)
     select uuidv7(), 'm' || i, case when i % 5 = 0 then 'basic' else 'free' end, 'known', '{}',
            case when i % 3 = 0 then 'Asia/Jakarta' else 'Europe/Berlin' end,
            jsonb_build_object('country', case when i % 3 = 0 then 'ID' else 'DE' end, 'seats', i % 10),
            (i::bigint * 7919) % 10000, now() - i % 400 * interval '1 day'
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await database.query(
    `insert into engagement (member_id, family, score, as_of)
     select id, family, random() * 4, now() - random() * interval '10 days'
     from member, unnest(array['positive', 'need', 'neutral']) family`,
  );
  await database.query(
    `insert into signal (id, member_id, name, occurred_at, properties)
     select gen_random_uuid()::text, id, case when n % 2 = 0 then 'login' else 'content_viewed' end, now() - random() * interval '30 days', '{}'
     from member, generate_series(1, 8) n`,
  );
  await database.query(
    `with decided as (
       insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
       select uuidv7(), id, 'signal', 'offer', '{eligible}', 4, 1, '{}', now() - random() * interval '90 days' from member where holdout_bucket % 3 = 0
       returning id, member_id, decided_at
     )
     insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency,
                           channel, status, words, terms, created_at, presented_at, expires_at)
     select uuidv7(), member_id, decided.id, campaign.id, 'o', 'basic', 'p', 100, 'usd', 'in_app', 'expired', '{}', '{}', decided_at, decided_at, decided_at
     from decided, campaign`,
  );
  await database.query('vacuum analyze');
}

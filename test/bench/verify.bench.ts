import 'reflect-metadata';
import { Config, environmentSchema, SystemClock } from '#platform';
import { INVARIANTS, InvariantsStore } from '#insights';
import type { Measured } from './bench';
import { BenchService } from './service';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1_000_000);
const SIGNALS_EACH = 3;

/** How long `npm run verify` reads a million members, each decided on and asked, a tenth of them paying after a yes. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  const { database } = service;
  try {
    for (const statement of SEED) await database.query(statement);
    const env = { DATABASE_URL: service.url, STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    const store = new InvariantsStore(database, new SystemClock(), new Config(environmentSchema.parse(env)));
    const took: { number: number; seconds: number }[] = [];
    for (const { number } of INVARIANTS) {
      const start = performance.now();
      const broken = await store.broken(number);
      if (broken && broken.violations > 0) throw new Error(`${number}: ${broken.examples.join(', ')}`);
      took.push({ number, seconds: (performance.now() - start) / 1000 });
    }
    const all = took.reduce((sum, { seconds }) => sum + seconds, 0);
    const slowest = took.sort((a, b) => b.seconds - a.seconds).slice(0, 3);
    return [
      {
        what: 'members verified',
        perSecond: MEMBERS / all,
        note: `${all.toFixed(1)} s for ${MEMBERS}; slowest: ${slowest.map(({ number, seconds }) => `${number} in ${seconds.toFixed(1)} s`).join(', ')}`,
      },
    ];
  } finally {
    await service.stop();
  }
}

const AT = `timestamptz '2026-03-02T09:00:00Z'`;
const PAYS = 'member.holdout_bucket % 10 = 0';
const SEED = [
  `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'),
     ('basic', 'Basic', 1, '[]', '[{"interval": "month", "currency": "usd", "unitAmountMinor": 1000, "lookupKey": "basic_month_usd"}]')`,
  `insert into campaign (id, key, name, trigger, status, channel, audience, offer_keys, priority, created_at)
   values (gen_random_uuid(), 'wave', 'Wave', 'schedule', 'completed', 'log', '{}', '{o}', 0, ${AT})`,
  `insert into wave (id, campaign_id, slot, status, audience, started_at) select gen_random_uuid(), id, 's', 'completed', 1, ${AT} from campaign`,
  `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
   select uuidv7(), 'm' || n, case when n % 10 = 0 then 'basic' else 'free' end, 'known', '{}', '{}', n % 10000, ${AT} from generate_series(1, ${MEMBERS}) n`,
  `select ensure_signal_partition('2026-03-01')`,
  `insert into signal_id select external_id || '-' || k from member, generate_series(1, ${SIGNALS_EACH}) k`,
  `insert into signal (id, member_id, name, occurred_at, properties) select external_id || '-' || k, id, 'opened', ${AT}, '{}' from member, generate_series(1, ${SIGNALS_EACH}) k`,
  `insert into decision (id, member_id, campaign_id, wave_id, source, outcome, because, score, policy_version, propensities, decided_at)
   select member.id, member.id, campaign.id, wave.id, 'campaign', 'offer', '{eligible}', 4, 1, '{}', ${AT} from member, campaign, wave`,
  `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, presented_at, answered_at, expires_at)
   select member.id, member.id, member.id, campaign.id, 'o', 'basic', 'basic_month_usd', 1000, 'usd', 'log', case when ${PAYS} then 'accepted' else 'presented' end, '{}', ${AT}, ${AT}, ${AT}, ${AT} + interval '5 days' from member, campaign`,
  `insert into delivery (proposal_id, channel, claimed_at, time_zone) select id, 'log', ${AT}, 'Europe/Berlin' from proposal`,
  `insert into consent (id, proposal_id, member_id, terms, terms_hash, shown_at, recorded_at) select id, id, id, 't', 'h', ${AT}, ${AT} from proposal where status = 'accepted'`,
  `insert into billing_customer (member_id, stripe_customer_id, read_at) select id, 'cus_' || external_id, ${AT} from member where ${PAYS}`,
  `insert into plan_change (id, member_id, proposal_id, kind, status, from_plan_key, to_plan_key, price_lookup_key, parameters, created_at, submitted_at, settled_at)
   select id, id, id, 'update', 'succeeded', 'free', 'basic', 'basic_month_usd', '{}', ${AT}, ${AT}, ${AT} from member where ${PAYS}`,
  `insert into quote (id, plan_change_id, member_id, currency, amount_due_now_minor, lines, recurring_minor, proration_date, created_at, expires_at)
   select id, id, id, 'usd', 1000, '[{"amountMinor": 1000}]', 1000, 0, ${AT}, ${AT} + interval '10 minutes' from member where ${PAYS}`,
  `insert into subscription (id, customer_id, member_id, status, item_id, lookup_key, unit_amount_minor, quantity, currency, interval, interval_count, current_period_start, current_period_end, created_at, mrr_minor, read_at)
   select 'sub_' || external_id, 'cus_' || external_id, id, 'active', 'si', 'basic_month_usd', 1000, 1, 'usd', 'month', 1, ${AT}, ${AT}, ${AT}, 1000, ${AT} from member where ${PAYS}`,
  `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at) select id, id, 'new', 1000, 'usd', 'basic', 'free', ${AT} from member where ${PAYS}`,
  `insert into exposure (member_id, held_out, holdout_share, exposed_at) select id, false, 0.1, ${AT} from member`,
  `vacuum analyze`,
];

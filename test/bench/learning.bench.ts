import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DAY } from '#platform';
import { FEATURES } from '#domain';
import { Database, inTransaction, rows } from '#database';
import { enqueue } from '#jobs';
import { SignalPartitionsStore } from '#membership';
import type { Measured } from './bench';
import { WORKER, BenchService } from './service';

const DECISIONS = 200_000;
const MEMBERS = 20_000;
const SIGNALS_EACH = 100;

/** The nightly job that learns weights, in a worker as it runs in production, on as many decisions as it ever reads. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seed(service.database);
    // or the schedule of a service that starts for the first time begins the same job a second time
    await service.database.query(`insert into schedule_slot (name, slot) values ('learn-weights', $1)`, [
      Math.floor(Date.now() / DAY),
    ]);
    const worker = service.fork(WORKER);
    await pause(5000); // until it has started: its compiling is not to be measured
    writeFileSync(`/proc/${worker.pid}/clear_refs`, '5');
    const start = performance.now();
    await inTransaction(service.database, (tx) => enqueue(tx, 'learn-weights', {}));
    for (;;) {
      const [made] = await rows(service.database, 'select 1 from model');
      if (made) break;
      if (worker.exitCode !== null || worker.signalCode !== null) throw new Error('the worker has ended');
      await pause(50);
    }
    const seconds = (performance.now() - start) / 1000;
    const peak = Math.round(
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1024,
    );
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    return [
      {
        what: 'decisions learned from',
        perSecond: DECISIONS / seconds,
        note: `${DECISIONS} in ${seconds.toFixed(1)} s, worker's peak ${peak} MB resident, of a heap of 384 at most`,
      },
    ];
  } finally {
    await service.stop();
  }
}

/** Half of the decisions are asks, one in twenty of them with a yes; each member did something four times an hour of some days. */
async function seed(database: Database): Promise<void> {
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '{}', '[]')`,
  );
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
     values (uuidv7(), 'c', 'C', 'signal', 'running', 'in_app', '{}', 0, now())`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
     select uuidv7(), 'm' || n, 'free', 'known', '{}', '{}', 5000, now() - interval '1 year' from generate_series(1, $1::int) n`,
    [MEMBERS],
  );
  await database.query(
    `insert into decision (id, member_id, campaign_id, source, outcome, because, score, features, policy_version, propensities, randomised, decided_at)
     select uuidv7(), member.id, campaign.id, 'signal', case when random() < 0.5 then 'offer' else 'none' end, '{eligible}', 4,
            (select jsonb_agg(case k when 1 then 1 else random() + 0 * n end) from generate_series(1, $1::int) k), 1, '{"o": 0.5, "none": 0.5}', true,
            now() - interval '20 days' - random() * interval '300 days'
     from member, campaign, generate_series(1, $2::int) n`,
    [FEATURES.length, DECISIONS / MEMBERS],
  );
  await database.query(
    `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency,
                           channel, status, words, created_at, expires_at)
     select uuidv7(), member_id, id, campaign_id, 'o', 'basic', 'p', 1000, 'usd', 'in_app', case when random() < 0.05 then 'accepted' else 'expired' end,
            '{}', decided_at, decided_at from decision where outcome = 'offer'`,
  );
  const months = await rows<{ month: string }>(
    database,
    `select to_char(month, 'YYYY-MM-DD') as month from generate_series(now() - interval '70 days', now(), interval '20 days') month`,
  );
  await new SignalPartitionsStore(database).ensure(months.map(({ month }) => month));
  await database.query(
    `insert into signal (id, member_id, name, occurred_at, value, properties)
     select uuidv7(), id, (array['login', 'content_viewed', 'content_completed', 'limit_hit'])[1 + n % 4],
            now() - interval '20 days' - random() * interval '40 days', 1, '{}'
     from member, generate_series(1, $1::int) n where holdout_bucket = 5000`,
    [SIGNALS_EACH],
  );
  await database.query('vacuum analyze');
}

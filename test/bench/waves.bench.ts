import 'reflect-metadata';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Config, environmentSchema, newId, SystemClock } from '#platform';
import { AuditLogStore, AuditTrail } from '#access';
import { AudienceStore, CampaignsStore, StartDueCampaigns, WaveMembersStore, WavesStore } from '#campaigns';
import { Database, dataSourceOptions, inTransaction, rows } from '#database';
import { EventsStore, OutgoingEvents } from '#events';
import { enqueue } from '#jobs';
import type { Measured } from './bench';
import { BenchService } from './service';

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 100_000);
/** How often each queue has its turn. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 1);
/** A worker connects to its queue, and compiles what it runs: not what is measured. */
const STARTED_WITHIN_MS = 5000;
const DIRECT = 'one INSERT ... SELECT of the same rows';

/** A whole wave: select, decide, decisions, proposals and jobs. BENCH_MEMBERS: how many members there are; about half may be asked. BENCH_REDIS_URL: on Redis too. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seed(service.database);
    await service.database.query('vacuum analyze');
    await service.database.destroy(); // a template must not be in use
    const direct = { what: DIRECT, perSecond: await inCopy(service, insertSelect) };
    return [direct, ...(await costOfQueues(service))];
  } finally {
    if (!service.database.isInitialized) await service.database.initialize();
    await service.stop();
  }
}

/**
 * The same chunks by jobs and by a plain loop: each time a fresh copy, a fresh process and the same three legs side by side. The loop
 * before and after each queue, so that a machine that gets slower or faster does not count as the queue's doing.
 */
async function costOfQueues(service: BenchService): Promise<Measured[]> {
  const redis = process.env.BENCH_REDIS_URL;
  const queues: [string, Record<string, string>][] = [['PostgreSQL', {}]];
  if (redis) queues.push(['Redis', { REDIS_URL: redis }]);
  const loop = () => inCopy(service, wave(service, 'direct'));
  const measured: Measured[] = [];
  let before = await loop();
  for (const [on, env] of queues) {
    let peak = 0;
    const queued: number[] = [];
    const looped = [before];
    for (let round = 0; round < ROUNDS; round++) {
      const onPeak = (megabytes: number) => (peak = Math.max(peak, megabytes));
      queued.push(await inCopy(service, wave(service, 'queue', env, onPeak)));
      looped.push((before = await loop()));
    }
    const what = `the wave, queue on ${on}`;
    const chunks = `the same chunks without a queue, beside ${on}`;
    measured.push(
      { what: chunks, perSecond: overall(looped), against: DIRECT },
      {
        what,
        perSecond: overall(queued),
        against: DIRECT,
        goal: '>= 0.65',
        note: `worker's peak ${peak} MB (goal < 300)`,
      },
      { what: `${what}, for its cost`, perSecond: overall(queued), against: chunks, goal: '>= 0.95' },
    );
  }
  return measured;
}

/** Of several runs over the same members. */
function overall(rates: readonly number[]): number {
  return rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
}

/** Members a second of `work` on a fresh copy of the seeded database. */
async function inCopy(
  service: BenchService,
  work: (database: Database, url: string) => Promise<number>,
): Promise<number> {
  const admin = new URL(service.url);
  const name = `copy_${copies++}`;
  const seeded = admin.pathname.slice(1);
  admin.pathname = '/template1';
  const maintenance = await new Database(dataSourceOptions(admin.href, 1)).initialize();
  await maintenance.query(`create database ${name} template ${seeded} strategy file_copy`);
  await maintenance.query('checkpoint');
  const url = Object.assign(new URL(service.url), { pathname: `/${name}` }).href;
  const database = await new Database(dataSourceOptions(url, 4)).initialize();
  await database.query('set statement_timeout = 0');
  try {
    const seconds = await work(database, url);
    const [made] = await rows<{ proposals: number; decisions: number }>(
      database,
      `select (select count(*)::int from proposal where status = 'open') as proposals,
              (select count(*)::int from decision where wave_id is not null) as decisions`,
    );
    console.log(`${name}: ${seconds.toFixed(2)} s, ${made?.decisions} decisions, ${made?.proposals} proposals`);
    return MEMBERS / seconds;
  } finally {
    await database.destroy();
    await maintenance.query(`drop database ${name} with (force)`);
    await maintenance.destroy();
  }
}
let copies = 0;

async function beginWave(database: Database): Promise<void> {
  const config = new Config(
    environmentSchema.parse({
      DATABASE_URL: 'postgres://unused',
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    }),
  );
  const stores = [
    new CampaignsStore(
      database,
      new OutgoingEvents(new SystemClock(), new EventsStore(database)),
      new AuditTrail(database, new SystemClock(), new AuditLogStore(database)),
    ),
    new WavesStore(database),
    new AudienceStore(database),
    new WaveMembersStore(database),
  ] as const;
  await new StartDueCampaigns(database, new SystemClock(), config, ...stores).run();
}

/** The wave by a worker of its own: through the queue, or leg by leg without it. Answers seconds. */
function wave(
  service: BenchService,
  how: 'queue' | 'direct',
  env: Record<string, string> = {},
  onPeak: (megabytes: number) => void = () => undefined,
) {
  return async (database: Database, url: string): Promise<number> => {
    if (how === 'direct') await beginWave(database);
    const worker = service.fork('../support/wave-worker.ts', { DATABASE_URL: url, WAVE_BY: how, ...env });
    await once(worker, 'message');
    await pause(STARTED_WITHIN_MS);
    if (how === 'queue') await carryJobs(database);
    writeFileSync(`/proc/${worker.pid}/clear_refs`, '5'); // the peak from here on, without compiling
    if (how === 'queue') await beginWave(database);
    else worker.send('go');
    const start = performance.now();
    for (;;) {
      const [open] = await rows(database, `select 1 from wave where status = 'running'`);
      if (!open) break;
      if (worker.exitCode !== null) throw new Error('the worker has ended');
      await pause(50);
    }
    const seconds = (performance.now() - start) / 1000;
    onPeak(Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1024));
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    return seconds;
  };
}

/** Jobs that do nothing, some at a time: what the queue compiles of its own is done once for all waves, and is no cost of a member's. */
async function carryJobs(database: Database): Promise<void> {
  for (let time = 0; time < 100; time++) {
    await inTransaction(database, async (tx) => {
      for (let i = 0; i < 3; i++) await enqueue(tx, 'withdraw-proposals', { memberId: newId() });
    });
    while ((await rows(database, 'select 1 from outbox_job where finished_at is null limit 1')).length > 0)
      await pause(10);
  }
}

/** What a wave writes, by one statement: decisions, proposals and the jobs that send them. Answers seconds. */
async function insertSelect(database: Database): Promise<number> {
  await beginWave(database);
  const start = performance.now();
  await inTransaction(database, async (tx) => {
    await tx.query('set local statement_timeout = 0');
    await tx.query(`
      with asked as materialized (
        select m.id, holdout_bucket < 1000 as held_out, uuidv7() as decision_id, uuidv7() as proposal_id,
               coalesce(decayed(p.score, p.as_of, now(), 3), 0) + 1.6 * coalesce(decayed(n.score, n.as_of, now(), 1), 0) as score
        from member m
        left join engagement p on p.member_id = m.id and p.family = 'positive'
        left join engagement n on n.member_id = m.id and n.family = 'need'
        left join engagement b on b.member_id = m.id and b.family = 'negative'
        where objected_at is null and plan_state = 'known' and plan_key = 'free'
          and coalesce(decayed(b.score, b.as_of, now(), 5), 0) <= 0.5
          and not exists (select 1 from plan_change c where c.member_id = m.id and status in ('submitted', 'requires_action', 'processing'))
          and not exists (select 1 from proposal q where q.member_id = m.id and (status in ('open', 'presented') or created_at > now() - interval '7 days'))
      ), decided as (
        insert into decision (id, member_id, campaign_id, wave_id, source, outcome, because, score, features, policy_version, propensities, seed, decided_at)
        select decision_id, asked.id, w.campaign_id, w.id, 'campaign', case when held_out then 'holdout' else 'offer' end,
               array[case when held_out then 'holdout' else 'eligible' end], score, '[0.69,0.69,0,0,0,0,4.6]', 1, '{"basic-monthly": 1}', 'tierlift:20780', now()
        from asked, wave w
      ), proposed as (
        insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at)
        select proposal_id, asked.id, decision_id, w.campaign_id, 'basic-monthly', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', 'open',
               '{"title": "Try basic", "body": "More of what you like."}', now(), now() + interval '5 days'
        from asked, wave w where not held_out returning proposal.id
      )
      insert into outbox_job (id, name, payload)
      select uuidv7(), 'deliver-proposals', jsonb_build_object('proposalIds', jsonb_agg(id))
      from (select id, row_number() over () / 2000 as job from proposed) numbered group by job`);
  });
  return (performance.now() - start) / 1000;
}

/** One in ten held out, one in ten with a bad experience, three in ten asked lately, one in twenty whose plan is not known. */
async function seed(database: Database): Promise<void> {
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'),
       ('basic', 'Basic', 1, '[]', '[{"interval": "month", "currency": "usd", "unitAmountMinor": 1000, "lookupKey": "basic_month_usd"}]')`,
  );
  await database.query(
    `insert into offer (key, plan_key, interval, currency, words, active)
     values ('basic-monthly', 'basic', 'month', 'usd', '{"title": "Try basic", "body": "More of what you like."}', true)`,
  );
  const soon = `to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`;
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, audience, offer_keys, priority, created_at, schedule, next_slot, next_due_at)
     select uuidv7(), 'wave', 'Wave', 'schedule', 'scheduled', 'in_app', '{"plan": ["free"]}', '{basic-monthly}', 0, now(),
            jsonb_build_object('kind', 'once', 'zone', 'UTC', 'at', ${soon}), ${soon}, now()`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, time_zone, traits, holdout_bucket, created_at)
     select uuidv7(), 'm' || i, 'free', case when i % 20 = 7 then 'unknown' else 'known' end, '{}', 'Europe/Berlin', '{}',
            (i::bigint * 7919) % 10000, now() - i % 400 * interval '1 day'
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await database.query(
    `insert into engagement (member_id, family, score, as_of)
     select id, family, case when family = 'negative' then 2 else random() * 4 end, now() - random() * interval '1 day'
     from member, unnest(array['positive', 'need', 'neutral', 'negative']) family
     where family <> 'negative' or hashtext(id::text) % 10 = 0`,
  );
  await database.query(
    `with past as (select id as member_id, uuidv7() as id, (select id from campaign) as campaign_id from member where abs(hashtext(external_id)) % 10 < 3),
     decided as (insert into decision (id, member_id, campaign_id, source, outcome, because, score, policy_version, propensities, decided_at)
       select id, member_id, campaign_id, 'signal', 'offer', '{eligible}', 4, 1, '{}', now() - interval '3 days' from past)
     insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, presented_at, expires_at)
     select id, member_id, id, campaign_id, 'basic-monthly', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', 'expired', '{}', now() - interval '3 days', now() - interval '3 days', now()
     from past`,
  );
}

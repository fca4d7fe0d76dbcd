import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Database, dataSourceOptions, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { bundled } from '../support/service-process';

const MEMBERS = 100_000;
const KILLS = 20;
const FIFTEEN_MINUTES = 900_000;

describe('a wave whose worker is killed', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    await seed(database);
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it(
    `${KILLS} times on its way through ${MEMBERS} members ends with one proposal for each who may be asked, and none for others`,
    async () => {
      let worker = startWorker(cloned.url);
      let killed = 0;
      for (;;) {
        const { looked, done } = await progress(database);
        if (done) break;
        // whatever it is doing then: reading, deciding, writing, or between two chunks
        if (killed < KILLS && looked > (killed * MEMBERS * 0.9) / KILLS) {
          await kill(worker);
          killed++;
          worker = startWorker(cloned.url);
        }
        await pause(3 + ((killed * 7) % 20));
      }
      await kill(worker);

      const [found] = await rows<Record<string, number>>(
        database,
        `select count(*) filter (where may and asked = 1)::int as once, count(*) filter (where may and asked <> 1)::int as wrong,
                count(*) filter (where not may and asked > 0)::int as others, count(*) filter (where decided > 1)::int as twice
         from (
           select objected_at is null and holdout_bucket >= 1000 and plan_state = 'known' as may,
                  (select count(*) from proposal where member_id = member.id) as asked,
                  (select count(*) from decision where member_id = member.id) as decided
           from member
         ) counted`,
      );
      const [may] = await rows<{ n: number }>(
        database,
        `select count(*)::int as n from member where objected_at is null and holdout_bucket >= 1000 and plan_state = 'known'`,
      );
      expect({ killed, ...found }).toEqual({ killed: KILLS, once: may?.n, wrong: 0, others: 0, twice: 0 });
      const { looked } = await progress(database);
      expect(looked).toBe(MEMBERS);
    },
    FIFTEEN_MINUTES,
  );
});

function startWorker(url: string): ChildProcess {
  return fork(bundled('wave-worker'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
      LOG_LEVEL: 'silent',
      QUEUE_LEASE_MS: '1000',
      JOB_RETRY_DELAYS_MS: Array.from({ length: 50 }, () => '10').join(','),
    },
  });
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

async function progress(database: Database): Promise<{ looked: number; done: boolean }> {
  const [found] = await rows<{ looked: number; done: boolean }>(
    database,
    `select coalesce(sum((select sum(value::int) from jsonb_each_text(counts))), 0)::int as looked,
            coalesce(bool_and(status = 'completed'), false) as done from wave`,
  );
  return found ?? { looked: 0, done: false };
}

/** A wave that is due; some members are held out, object, or have a plan that is not known. */
async function seed(database: Database): Promise<void> {
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'),
       ('basic', 'Basic', 1, '[]', '[{"interval": "month", "currency": "usd", "unitAmountMinor": 1000, "lookupKey": "basic_month_usd"}]')`,
  );
  await database.query(
    `insert into offer (key, plan_key, interval, currency, words, active)
     values ('basic-monthly', 'basic', 'month', 'usd', '{"title": "Try basic", "body": "More."}', true)`,
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, objected_at, created_at)
     select uuidv7(), 'm' || i, 'free', case when i % 50 = 3 then 'unknown' else 'known' end, '{}', '{}', (i::bigint * 7919) % 10000,
            case when i % 20 = 7 then now() end, now()
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, audience, offer_keys, priority, created_at, schedule, next_slot, next_due_at)
     select uuidv7(), 'wave', 'Wave', 'schedule', 'scheduled', 'in_app', '{"plan": ["free"]}', '{basic-monthly}', 0, now(),
            '{"kind": "once", "zone": "UTC", "at": "2026-01-01T09:00:00"}', '2026-01-01T09:00:00', now()`,
  );
  await database.query(`select enqueue_job('start-due-campaigns', '{}')`);
}

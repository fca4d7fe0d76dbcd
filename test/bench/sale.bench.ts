import 'reflect-metadata';
import type { Database } from '#database';
import type { Measured } from './bench';
import { API, BenchService, load } from './service';

const MEMBERS = 20_000;
const SECONDS = 8;
const RATE = 300;

let begun = 0;
const cart = () => ({ member: `m${(++begun * 7919) % MEMBERS}`, plan: { key: 'basic' } });

/** The first question of a sale over HTTP: chosen, logged and stored, and how soon at 300 sales a second. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seed(service.database);
    const bare = await service.serve('./read-one.ts');
    const api = await service.serve(API);
    const ask = (connections: number, rate?: number) =>
      load({ port: api, path: '/v1/sales', connections, seconds: SECONDS, body: cart, ...(rate && { rate }) });
    await ask(16); // warm
    const ceiling = await load({ port: bare, path: '/v1/decisions', connections: 16, seconds: SECONDS, body: cart });
    const most = await ask(16);
    const steady = await ask(6, RATE); // few connections, since the load comes in bursts at each second's start
    return [
      { what: 'bare Fastify, one indexed read', perSecond: ceiling.perSecond },
      {
        what: 'a sale begun, its first question put',
        perSecond: most.perSecond,
        against: 'bare Fastify, one indexed read',
        goal: '>= 0.1',
      },
      {
        what: `the same, held at ${RATE} a second`,
        perSecond: steady.perSecond,
        goal: 'p99 < 30 ms',
        note: `p99 ${steady.p99Milliseconds} ms`,
      },
    ];
  } finally {
    await service.stop();
  }
}

async function seed(database: Database): Promise<void> {
  const prices = (plan: string, amount: number) =>
    JSON.stringify([{ interval: 'month', currency: 'usd', unitAmountMinor: amount, lookupKey: `${plan}_month_usd` }]);
  await database.query(
    `insert into plan (key, name, rank, entitlements, prices)
     values ('free', 'Free', 0, '[]', '[]'), ('basic', 'Basic', 1, '[]', $1), ('premium', 'Premium', 2, '[]', $2)`,
    [prices('basic', 1000), prices('premium', 2000)],
  );
  await database.query(
    `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
     select uuidv7(), 'm' || i, 'free', 'known', '{}', '{}', (i::bigint * 7919) % 10000, now() - interval '90 days'
     from generate_series(0, $1::int - 1) i`,
    [MEMBERS],
  );
  await database.query('vacuum analyze');
}

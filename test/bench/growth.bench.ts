import 'reflect-metadata';
import { rows, type Database } from '#database';
import type { Measured } from './bench';
import { seedMembers } from './seed-members';
import { BenchService, load } from './service';

const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const SECONDS = 8;
const NAMES = ['login', 'content_viewed', 'content_completed', 'limit_hit', 'page_turned'];

/** Whether a signal and a decision cost the same among ten thousand members and a million. BENCH_SIZES: how many, comma-separated. */
export async function bench(): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const members of SIZES) measured.push(...(await among(members)));
  return measured;
}

async function among(members: number): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    await seedMembers(service.database, members);
    const port = await service.serve('../../apps/api/src/main.ts');
    let asked = 0;
    const anybody = () => `m${(++asked * 7919) % members}`;
    const signals = () => ({
      signals: Array.from({ length: 100 }, () => ({
        member: anybody(),
        id: `s${asked}`,
        name: NAMES[asked % NAMES.length],
        occurredAt: new Date().toISOString(),
      })),
    });
    const send = { port, path: '/v1/signals', connections: 16, seconds: SECONDS, body: signals };
    const decide = {
      port,
      path: '/v1/decisions',
      connections: 32,
      seconds: SECONDS,
      body: () => ({ member: anybody(), placement: 'pricing_page' }),
    };
    await load({ ...send, seconds: 2 }); // warm
    await load({ ...decide, seconds: 2 });
    const sent = await load(send);
    const decided = await load(decide);
    const [memory = 0] = await service.memory();
    const size = members.toLocaleString('en-GB');
    const least = SIZES[0]?.toLocaleString('en-GB');
    return [
      {
        what: `signals, ${size} members`,
        perSecond: sent.perSecond * 100,
        ...(size !== least && { against: `signals, ${least} members`, goal: '>= 0.85' }),
        note: await diskPerMember(service.database, members),
      },
      {
        what: `decisions, ${size} members`,
        perSecond: decided.perSecond,
        ...(size !== least && { against: `decisions, ${least} members`, goal: '>= 0.85' }),
        note: `p99 ${decided.p99Milliseconds} ms, api ${memory} MiB`,
      },
    ];
  } finally {
    await service.stop();
  }
}

/** What the rows of a member and of its scores take, indexes included. */
async function diskPerMember(database: Database, members: number): Promise<string> {
  const [disk] = await rows<{ bytes: number }>(
    database,
    `select (pg_total_relation_size('member') + pg_total_relation_size('engagement'))::float8 as bytes`,
  );
  return `${Math.round((disk?.bytes ?? 0) / members)} bytes a member and its scores`;
}

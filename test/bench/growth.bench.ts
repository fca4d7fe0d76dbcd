import 'reflect-metadata';
import { rows, type Database } from '#database';
import { median, type Measured } from './bench';
import { seedMembers } from './seed-members';
import { API, BenchService, load, warm, type Answered } from './service';

const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const ROUNDS = 5;
const SECONDS = 6;
const NAMES = ['login', 'content_viewed', 'content_completed', 'limit_hit', 'page_turned'];

type Work = () => Promise<Answered>;

/** A service among so many members, and what it was measured at, a figure each round. */
interface Site {
  readonly members: number;
  readonly service: BenchService;
  readonly signals: Work;
  readonly decisions: Work;
  readonly measured: { readonly signals: number[]; readonly decisions: Answered[] };
}

/**
 * Whether a signal and a decision cost the same among ten thousand members and a million: medians of rounds in which one
 * service after the other is loaded, so that a machine that changes its pace changes it for all; without autovacuum, which would run in one
 * service while another is measured. BENCH_SIZES: how many members, comma-separated.
 */
export async function bench(): Promise<Measured[]> {
  const services: BenchService[] = [];
  const sites: Site[] = [];
  try {
    for (const members of SIZES) {
      const service = await BenchService.start();
      services.push(service);
      sites.push(await begin(service, members));
    }
    for (const { signals, decisions } of sites) {
      await warm(signals);
      await warm(decisions);
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const { signals, measured } of sites) measured.signals.push((await signals()).perSecond * 100);
      for (const { decisions, measured } of sites) measured.decisions.push(await decisions());
    }
    return (await Promise.all(sites.map(told))).flat();
  } finally {
    for (const service of services) await service.stop();
  }
}

async function begin(service: BenchService, members: number): Promise<Site> {
  await seedMembers(service.database, members);
  await service.database.query('alter system set autovacuum = off');
  await service.database.query('select pg_reload_conf()');
  const port = await service.serve(API);
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
  const decision = () => ({ member: anybody(), placement: 'pricing_page' });
  const seconds = SECONDS;
  return {
    members,
    service,
    signals: () => load({ port, path: '/v1/signals', connections: 16, seconds, body: signals }),
    decisions: () => load({ port, path: '/v1/decisions', connections: 32, seconds, body: decision }),
    measured: { signals: [], decisions: [] },
  };
}

async function told({ members, service, measured }: Site): Promise<Measured[]> {
  const [memory = 0] = await service.memory();
  const size = members.toLocaleString('en-GB');
  const least = SIZES[0]?.toLocaleString('en-GB');
  const against = (what: string) => size !== least && { against: `${what}, ${least} members`, goal: '>= 0.85' };
  return [
    {
      what: `signals, ${size} members`,
      perSecond: median(measured.signals),
      ...against('signals'),
      note: await diskPerMember(service.database, members),
    },
    {
      what: `decisions, ${size} members`,
      perSecond: median(measured.decisions.map(({ perSecond }) => perSecond)),
      ...against('decisions'),
      note: `p99 ${median(measured.decisions.map(({ p99Milliseconds }) => p99Milliseconds))} ms, api ${memory} MiB`,
    },
  ];
}

/** What the rows of a member and of its scores take, indexes included. */
async function diskPerMember(database: Database, members: number): Promise<string> {
  const [disk] = await rows<{ bytes: number }>(
    database,
    `select (pg_total_relation_size('member') + pg_total_relation_size('engagement'))::float8 as bytes`,
  );
  return `${Math.round((disk?.bytes ?? 0) / members)} bytes a member and its scores`;
}

import { setTimeout as pause } from 'node:timers/promises';
import { unreachable } from '#platform';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { asked, LIVES, type Life } from '../support/lives';
import { Siege } from '../support/siege';
import { BACKENDS, control, type Backend } from '../support/world';

const SEED = Number(process.env.FAULTS_SEED ?? 1);
const MINUTES = Number(process.env.FAULTS_MINUTES ?? 0);
/** Members whose whole life one fault falls into, and how many live at a time. */
const MEMBERS = 5;
const AT_ONCE = 3;
/** A storm that is not over by then hangs. */
const HANGS_MS = 170_000;
const NOW = '2026-03-02T10:00:00Z';

interface Fault {
  readonly name: string;
  readonly only?: Backend;
  readonly needsDisk?: boolean;
  /** `later`: up to so many requests on, or when the lives are over. */
  readonly strike: (siege: Siege, later: (requests: number) => Promise<void>) => Promise<void>;
}

const stripeFails = (siege: Siege, kind: string, times: number, more: object = {}): Promise<void> =>
  control<void>(siege.sandbox, 'faults', { requests: [{ path: '/v1', kind, times, ...more }] });

const FAULTS: readonly Fault[] = [
  { name: 'kill -9 of the api', only: 'postgres', strike: (siege) => siege.kill('api') },
  { name: 'kill -9 of the worker', only: 'postgres', strike: (siege) => siege.kill('worker') },
  {
    name: 'kill -9 of both at once',
    strike: async (siege) => void (await Promise.all([siege.kill('worker'), siege.kill('api')])),
  },
  { name: 'PostgreSQL crashes and recovers', only: 'postgres', strike: (siege) => siege.crashPostgres() },
  {
    name: 'all connections are cut, five times',
    only: 'postgres',
    strike: async (siege, later) => {
      for (let cut = 0; cut < 5; cut++) {
        await siege.cutConnections();
        await later(10);
      }
    },
  },
  {
    name: 'the disk of PostgreSQL is full for two seconds',
    only: 'postgres',
    needsDisk: true,
    strike: (siege) => siege.withFullDisk(() => pause(2000)),
  },
  { name: 'Redis loses all it has', only: 'redis', strike: (siege) => siege.flushRedis() },
  {
    name: 'the queue is killed and comes back',
    strike: (siege) => siege.withoutQueue(() => servesWithoutQueue(siege)),
  },
  { name: 'Stripe is slow', only: 'postgres', strike: (siege) => stripeFails(siege, 'slow', 10) },
  { name: 'Stripe answers 429', only: 'postgres', strike: (siege) => stripeFails(siege, 'status_429', 20) },
  {
    name: 'Stripe answers 500 after it has done the work',
    only: 'postgres',
    strike: (siege) => stripeFails(siege, 'status_500_after_commit', 3, { method: 'POST', path: '/v1/subscriptions' }),
  },
  {
    name: 'the line to Stripe is cut after the work',
    only: 'postgres',
    strike: (siege) => stripeFails(siege, 'cut_after_commit', 8, { method: 'POST' }),
  },
  {
    name: 'business time jumps forth and back',
    only: 'postgres',
    strike: async (siege, later) => {
      for (const seconds of [30, -30, 0]) {
        await siege.ok('PUT', '/test/clock', { now: new Date(Date.parse(NOW) + seconds * 1000).toISOString() });
        await later(5);
      }
    },
  },
];

/** While the queue is away the api serves, and every process says what it lacks. */
async function servesWithoutQueue(siege: Siege): Promise<void> {
  const member = `alone${performance.now()}`;
  const answers = async (method: string, path: string, body: object) => {
    expect([path, (await siege.send(method, path, body)).status]).toEqual([path, 200]);
  };
  await answers('PUT', `/v1/members/${member}`, {});
  await answers('POST', '/v1/signals', { id: member, member, name: 'login', occurredAt: NOW });
  await answers('POST', '/v1/decisions', { member, placement: 'limit_reached' });
  expect(await siege.readiness('api')).toMatchObject({ code: 200, status: 'ok', database: 'ok', queue: 'down' });
  expect(await siege.readiness('worker')).toMatchObject({ code: 503, status: 'down', database: 'ok', queue: 'down' });
}

/** Uniform in [0, 1), by mulberry32: the same faults at the same requests for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.each(BACKENDS)('in the middle of the lives of members, queue on %s', (backend) => {
  let siege: Siege;
  let storms = 0;
  const random = randomOf(SEED);
  const recovered: string[] = [];
  const faults = FAULTS.filter(({ only }) => only === undefined || only === backend || MINUTES > 0).filter(
    ({ only }) => only !== 'redis' || backend === 'redis',
  );
  beforeAll(async () => {
    siege = await Siege.start(backend);
    await seedCatalogue(siege);
  }, 120_000);
  afterAll(async () => {
    await siege.stop();
    process.stdout.write(`recovered, queue on ${backend}, seed ${SEED}:\n${recovered.join('\n')}\n`);
  });

  it.each(faults)(
    '$name: nothing is lost, nothing is done twice',
    async (fault) => {
      if (fault.needsDisk && !siege.hasDisk)
        return console.warn(`SKIPPED: ${fault.name}: a disk of its own needs root`);
      await storm(fault);
    },
    180_000,
  );

  (MINUTES > 0 ? it : it.skip)(
    'any of them, again and again',
    async () => {
      const until = performance.now() + MINUTES * 60_000;
      while (performance.now() < until) {
        const fault = faults[Math.floor(random() * faults.length)];
        if (fault && (siege.hasDisk || !fault.needsDisk)) await stormOrTell(fault);
      }
    },
    (MINUTES + 10) * 60_000,
  );

  /** As `storm`; of one that hangs it is told what was left to do. */
  async function stormOrTell(fault: Fault): Promise<void> {
    const over = new AbortController();
    try {
      const hangs = pause(HANGS_MS, true, { signal: over.signal });
      if (!(await Promise.race([storm(fault).then(() => false), hangs]))) return;
      const left = await siege
        .rows('select name, attempts, error, enqueued_at, dead_at from outbox_job where finished_at is null')
        .catch(String);
      throw new Error(`storm ${storms} (${fault.name}) hangs, jobs left: ${JSON.stringify(left)}`);
    } finally {
      over.abort();
    }
  }

  /** Members live; at a request that the seed chooses the fault strikes; all must end as they should, and every invariant hold. */
  async function storm({ name, strike }: Fault): Promise<void> {
    const storm = ++storms;
    const members = Array.from({ length: MEMBERS }, (_, i) => `storm${storm}-${i}`);
    const lifeOf = (i: number): Life => LIVES[i % LIVES.length] ?? unreachable('a member without a life');
    for (const [i, member] of members.entries()) {
      if (lifeOf(i).from === 'basic') await payingMember(siege, member, 'basic');
      else await siege.ok('PUT', `/v1/members/${member}`, {});
    }
    await siege.ok('PUT', `/v1/members/probe${storm}`, {});
    await siege.drain();

    const waiting = [...members.entries()];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await lifeOf(next[0]).live(siege, next[1]);
    };
    const lives = Promise.all(Array.from({ length: AT_ONCE }, lane));
    const later = async (requests: number) => {
      await Promise.race([siege.afterRequests(1 + Math.floor(random() * requests)), lives]);
    };
    await later(30);
    const since = performance.now();
    await strike(siege, later);
    await asked(siege, `probe${storm}`);
    recovered.push(`${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s  ${name}`);
    await lives;
    await control(siege.sandbox, 'faults', {});
    await siege.drain();

    const ended = await siege.rows<{ member: string; plan: string; signals: number; asks: number }>(
      `select external_id as member, plan_key as plan, (select count(*)::int from signal where member_id = member.id) as signals,
              (select count(*)::int from proposal where member_id = member.id) as asks
       from member where external_id like $1 order by id`,
      [`storm${storm}-%`],
    );
    expect(ended).toEqual(
      members.map((member, i) => {
        const { to: plan, asked } = lifeOf(i);
        return { member, plan, signals: asked ? 3 : 0, asks: asked ? 1 : 0 };
      }),
    );
    expect(await siege.rows('select name, error from outbox_job where dead_at is not null')).toEqual([]);
    expect(await siege.verify()).toEqual([]);
  }
});

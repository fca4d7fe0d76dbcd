import 'reflect-metadata';
import { addToScore, HALF_LIFE_DAYS, pointsOf, scoreAt, type DecayedScore } from '#domain';
import { Database, dataSourceOptions, inTransaction, signalDefinitionTable } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { newId } from '#platform';
import fc from 'fast-check';
import { EngagementStore, type AskBound, type SentSignal } from './engagement-store';
import { SignalPartitionsStore } from './signal-partitions-store';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 2, 1);
const NOW = new Date(T0 + 70 * DAY);
const NOBODY = { weights: {}, bound: Infinity, since: NOW, now: NOW };
const definition = {
  name: 'read',
  family: 'positive' as const,
  weight: 0.15,
  valueCap: 4,
  activity: 0.3,
  milestone: false,
};

describe('scores in SQL', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let store: EngagementStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    store = new EngagementStore(database);
    await database.query(
      `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]')`,
    );
    await database.getRepository(signalDefinitionTable).insert(definition);
    const months = ['1990-01-01', '2026-03-01', '2026-04-01', '2026-05-01'];
    await new SignalPartitionsStore(database).ensure(months);
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  /** The ids that were new. */
  async function record(batch: readonly SentSignal[]): Promise<Set<string>> {
    const recorded = await store.record(batch, NOBODY);
    return new Set(batch.filter((_, i) => recorded[i] === 'accepted').map(({ id }) => id));
  }

  async function newMember(): Promise<string> {
    const id = newId();
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
       values ($1::uuid, $1::uuid::text, 'free', 'known', '{}', '{}', 1, now())`,
      [id],
    );
    return id;
  }

  const signal = (memberId: string, id: string, days: number, value: number | null): SentSignal => ({
    id: `${memberId}:${id}`,
    member: memberId,
    name: 'read',
    occurredAt: new Date(T0 + Math.round(days * 86_400) * 1000).toISOString(),
    ...(value !== null && { value }),
  });

  it('equal the pure rule to 1e-9, in any batches, in any order, late or not', async () => {
    const event = fc.tuple(
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), async (events) => {
        const memberId = await newMember();
        const signals = events.map(([days, value], i) => signal(memberId, String(i), days, value));
        const early = signals.filter((_, i) => events[i]?.[2]);
        const rest = signals.filter((_, i) => !events[i]?.[2]);
        for (const batch of [rest, early].filter(({ length }) => length > 0)) {
          await record(batch);
        }
        const pure = signals.reduce<DecayedScore | null>(
          (state, { occurredAt, value }) =>
            addToScore(state, pointsOf(definition, value ?? null), new Date(occurredAt), HALF_LIFE_DAYS.positive),
          null,
        );
        const { positive } = await store.of(memberId, NOW);
        expect(Math.abs(positive - (pure ? scoreAt(pure, NOW, HALF_LIFE_DAYS.positive) : 0))).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('fade in SQL as the pure rule fades them, over any time and at any half-life', async () => {
    const spans = fc.array(
      fc.record({
        score: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
        ms: fc.integer({ min: -300_000, max: 400 * DAY }),
        halfLife: fc.constantFrom(...Object.values(HALF_LIFE_DAYS), 0.5, 14),
      }),
      { minLength: 50, maxLength: 50 },
    );
    await fc.assert(
      fc.asyncProperty(spans, async (cases) => {
        const since = (ms: number) => new Date(NOW.getTime() - ms);
        const faded = await database.query<{ score: number }[]>(
          `select decayed(score, since, $4, days) as score
           from unnest($1::float8[], $2::timestamptz[], $3::float8[]) with ordinality as t(score, since, days, ord) order by ord`,
          [
            cases.map(({ score }) => score),
            cases.map(({ ms }) => since(ms)),
            cases.map(({ halfLife }) => halfLife),
            NOW,
          ],
        );
        cases.forEach(({ score, ms, halfLife }, i) => {
          const pure = scoreAt({ score, asOf: since(ms) }, NOW, halfLife);
          expect(Math.abs((faded[i]?.score ?? NaN) - pure)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('count a signal once, however often and in whatever company it is sent again', async () => {
    const memberId = await newMember();
    const [first, second] = [signal(memberId, 'a', 69, 2), signal(memberId, 'b', 69, 2)];
    const stored = (batch: SentSignal[]) => record(batch);
    expect([...(await stored([first]))]).toEqual([first.id]);
    const before = await store.of(memberId, NOW);
    expect((await stored([first])).size).toBe(0);
    expect(await store.of(memberId, NOW)).toEqual(before);
    expect([...(await stored([first, second]))]).toEqual([second.id]);
  });

  it('lose nothing and do not deadlock when batches of the same members come at once', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, newMember));
    const batch = (n: number) => members.map((member) => signal(member, `c${n}`, 69, 1));
    await Promise.all(Array.from({ length: 8 }, (_, n) => record(n % 2 ? batch(n) : batch(n).reverse())));
    const one = scoreAt({ score: 8 * 0.15, asOf: new Date(T0 + 69 * DAY) }, NOW, HALF_LIFE_DAYS.positive);
    for (const member of members) expect((await store.of(member, NOW)).positive).toBeCloseTo(one, 9);
  });

  it('survive a pause of years without an underflow', async () => {
    const memberId = await newMember();
    await record([{ ...signal(memberId, 'old', 0, 1), occurredAt: '1990-01-01T00:00:00Z' }]);
    await record([signal(memberId, 'new', 70, 1)]);
    expect((await store.of(memberId, NOW)).positive).toBeCloseTo(0.15, 12);
  });

  it('ask for a decision on those whom a fresh signal lifted to the bound, with what they had before, and on nobody else', async () => {
    const [rich = '', poor = '', saved = '', late = ''] = await Promise.all([1, 2, 3, 4].map(newMember));
    const fresh = (memberId: string, id: string, value: number): SentSignal => signal(memberId, id, 70, value);
    const bound = { weights: { positive: 1 }, bound: 0.6, since: new Date(T0 + 69 * DAY), now: NOW };
    const asked = async (batch: readonly SentSignal[], weights: AskBound['weights'] = bound.weights) => {
      await database.query('delete from outbox_job');
      await store.record(batch, { ...bound, weights });
      const jobs = await database.query<{ ids: string[] }[]>(`select payload -> 'memberIds' as ids from outbox_job`);
      return jobs.flatMap(({ ids }) => ids).sort();
    };
    expect(await asked([fresh(rich, 'a', 4), fresh(poor, 'a', 1), fresh(saved, 'a', 3)])).toEqual([rich]);
    expect(await asked([fresh(saved, 'b', 1), signal(late, 'old', 60, 4)])).toEqual([saved]);
    expect(await asked([fresh(rich, 'a', 4)])).toEqual([]); // known already
    const neutral = { ...definition, name: 'browsed', family: 'neutral' as const };
    await database.getRepository(signalDefinitionTable).insert(neutral);
    const browsed = { ...fresh(rich, 'n', 4), name: 'browsed' };
    expect(await asked([browsed], { positive: 1, neutral: 1 })).toEqual([]); // lifts nobody, whatever it weighs
    await database.query('update member set objected_at = now() where id = $1', [poor]);
    expect(await asked([fresh(poor, 'b', 4)])).toEqual([]);
  });

  it('count the earliest of a milestone, in whatever order they arrive, as scoring all anew does', async () => {
    const member = await newMember();
    await database
      .getRepository(signalDefinitionTable)
      .insert({ ...definition, name: 'first', weight: 1.5, milestone: true });
    const first = (id: string, days: number) => ({ ...signal(member, id, days, 1), name: 'first' });
    for (const batch of [[first('b', 66), signal(member, 'r', 67, 2)], [first('c', 68)], [first('a', 60)]])
      await record(batch);
    const pure = (
      [
        [1.5, 60],
        [0.3, 67],
      ] as const
    ).reduce<DecayedScore | null>(
      (state, [points, days]) => addToScore(state, points, new Date(T0 + days * DAY), HALF_LIFE_DAYS.positive),
      null,
    );
    const { positive } = await store.of(member, NOW);
    expect(Math.abs(positive - (pure ? scoreAt(pure, NOW, HALF_LIFE_DAYS.positive) : NaN))).toBeLessThan(1e-9);
    expect(await inTransaction(database, (tx) => store.rebuild(tx, [member], true))).toBe(0);
  });

  it('keep a signal that comes while all is scored anew', async () => {
    const [first, second] = (await Promise.all([newMember(), newMember()])).sort();
    await record([signal(first, 'a', 69, 2), signal(second, 'a', 69, 2)]);
    await database.query('update engagement set score = score + 1 where member_id = any($1)', [[first, second]]);
    const rebuilding = await inTransaction(database, async (tx) => {
      await tx.query('select 1 from engagement where member_id = $1 for update', [first]);
      const rebuilt = inTransaction(database, (other) => store.rebuild(other, [first, second], false));
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await database.query<unknown[]>(waiting)).length === 0);
      await record([signal(second, 'b', 69, 2)]);
      return { rebuilt };
    });
    await rebuilding.rebuilt;
    expect(await inTransaction(database, (tx) => store.rebuild(tx, [first, second], true))).toBe(0);
  });

  it('ask for the same decisions in whatever order the signals come', async () => {
    const bound = { weights: { positive: 1 }, bound: 0.4, since: new Date(T0 + 69 * DAY), now: NOW };
    const event = fc.tuple(fc.constantFrom(64, 66, 68, 69.5, 70), fc.integer({ min: 0, max: 4 }));
    const seen = { asked: 0, left: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 5 }), async (events) => {
        const asked: boolean[] = [];
        for (const order of [events, [...events].reverse(), [...events].sort(([a], [b]) => a - b)]) {
          const memberId = await newMember();
          for (const [i, [days, value]] of order.entries())
            await store.record([signal(memberId, String(i), days, value)], bound);
          const jobs = await database.query('select 1 from outbox_job where payload @> $1 limit 1', [
            { memberIds: [memberId] },
          ]);
          asked.push(jobs.length > 0);
        }
        seen[asked[0] ? 'asked' : 'left'] += 1;
        expect(new Set(asked).size).toBe(1);
      }),
      { numRuns: 40 },
    );
    expect(Math.min(seen.asked, seen.left)).toBeGreaterThan(2);
  });
});

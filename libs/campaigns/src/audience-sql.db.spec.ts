import 'reflect-metadata';
import {
  fitsAudience,
  HALF_LIFE_DAYS,
  NO_ENGAGEMENT,
  scoreAt,
  type Audience,
  type Condition,
  type Family,
} from '#domain';
import { Database, dataSourceOptions, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { newId } from '#platform';
import fc from 'fast-check';
import { audienceSql } from './audience-sql';

const DAY = 86_400_000;
const NOW = new Date('2026-03-10T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const HOSTILE = [`x' or true --`, `"; drop table member; --`, `$1`, `\\'`, `%s`, `traits`, `__proto__`, `😀'`];

interface Person {
  readonly id: string;
  readonly plan: string;
  readonly tenureDays: number;
  readonly scores: readonly { family: Family; score: number; asOf: Date }[];
  readonly traits: Record<string, string | number | boolean>;
  readonly askedDaysAgo: number | null;
  readonly signals: readonly { name: string; daysAgo: number }[];
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly email: boolean | null;
}

const PEOPLE = Array.from({ length: 60 }, (_, i): Person => ({
  id: newId(),
  plan: ['free', 'basic', 'premium'][i % 3] ?? 'free',
  tenureDays: i * 3,
  scores: i % 4 === 0 ? [] : [{ family: 'positive' as const, score: i / 8, asOf: ago(i % 7) }],
  traits: i % 5 === 0 ? {} : { country: i % 2 ? 'ID' : `x' or true --`, seats: i, loud: i % 3 === 0 },
  askedDaysAgo: i % 3 === 0 ? null : i,
  signals: Array.from({ length: i % 4 }, (__, n) => ({ name: 'login', daysAgo: n * 5 + (i % 3) })),
  timeZone: i % 6 === 0 ? null : i % 2 ? 'Asia/Jakarta' : 'Europe/Berlin',
  locale: [null, 'en', 'en-GB', 'id-ID', 'eng'][i % 5] ?? null,
  email: [null, true, false][i % 3] ?? null,
}));

const fits = (audience: Audience, person: Person) =>
  fitsAudience(
    audience,
    {
      member: {
        planKey: person.plan,
        createdAt: ago(person.tenureDays),
        traits: person.traits,
        timeZone: person.timeZone,
        locale: person.locale,
        consents: person.email === null ? {} : { email: person.email },
      },
      engagement: {
        ...NO_ENGAGEMENT,
        ...Object.fromEntries(
          person.scores.map((held) => [held.family, scoreAt(held, NOW, HALF_LIFE_DAYS[held.family])]),
        ),
      },
      lastAskedAt: person.askedDaysAgo === null ? null : ago(person.askedDaysAgo),
      signals: (name, days) => person.signals.filter((one) => one.name === name && one.daysAgo < days).length,
    },
    NOW,
  );

const range = (max: number) =>
  fc
    .record({ atLeast: fc.integer({ min: -1, max }), atMost: fc.integer({ min: -1, max }) }, { requiredKeys: [] })
    .filter(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined);
const text = fc.constantFrom('ID', 'country', 'seats', 'loud', 'login', 'en', ...HOSTILE);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ plan: fc.array(fc.constantFrom('free', 'basic', 'premium', ...HOSTILE), { minLength: 1 }) }),
  fc.record({ tenureDays: range(180) }),
  fc.tuple(fc.constantFrom<Family>('positive', 'need'), range(8)).map(([family, r]) => ({ score: { family, ...r } })),
  fc.tuple(text, fc.boolean()).map(([name, exists]) => ({ trait: { name, exists } })),
  fc
    .tuple(text, fc.array(fc.oneof(text, fc.integer({ max: 60 }), fc.boolean()), { minLength: 1 }))
    .map(([name, values]) => ({ trait: { name, in: values } })),
  fc.tuple(text, range(60)).map(([name, r]) => ({ trait: { name, ...r } })),
  fc.record({ lastAskedDays: range(60) }),
  fc
    .tuple(text, fc.integer({ min: 1, max: 20 }), range(4))
    .map(([name, days, r]) => ({ signals: { name, days, ...r } })),
  fc.record({
    timeZone: fc.array(fc.constantFrom(null, 'Asia/Jakarta', 'Europe/Berlin', ...HOSTILE), { minLength: 1 }),
  }),
  fc.record({ locale: fc.array(fc.constantFrom('en', 'EN-gb', 'id', ...HOSTILE), { minLength: 1 }) }),
  fc.constant({ consent: 'email' as const }),
);
const audience = fc.letrec<{ any: Audience }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    condition,
    fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any;

describe('an audience in SQL', () => {
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

  it('is those whom the pure rule takes, whatever the words are, and beside other parameters', async () => {
    await fc.assert(
      fc.asyncProperty(audience, async (given) => {
        const { where, parameters } = audienceSql(given, NOW, 2);
        const found = await rows<{ id: string }>(
          database,
          `select id from member where $1::boolean and ${where} order by id`,
          [true, ...parameters],
        );
        expect(found.map(({ id }) => id)).toEqual(
          PEOPLE.filter((person) => fits(given, person))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('never carries a word of its author outside the parameters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (word) => {
        const { where } = audienceSql(
          {
            all: [
              { plan: [word] },
              { trait: { name: word, in: [word] } },
              { signals: { name: word, days: 3, atLeast: 2 } },
            ],
          },
          NOW,
        );
        const { where: other } = audienceSql(
          {
            all: [
              { plan: ['y'] },
              { trait: { name: 'y', in: ['y'] } },
              { signals: { name: 'y', days: 3, atLeast: 2 } },
            ],
          },
          NOW,
        );
        expect(where).toBe(other);
      }),
    );
  });
});

async function seed(database: Database): Promise<void> {
  for (const [rank, key] of ['free', 'basic', 'premium'].entries())
    await database.query(`insert into plan (key, name, rank, entitlements, prices) values ($1, $1, $2, '[]', '[]')`, [
      key,
      rank,
    ]);
  await database.query(
    `insert into campaign (id, key, name, trigger, status, channel, offer_keys, priority, created_at)
     values ($1, 'c', 'c', 'signal', 'draft', 'in_app', '{}', 0, $2)`,
    [newId(), NOW],
  );
  await database.query(
    `select ensure_signal_partition(month::date) from generate_series('2026-02-01'::date, '2026-03-01', '1 month') month`,
  );
  for (const person of PEOPLE) {
    await database.query(
      `insert into member (id, external_id, plan_key, plan_state, locale, time_zone, consents, traits, holdout_bucket, created_at)
       values ($1::uuid, $1::uuid::text, $2, 'known', $3, $4, $5, $6, 1, $7)`,
      [
        person.id,
        person.plan,
        person.locale,
        person.timeZone,
        person.email === null ? {} : { email: person.email },
        person.traits,
        ago(person.tenureDays),
      ],
    );
    for (const { family, score, asOf } of person.scores)
      await database.query('insert into engagement values ($1, $2, $3, $4)', [person.id, family, score, asOf]);
    for (const [n, { name, daysAgo }] of person.signals.entries())
      await database.query(
        `insert into signal (id, member_id, name, occurred_at, properties) values ($1, $2, $3, $4, '{}')`,
        [`${person.id}:${n}`, person.id, name, ago(daysAgo)],
      );
    if (person.askedDaysAgo !== null) await ask(database, person.id, ago(person.askedDaysAgo));
  }
}

async function ask(database: Database, memberId: string, at: Date): Promise<void> {
  const decision = newId();
  await database.query(
    `insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
     values ($1, $2, 'signal', 'offer', '{eligible}', 4, 1, '{}', $3)`,
    [decision, memberId, at],
  );
  await database.query(
    `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency,
                           channel, status, words, terms, created_at, expires_at)
     select $1, $2, $3, campaign.id, 'o', 'premium', 'p', 100, 'usd', 'in_app', 'expired', '{}', '{}', $4, $4 from campaign`,
    [newId(), memberId, decision, at],
  );
}

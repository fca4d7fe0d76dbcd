import { EVERYBODY, NO_GUARDRAILS, type Campaign } from '#domain';
import fc from 'fast-check';
import { Database, inTransaction } from './database';
import { dataSourceOptions } from './options';
import { insertRows } from './table-sql';
import { campaignTable } from './tables';
import { cloneDatabase, type ClonedDatabase } from './testing';

const FEW = 3;
const MANY = 250;

// everything that an array literal, JSON or PostgreSQL's own words could stumble over
const awkward = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    'NULL',
    '{}',
    '{a,b}',
    'a,b',
    '"',
    '\\',
    '\\n',
    '\n',
    '\t',
    ' ',
    ' a ',
    "it's",
    'ünï',
    '🥤',
    '$1',
  ),
  fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\\', '{', '}', "'", '\n', 'é', '😀'), maxLength: 6 }),
);

describe('rows inserted by one statement', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
  });
  beforeEach(() => database.query('truncate campaign cascade'));
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  const at = new Date('2026-03-29T01:30:00.123Z');
  const campaign = (i: number, change: Partial<Campaign> = {}): Campaign => ({
    id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    key: `c${i}`,
    name: 'name',
    trigger: 'signal',
    status: 'draft',
    channel: 'in_app',
    audience: EVERYBODY,
    offerKeys: ['basic'],
    priority: 0,
    schedule: null,
    startsAt: null,
    endsAt: null,
    guardrails: NO_GUARDRAILS,
    nextSlot: null,
    nextDueAt: null,
    pacedUntil: null,
    stoppedBecause: null,
    createdAt: at,
    ...change,
  });
  const insert = (campaigns: readonly Campaign[], unless?: '(key)') =>
    inTransaction(database, (tx) => insertRows(tx, campaignTable, campaigns, unless));

  it.each([FEW, MANY])('%i rows come back as they were, whatever text they hold', async (count) => {
    const row = fc.record({
      name: awkward,
      offerKeys: fc.array(awkward, { maxLength: 3 }),
      audience: fc.record({ plan: fc.array(awkward, { maxLength: 2 }) }),
      priority: fc.integer({ min: -5, max: 5 }),
      startsAt: fc.option(fc.date({ min: at, max: new Date('2030-01-01'), noInvalidDate: true })),
      nextSlot: fc.option(awkward),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: count, maxLength: count }), async (changes) => {
        const sent = changes.map((change, i) => campaign(i, change));
        await database.query('truncate campaign cascade');
        expect(await insert(sent)).toHaveLength(count);
        expect(await database.getRepository(campaignTable).find({ order: { id: 'asc' } })).toEqual(sent);
      }),
      { numRuns: 10 },
    );
  });

  it.each([FEW, MANY])(
    'of %i rows those whose key is there are left out; any other clash is an error',
    async (count) => {
      const rows = Array.from({ length: count }, (_, i) => campaign(i));
      await insert([campaign(count, { key: 'c1' })]);
      const inserted = await insert(rows, '(key)');
      expect(inserted.sort()).toEqual(rows.filter(({ key }) => key !== 'c1').map(({ id }) => id));
      await expect(
        insert(
          rows.map((row) => ({ ...row, key: `again-${row.key}` })),
          '(key)',
        ),
      ).rejects.toThrow('PK_');
      await expect(insert(rows)).rejects.toThrow('duplicate key');
    },
  );
});

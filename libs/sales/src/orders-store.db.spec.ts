import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { affinity, liftOf } from '#domain';
import { Database, dataSourceOptions, inTransaction, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { AlsoBoughtStore } from './also-bought-store';
import { OrdersStore, type SentOrder } from './orders-store';

const AT = new Date('2026-03-01T12:00:00Z');
const order = (id: string, items: readonly string[]): SentOrder => ({
  id,
  member: null,
  currency: null,
  orderedAt: AT,
  items: items.map((key) => ({ key, quantity: 1, unitAmountMinor: null })),
});

describe('what is bought together', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let store: OrdersStore;
  const alsoBought = new AlsoBoughtStore();
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 6)).initialize();
    store = new OrdersStore();
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });

  const pairs = () =>
    rows(database, 'select item, other, orders::int from item_pair where orders <> 0 order by item, other');
  const items = () => rows(database, 'select item, orders::int from item_count where orders <> 0 order by item');
  const recounted = async () => {
    const held = `select distinct external_id, (item ->> 'key') collate "C" as item
                  from product_order cross join jsonb_array_elements(items) item where refunded_at is null`;
    return {
      pairs: await rows(
        database,
        `with held as (${held}) select a.item, b.item as other, count(*)::int as orders
         from held a join held b using (external_id) where a.item < b.item group by 1, 2 order by 1, 2`,
      ),
      items: await rows(
        database,
        `with held as (${held}) select item, count(*)::int as orders from (
           select item from held union all select '' from product_order where refunded_at is null
         ) each group by 1 order by 1`,
      ),
    };
  };

  it('is counted as a recount would, after any orders, repeats and refunds, also at the same time', async () => {
    const basket = fc.array(fc.constantFrom('a', 'b', 'B', 'c', 'ä', 'plan:x'), { minLength: 1, maxLength: 6 });
    const step = fc.oneof(
      fc.record({ orders: fc.array(fc.tuple(fc.nat(30), basket), { minLength: 1, maxLength: 5 }) }),
      fc.record({ refund: fc.nat(30) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(3), async (steps, lanes) => {
        await database.query('truncate product_order, item_count, item_pair');
        const run = (one: (typeof steps)[number]) =>
          'refund' in one
            ? inTransaction(database, (tx) => store.refund(tx, `o${one.refund}`, AT))
            : store.record(
                database,
                one.orders.map(([id, keys]) => order(`o${id}`, keys)),
              );
        for (let i = 0; i < steps.length; i += lanes + 1)
          await Promise.all(steps.slice(i, i + lanes + 1).map((one) => run(one)));
        expect({ pairs: await pairs(), items: await items() }).toEqual(await recounted());
      }),
      { numRuns: 60 },
    );
  });

  it('an order counts once however often it is sent, and a refund takes it out once', async () => {
    const two = [order('1', ['a', 'b']), order('1', ['a', 'c'])];
    expect(await store.record(database, two)).toEqual(['recorded', 'duplicate']);
    expect(await store.record(database, [order('1', ['x'])])).toEqual(['duplicate']);
    expect(await pairs()).toEqual([{ item: 'a', other: 'b', orders: 1 }]);
    const refund = () => inTransaction(database, (tx) => store.refund(tx, '1', AT));
    expect([await refund(), await refund()]).toEqual(['refunded', 'was_refunded']);
    expect([await pairs(), await items()]).toEqual([[], []]);
    expect(await inTransaction(database, (tx) => store.refund(tx, 'nobody', AT))).toBeNull();
  });

  it('the lists of the night are those of the formula, best first, with what sells most for any cart', async () => {
    const baskets = [
      ...Array(30).fill(['a', 'b']),
      ...Array(10).fill(['a', 'c']),
      ...Array(60).fill(['c']),
    ] as string[][];
    await store.record(
      database,
      baskets.map((basket, i) => order(`o${i}`, basket)),
    );
    await inTransaction(database, (tx) => alsoBought.renew(tx));
    const lists = await rows<{ item: string; other: string; score: number }>(
      database,
      'select item, other, score from also_bought order by item, rank',
    );
    expect(lists.map(({ item, other }) => item + other)).toEqual(['c', 'a', 'b', 'ab', 'ac', 'ba', 'ca']);
    const counts = await alsoBought.counts(database, ['a'], ['b', 'c']);
    const [b] = counts.get('b') ?? [];
    expect(b).toEqual({ both: 30, inCart: 40, other: 30, orders: 100 });
    expect(b && affinity(b)).toBeCloseTo(lists[3]?.score ?? 0, 12);
    expect((await alsoBought.near(database, ['a'])).sort()).toEqual(['a', 'b', 'c']);
  });

  const folder = join(__dirname, '../../../../shared/data/groceries');
  const present = existsSync(folder);
  if (!present) console.warn('SKIPPED: the baskets of groceries are not on this machine');
  (present ? it : it.skip)(
    'on a month of groceries equals the reference: every pair, its confidence and its lift',
    async () => {
      const baskets = readFileSync(join(folder, 'groceries.csv'), 'utf8').replace(/\n$/, '').split('\n');
      await store.record(
        database,
        baskets.map((line, i) => order(`o${i}`, line.split(','))),
      );
      const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as {
        item_frequency_top20: Record<string, number>;
        rule_counts: { support: number; confidence: number; minlen: number; maxlen: number; rules: number }[];
        also_bought: Record<
          string,
          { by_confidence: { rhs: string; count: number; confidence: number; lift: number }[] }
        >;
      };
      const known = await rows<{ item: string; orders: number }>(database, 'select item, orders::int from item_count');
      const count = new Map(known.map(({ item, orders }) => [item, orders]));
      expect([count.size - 1, count.get('')]).toEqual([169, 9835]);
      for (const [item, orders] of Object.entries(reference.item_frequency_top20)) expect(count.get(item)).toBe(orders);

      const counted = await rows<{ item: string; other: string; orders: number }>(
        database,
        'select item, other, orders::int from item_pair union all select other, item, orders::int from item_pair',
      );
      const both = new Map(counted.map(({ item, other, orders }) => [`${item}\n${other}`, orders]));
      const published = parse<Record<string, string>>(readFileSync(join(folder, 'pairs_count_ge10.csv')), {
        columns: true,
      });
      expect(counted.filter(({ orders }) => orders >= 10)).toHaveLength(published.length);
      const close = (ours: number, theirs: string | number) =>
        expect(Math.abs(ours / Number(theirs) - 1)).toBeLessThan(1e-11);
      const of = (lhs: string, rhs: string) => ({
        both: both.get(`${lhs}\n${rhs}`) ?? 0,
        inCart: count.get(lhs) ?? 0,
        other: count.get(rhs) ?? 0,
        orders: 9835,
      });
      for (const { lhs = '', rhs = '', count: n, support, confidence, lift } of published) {
        const pair = of(lhs, rhs);
        expect(pair.both).toBe(Number(n));
        close(pair.both / pair.orders, support ?? '');
        close(pair.both / pair.inCart, confidence ?? '');
        close(liftOf(pair), lift ?? '');
      }
      for (const { support, confidence, rules } of reference.rule_counts.filter(({ maxlen }) => maxlen === 2)) {
        const held = counted.filter((one) => {
          const pair = of(one.item, one.other);
          return pair.both / 9835 >= support && pair.both / pair.inCart >= confidence;
        });
        expect(held).toHaveLength(rules);
      }
      for (const [item, { by_confidence: best }] of Object.entries(reference.also_bought))
        for (const { rhs, count: n, lift } of best) {
          expect(of(item, rhs).both).toBe(n);
          expect(Math.abs(liftOf(of(item, rhs)) - lift)).toBeLessThan(1e-9);
        }
    },
  );
});

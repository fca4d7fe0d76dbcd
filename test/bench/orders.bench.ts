import 'reflect-metadata';
import type { Database } from '#database';
import { newId, SystemClock } from '#platform';
import { RecordOrders } from '../../libs/sales/src/record-orders';
import { MembersStore } from '#membership';
import { OrdersStore, type SentOrder } from '../../libs/sales/src/orders-store';
import type { Measured } from './bench';
import { BenchService } from './service';

const SECONDS = 4;
const LANES = 16;
const CATALOGUE = 500;
const IMPORTED = Number(process.env.BENCH_ORDERS ?? 200_000);

let sent = 0;
/** Few things are bought often, many now and then: the square of an even draw. */
function order(): SentOrder {
  const at = ++sent;
  const items = new Set(Array.from({ length: 1 + (at % 5) }, (_, i) => `item-${pick(at * 7 + i)}`));
  return {
    id: `o${at}`,
    member: null,
    currency: 'usd',
    orderedAt: new Date(),
    items: [...items].map((key) => ({ key, quantity: 1, unitAmountMinor: 500 })),
  };
}
function pick(n: number): number {
  const even = ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
  return Math.floor(even * even * CATALOGUE);
}

/** What counting what is bought together adds to an order, and how fast past orders come in. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  const { database } = service;
  const store = new OrdersStore();
  try {
    const plain = await drive(() => insertPlain(database, order()));
    const recorder = new RecordOrders(database, new SystemClock(), store, new MembersStore(database));
    const counted = await drive(() => recorder.run([sentBy(order())]));
    const start = performance.now();
    const summary = await recorder.import(past(IMPORTED));
    const imported = (summary.accepted / (performance.now() - start)) * 1000;
    return [
      { what: 'an order inserted, and nothing counted', perSecond: plain },
      {
        what: 'an order with what is bought together',
        perSecond: counted,
        against: 'an order inserted, and nothing counted',
        goal: '>= 0.91',
      },
      { what: 'past orders imported', perSecond: imported, note: 'goal >= 20,000/s' },
    ];
  } finally {
    await service.stop();
  }
}

/** As a site sends it. */
function sentBy({ id, orderedAt, items }: SentOrder): unknown {
  return { id, orderedAt: orderedAt.toISOString(), items: items.map(({ key }) => ({ product: key })) };
}

async function drive(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return done / SECONDS;
}

async function insertPlain(database: Database, { id, currency, orderedAt, items }: SentOrder): Promise<void> {
  await database.query(
    'insert into product_order (id, external_id, currency, items, ordered_at) values ($1, $2, $3, $4, $5)',
    [newId(), id, currency, JSON.stringify(items), orderedAt],
  );
}

async function* past(count: number): AsyncGenerator<unknown> {
  for (let i = 0; i < count; i++) yield sentBy(order());
}

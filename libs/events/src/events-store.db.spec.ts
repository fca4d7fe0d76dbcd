import 'reflect-metadata';
import { Config, environmentSchema, SystemClock } from '#platform';
import { Database, dataSourceOptions, inTransaction, rows, type Tx } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { DropOldEvents } from './drop-old-events';
import { EventsStore } from './events-store';
import { OutgoingEvents } from './outgoing-events';
import { PlaceEvents } from './place-events';

describe('the stream of events', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let events: EventsStore;
  let outgoing: OutgoingEvents;
  let place: PlaceEvents;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 12)).initialize();
    events = new EventsStore(database);
    outgoing = new OutgoingEvents(new SystemClock(), events);
    place = new PlaceEvents(database, new SystemClock(), events);
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });
  const tell = (tx: Tx, plan: string) =>
    outgoing.publish(tx, 'member.plan_changed', { member: 'ann', plan, previousPlan: 'free' });
  const plansAfter = async (cursor: number, limit = 1000) => {
    const page = await events.after(cursor, [], limit);
    return { plans: page.map(({ data }) => data.plan as string), cursor: page.at(-1)?.position ?? cursor };
  };

  it('holds an event if and only if the transaction of its fact commits', async () => {
    await inTransaction(database, (tx) => tell(tx, 'committed'));
    const failing = inTransaction(database, async (tx) => {
      await tell(tx, 'rolled back');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await place.run();
    expect((await plansAfter(0)).plans).toEqual(['committed']);
  });

  it('shows an event that began first and committed last to a reader who has passed it', async () => {
    const slow = database.createQueryRunner();
    await slow.startTransaction();
    await tell(slow.manager, 'began first');
    await inTransaction(database, (tx) => tell(tx, 'committed first'));
    await place.run();
    const { plans, cursor } = await plansAfter(0);
    expect(plans).toEqual(['committed first']);
    await slow.commitTransaction();
    await slow.release();
    await place.run();
    expect((await plansAfter(cursor)).plans).toEqual(['began first']);
  });

  it('gives a reader every event once, whatever commits, places and rolls back beside', async () => {
    const told: string[] = [];
    const writer = async (w: number) => {
      for (let i = 0; i < 25; i++) {
        await inTransaction(database, async (tx) => {
          await tell(tx, `${w}-${i}`);
          if (i % 7 === 6) throw new Error('rolled back');
        }).then(
          () => told.push(`${w}-${i}`),
          () => undefined,
        );
      }
    };
    let writing = true;
    const placer = async () => {
      while (writing) await place.run();
    };
    const read: string[] = [];
    let cursor = 0;
    const readOn = async () => {
      const page = await plansAfter(cursor, 3);
      read.push(...page.plans);
      cursor = page.cursor;
      return page.plans.length;
    };
    const reader = async () => {
      while (writing) await readOn();
    };
    const background = [placer(), placer(), reader()];
    await Promise.all([0, 1, 2, 3, 4, 5].map(writer));
    writing = false;
    await Promise.all(background);
    await place.run();
    while ((await readOn()) > 0);
    expect(read.sort()).toEqual(told.sort());
  });

  it('forgets what is older than it is to be kept, and nothing that has no place yet', async () => {
    await inTransaction(database, async (tx) => {
      await tell(tx, 'old');
      await tell(tx, 'new');
    });
    await place.run();
    await inTransaction(database, (tx) => tell(tx, 'not placed'));
    await database.query(
      `update outgoing_event set occurred_at = now() - interval '91 days' where data ->> 'plan' in ('old', 'not placed')`,
    );
    const env = { DATABASE_URL: cloned.url, STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    await new DropOldEvents(new SystemClock(), new Config(environmentSchema.parse(env)), events).run();
    const left = await rows(database, `select data ->> 'plan' as plan from outgoing_event order by id`);
    expect(left).toEqual([{ plan: 'new' }, { plan: 'not placed' }]);
  });
});

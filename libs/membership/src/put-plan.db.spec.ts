import { Database, dataSourceOptions } from '#database';
import { atOnce, cloneDatabase, type ClonedDatabase } from '#database/testing';
import { PlansStore } from './plans-store';
import { PutPlan } from './put-plan';

const LOCK = 'lock table plan in share row exclusive mode';
const GOLD = { key: 'gold', name: 'Gold' };
const price = (lookupKey: string) =>
  ({ lookupKey, interval: 'month', currency: 'usd', unitAmountMinor: 1000 }) as const;

describe('plans that are changed at once', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let plans: PlansStore;
  let putPlan: PutPlan;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 6)).initialize();
    plans = new PlansStore(database);
    putPlan = new PutPlan(database, plans);
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });
  const gold = async () => (await plans.ladder()).get('gold');

  it('keep every price that is added to one of them', async () => {
    const keys = ['a', 'b', 'c', 'd'];
    await atOnce(
      database,
      LOCK,
      keys.map((key) => () => putPlan.addPrice(GOLD, price(key))),
    );
    expect((await gold())?.prices.map(({ lookupKey }) => lookupKey).sort()).toEqual(keys);
  });

  it('give a lookup key to one of two', async () => {
    const put = (key: string, rank: number) =>
      putPlan.run({ key, name: key, rank, entitlements: [], prices: [price('the same')] });
    const ended = await atOnce(database, LOCK, [() => put('silver', 1), () => put('gold', 2)]);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

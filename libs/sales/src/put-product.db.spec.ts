import { Database, dataSourceOptions } from '#database';
import { atOnce, cloneDatabase, type ClonedDatabase } from '#database/testing';
import { PlansStore } from '#membership';
import { SystemClock } from '#platform';
import { ProductsStore } from './products-store';
import { PutProduct } from './put-product';

describe('products that are put at once', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let putProduct: PutProduct;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 5)).initialize();
    putProduct = new PutProduct(database, new SystemClock(), new ProductsStore(database), new PlansStore(database));
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });
  const put = (key: string, lookupKey: string) =>
    putProduct.run({
      key,
      name: key,
      prices: [{ currency: 'usd', unitAmountMinor: 500, lookupKey }],
      margin: null,
      timing: 'both',
      complements: [],
      repeatable: false,
      active: true,
    });

  it('have a lookup key each: of two with the same one is refused', async () => {
    const puts = [() => put('mug', 'the same'), () => put('cup', 'the same'), () => put('bag', 'its own')];
    const ended = await atOnce(database, 'lock table product in share row exclusive mode', puts);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });
});

import { Database, dataSourceOptions, inTransaction, preparedRows, rows } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { problemOf } from './problem.filter';

describe('what a caller is told of a failure of the database', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 2)).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it.each([
    ['plain', rows],
    ['prepared', (on, sql) => preparedRows(on, sql, sql)],
  ] satisfies [string, typeof rows][])(
    'of two requests whose %s statements wait for each other, one goes through and the other is to try again',
    async (name, run) => {
      await database.query(`create table pair_${name} as select n from generate_series(1, 2) n`);
      const take = (n: number) => `select from pair_${name} where n = ${n} for update`;
      const both = [1, 2].map(() => deferred());
      const request = (first: number) =>
        inTransaction(database, async (tx) => {
          await tx.query(`set local deadlock_timeout = '10ms'`);
          await run(tx, take(first));
          both[first - 1]?.resolve();
          await Promise.all(both.map(({ promise }) => promise));
          await run(tx, take(3 - first));
        });
      const ended = await Promise.allSettled([request(1), request(2)]);
      const refused = ended.filter((one) => one.status === 'rejected');
      expect(refused.map(({ reason }) => problemOf(reason).code)).toEqual(['dependency_unavailable']);
    },
  );
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

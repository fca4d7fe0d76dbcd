import type { EventEmitter } from 'node:events';
import type { ClientConfig } from 'pg';
import { inReadingTransaction, rows, Database } from './database';
import { dataSourceOptions } from './options';
import { SteadyClient } from './steady-client';
import { cloneDatabase, type ClonedDatabase } from './testing';

describe('a transaction that begins by reading', () => {
  let cloned: ClonedDatabase;
  let said: string[] = [];
  let refusals = 0;

  /** Says what leaves and that it was answered, and lets a wrong start leave for each refusal that is wanted. */
  class Speaking extends SteadyClient {
    constructor(config?: ClientConfig) {
      super(config);
      const { connection } = this as unknown as { connection: EventEmitter & { query(text: string): void } };
      const send = connection.query.bind(connection);
      connection.query = (text) => {
        said.push(text);
        send(text.startsWith('START') && refusals-- > 0 ? 'START NOTHING' : text);
      };
      connection.on('readyForQuery', () => said.push('answered'));
    }
  }

  let database: Database;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    const options = dataSourceOptions(cloned.url, 1);
    database = await new Database({ ...options, extra: { ...options.extra, Client: Speaking } }).initialize();
    await database.query('create table noted (what text)');
    [said, refusals] = [[], 0];
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });

  const note = () =>
    inReadingTransaction(database, async (tx) => {
      await rows(tx, 'select 1');
      await tx.query(`insert into noted values ('one')`);
    });
  const noted = () => rows(database, 'select what from noted');

  it('sends its start and its first statement before either is answered', async () => {
    await note();
    expect(said.slice(0, 3)).toEqual(['START TRANSACTION', 'select 1', 'answered']);
    expect(await noted()).toEqual([{ what: 'one' }]);
  });

  it('is undone as a whole when its work throws', async () => {
    const failing = inReadingTransaction(database, async (tx) => {
      await tx.query(`insert into noted values ('one')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noted()).toEqual([]);
  });

  it('writes nothing where PostgreSQL refuses its start, and the next one goes well', async () => {
    refusals = 1;
    await expect(note()).rejects.toThrow(/Connection terminated|not queryable/);
    expect(await noted()).toEqual([]);
    await note();
    expect(await noted()).toEqual([{ what: 'one' }]);
  });
});

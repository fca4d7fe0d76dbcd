import type { EventEmitter } from 'node:events';
import { SteadyClient } from './steady-client';
import { cloneDatabase, type ClonedDatabase } from './testing';

describe('a connection that is lost', () => {
  let cloned: ClonedDatabase;
  let client: SteadyClient;
  let admin: SteadyClient;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    [client, admin] = [new SteadyClient(cloned.url), new SteadyClient(cloned.url)];
    await Promise.all([client.connect(), admin.connect()]);
  });
  afterAll(async () => {
    await admin.end();
    await cloned.drop();
  });

  it('while nobody listens does not end the process, fails the next query, and is told to who listens by then', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid');
    const lost = new Promise((resolve) => client.once('end', resolve));
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await lost;

    const told = new Promise((resolve) => client.once('error', resolve));
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    await told;
  });

  it('in one packet with an answer is told after whoever awaited the answer has gone on', async () => {
    const other = new SteadyClient(cloned.url);
    await other.connect();
    const { connection } = other as unknown as { connection: EventEmitter };
    const seen: string[] = [];
    const told = new Promise<void>((resolve) => other.once('error', () => resolve(void seen.push('told'))));
    connection.once('readyForQuery', () => connection.emit('error', new Error('lost')));
    await other.query('select 1');
    await Promise.resolve();
    seen.push('gone on');
    await told;
    expect(seen).toEqual(['gone on', 'told']);
  });
});

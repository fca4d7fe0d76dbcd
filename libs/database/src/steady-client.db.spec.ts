import { SteadyClient } from './steady-client';
import { cloneDatabase, type ClonedDatabase } from './testing';

describe('a connection that is lost while nobody listens', () => {
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

  it('does not end the process, fails the next query, and is told to who listens by then', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid');
    const lost = new Promise((resolve) => client.once('end', resolve));
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await lost;

    const told = new Promise((resolve) => client.once('error', resolve));
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    await told;
  });
});

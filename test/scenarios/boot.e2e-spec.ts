import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { bundled } from '../support/service-process';

const root = join(__dirname, '../..');
const NOBODY = '127.0.0.1:1';
const LAST_MIGRATION = 'select id, name from typeorm_migrations order by id desc limit 1';

/** Starts a process of the service and waits for its end. */
async function boot(main: string, env: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [bundled(main)], {
    cwd: root,
    env: { PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, lines: said.trimEnd().split('\n') };
}

describe('a service that cannot start says why in one line and ends', () => {
  let database: ClonedDatabase;
  let settings: Record<string, string>;
  beforeAll(async () => {
    database = await cloneDatabase();
    settings = {
      DATABASE_URL: database.url,
      STRIPE_SECRET_KEY: 'sk_test_boot',
      STRIPE_WEBHOOK_SECRET: 'whsec_test00000000000000000000',
      API_KEY: 'tl_test_00000000000000000000000000000000',
    };
  });
  afterAll(() => database.drop());

  it.each([
    ['api', { HOLDOUT_SHARE: '7' }, /HOLDOUT_SHARE.*\.env\.example/],
    ['migrate', { DATABASE_URL: `postgres://x:y@${NOBODY}/db` }, /DATABASE_URL does not answer/],
    ['api', { DATABASE_URL: `postgres://x:y@${NOBODY}/db` }, /DATABASE_URL does not answer/],
    ['worker', { REDIS_URL: `redis://${NOBODY}` }, /REDIS_URL does not answer \(ECONNREFUSED\)/],
  ])('%s with %j', async (main, wrong, says) => {
    const { code, lines } = await boot(main, { ...settings, ...wrong });
    expect(lines).toEqual([expect.stringMatching(says)]);
    expect(code).toBe(1);
  });

  it.each(['api', 'worker'])('%s names the migration that was not run, and serves nothing', async (main) => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const [last] = (await client.query<{ id: number; name: string }>(LAST_MIGRATION)).rows;
    await client.query('delete from typeorm_migrations where id = $1', [last?.id]);
    const { code, lines } = await boot(main, settings);
    await client.query('insert into typeorm_migrations values ($1, 0, $2)', [last?.id, last?.name]);
    await client.end();
    expect(lines).toEqual([expect.stringContaining(`the database lacks ${last?.name}; run the migration`)]);
    expect(code).toBe(1);
  });

  it('the api names a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, lines } = await boot('api', { ...settings, PORT: String(port) });
    other.close();
    expect(lines).toEqual([expect.stringMatching(/port.* is in use; set PORT/)]);
    expect(code).toBe(1);
  });
});

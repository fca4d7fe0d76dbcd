import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { examine, type Finding } from '#operation';
import { seedCatalogue } from '../support/catalogue';
import { bundled } from '../support/service-process';
import { BACKENDS, World } from '../support/world';

const root = join(__dirname, '../..');
/** Nothing listens there. */
const NOWHERE = '127.0.0.1:9';

type Env = Record<string, string>;

describe('the doctor', () => {
  let world: World;
  let healthy: Env;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    const { env } = world.config;
    healthy = {
      DATABASE_URL: env.DATABASE_URL,
      DATABASE_POOL_SIZE: '5',
      STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET.join(','),
      STRIPE_API_BASE: env.STRIPE_API_BASE ?? '',
      PUBLIC_URL: await world.api.getUrl(),
    };
  });
  afterAll(() => world.stop());

  const wrong = async (env: Env): Promise<Finding[]> => (await examine(env)).filter(({ level }) => level === 'fault');
  /** The doctor in a process of its own, as people call it. */
  const call = (env: Env, preload: string[] = []) => {
    const { PATH = '' } = process.env;
    const script = [...preload, bundled('doctor')];
    return new Promise<{ code: number; stdout: string }>((resolve) => {
      execFile(process.execPath, script, { cwd: root, env: { PATH, ...env } }, (error, stdout) =>
        resolve({ code: error ? Number(error.code) : 0, stdout }),
      );
    });
  };

  it('finds nothing where nothing is wrong, and says so by its exit code', async () => {
    expect(await wrong(healthy)).toEqual([]);
    expect(await call(healthy)).toEqual({ code: 0, stdout: expect.stringMatching(/^0 faults/m) });
  });

  it.each<[string, Env, string]>([
    ['a database that does not answer', { DATABASE_URL: `postgres://x:y@${NOWHERE}/tierlift` }, 'DATABASE_URL'],
    ['a webhook secret of the wrong shape', { STRIPE_WEBHOOK_SECRET: 'undefined' }, 'setting'],
    ['a missing key', { STRIPE_SECRET_KEY: '' }, 'setting'],
    ['Stripe out of reach', { STRIPE_API_BASE: `http://${NOWHERE}` }, 'STRIPE_SECRET_KEY'],
    ['Redis out of reach', { REDIS_URL: `redis://${NOWHERE}` }, 'REDIS_URL'],
    ['a mail server out of reach', { SMTP_URL: `smtp://${NOWHERE}`, MAIL_FROM: 'club@example.com' }, 'SMTP_URL'],
    ['mail from localhost', { SMTP_URL: `smtp://${NOWHERE}` }, 'MAIL_FROM'],
    ['a public address where nobody answers', { PUBLIC_URL: `http://${NOWHERE}` }, 'PUBLIC_URL'],
    ['a movable clock in production', { TEST_CLOCK: 'true', PUBLIC_URL: `https://${NOWHERE}` }, 'TEST_CLOCK'],
    ['a live key with another Stripe', { STRIPE_SECRET_KEY: 'sk_live_x' }, 'STRIPE_API_BASE'],
    [
      'webhooks into the own network in production',
      { WEBHOOK_ALLOW_PRIVATE: 'true', STRIPE_SECRET_KEY: 'sk_live_x' },
      'WEBHOOK_ALLOW_PRIVATE',
    ],
    ['more connections than there are', { DATABASE_POOL_SIZE: '500' }, 'connections'],
  ])('finds %s, and says what to do', async (_, change, what) => {
    const found = await wrong({ ...healthy, ...change });
    expect(found.map((one) => one.what)).toContain(what);
    for (const one of found) expect('todo' in one && one.todo.length > 5).toBe(true);
  });

  it('warns of a public address behind which nobody is believed to say who asks', async () => {
    const warned = async (env: Env) => (await examine({ ...healthy, ...env })).map(({ what }) => what);
    const PUBLIC_URL = `https://${NOWHERE}`;
    expect(await warned({ PUBLIC_URL })).toContain('TRUSTED_PROXIES');
    expect(await warned({ PUBLIC_URL, TRUSTED_PROXIES: 'uniquelocal' })).not.toContain('TRUSTED_PROXIES');
    expect(await warned({})).not.toContain('TRUSTED_PROXIES');
  });

  it('finds a job that was given up, and one that nobody does', async () => {
    await world.whileWorkerIsDown(async () => {
      await world.rows(
        `insert into outbox_job (id, name, payload, dead_at, created_at) values
           (uuidv7(), 'expire-sales', '{}', now(), now()), (uuidv7(), 'expire-sales', '{}', null, now() - interval '1 hour')`,
      );
      expect((await wrong(healthy)).map(({ says }) => says)).toEqual([
        '1 were given up',
        expect.stringMatching(/^the oldest has been due for 36\d\d s$/),
      ]);
      await world.rows(`delete from outbox_job where name = 'expire-sales' and finished_at is null`);
    });
  });

  it('finds migrations that were not run', async () => {
    const [last] = await world.rows<{ id: number; name: string }>(
      'select id, name from typeorm_migrations order by id desc limit 1',
    );
    await world.rows('delete from typeorm_migrations where id = $1', [last?.id]);
    expect(await wrong(healthy)).toMatchObject([{ what: 'migrations', says: `not run yet: ${last?.name}` }]);
    await world.rows('insert into typeorm_migrations (id, timestamp, name) values ($1, 0, $2)', [last?.id, last?.name]);
  });

  it('finds a clock that is wrong', async () => {
    const skewed = ['-r', './test/support/skewed-clock.cjs'];
    expect(await call({ ...healthy, SKEW_MS: '90000' }, skewed)).toEqual({
      code: 1,
      stdout: expect.stringMatching(/✗ clock: this machine is (89|9\d)\.\d s ahead of the database/),
    });
  });

  const redis = BACKENDS.includes('redis') ? it : it.skip;
  redis('finds a Redis that throws jobs away', async () => {
    const url = process.env.TEST_REDIS_URL ?? '';
    const client = new Redis(url);
    try {
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      expect((await wrong({ ...healthy, REDIS_URL: url })).map(({ says }) => says)).toEqual([
        expect.stringContaining('allkeys-lru'),
      ]);
    } finally {
      await client.config('SET', 'maxmemory-policy', 'noeviction');
      await client.quit();
    }
  });

  it('finds a webhook endpoint of another version, and none at all', async () => {
    const { data } = await world.stripe<{ data: { id: string; url: string }[] }>('GET', 'webhook_endpoints');
    for (const { id } of data) await world.stripe('DELETE', `webhook_endpoints/${id}`);
    const says = async () => (await wrong(healthy)).map((one) => one.says);
    expect(await says()).toEqual(['no endpoint of the account leads here']);
    await world.stripe('POST', 'webhook_endpoints', { url: data[0]?.url ?? '', 'enabled_events[0]': '*' });
    expect(await says()).toEqual(['the endpoint sends events of the account’s own version']);
  });
});

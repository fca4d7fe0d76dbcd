import { RequestCounts } from '#access';
import { Database } from '#database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/app';
import { World } from '../support/world';

const MINUTE = 60_000;
const env = { RATE_LIMIT_PER_MINUTE: '3', ADDRESS_RATE_LIMIT_PER_MINUTE: '2', TRUSTED_PROXIES: '10.1.0.0/16' };

interface Asked {
  readonly key?: string;
  readonly from?: string;
  readonly url?: string;
  readonly headers?: Record<string, string>;
}

describe('how often somebody may ask', () => {
  let world: World;
  let other: NestFastifyApplication;
  const keys: string[] = [];
  let minute = new Date('2026-03-02T10:00:20Z').getTime();

  beforeAll(async () => {
    // limits count in real time: this one turns a minute when a test does
    jest.useFakeTimers({
      now: minute,
      doNotFake: [
        ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
        ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
      ],
    });
    world = await World.start({ env });
    other = await createApi(world.config);
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
    for (const name of ['site', 'shop']) {
      const made = await world.ok<{ secret: string }>('POST', '/v1/api-keys', { name, scopes: ['report'] });
      keys.push(made.secret);
    }
  });
  beforeEach(() => jest.setSystemTime((minute += MINUTE)));
  afterAll(async () => {
    await other.close();
    await world.stop();
    jest.useRealTimers();
  });

  const ask = (
    { key = '', from = '203.0.113.7', url = '/v1/members', headers = {} }: Asked = {},
    api: NestFastifyApplication = world.api,
  ) => {
    const authorization = key && { authorization: `Bearer ${key}` };
    return api.inject({ url, remoteAddress: from, headers: { ...authorization, ...headers } });
  };
  const statuses = async (times: number, asked?: Asked, api?: NestFastifyApplication) => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push((await ask(asked, api)).statusCode);
    return answers;
  };

  it('a key beyond its limit is told when to come back, whatever its addresses; others are not', async () => {
    const [site = '', shop = ''] = keys;
    expect(await statuses(2, { key: site })).toEqual([200, 200]);
    expect(await statuses(2, { key: site, from: '203.0.113.8' })).toEqual([200, 429]);
    const { headers, body } = await ask({ key: site });
    expect(headers['content-type']).toMatch('application/problem+json');
    expect([headers['retry-after'], headers['x-ratelimit-remaining']]).toEqual(['40', '0']);
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'rate_limited', retryAfterSeconds: 40 });
    expect(await statuses(1, { key: shop })).toEqual([200]);
    jest.setSystemTime((minute += 40_000));
    expect(await statuses(1, { key: site })).toEqual([200]);
  });

  it('without a key the address counts: no key and unknown ones together, and a key that is known goes on', async () => {
    const [site = ''] = keys;
    expect(await statuses(1)).toEqual([401]);
    expect(await statuses(2, { key: 'tl_guess' })).toEqual([401, 429]);
    expect(await statuses(1, { url: '/v1/session' })).toEqual([429]);
    expect(await statuses(1, { from: '203.0.113.8' })).toEqual([401]);
    expect(await statuses(1, { key: site })).toEqual([200]);
  });

  it('whoever has an IPv6 address has as many as they like: all of a /64 are one', async () => {
    expect(await statuses(1, { from: '2001:db8:0:1::1' })).toEqual([401]);
    expect(await statuses(2, { from: '2001:db8:0:1:ffff::9' })).toEqual([401, 429]);
    expect(await statuses(1, { from: '2001:db8:0:2::1' })).toEqual([401]);
  });

  it('probes, the webhooks of Stripe, and members who come back or want no more mail are answered however often', async () => {
    expect(await statuses(5, { url: '/health/live' })).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(3, { url: '/webhooks/stripe' })).toEqual([404, 404, 404]); // POST alone
    expect(await statuses(3, { url: '/checkout/cancelled' })).toEqual([200, 200, 200]);
    expect(await statuses(3, { url: `/unsubscribe/${'x'.repeat(43)}` })).toEqual([200, 200, 200]);
  });

  it('probes at one time are one question to the database, since nothing limits them', async () => {
    const asked = jest.spyOn(world.api.get(Database), 'query');
    const probes = Array.from({ length: 50 }, () => world.api.inject('/health/ready'));
    const said = (await Promise.all(probes)).map(({ statusCode }) => statusCode);
    expect(new Set(said)).toEqual(new Set([200]));
    const questions = asked.mock.calls.filter(([sql]) => sql.includes('to_regnamespace')).length;
    asked.mockRestore();
    expect(questions).toBeLessThan(10);
  });

  it('nobody gets another address by writing X-Forwarded-For', async () => {
    const claims = (n: number) => ({ headers: { 'x-forwarded-for': `198.51.100.${n}` } });
    expect((await statuses(2, claims(1))).concat(await statuses(1, claims(2)))).toEqual([401, 401, 429]);
  });

  it('behind a trusted proxy the address is the one that the proxy saw, not one that was claimed before it', async () => {
    const seen = (claimed: string, by: string) => ({
      from: '10.1.2.3',
      headers: { 'x-forwarded-for': `${claimed}, ${by}` },
    });
    expect(await statuses(2, seen('192.0.2.1', '198.51.100.7'))).toEqual([401, 401]);
    expect(await statuses(1, seen('192.0.2.2', '198.51.100.7'))).toEqual([429]);
    expect(await statuses(1, seen('192.0.2.2', '198.51.100.8'))).toEqual([401]);
  });

  it('all processes count together, to the second', async () => {
    const [site = ''] = keys;
    const exchange = async () => {
      await world.api.get(RequestCounts).exchange();
      await other.get(RequestCounts).exchange();
    };
    expect(await statuses(2, { key: site })).toEqual([200, 200]);
    expect(await statuses(1, { key: site }, other)).toEqual([200]);
    await exchange();
    expect(await statuses(1, { key: site }, other)).toEqual([429]);
    await exchange();
    const [row] = await world.rows<{ n: number }>('select max(requests)::int as n from request_count');
    expect(row).toEqual({ n: 4 });
  });
});

import { BACKENDS, KEY, World } from '../support/world';

describe.each(BACKENDS)('the board of the queues, on %s', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ backend });
  });
  afterAll(() => world.stop());

  const get = (url: string, key = KEY) => world.api.inject({ url, headers: { authorization: `Bearer ${key}` } });

  it('is shown to nobody without a key or a session, not even its scripts', async () => {
    for (const url of ['/queues', '/queues/', '/queues/api/queues', '/queues/static/css/main.css']) {
      const answer = await world.api.inject(url);
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 401, 'api_key_missing']);
    }
  });

  it('asks no other host for anything', async () => {
    const page = await get('/queues');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<div id="root">');
    expect(page.body).not.toMatch(/https?:\/\//);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self';/);
    const [, script = ''] = /src="(static\/js\/main[^"]+)"/.exec(page.body) ?? [];
    expect((await get(`/queues/${script}`)).statusCode).toBe(200);
  });

  it('shows every queue, and lets nobody change one', async () => {
    const { queues } = (await get('/queues/api/queues')).json<{ queues: { name: string; readOnlyMode: boolean }[] }>();
    expect(queues.map(({ name }) => name).sort()).toEqual(
      ['billing', 'campaigns', 'decisions', 'deliveries', 'events', 'webhooks'].sort(),
    );
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    const paused = await world.api.inject({
      method: 'PUT',
      url: '/queues/api/queues/billing/pause',
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(paused.statusCode).toBeGreaterThanOrEqual(400);
  });
});

import { SetUpOperator } from '#access';
import { Clock } from '#platform';
import { Browser, PASSWORD } from '../support/browser';
import { World } from '../support/world';

const tokenOf = (link: string | null) => link?.split('#token=')[1] ?? '';

describe('access', () => {
  let world: World;
  let start: Date;
  /** So many minutes after the test began. */
  const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000).toISOString();
  beforeAll(async () => (world = await World.start()));
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.rows('truncate operator, operator_session, setup_link, sign_in_attempts, plan cascade');
    start = world.api.get(Clock).now();
  });

  const firstToken = async () => tokenOf(await world.api.get(SetUpOperator).firstLink());

  describe('the first operator', () => {
    it('comes in by the link of the terminal, once, within the hour, and is an administrator', async () => {
      const [used, other, old] = [await firstToken(), await firstToken(), await firstToken()];
      const browser = new Browser(world);
      expect((await browser.call('GET', '/v1/session')).body).toMatchObject({ code: 'unauthenticated', setup: true });
      const input = { token: used, email: 'Ann@Example.com', name: 'Ann', password: PASSWORD };
      expect((await browser.call('POST', '/v1/session/setup', { ...input, password: 'short' })).status).toBe(422);
      expect(await browser.call('POST', '/v1/session/setup', input)).toMatchObject({
        status: 201,
        body: { operator: { email: 'ann@example.com', role: 'admin' } },
      });
      expect((await browser.call('GET', '/v1/operators')).status).toBe(200);

      for (const token of [used, other, 'guessed']) {
        expect((await browser.call('POST', '/v1/session/setup/link', { token })).body).toEqual({
          valid: false,
          email: null,
        });
        const again = await browser.call('POST', '/v1/session/setup', { ...input, token, email: 'eve@example.com' });
        expect([again.status, again.body.code]).toEqual([404, 'setup_link_invalid']);
      }
      expect(await world.api.get(SetUpOperator).firstLink()).toBeNull();
      expect(old).not.toBe('');
    });

    it('is one, of two who use two links at once', async () => {
      const tokens = [await firstToken(), await firstToken()];
      const answers = await Promise.all(
        tokens.map((token, i) =>
          new Browser(world).call('POST', '/v1/session/setup', {
            token,
            email: `a${i}@b.cc`,
            name: 'A',
            password: PASSWORD,
          }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    });

    it('cannot use a link that is older than an hour', async () => {
      const token = await firstToken();
      await world.at(at(61));
      expect((await new Browser(world).call('POST', '/v1/session/setup/link', { token })).body).toEqual({
        valid: false,
        email: null,
      });
    });
  });

  describe('a session', () => {
    let ann: Browser;
    beforeEach(async () => (ann = await Browser.signedIn(world, 'admin')));

    it('is a cookie that scripts and other sites do not get, new at each sign-in, and gone after signing out', async () => {
      expect(ann.setCookie).toMatch(/^tierlift=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      const again = await Browser.signIn(world, ann.email);
      expect(again.setCookie).not.toBe(ann.setCookie);
      expect((await again.call('DELETE', '/v1/session')).status).toBe(204);
      expect((await again.call('GET', '/v1/session')).status).toBe(401);
      expect((await ann.call('GET', '/v1/session')).status).toBe(200);
    });

    it('is bound to the host and to https where browsers come by https', async () => {
      const secure = await World.start({ env: { PUBLIC_URL: 'https://tierlift.example' } });
      try {
        const bob = await Browser.signedIn(secure, 'admin');
        expect(bob.setCookie).toMatch(/^__Host-tierlift=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      } finally {
        await secure.stop();
      }
    });

    it('ends two hours after the last request, and a day after the first', async () => {
      for (let minutes = 119; minutes < 24 * 60; minutes += 119) {
        await world.at(at(minutes));
        expect((await ann.call('GET', '/v1/session')).status).toBe(200);
      }
      await world.at(at(24 * 60));
      expect((await ann.call('GET', '/v1/session')).body.code).toBe('unauthenticated');

      const idle = await Browser.signIn(world, ann.email);
      await world.at(at(24 * 60 + 119));
      expect((await idle.call('GET', '/v1/session')).status).toBe(200);
      await world.at(at(24 * 60 + 119 + 120));
      expect((await idle.call('GET', '/v1/session')).status).toBe(401);
    });

    it('changes nothing for a request that is not from the console: without the token, or from another site', async () => {
      const attempts: [string, Record<string, string | undefined>][] = [
        ['no token', { 'x-csrf-token': undefined }],
        ['a wrong token', { 'x-csrf-token': 'a'.repeat(64) }],
        ['no origin', { origin: undefined }],
        ['another origin', { origin: 'https://evil.example' }],
        ['a sandboxed page', { origin: 'null' }],
      ];
      for (const [name, headers] of attempts) {
        const answer = await ann.call('PUT', '/v1/plans/gold', { name: 'Gold', rank: 5 }, headers);
        expect([name, answer.status, answer.body.code]).toEqual([name, 403, 'csrf_refused']);
      }
      expect((await ann.call('GET', '/v1/plans', undefined, { origin: 'https://evil.example' })).body).toEqual({
        data: [],
        hasMore: false,
      });
      expect((await ann.call('PUT', '/v1/plans/gold', { name: 'Gold', rank: 5 })).status).toBe(200);
    });

    it('cannot be begun by a page of another site', async () => {
      const body = { email: ann.email, password: PASSWORD };
      const answer = await new Browser(world).call('POST', '/v1/session', body, { origin: 'https://evil.example' });
      expect([answer.status, answer.body.code]).toEqual([403, 'csrf_refused']);
    });

    it('needs the password again, after a quarter of an hour, for what cannot be undone', async () => {
      const key = { name: 'k', scopes: ['report'] };
      expect((await ann.call('POST', '/v1/api-keys', key)).status).toBe(201);
      await world.at(at(15));
      const refused = await ann.call('POST', '/v1/api-keys', key);
      expect([refused.status, refused.body.code]).toEqual([403, 'confirmation_required']);
      expect((await ann.call('GET', '/v1/session')).body.confirmedUntil).toBeNull();
      const wrong = await ann.call('POST', '/v1/session/confirm', { password: 'wrong' });
      expect([wrong.status, wrong.body.code]).toEqual([401, 'sign_in_failed']);
      expect((await ann.call('POST', '/v1/session/confirm', { password: PASSWORD })).body).toEqual({
        confirmedUntil: at(30),
      });
      expect((await ann.call('POST', '/v1/api-keys', key)).status).toBe(201);
    });
  });

  it.each([
    ['POST', '/v1/api-keys'],
    ['POST', '/v1/api-keys/0198c0de-0000-7000-8000-000000000000/rotate'],
    ['POST', '/v1/operators'],
    ['PATCH', '/v1/operators/0198c0de-0000-7000-8000-000000000000'],
    ['POST', '/v1/campaigns/spring/schedule'],
    ['POST', '/v1/models/1/promote'],
    ['DELETE', '/v1/members/ann'],
  ])('%s %s asks an operator for the password again before anything is looked at', async (method, path) => {
    const ann = await Browser.signedIn(world, 'admin');
    await world.at(at(15));
    const refused = await ann.call(method, path);
    expect([refused.status, refused.body.code]).toEqual([403, 'confirmation_required']);
  });

  describe('signing in', () => {
    it('answers the same for an unknown e-mail, a wrong password and an operator who is disabled', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      const bob = await Browser.signedIn(world, 'viewer', ann);
      await ann.call('PATCH', `/v1/operators/${bob.operatorId}`, { disabled: true });
      const tries = [
        { email: 'nobody@example.com', password: PASSWORD },
        { email: ann.email, password: 'a wrong password' },
        { email: bob.email, password: PASSWORD },
      ];
      const answers = await Promise.all(tries.map((body) => new Browser(world).call('POST', '/v1/session', body)));
      const told = answers.map(({ body }) => ({ ...body, instance: '' }));
      expect(told[0]).toMatchObject({ status: 401, code: 'sign_in_failed' });
      expect(told).toEqual(told.map(() => told[0]));
    });

    it('is slowed down after five wrong passwords, at once or in turn, and is possible again after a quarter of an hour', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      const guess = () => new Browser(world).call('POST', '/v1/session', { email: ann.email, password: 'guess' });
      const codes = (await Promise.all(Array.from({ length: 8 }, guess))).map(({ body }) => body.code);
      expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(5);
      expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(3);
      const right = { email: ann.email, password: PASSWORD };
      const answer = await new Browser(world).call('POST', '/v1/session', right);
      expect([answer.status, answer.retryAfter]).toEqual([429, '900']);
      await world.at(at(15));
      expect((await new Browser(world).call('POST', '/v1/session', right)).status).toBe(201);
    });

    it('slowed down is not kept under an Idempotency-Key: the same try goes well afterwards', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      const confirm = (key: string, password: string) =>
        ann.call('POST', '/v1/session/confirm', { password }, { 'idempotency-key': key });
      for (let n = 1; n <= 5; n++) expect((await confirm(`wrong-${n}`, 'wrong')).status).toBe(401);
      expect((await confirm('right', PASSWORD)).status).toBe(429);
      await world.at(at(15));
      expect((await confirm('right', PASSWORD)).status).toBe(200);
    });
  });

  it('what has run out is forgotten: sessions, links, counted sign-ins and requests', async () => {
    const ann = await Browser.signedIn(world, 'admin');
    await ann.call('POST', '/v1/operators', { email: 'bob@example.com', role: 'viewer' });
    await new Browser(world).call('POST', '/v1/session', { email: ann.email, password: 'wrong' });
    await world.rows(
      `insert into request_count (by_hash, minute, requests) values ('x', now() - interval '2 hours', 1)`,
    );
    await world.at(at(8 * 24 * 60));
    for (const table of ['operator_session', 'setup_link', 'sign_in_attempts', 'request_count where by_hash = $$x$$'])
      expect([table, await world.rows(`select 1 from ${table}`)]).toEqual([table, []]);
  });

  describe('operators', () => {
    it('may do what their role says, from the next request on', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      const bob = await Browser.signedIn(world, 'viewer', ann);
      const may = async () =>
        Promise.all([
          bob.call('GET', '/v1/plans'),
          bob.call('PUT', '/v1/plans/gold', { name: 'Gold', rank: 5 }),
          bob.call('GET', '/v1/api-keys'),
        ]).then((answers) => answers.map(({ status }) => status));
      expect(await may()).toEqual([200, 403, 403]);
      await ann.call('PATCH', `/v1/operators/${bob.operatorId}`, { role: 'marketer' });
      expect(await may()).toEqual([200, 200, 403]);
      await ann.call('PATCH', `/v1/operators/${bob.operatorId}`, { disabled: true });
      expect(await may()).toEqual([401, 401, 401]);
    });

    it('are never without an administrator', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      for (const change of [{ role: 'viewer' }, { disabled: true }]) {
        const answer = await ann.call('PATCH', `/v1/operators/${ann.operatorId}`, change);
        expect([answer.status, answer.body.code]).toEqual([409, 'last_admin']);
      }
      const bob = await Browser.signedIn(world, 'admin', ann);
      const both = await Promise.all([
        ann.call('PATCH', `/v1/operators/${bob.operatorId}`, { role: 'viewer' }),
        bob.call('PATCH', `/v1/operators/${ann.operatorId}`, { role: 'viewer' }),
      ]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await world.rows(`select count(*)::int n from operator where role = 'admin'`)).toEqual([{ n: 1 }]);
    });

    it('get a new password by a new invitation, which ends their sessions', async () => {
      const ann = await Browser.signedIn(world, 'admin');
      const bob = await Browser.signedIn(world, 'viewer', ann);
      const invited = await ann.call<{ link: string }>('POST', '/v1/operators', { email: bob.email, role: 'viewer' });
      const body = { token: tokenOf(invited.body.link), name: 'Bob', password: 'another long password' };
      const link = await new Browser(world).call('POST', '/v1/session/setup/link', { token: body.token });
      expect(link.body).toEqual({ valid: true, email: bob.email });
      expect((await new Browser(world).call('POST', '/v1/session/setup', body)).status).toBe(201);
      expect((await bob.call('GET', '/v1/session')).status).toBe(401);
      const old = { email: bob.email, password: PASSWORD };
      expect((await new Browser(world).call('POST', '/v1/session', old)).status).toBe(401);
    });
  });
});

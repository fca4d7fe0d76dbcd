import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ROLE_SCOPES, ROLES, SCOPES, type Role, type Scope } from '#access';
import { Database } from '#database';
import { atOnce } from '#database/testing';
import { createApi } from '../../apps/api/src/app';
import { Browser } from '../support/browser';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly Scope[];
}

const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { 'x-scopes'?: Scope[] }>>;
};
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { 'x-scopes': scopes = [] }]) => ({
    method: method.toUpperCase(),
    path: path.replace(/\{\w+\}/g, '0b8f7d5e-3c53-4a6e-9d0f-1f1a1b1c1d1e'),
    scopes,
  })),
);
const scoped = operations.filter(({ scopes }) => scopes.length > 0);
/** What a caller without the right is told; anything else got past the guard. */
const REFUSALS = ['api_key_missing', 'api_key_invalid', 'scope_missing', 'unauthenticated', 'csrf_refused'];

let world: World;
beforeAll(async () => (world = await World.start({ now: NOW })));
afterAll(() => world.stop());

describe('who may call what', () => {
  const keys = new Map<string, string>();
  const browsers = new Map<Role, Browser>();
  beforeAll(async () => {
    const add = (body: object) => world.ok<{ id: string; secret: string }>('POST', '/v1/api-keys', body);
    for (const scope of SCOPES) keys.set(scope, (await add({ name: scope, scopes: [scope] })).secret);
    const expired = await add({ name: 'expired', scopes: SCOPES, expiresAt: NOW });
    const revoked = await add({ name: 'revoked', scopes: SCOPES });
    await world.ok('DELETE', `/v1/api-keys/${revoked.id}`);
    keys.set('expired', expired.secret).set('revoked', revoked.secret).set('wrong', `${KEY}x`).set('none', '');
    const admin = await Browser.signedIn(world, 'admin');
    for (const role of ROLES) browsers.set(role, role === 'admin' ? admin : await Browser.signedIn(world, role, admin));
  });

  const title = ({ method, path, scopes }: Operation) => `${method} ${path} (${scopes.join(' or ')})`;
  /** An empty body fits no schema: what gets past the guard is refused later, and nothing is changed. */
  const bodyOf = ({ method }: Operation) => (method === 'GET' ? undefined : []);
  /** Streams that never end are left as soon as they begin. */
  async function verdict(one: Operation, headers: Record<string, string>): Promise<string> {
    const payload = bodyOf(one);
    const { method, path: url } = one;
    const sent = { method: method as 'GET', url, headers, ...(payload && { payload }) };
    const reply = await world.api.inject({ ...sent, payloadAsStream: true });
    if (!String(reply.headers['content-type']).startsWith('application/problem+json')) {
      reply.stream().destroy();
      return 'passes';
    }
    const { code } = (await json(reply.stream())) as { code: string };
    return REFUSALS.includes(code) ? `${reply.statusCode} ${code}` : 'passes';
  }
  const titled = scoped.map((one) => [title(one), one] as const);

  it('every operation has a scope, or is known to prove its caller otherwise or to show nothing', () => {
    expect(scoped.length).toBeGreaterThan(80);
    const others = operations
      .filter(({ scopes }) => scopes.length === 0)
      .map(({ method, path }) => `${method} ${path}`);
    expect(others.sort()).toEqual([
      'DELETE /v1/session',
      'GET /health/live',
      'GET /health/ready',
      'GET /v1/sale',
      'GET /v1/session',
      'POST /v1/sale/answers',
      'POST /v1/sale/confirm',
      'POST /v1/sale/pay',
      'POST /v1/session',
      'POST /v1/session/confirm',
      'POST /v1/session/setup',
      'POST /v1/session/setup/link',
    ]);
  });

  it.each(['DELETE /v1/session', 'POST /v1/session/confirm'])('%s: whoever is signed in, and no key', async (title) => {
    const one = operations.find(({ method, path }) => `${method} ${path}` === title);
    if (!one) throw new Error('no such operation');
    const headers = { authorization: `Bearer ${keys.get('manage') ?? ''}` };
    expect(await verdict(one, headers)).toBe('401 unauthenticated');
    const [, browser] = [...browsers].at(-1) ?? [];
    const beside = browser?.headers(one.method, { ...headers, 'x-csrf-token': undefined });
    expect(await verdict(one, beside ?? {})).toBe('403 csrf_refused');
  });

  it.each(titled)('%s: a key with its scope', async (_title, one) => {
    for (const [name, secret] of keys) {
      const known = SCOPES.find((scope) => scope === name);
      const refusal = known ? '403 scope_missing' : secret ? '401 api_key_invalid' : '401 api_key_missing';
      const expected = known && one.scopes.includes(known) ? 'passes' : refusal;
      const headers: Record<string, string> = secret ? { authorization: `Bearer ${secret}` } : {};
      expect([name, await verdict(one, headers)]).toEqual([name, expected]);
    }
  });

  it.each(titled)('%s: an operator whose role has it, from the console', async (_title, one) => {
    const { method, scopes } = one;
    for (const [role, browser] of browsers) {
      const may = ROLE_SCOPES[role].some((scope) => scopes.includes(scope)) ? 'passes' : '403 scope_missing';
      const call = (others = {}) => verdict(one, browser.headers(method, others));
      expect([role, await call()]).toEqual([role, may]);
      const forged = method === 'GET' ? may : '403 csrf_refused';
      for (const others of [
        { 'x-csrf-token': undefined },
        { 'x-csrf-token': 'f'.repeat(64) },
        { origin: 'https://evil.example' },
      ])
        expect([role, await call(others)]).toEqual([role, forged]);
      expect([role, await call({ cookie: `tierlift=${'A'.repeat(43)}` })]).toEqual([role, '401 unauthenticated']);
      expect([role, await call({ cookie: undefined })]).toEqual([role, '401 api_key_missing']);
    }
  });
});

describe('an API key', () => {
  /** So many minutes after this world begins. */
  const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

  interface Key {
    readonly id: string;
    readonly secret: string;
  }
  const made = (more: object = {}) =>
    world.ok<Key>('POST', '/v1/api-keys', { name: 'site', scopes: ['report'], ...more });
  const codeOf = async (secret: string) => {
    const { status, body } = await world.call('GET', '/v1/plans', undefined, secret);
    return status === 200 ? 'works' : body.code;
  };

  const listed = async (id: string) => {
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/api-keys');
    return data.find((one) => one.id === id);
  };

  it('is shown once and stored as a hash', async () => {
    const { secret, id } = await made();
    expect(secret).toMatch(/^tl_[\w-]{43}$/); // 43 characters of base64url: 256 bits
    const shown = await listed(id);
    expect(shown).toMatchObject({ prefix: secret.slice(0, 7), last4: secret.slice(-4) });
    const stored = await world.rows('select * from api_key');
    for (const text of [JSON.stringify(stored), JSON.stringify(shown)]) expect(text).not.toContain(secret);
  });

  it('ends when it expires, and tells when it was last used, to the minute', async () => {
    const { secret, id } = await made({ expiresAt: at(60) });
    expect(await codeOf(secret)).toBe('works');
    expect(await listed(id)).toMatchObject({ lastUsedAt: at(0) });
    await world.at(at(60));
    expect(await codeOf(secret)).toBe('api_key_invalid');
  });

  it('has two secrets that work while it is rotated, then one', async () => {
    const { secret: first, id } = await made();
    const { secret: second } = await world.ok<Key>('POST', `/v1/api-keys/${id}/rotate`, { overlapHours: 1 });
    expect([await codeOf(first), await codeOf(second)]).toEqual(['works', 'works']);
    const { secret: third } = await world.ok<Key>('POST', `/v1/api-keys/${id}/rotate`, { overlapHours: 1 });
    expect([await codeOf(second), await codeOf(third)]).toEqual(['works', 'works']);
    await world.at(at(120));
    expect([await codeOf(second), await codeOf(third)]).toEqual(['api_key_invalid', 'works']);
  });

  it('has both new secrets when two people rotate it at once', async () => {
    const { id } = await made();
    const rotate = () => world.ok<Key>('POST', `/v1/api-keys/${id}/rotate`, { overlapHours: 1 });
    const lock = `select from api_key where id = '${id}' for update`;
    const rotated = await atOnce(world.api.get(Database), lock, [rotate, rotate]);
    const codes = rotated.map(async (one) => (one.status === 'fulfilled' ? codeOf(one.value.secret) : 'failed'));
    expect(await Promise.all(codes)).toEqual(['works', 'works']);
  });

  it('is refused by other processes too, two seconds after it was revoked in one', async () => {
    const { secret, id } = await made();
    const other = await createApi(world.config);
    await other.init();
    const headers = { authorization: `Bearer ${secret}` };
    const ask = async () => (await other.inject({ url: '/v1/plans', headers })).statusCode;
    expect(await ask()).toBe(200);
    await world.ok('DELETE', `/v1/api-keys/${id}`);
    const later = performance.now() + 2000;
    jest.spyOn(performance, 'now').mockReturnValue(later);
    expect(await ask()).toBe(401);
    jest.restoreAllMocks();
    await other.close();
  });

  it('is refused when it was revoked while the body that it came with was still on its way', async () => {
    const { secret, id } = await made({ scopes: ['ingest'] });
    const body = '{"id":"s","member":"m","name":"login","occurredAt":"2026-03-02T09:00:00Z"}';
    const sent = request(`${await world.api.getUrl()}/v1/signals`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'content-length': body.length,
        expect: '100-continue', // answered as soon as the headers are read
      },
    });
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
    const read = once(sent, 'continue');
    sent.flushHeaders();
    await read;
    await world.ok('DELETE', `/v1/api-keys/${id}`);
    sent.end(body);
    const [answer] = await answered;
    expect([answer.statusCode, await json(answer)]).toMatchObject([401, { code: 'api_key_invalid' }]);
  });

  it('is not even looked up where nothing is limited', async () => {
    const { secret, id } = await made();
    expect((await world.call('GET', '/health/live', undefined, secret)).status).toBe(200);
    expect(await listed(id)).toMatchObject({ lastUsedAt: null });
  });

  it('is refused for good once it is revoked, with both its secrets', async () => {
    const { secret: first, id } = await made();
    const { secret: second } = await world.ok<Key>('POST', `/v1/api-keys/${id}/rotate`, {});
    expect((await world.call('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
    expect([await codeOf(first), await codeOf(second)]).toEqual(['api_key_invalid', 'api_key_invalid']);
    const answer = await world.call('POST', `/v1/api-keys/${id}/rotate`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'api_key_revoked']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE_SCOPES, ROLES, SCOPES, type Role, type Scope } from '#access';
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

describe('who may call what', () => {
  let world: World;
  const keys = new Map<string, string>();
  const browsers = new Map<Role, Browser>();
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    const add = (body: object) => world.ok<{ id: string; secret: string }>('POST', '/v1/api-keys', body);
    for (const scope of SCOPES) keys.set(scope, (await add({ name: scope, scopes: [scope] })).secret);
    const expired = await add({ name: 'expired', scopes: SCOPES, expiresAt: NOW });
    const revoked = await add({ name: 'revoked', scopes: SCOPES });
    await world.ok('DELETE', `/v1/api-keys/${revoked.id}`);
    keys.set('expired', expired.secret).set('revoked', revoked.secret).set('wrong', `${KEY}x`).set('none', '');
    const admin = await Browser.signedIn(world, 'admin');
    for (const role of ROLES) browsers.set(role, role === 'admin' ? admin : await Browser.signedIn(world, role, admin));
  });
  afterAll(() => world.stop());

  const title = ({ method, path, scopes }: Operation) => `${method} ${path} (${scopes.join(' or ')})`;
  /** An empty body fits no schema: what gets past the guard is refused later, and nothing is changed. */
  const bodyOf = ({ method }: Operation) => (method === 'GET' ? undefined : []);
  const verdict = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
    REFUSALS.includes(String(body.code)) ? `${status} ${String(body.code)}` : 'passes';

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
      'GET /v1/session/setup',
      'POST /v1/sale/answers',
      'POST /v1/sale/confirm',
      'POST /v1/sale/pay',
      'POST /v1/session',
      'POST /v1/session/confirm',
      'POST /v1/session/setup',
    ]);
  });

  it.each(scoped.map((one) => [title(one), one] as const))('%s: a key with its scope alone', async (_title, one) => {
    for (const [name, secret] of keys) {
      const { method, path, scopes } = one;
      const answer = await world.api.inject({
        method: method as 'GET',
        url: path,
        headers: { ...(secret && { authorization: `Bearer ${secret}` }) },
        ...(bodyOf(one) && { payload: bodyOf(one) }),
      });
      const expected = scopes.some((scope) => scope === name)
        ? 'passes'
        : name === 'none'
          ? '401 api_key_missing'
          : SCOPES.some((known) => known === name)
            ? '403 scope_missing'
            : '401 api_key_invalid';
      const body = answer.headers['content-type']?.toString().includes('json') ? answer.json<object>() : {};
      expect([name, verdict({ status: answer.statusCode, body: { ...body } })]).toEqual([name, expected]);
    }
  });

  it.each(scoped.map((one) => [title(one), one] as const))('%s: an operator whose role has it', async (_title, one) => {
    const { method, path, scopes } = one;
    for (const [role, browser] of browsers) {
      const may = ROLE_SCOPES[role].some((scope) => scopes.includes(scope));
      const call = (headers = {}) => browser.call(method, path, bodyOf(one), headers).then(verdict);
      const safe = method === 'GET';
      expect([role, await call()]).toEqual([role, may ? 'passes' : '403 scope_missing']);
      const forged = [
        { 'x-csrf-token': undefined },
        { 'x-csrf-token': 'f'.repeat(64) },
        { origin: 'https://evil.example' },
      ];
      const expected = safe ? (may ? 'passes' : '403 scope_missing') : '403 csrf_refused';
      for (const headers of forged) expect([role, await call(headers)]).toEqual([role, expected]);
      const cookie = 'tierlift=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
      expect([role, await call({ cookie })]).toEqual([role, '401 unauthenticated']);
      expect([role, await call({ cookie: undefined })]).toEqual([role, '401 api_key_missing']);
    }
  });
});

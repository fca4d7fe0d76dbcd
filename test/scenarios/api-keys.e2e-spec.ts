import { createApi } from '../../apps/api/src/app';
import { Database } from '#database';
import { atOnce } from '#database/testing';
import { World } from '../support/world';

/** So many minutes after this world begins. */
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10, minutes)).toISOString();

describe('an API key', () => {
  let world: World;
  beforeAll(async () => (world = await World.start({ now: at(0) })));
  afterAll(() => world.stop());

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

  it('is refused for good once it is revoked, with both its secrets', async () => {
    const { secret: first, id } = await made();
    const { secret: second } = await world.ok<Key>('POST', `/v1/api-keys/${id}/rotate`, {});
    expect((await world.call('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
    expect([await codeOf(first), await codeOf(second)]).toEqual(['api_key_invalid', 'api_key_invalid']);
    const answer = await world.call('POST', `/v1/api-keys/${id}/rotate`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'api_key_revoked']);
  });
});

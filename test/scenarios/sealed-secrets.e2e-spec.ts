import { Config } from '#platform';
import { Webhook } from 'standardwebhooks';
import { createApi } from '../../apps/api/src/app';
import { seedCatalogue } from '../support/catalogue';
import { Receiver } from '../support/receiver';
import { World } from '../support/world';

const OLD = 'the encryption key before a rotation';
const NEW = 'the encryption key after the rotation';

describe('the secret of a webhook endpoint', () => {
  let world: World;
  let receiver: Receiver;
  let endpoint: { id: string; secret: string };
  beforeAll(async () => {
    world = await World.start({ env: { WEBHOOK_ALLOW_PRIVATE: 'true', ENCRYPTION_KEY: OLD } });
    receiver = await Receiver.start();
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', {});
    endpoint = await world.ok('POST', '/v1/webhook-endpoints', { url: receiver.url });
  });
  afterAll(async () => {
    await receiver.stop();
    await world.stop();
  });

  const stored = async () => {
    const [row] = await world.rows<{ secret: string; previous: string | null }>(
      'select secret, previous_secret as previous from webhook_endpoint',
    );
    return row ?? { secret: '', previous: null };
  };
  /** A process with other keys is started, and stopped again. */
  const startWith = async (...keys: string[]) => {
    const api = await createApi(
      new Config({ ...world.config.env, ENCRYPTION_KEY: keys.length > 0 ? keys : undefined }),
    );
    try {
      await api.init();
    } finally {
      await api.close();
    }
  };
  const signedBy = async (...secrets: string[]) => {
    const before = receiver.received.length;
    await world.ok('POST', `/v1/webhook-endpoints/${endpoint.id}/replay`, {
      from: '2026-01-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
      what: 'all',
    });
    await world.drain();
    const [last] = receiver.received.slice(before);
    for (const secret of secrets)
      expect(() => new Webhook(secret).verify(last?.text ?? '', last?.headers as Record<string, string>)).not.toThrow();
  };

  it('is shown once, signs, and is not in the database', async () => {
    await world.ok('PUT', '/v1/members/ann', { plan: 'basic' });
    await signedBy(endpoint.secret);
    const dump = JSON.stringify(await world.rows('select * from webhook_endpoint'));
    expect(dump).toMatch(/"sealed:[0-9a-f]{8}:/);
    for (const part of [endpoint.secret, endpoint.secret.slice('whsec_'.length)]) expect(dump).not.toContain(part);
  });

  it('is sealed too while two secrets sign', async () => {
    const { secret: second } = await world.ok<{ secret: string }>(
      'POST',
      `/v1/webhook-endpoints/${endpoint.id}/rotate-secret`,
    );
    await signedBy(endpoint.secret, second);
    const { secret, previous } = await stored();
    expect([secret.slice(0, 7), previous?.slice(0, 7)]).toEqual(['sealed:', 'sealed:']);
    endpoint = { ...endpoint, secret: second };
  });

  it('signs as well when it lies there as a version before wrote it, and is sealed at the next start', async () => {
    await world.rows('update webhook_endpoint set secret = $1, previous_secret = null', [endpoint.secret]);
    await signedBy(endpoint.secret);
    await startWith(OLD);
    expect((await stored()).secret).toMatch(/^sealed:/);
    await signedBy(endpoint.secret);
  });

  it('goes over to another key in three steps, none of which leaves a process that cannot read', async () => {
    const { secret: before } = await stored();
    await startWith(OLD, NEW);
    expect((await stored()).secret).toBe(before);
    await startWith(NEW, OLD);
    const { secret: after } = await stored();
    expect(after.slice(0, 16)).not.toBe(before.slice(0, 16));
    await startWith(NEW);
    expect((await stored()).secret).toBe(after);
  });

  it.each([
    ['another key', [OLD]],
    ['no key', []],
  ])('stops the start of a process with %s, which names the key and does not show it', async (_, keys) => {
    const said = await startWith(...keys).then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(said).toMatch(/^ENCRYPTION_KEY is missing or another: .* key [0-9a-f]{8}, and this process has/);
    for (const key of [OLD, NEW]) expect(said).not.toContain(key);
  });

  it('is not opened when it was changed', async () => {
    const { secret } = await stored();
    const at = secret.length - 12;
    const other = secret[at] === 'A' ? 'B' : 'A';
    await world.rows('update webhook_endpoint set secret = $1', [secret.slice(0, at) + other + secret.slice(at + 1)]);
    await expect(startWith(NEW)).rejects.toThrow();
  });
});

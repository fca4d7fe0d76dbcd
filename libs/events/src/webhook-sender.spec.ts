import { Config, environmentSchema } from '#platform';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { WebhookSender } from './webhook-sender';

const config = (env: Record<string, string> = {}) =>
  new Config(
    environmentSchema.parse({
      DATABASE_URL: 'postgres://localhost/none',
      STRIPE_SECRET_KEY: 'sk_test_none',
      STRIPE_WEBHOOK_SECRET: 'whsec_none',
      ...env,
    }),
  );
/** A name service with the given answer, which counts how often it was asked. */
function names(...addresses: string[]): { lookup: LookupFunction; asked: () => number } {
  let asked = 0;
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup: LookupFunction = (_name, options, done) => {
    asked++;
    if (options.all) done(null, all);
    else done(null, all[0]?.address ?? '', all[0]?.family);
  };
  return { lookup, asked: () => asked };
}

describe('what is sent to an address that somebody else chose', () => {
  let server: Server;
  let requests: number;
  const senders: WebhookSender[] = [];
  beforeAll(async () => {
    server = createServer((_request, response) => {
      requests++;
      response.end('taken');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => (requests = 0));
  afterAll(async () => {
    for (const sender of senders) sender.onApplicationShutdown();
    await new Promise((resolve) => server.close(resolve));
  });
  const sender = (env?: Record<string, string>, lookup?: LookupFunction) => {
    const made = new WebhookSender(config(env), lookup);
    senders.push(made);
    return made;
  };
  const port = () => (server.address() as AddressInfo).port;

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '0.0.0.0',
    'localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '255.255.255.255',
  ])('never goes to %s', async (host) => {
    expect(await sender().post(`http://${host}:${port()}/`, {}, '{}')).toEqual({
      error: 'the address is private: nothing is sent there',
    });
    expect(requests).toBe(0);
  });

  it('never goes to a private address behind a public name, nor to a name with such an address among others', async () => {
    const url = `http://hooks.example.com:${port()}/`;
    for (const addresses of [['127.0.0.1'], ['::ffff:127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['169.254.169.254']])
      expect(await sender({}, names(...addresses).lookup).post(url, {}, '{}')).toHaveProperty('error');
    expect(requests).toBe(0);
  });

  it('goes to the address that was checked: a name is asked once for each connection, so it cannot change in between', async () => {
    const { lookup, asked } = names('127.0.0.1');
    const url = `http://hooks.example.com:${port()}/`;
    expect(await sender({ WEBHOOK_ALLOW_PRIVATE: 'true' }, lookup).post(url, {}, '{}')).toEqual({ statusCode: 200 });
    expect([asked(), requests]).toEqual([1, 1]);
    await sender({}, lookup).post(url, {}, '{}');
    expect([asked(), requests]).toEqual([2, 1]);
  });

  it('says why there is no answer: nobody listens, or nothing comes in time', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port: silentPort } = silent.address() as AddressInfo;
    const hasty = sender({ WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_TIMEOUT_MS: '50' });
    expect(await hasty.post(`http://127.0.0.1:${silentPort}/`, {}, '{}')).toEqual({ error: 'no answer within 0.05 s' });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    expect(await hasty.post(`http://127.0.0.1:${silentPort}/`, {}, '{}')).toEqual({
      error: expect.stringContaining('ECONNREFUSED') as string,
    });
  });
});

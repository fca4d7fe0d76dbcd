import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openClub, type Club } from './testing/club';
import { control } from './testing/drive';

describe('the secret of an endpoint', () => {
  let club: Club;
  let sink: Server;
  let url: string;
  let heard: { body: string; signature: string }[];
  beforeEach(async () => {
    club = await openClub();
    heard = [];
    sink = createServer((request, reply) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        heard.push({ body, signature: String(request.headers['stripe-signature']) });
        reply.end();
      });
    }).listen(0, '127.0.0.1');
    await once(sink, 'listening');
    url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    sink.close();
    await club.sandbox.close();
  });
  const delivered = async () => {
    heard = [];
    await club.stripe.products.create({ name: 'One' });
    await control(club.sandbox, 'flush', {});
    const [last] = heard;
    if (!last) throw new Error('nothing was delivered');
    return last;
  };
  const opens = ({ body, signature }: { body: string; signature: string }, secret: string) => {
    try {
      return club.stripe.webhooks.constructEvent(body, signature, secret).type;
    } catch {
      return null;
    }
  };

  it('is replaced without a gap: for a while each delivery is signed by the new and by the former one', async () => {
    const { id } = await control<{ id: string }>(club.sandbox, 'webhooks', { url, secret: 'whsec_former' });
    const { secret } = await control<{ secret: string }>(club.sandbox, 'webhooks/rotate', { id });
    const both = await delivered();
    expect([opens(both, secret), opens(both, 'whsec_former')]).toEqual(['product.created', 'product.created']);
    expect(both.signature.match(/v1=/g)).toHaveLength(2);
  });

  it('that was replaced at once signs no more', async () => {
    const { id } = await control<{ id: string }>(club.sandbox, 'webhooks', { url, secret: 'whsec_former' });
    await control(club.sandbox, 'webhooks/rotate', { id, secret: 'whsec_new', overlapSeconds: 0 });
    const one = await delivered();
    expect([opens(one, 'whsec_new'), opens(one, 'whsec_former')]).toEqual(['product.created', null]);
  });

  it('is shown once, when the endpoint is made with the version that it asked for', async () => {
    const made = await club.stripe.webhookEndpoints.create({
      url,
      enabled_events: ['product.created'],
      api_version: '2026-10-28.endive',
    });
    const read = await club.stripe.webhookEndpoints.retrieve(made.id);
    expect([made.secret?.startsWith('whsec_'), read.secret, read.api_version]).toEqual([
      true,
      undefined,
      '2026-10-28.endive',
    ]);
    const unpinned = await club.stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    expect(unpinned.api_version).toBeNull();
  });
});

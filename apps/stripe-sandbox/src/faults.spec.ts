import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openClub, type Club } from './testing/club';
import { control } from './testing/drive';

describe('faults on demand', () => {
  let club: Club;
  beforeEach(async () => {
    // What is refused once waits until it is asked for.
    club = await openClub({ retryDelaysMs: [3_600_000, 3_600_000] });
  });
  afterEach(() => club.sandbox.close());
  const break_ = (kind: string, more: object = {}) =>
    control(club.sandbox, 'faults', { requests: [{ method: 'POST', path: '/v1/customers', kind, ...more }] });
  const create = () => club.stripe.customers.create({ name: 'Ann' }, { idempotencyKey: 'one' });
  const count = async () => (await club.stripe.customers.list()).data.length;

  it.each([
    ['status_429', { statusCode: 429, code: 'rate_limit' }],
    ['lock_timeout', { statusCode: 429, code: 'lock_timeout', rawType: 'invalid_request_error' }],
    ['status_409', { statusCode: 409, code: 'idempotency_key_in_use' }],
    ['status_500_before_commit', { statusCode: 500, type: 'StripeAPIError' }],
    ['cut_before', { type: 'StripeConnectionError' }],
  ])('%s refuses before anything is done, and the same key succeeds afterwards', async (kind, expected) => {
    // The SDK tries a closed connection once more by itself.
    await break_(kind, { times: kind === 'cut_before' ? 2 : 1 });
    await expect(create()).rejects.toMatchObject(expected);
    expect(await count()).toBe(0);
    await create();
    expect(await count()).toBe(1);
  });

  it('status_500_after_commit does the work, and the same key hears the same 500 again', async () => {
    await break_('status_500_after_commit');
    await expect(create()).rejects.toMatchObject({ statusCode: 500 });
    await expect(create()).rejects.toMatchObject({ statusCode: 500 });
    expect(await count()).toBe(1);
  });

  it('cut_after_commit does the work, and the same key hears what came of it', async () => {
    await break_('cut_after_commit', { times: 2 });
    await expect(create()).rejects.toMatchObject({ type: 'StripeConnectionError' });
    expect((await create()).name).toBe('Ann');
    expect(await count()).toBe(1);
  });

  it('slow does the work, late', async () => {
    await break_('slow');
    const made = create();
    expect(await Promise.race([made.then(() => 'made'), count()])).toBe(0);
    await made;
    expect(await count()).toBe(1);
  });

  it('wear out, meet only what they are meant for, and are cleared', async () => {
    await break_('status_429', { times: 2 });
    await club.stripe.products.create({ name: 'One' });
    await expect(create()).rejects.toMatchObject({ statusCode: 429 });
    await fetch(`${club.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    await create();
  });

  it('limits on invoices refuse a request and nothing that becomes due by itself', async () => {
    await control(club.sandbox, 'limits', { invoicesPerMinute: 2, invoicesPerDay: 3 });
    const { id, item } = await club.subscriber();
    const change = (plan: 'basic' | 'premium') =>
      club.stripe.subscriptions.update(id, {
        items: [{ id: item, price: club.prices[plan] }],
        proration_behavior: 'always_invoice',
      });
    await change('premium');
    await expect(change('basic')).rejects.toMatchObject({ statusCode: 429, code: 'rate_limit' });
    expect(await club.planOf({ id })).toBe('premium');
    await club.at('2026-03-01T00:01:00Z');
    await change('basic');
    await expect(change('premium')).rejects.toMatchObject({ statusCode: 429 });
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read({ id })).status).toBe('active');
  });

  describe('of deliveries', () => {
    let sink: Server;
    let heard: string[];
    let refuses: boolean;
    beforeEach(async () => {
      heard = [];
      refuses = false;
      sink = createServer((request, reply) => {
        let body = '';
        request.on('data', (data) => (body += String(data)));
        request.on('end', () => {
          if (refuses) return reply.writeHead(503).end();
          const { data } = JSON.parse(body) as { data: { object: { name: string } } };
          heard.push(data.object.name);
          return reply.end();
        });
      }).listen(0, '127.0.0.1');
      await once(sink, 'listening');
      const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
      await control(club.sandbox, 'webhooks', { url, secret: 'whsec_x' });
    });
    afterEach(() => sink.close());
    const deliver = (faults: object) => control(club.sandbox, 'faults', { deliveries: faults });
    const flush = (timeoutMs = 30_000) => control(club.sandbox, 'flush', { timeoutMs });

    it('duplicate sends each one so many times', async () => {
      await deliver({ duplicate: 3 });
      await club.stripe.products.create({ name: 'One' });
      await flush();
      expect(heard).toEqual(['One', 'One', 'One']);
    });

    it('drop loses the next ones for good, and counts them as delivered', async () => {
      await deliver({ drop: 1 });
      await club.stripe.products.create({ name: 'One' });
      await club.stripe.products.create({ name: 'Two' });
      await flush();
      expect(heard).toEqual(['Two']);
      expect(await flush()).toEqual({ deliveries: { pending: 0, failed: 0, delivered: 2 } });
    });

    it('reverse sends what waits from its end', async () => {
      refuses = true;
      const names = Array.from({ length: 20 }, (_, i) => String(i));
      for (const name of names) await club.stripe.products.create({ name });
      await flush(0);
      refuses = false;
      await deliver({ reverse: true });
      await flush();
      expect(heard.indexOf('19')).toBeLessThan(heard.indexOf('0'));
      expect(heard).toHaveLength(20);
    });

    it('delay holds each one back', async () => {
      await deliver({ delayMs: 200 });
      await club.stripe.products.create({ name: 'One' });
      await flush(0);
      expect(heard).toEqual([]);
      await flush();
      expect(heard).toEqual(['One']);
    });
  });
});

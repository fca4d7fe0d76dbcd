import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
import { client, control } from './testing/drive';

interface Heard {
  readonly id: string;
  readonly type: string;
  readonly pending_webhooks: number;
}
interface Status {
  readonly deliveries: { readonly pending: number; readonly failed: number; readonly delivered: number };
}

describe('deliveries', () => {
  let sink: Server;
  let heard: Heard[];
  let answer: number;
  let url: string;
  let folder: string;
  let sandbox: Sandbox | undefined;
  beforeEach(async () => {
    heard = [];
    answer = 200;
    folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-deliveries-'));
    sink = createServer((request, reply) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        if (answer === 200) heard.push(JSON.parse(body) as Heard);
        reply.writeHead(answer).end();
      });
    });
    sink.listen(0, '127.0.0.1');
    await once(sink, 'listening');
    url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    await sandbox?.close();
    sink.closeAllConnections();
    sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const started = async (options: SandboxOptions = {}) => {
    sandbox = await createSandbox({ port: 0, dataDir: folder, ...options });
    return { sandbox, stripe: client(sandbox) };
  };
  const flush = (of: Sandbox, timeoutMs?: number) =>
    control<Status>(of, 'flush', timeoutMs === undefined ? {} : { timeoutMs });
  const types = () => heard.map(({ type }) => type);

  it('that nobody took before a stop are made after the next start', async () => {
    const hook = { webhooks: [{ url, secret: 'whsec_x' }], retryDelaysMs: [3_600_000] };
    const before = await started(hook);
    answer = 503;
    await before.stripe.customers.create({ name: 'Ann' });
    expect((await flush(before.sandbox, 0)).deliveries.pending).toBe(1);
    await before.sandbox.close();
    answer = 200;
    const after = await started(hook);
    expect((await flush(after.sandbox)).deliveries).toEqual({ pending: 0, failed: 0, delivered: 1 });
    expect(types()).toEqual(['customer.created']);
  });

  it('go to the endpoints that asked for the type, and to none that is disabled or gone', async () => {
    const { sandbox: running, stripe } = await started();
    const picky = await stripe.webhookEndpoints.create({ url, enabled_events: ['product.created'] });
    expect(picky.secret).toMatch(/^whsec_/);
    await stripe.customers.create({ name: 'Ann' });
    await stripe.products.create({ name: 'One' });
    await flush(running);
    await stripe.webhookEndpoints.update(picky.id, { disabled: true });
    await stripe.products.create({ name: 'Two' });
    await stripe.webhookEndpoints.update(picky.id, { disabled: false, enabled_events: ['*'] });
    await stripe.customers.create({ name: 'Bob' });
    await flush(running);
    await stripe.webhookEndpoints.del(picky.id);
    await stripe.customers.create({ name: 'Cem' });
    await flush(running);
    expect(types()).toEqual(['product.created', 'customer.created']);
  });

  it('say how many endpoints still wait for the event', async () => {
    const { sandbox: running, stripe } = await started({ webhooks: [{ url, secret: 'whsec_x' }] });
    await stripe.customers.create({ name: 'Ann' });
    await flush(running);
    const [event] = (await stripe.events.list()).data;
    expect([heard[0]?.id, heard[0]?.pending_webhooks, event?.pending_webhooks]).toEqual([event?.id, 1, 0]);
  });

  it('are not made for a request that was refused', async () => {
    const { sandbox: running, stripe } = await started({ webhooks: [{ url, secret: 'whsec_x' }] });
    const card = { invoice_settings: { default_payment_method: 'pm_none' } };
    await expect(stripe.customers.create({ payment_method: 'pm_card_visa', ...card })).rejects.toThrow('No such');
    await flush(running);
    expect([heard, (await stripe.customers.list()).data]).toEqual([[], []]);
  });

  it('go on after a reset to the endpoints that the start had named', async () => {
    const { sandbox: running, stripe } = await started({ webhooks: [{ url, secret: 'whsec_x' }] });
    await stripe.customers.create({ name: 'Ann' });
    await flush(running);
    await control(running, 'reset', {});
    expect((await stripe.customers.list()).data).toEqual([]);
    await stripe.customers.create({ name: 'Bob' });
    expect((await flush(running)).deliveries).toEqual({ pending: 0, failed: 0, delivered: 1 });
  });

  it('belong to a time that outlives a restart: the clock stands where it was moved to', async () => {
    const now = new Date('2026-03-01T00:00:00Z');
    const before = await started({ now });
    await control(before.sandbox, 'clock', { now: '2026-04-01T00:00:00Z' });
    await before.sandbox.close();
    const after = await started({ now });
    const clock = await (await fetch(`${after.sandbox.url}/_sandbox/clock`)).json();
    expect(clock).toEqual({ now: '2026-04-01T00:00:00.000Z', frozen: true });
  });
});

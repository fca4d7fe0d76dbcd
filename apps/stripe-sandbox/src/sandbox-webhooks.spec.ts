import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type SandboxOptions } from './sandbox';
import { client, control } from './testing/drive';

const NOW = new Date('2026-03-01T00:00:00Z');

describe('webhooks of the sandbox', () => {
  const SECRET = 'whsec_spec';
  let sink: Server;
  let heard: { body: string; signature: string }[];
  let refuse: number;
  let url: string;
  beforeEach(async () => {
    heard = [];
    refuse = 0;
    sink = createServer((request, reply) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        if (refuse-- > 0) return reply.writeHead(500).end();
        heard.push({ body, signature: String(request.headers['stripe-signature']) });
        return reply.end();
      });
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/hook`;
  });
  afterEach(() => new Promise((resolve) => sink.close(resolve)));
  const started = (options: SandboxOptions = {}) =>
    createSandbox({ port: 0, now: NOW, webhooks: [{ url, secret: SECRET }], retryDelaysMs: [1, 1, 1], ...options });

  it('are signed as Stripe signs, and verified by its SDK', async () => {
    const sandbox = await started();
    const stripe = client(sandbox);
    await stripe.customers.create({ name: 'Ann' });
    await control(sandbox, 'flush', {});
    const [first] = heard;
    const event = stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', SECRET);
    expect([event.type, event.api_version, event.livemode]).toEqual(['customer.created', '2026-10-28.endive', false]);
    await sandbox.close();
  });

  it('are tried again until they are taken, and counted as failed after the last attempt', async () => {
    const sandbox = await started();
    const stripe = client(sandbox);
    refuse = 2;
    await stripe.customers.create({ name: 'Ann' });
    expect(await control(sandbox, 'flush', {})).toEqual({ deliveries: { pending: 0, failed: 0, delivered: 1 } });
    refuse = 4;
    await stripe.customers.create({ name: 'Bob' });
    expect(await control(sandbox, 'flush', {})).toEqual({ deliveries: { pending: 0, failed: 1, delivered: 1 } });
    await sandbox.close();
  });

  it('come doubled, reversed or not at all on demand', async () => {
    const sandbox = await started();
    const stripe = client(sandbox);
    await control(sandbox, 'faults', { deliveries: { duplicate: 3 } });
    await stripe.customers.create({ name: 'Ann' });
    await control(sandbox, 'flush', {});
    expect(heard).toHaveLength(3);
    await control(sandbox, 'faults', { deliveries: { drop: 1 } });
    await stripe.customers.create({ name: 'Bob' });
    await control(sandbox, 'flush', {});
    expect(heard).toHaveLength(3);
    await sandbox.close();
  });

  it('and everything else outlive a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'));
    try {
      const first = await started({ dataDir });
      const customer = await client(first).customers.create({ name: 'Ann' }, { idempotencyKey: 'once' });
      await control(first, 'flush', {});
      await first.close();
      const second = await started({ dataDir });
      const again = await client(second).customers.create({ name: 'Ann' }, { idempotencyKey: 'once' });
      expect(again.id).toBe(customer.id);
      expect((await client(second).webhookEndpoints.list()).data).toHaveLength(1);
      await second.close();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

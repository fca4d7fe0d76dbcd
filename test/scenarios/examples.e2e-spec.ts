import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Webhook } from 'standardwebhooks';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

/** Tomorrow noon: the examples send signals with the time of this machine, which must not lie ahead of the world's. */
const NOON = new Date(Date.now() + 86_400_000).setUTCHours(12, 0, 0, 0);
const NOW = new Date(NOON).toISOString();
const SECRET = `whsec_${Buffer.from('the secret of this endpoint').toString('base64')}`;

interface Site {
  readonly url: string;
  close(): Promise<unknown>;
}

const SITES: Readonly<Record<string, () => Promise<Site>>> = {
  'express.ts': async () => {
    const { app } = await import('../../docs/examples/express.ts');
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
  },
  'fastify.ts': async () => {
    const { app } = await import('../../docs/examples/fastify.ts');
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
  'nestjs.ts': async () => {
    const { AppModule } = await import('../../docs/examples/nestjs.ts');
    const options = { rawBody: true, logger: false } as const;
    const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), options);
    await app.listen(0, '127.0.0.1');
    return { url: await app.getUrl(), close: () => app.close() };
  },
  'nextjs.ts': async () => {
    const routes = await import('../../docs/examples/nextjs.ts');
    const server = createServer((incoming, outgoing) => {
      void (async () => {
        const { method = 'GET', url = '/', headers } = incoming;
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const init = { method, headers: headers as Record<string, string> };
        const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
        const request = new Request(`http://site${url}`, { ...init, ...body });
        const [, first, id = ''] = url.split('/');
        const context = { params: Promise.resolve({ id }) };
        const reply = await (first === 'tierlift'
          ? routes.receive(request)
          : first === 'articles'
            ? routes.read(request, context)
            : first === 'proposals'
              ? routes.accept(request, context)
              : routes.checkout(request));
        outgoing.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
  },
};

describe('the examples of a site', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    const free = { name: 'Free', rank: 0, entitlements: [{ key: 'articles', perMonth: 1 }] };
    await world.ok('PUT', '/v1/plans/free', free);
    const settings = { TIERLIFT_URL: await world.api.getUrl(), TIERLIFT_API_KEY: KEY, TIERLIFT_WEBHOOK_SECRET: SECRET };
    Object.assign(process.env, settings);
  });
  afterAll(() => world.stop());

  it.each(Object.keys(SITES))('%s does what it shows', async (name) => {
    const [member, other] = [`reader-of-${name}`, `other-of-${name}`];
    for (const id of [member, other]) await world.ok('PUT', `/v1/members/${id}`, { timeZone: 'Europe/Berlin' });
    const site = await SITES[name]?.();
    const ask = async (method: string, path: string, body?: object, as = member) => {
      const headers = { 'x-member': as, ...(body && { 'content-type': 'application/json' }) };
      const reply = await fetch(`${site?.url}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      return { status: reply.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, never>) : null };
    };

    expect(await ask('GET', '/articles/1')).toEqual({ status: 200, body: { article: '1', plan: 'free' } });
    expect(await ask('GET', '/articles/2')).toEqual({ status: 402, body: { prompt: null } });
    expect((await ask('GET', '/articles/1')).status).toBe(200);

    await goodDay(world, member, new Date(NOON - 1_800_000).toISOString());
    const { data: inbox } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
    const path = `/proposals/${inbox[0]?.id}/accept`;
    const consent = { terms: 'Basic, 10.00 USD a month', shownAt: NOW };
    expect((await ask('POST', path, consent, other)).status).toBe(404);
    const accepted = await ask('POST', path, consent);
    expect(accepted).toEqual({
      status: 200,
      body: { checkoutUrl: expect.stringContaining(world.sandbox.url), quote: null },
    });
    expect(await ask('POST', '/checkout', {}, other)).toEqual({
      status: 200,
      body: { token: expect.stringMatching(/^tl_sale_/) },
    });

    const data = { member, plan: 'basic', previousPlan: 'free' };
    const body = JSON.stringify({ type: 'member.plan_changed', timestamp: NOW, data }, null, 1); // not as JSON.stringify would again
    const deliver = async (signature: string) => {
      const at = new Date();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': 'evt-1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature || new Webhook(SECRET).sign('evt-1', at, body),
      };
      return (await fetch(`${site?.url}/tierlift/webhooks`, { method: 'POST', headers, body })).status;
    };
    expect(await deliver('v1,AAAA')).toBe(400);
    expect((await ask('GET', '/articles/1')).body).toMatchObject({ plan: 'free' });
    expect(await deliver('')).toBe(204);
    expect((await ask('GET', '/articles/1')).body).toMatchObject({ plan: 'basic' });

    await ask('GET', '/articles/1');
    await site?.close();
    const viewed = () =>
      world.rows(
        `select 1 from signal s join member m on m.id = s.member_id where s.name = 'content_viewed' and external_id = $1`,
        [member],
      );
    while ((await viewed()).length < 5) await new Promise((resolve) => setImmediate(resolve));
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Between } from './world';

/** Stands between Tierlift and Stripe and counts the requests that changed something there: one that is answered by its idempotency key has not. */
export class Mutations implements Between {
  private readonly counts = new Map<string, number>();

  private constructor(
    private readonly stripe: string,
    private readonly server: Server,
  ) {
    server.on('request', (request, response) => void this.pass(request, response));
  }

  static async before(stripe: string): Promise<Mutations> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Mutations(stripe, server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** By path, such as `/v1/subscriptions/sub_1`. */
  of(path: string): number {
    return this.counts.get(path) ?? 0;
  }

  hook(url: string): string {
    return url;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const { authorization = '', 'content-type': type, 'idempotency-key': key } = headers;
    const sent = await buffer(request);
    const reply = await fetch(this.stripe + url, {
      method,
      headers: {
        authorization,
        'stripe-version': String(headers['stripe-version']),
        ...(type && { 'content-type': type }),
        ...(key && { 'idempotency-key': String(key) }),
      },
      ...(method === 'POST' && { body: sent }),
    });
    if (method !== 'GET' && reply.ok && !reply.headers.has('idempotent-replayed'))
      this.counts.set(url, this.of(url) + 1);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(await reply.text());
  }
}

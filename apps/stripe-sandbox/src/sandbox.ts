import formbody from '@fastify/formbody';
import fastify from 'fastify';
import qs from 'qs';
import { serveApi } from './api';
import { SandboxClock } from './clock';
import { Context } from './context';
import { serveControl } from './control';
import { Deliveries } from './deliveries';
import { Faults } from './faults';
import { servePages } from './pages';
import { Store } from './store';
import { ensureEndpoint } from './webhooks';

export interface SandboxOptions {
  readonly host?: string;
  /** 0: a free one. */
  readonly port?: number;
  /** Folder of the journal; absent: nothing outlives the process. */
  readonly dataDir?: string;
  /** Freezes the clock here; absent: real time until it is moved. */
  readonly now?: Date;
  readonly webhooks?: readonly { readonly url: string; readonly secret: string }[];
  /** Real time between the attempts of a delivery. */
  readonly retryDelaysMs?: readonly number[];
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const RETRY_DELAYS_MS = [100, 500, 2000, 10_000, 60_000];

/** An offline stand-in for Stripe, listening when the promise is fulfilled. Rejects when the port is in use. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, dataDir, now, webhooks = [], retryDelaysMs = RETRY_DELAYS_MS } = options;
  let url = '';
  const clock = new SandboxClock(now ? Math.floor(now.getTime() / 1000) : null);
  const context = new Context(new Store(dataDir), clock, () => url);
  const faults = new Faults();
  const deliveries = new Deliveries(context, faults, retryDelaysMs);
  for (const { url: to, secret } of webhooks) ensureEndpoint(context, to, secret);

  const server = fastify({ forceCloseConnections: true, bodyLimit: 1_000_000 });
  await server.register(formbody, {
    parser: (body) => qs.parse(body, { depth: 10, arrayLimit: 1000, parameterLimit: 2000 }),
  });
  servePages(server, context, deliveries);
  serveControl(server, context, deliveries, faults);
  serveApi(server, context, deliveries, faults);
  server.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url}).`,
      },
    }),
  );
  await server.listen({ host, port });
  const address = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  url = `http://${host}:${listening}`;
  deliveries.kick();
  return {
    url,
    port: listening,
    close: async () => {
      deliveries.close();
      await server.close();
    },
  };
}

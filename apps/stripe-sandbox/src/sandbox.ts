import formbody from '@fastify/formbody';
import fastify from 'fastify';
import qs from 'qs';
import { ZodError } from 'zod';
import { serveApi } from './api';
import { SandboxClock } from './clock';
import { Context } from './context';
import { serveControl } from './control';
import { Deliveries } from './deliveries';
import { catchUp, watchDues } from './due';
import { ApiError, unknownUrl } from './errors';
import { Faults } from './faults';
import { servePages } from './pages';
import { Store } from './store';
import { finishAdvances } from './test-clocks';
import { ensureEndpoint } from './webhooks';

export interface SandboxOptions {
  readonly host?: string;
  /** 0: a free one. */
  readonly port?: number;
  /** Folder of the journal; absent: nothing outlives the process. */
  readonly dataDir?: string;
  /** Freezes the clock here at the first start; absent: real time until it is moved. */
  readonly now?: Date;
  readonly webhooks?: readonly { readonly url: string; readonly secret: string; readonly api_version?: string }[];
  /** Real time between the attempts of a delivery. */
  readonly retryDelaysMs?: readonly number[];
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** How often real time is looked at for what became due. */
const TICK_MS = 1000;
const RETRY_DELAYS_MS = [100, 500, 2000, 10_000, 60_000];

/** An offline stand-in for Stripe, listening when the promise is fulfilled. Rejects when the port is in use. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, dataDir, now, webhooks = [], retryDelaysMs = RETRY_DELAYS_MS } = options;
  const store = new Store(dataDir);
  const clock = new SandboxClock();
  let url = '';
  const context = new Context(store, clock, () => url);
  const begin = () => {
    const frozenAt = store.find('clock', 'clock')?.frozenAt ?? (now ? Math.floor(now.getTime() / 1000) : null);
    clock.freeze(frozenAt);
    if (frozenAt !== null) context.step(() => store.put('clock', { id: 'clock', frozenAt }));
    for (const webhook of webhooks) ensureEndpoint(context, webhook.url, webhook.secret);
  };
  begin();
  watchDues(context);
  finishAdvances(context);

  const faults = new Faults();
  const deliveries = new Deliveries(context, faults, retryDelaysMs);
  const server = fastify({ forceCloseConnections: true, bodyLimit: 1_000_000 });
  await server.register(formbody, {
    parser: (body) => qs.parse(body, { depth: 10, arrayLimit: 1000, parameterLimit: 2000 }),
  });
  server.setNotFoundHandler(({ method, url: path }, reply) =>
    reply.status(404).send(unknownUrl(method, path).envelope()),
  );
  server.setErrorHandler((error, _request, reply) => {
    const { status, body } = answerTo(error);
    if (status === 500)
      process.stderr.write(`stripe-sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    return reply.status(status).send(body);
  });
  servePages(server, context, deliveries);
  serveControl(server, context, deliveries, faults, begin);
  serveApi(server, context, deliveries, faults);
  const tick = setInterval(() => {
    if (clock.frozen) return;
    catchUp(context);
    deliveries.kick();
  }, TICK_MS);

  const close = async () => {
    clearInterval(tick);
    deliveries.close();
    await server.close();
  };
  try {
    await server.listen({ host, port });
  } catch (error) {
    await close();
    throw error;
  }
  const address = server.server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  url = `http://${host}:${listening}`;
  deliveries.kick();
  return { url, port: listening, close };
}

/** Refusals keep their status; a malformed body is the caller's fault; anything else is ours. */
function answerTo(error: unknown): { status: number; body: object } {
  if (error instanceof ApiError) return { status: error.status, body: error.envelope() };
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const status = error instanceof ZodError ? 400 : (statusCode ?? 500);
  const type = status === 500 ? 'api_error' : 'invalid_request_error';
  return { status, body: new ApiError(status, type, message ?? String(error)).envelope() };
}

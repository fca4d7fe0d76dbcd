import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import qs from 'qs';
import type { Context } from './context';
import type { Deliveries } from './deliveries';
import { catchUp } from './due';
import { ApiError, invalid } from './errors';
import { expanded } from './expand';
import { refusalOf, type Faults, type RequestFault } from './faults';
import { routed } from './operations/all';
import type { Operation } from './operations/operation';
import { finishAdvances, inTimeOf } from './test-clocks';
import { API_VERSION } from './version';

/** The parameters that say whom a request is about. */
const ABOUT = ['customer', 'subscription', 'from_subscription', 'test_clock', 'charge', 'payment_intent'];

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly replayed?: boolean;
}

/** Stripe's v1 API: key, version, form encoding, idempotency, expansion, error envelopes. */
/** How long a slow answer takes. */
const SLOW_MS = 1000;

export function serveApi(fastify: FastifyInstance, context: Context, deliveries: Deliveries, faults: Faults): void {
  fastify.all('/v1/*', async (request, reply) => {
    const requestId = `req_${randomBytes(9).toString('hex')}`;
    const path = (request.raw.url ?? '').split('?')[0] ?? '';
    const fault = faults.take(request.method, path);
    if (fault === 'cut_before') return cut(reply);
    if (fault === 'slow') await pause(SLOW_MS);
    const answer = handled(context, request, path, requestId, fault);
    deliveries.kick();
    setImmediate(() => finishAdvances(context) && deliveries.kick());
    if (fault === 'cut_after_commit') return cut(reply);
    void reply.header('request-id', requestId).header('stripe-version', API_VERSION);
    if (answer.replayed) void reply.header('idempotent-replayed', 'true');
    return reply.status(answer.status).send(answer.body);
  });
}

function handled(
  context: Context,
  request: FastifyRequest,
  path: string,
  requestId: string,
  fault: RequestFault | null,
): Answer {
  try {
    authenticate(request);
    const refusal = fault === null ? undefined : refusalOf(fault);
    if (refusal) throw refusal;
    const { operation, ids } = routed(request.method, path);
    if (!context.clock.frozen) catchUp(context);
    return once(context, request, operation, ids, requestId, fault);
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.envelope() };
    throw error;
  }
}

/** Runs a POST at most once per idempotency key; a repeat has the first answer, a different request with the key is refused. */
function once(
  context: Context,
  request: FastifyRequest,
  operation: Operation,
  [id, inner]: [string, string],
  requestId: string,
  fault: RequestFault | null,
): Answer {
  const { expand = [], ...given } = parametersOf(request);
  const key = request.method === 'POST' ? ([request.headers['idempotency-key']].flat()[0] ?? null) : null;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.method, operation.path, id, inner, given, expand]))
    .digest('hex');
  const known = key === null ? undefined : context.store.find('remembered', key);
  if (known && known.request !== fingerprint) {
    throw new ApiError(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Key: ${key}`,
    );
  }
  if (known) return { status: known.status, body: known.body, replayed: true };

  const answered = (answer: Answer): Answer => {
    if (key !== null) context.store.put('remembered', { id: key, request: fingerprint, ...answer });
    context.store.commit();
    return answer;
  };
  context.request = { id: requestId, idempotencyKey: key };
  try {
    const answer = () => expanded(context, operation.run(context, id, given, inner), asList(expand));
    const run = operation.keeps ? answer : () => context.dryRun(answer);
    const body = inTimeOf(context, [id, ...ABOUT.map((name) => given[name])], run);
    if (fault !== 'status_500_after_commit') return answered({ status: 200, body });
    return answered({ status: 500, body: new ApiError(500, 'api_error', 'Something went wrong.').envelope() });
  } catch (error) {
    const refusal = error instanceof ApiError ? error : null;
    if (!refusal?.keepsChanges) context.store.rollback();
    if (refusal?.status === 402) return answered({ status: 402, body: refusal.envelope() });
    throw error;
  } finally {
    context.request = null;
  }
}

function authenticate(request: FastifyRequest): void {
  const header = request.headers.authorization ?? '';
  const key = header.startsWith('Basic ')
    ? (Buffer.from(header.slice(6), 'base64').toString().split(':')[0] ?? '')
    : header.replace(/^Bearer /, '');
  if (!/^(sk|rk)_test_\w+$/.test(key))
    throw new ApiError(
      401,
      'invalid_request_error',
      'Invalid API Key provided. The sandbox takes any key that begins with sk_test_.',
    );
  const version = request.headers['stripe-version'];
  if (version !== undefined && version !== API_VERSION) {
    throw invalid(`Invalid Stripe API version: ${String(version)}. The sandbox speaks ${API_VERSION}.`);
  }
}

function parametersOf(request: FastifyRequest): { expand?: unknown } & Record<string, unknown> {
  const query = qs.parse((request.raw.url ?? '').split('?')[1] ?? '', { depth: 10, arrayLimit: 1000 });
  return { ...query, ...(request.body as Record<string, unknown> | undefined) };
}

function asList(expand: unknown): string[] {
  if (!Array.isArray(expand)) throw invalid('Invalid array', { param: 'expand' });
  return expand.map(String);
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

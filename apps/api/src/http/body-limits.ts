import { DomainError } from '#platform';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';

export const NDJSON = 'application/x-ndjson';
export const CSV = 'text/csv';
const JSON_TYPE = 'application/json';
/** What mail programs should send with their one click (RFC 8058, 3.2), and where; nothing in it is of interest. */
const FORM = 'multipart/form-data';
const ONE_CLICK = '/unsubscribe/:token';
export const MAX_BODY_BYTES = 1_000_000;
const DEFAULT_BODY_BYTES = 100_000;
/** Take lists, each item of which is read and answered on its own. */
const BATCHES = ['/v1/members', '/v1/signals', '/v1/orders', '/v1/segment/batch'];
const LARGE = [...BATCHES, '/webhooks/stripe'];
/** Routes that take their facts as a stream too, by a route of their own. */
const STREAMED = ['/v1/signals', '/v1/orders'];
const STREAMS = STREAMED.map((path) => `${path}/stream`);
const MAX_DEPTH = 32;
/** Above an item of a batch: the body, and the list in it. */
const LEVELS_OF_A_LIST = 2;

/** Refuses large and deeply nested bodies before anything walks them, and streams and forms wherever nobody reads them. */
export function limitBodies(fastify: FastifyInstance): void {
  // its lines are limited one by one as they arrive
  fastify.addContentTypeParser([NDJSON, CSV], ({ routeOptions: { url = '' } }, payload, done) =>
    STREAMS.includes(url) ? done(null, payload) : done(unsupported()),
  );
  fastify.addContentTypeParser(FORM, { parseAs: 'buffer' }, ({ routeOptions: { url } }, _form, done) =>
    url === ONE_CLICK ? done(null) : done(unsupported()),
  );
  // announced or not: a body may come in chunks
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = LARGE.includes(route.url) ? MAX_BODY_BYTES : DEFAULT_BODY_BYTES;
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (isStream(request.raw)) return done();
    const isBatch = BATCHES.includes(request.routeOptions.url ?? '');
    if (isBatch) dropDeepItems(request.body);
    if (fits(request.body, isBatch ? MAX_DEPTH + LEVELS_OF_A_LIST : MAX_DEPTH)) return done();
    done(new DomainError('invalid_request', `the body is nested deeper than ${MAX_DEPTH} levels`));
  });
}

/** Lines of JSON or CSV have a route of their own, whatever of the two paths was called. */
export function routeOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  if (!isStream(request)) return url;
  const path = url.split('?')[0] ?? '';
  return STREAMED.includes(path) ? `${path}/stream` : url;
}

function unsupported(): DomainError {
  return new DomainError('unsupported_media_type', 'send application/json');
}

function isStream({ headers }: IncomingMessage): boolean {
  const { 'content-type': header } = headers;
  if (header === JSON_TYPE) return false; // nearly always, and asked three times a request
  const type = typeOf(header);
  return type === NDJSON || type === CSV;
}

/** A media type without its parameters. */
export function typeOf(header: string | undefined): string | undefined {
  return header?.split(';')[0]?.trim().toLowerCase();
}

/** Of a batch what is nested too deep becomes nothing, so that it is refused by its index and the others are taken. */
function dropDeepItems(body: unknown): void {
  if (body === null || typeof body !== 'object') return;
  for (const items of Object.values(body) as unknown[])
    if (Array.isArray(items)) items.forEach((item, i) => fits(item, MAX_DEPTH) || (items[i] = null));
}

function fits(body: unknown, depth: number): boolean {
  if (body === null || typeof body !== 'object') return true;
  return depth > 0 && Object.values(body).every((value) => fits(value, depth - 1));
}

import { DomainError } from '#platform';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';

export const NDJSON = 'application/x-ndjson';
export const MAX_BODY_BYTES = 1_000_000;
const DEFAULT_BODY_BYTES = 100_000;
const LARGE = ['/v1/signals', '/v1/segment/batch', '/webhooks/stripe'];
const MAX_DEPTH = 32;

/** Refuses large and deeply nested bodies before anything walks them. */
export function limitBodies(fastify: FastifyInstance): void {
  // its lines are limited one by one as they arrive
  fastify.addContentTypeParser(NDJSON, (_request, payload, done) => done(null, payload));
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isNdjson(request.raw)) return done();
    const path = request.url.split('?')[0] ?? '';
    const limit = LARGE.includes(path) ? MAX_BODY_BYTES : DEFAULT_BODY_BYTES;
    if (Number(request.headers['content-length'] ?? 0) <= limit) return done();
    done(Object.assign(new Error('body too large'), { statusCode: 413 }));
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (isNdjson(request.raw) || fits(request.body, MAX_DEPTH)) return done();
    done(new DomainError('invalid_request', `the body is nested deeper than ${MAX_DEPTH} levels`));
  });
}

/** Lines of JSON have a route of their own, whatever of the two paths was called. */
export function routeOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  return isNdjson(request) && url.split('?')[0] === '/v1/signals' ? '/v1/signals/stream' : url;
}

function isNdjson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === NDJSON;
}

function fits(body: unknown, depth: number): boolean {
  if (body === null || typeof body !== 'object') return true;
  return depth > 0 && Object.values(body).every((value) => fits(value, depth - 1));
}

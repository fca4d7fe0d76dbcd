import { DomainError } from '#platform';
import type { FastifyInstance } from 'fastify';

export const MAX_BODY_BYTES = 1_000_000;
const DEFAULT_BODY_BYTES = 100_000;
const LARGE = ['/v1/signals', '/webhooks/stripe'];
const MAX_DEPTH = 32;

/** Refuses large and deeply nested bodies before anything walks them. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    const path = request.url.split('?')[0] ?? '';
    const limit = LARGE.includes(path) ? MAX_BODY_BYTES : DEFAULT_BODY_BYTES;
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      throw Object.assign(new Error('body too large'), { statusCode: 413 });
    }
  });
  fastify.addHook('preValidation', async (request) => {
    if (depthOf(request.body) > MAX_DEPTH) {
      throw new DomainError('invalid_request', `the body is nested deeper than ${MAX_DEPTH} levels`);
    }
  });
}

function depthOf(body: unknown): number {
  let level: unknown[] = [body];
  let depth = 0;
  while (depth <= MAX_DEPTH) {
    level = level.flatMap((value) =>
      value !== null && typeof value === 'object' ? (Object.values(value) as unknown[]) : [],
    );
    if (level.length === 0) return depth;
    depth++;
  }
  return depth;
}

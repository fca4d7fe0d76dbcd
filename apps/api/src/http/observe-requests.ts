import { Metrics, nameSpan, SECOND, withLogIds, type LogIds } from '#platform';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its lines in the log carry; absent before it was seen. */
    logIds?: LogIds;
  }
}

/** Asked so often that a line each would hide the others. */
const QUIET = /^\/(health|metrics)\b/;

/** The caller's own id of the request where it is one, so that a line of theirs finds ours. Another has no order: Node makes those ahead. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const [given] = [headers['x-request-id']].flat();
  return given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Each request: an id on all its lines, one line at its end, its time by route, its span's name. Paths are told as routes: they may hold ids of people. */
export function observeRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);
  const logger = new Logger('http');
  fastify.decorateRequest('logIds');

  fastify.addHook('onRequest', (request, reply, done) => {
    const own = { requestId: request.id };
    request.logIds = own;
    nameSpan(request.method, routeOf(request));
    void reply.header('x-request-id', request.id);
    withLogIds(own, done);
  });
  // the body arrives in events of the connection, which know nothing of the request
  fastify.addHook('preValidation', (request, _reply, done) => withLogIds(request.logIds ?? {}, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = routeOf(request);
    const status = reply.statusCode;
    metrics.requests.observe({ method, route, status }, reply.elapsedTime / SECOND);
    if (!QUIET.test(route))
      withLogIds(request.logIds ?? {}, () =>
        logger.log({ method, route, status, ms: Math.round(reply.elapsedTime) }, 'answered'),
      );
    done();
  });
}

/** `/v1/members/:id`; all that no route takes is one. */
function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}

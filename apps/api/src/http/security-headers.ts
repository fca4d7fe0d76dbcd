import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** Gives every answer the headers of helmet. They are the same each time, so helmet is asked once: it would take a seventh of a signal's time. */
export function secureHeaders(fastify: FastifyInstance): void {
  const directives = { ...helmet.contentSecurityPolicy.getDefaultDirectives(), 'upgrade-insecure-requests': null };
  const request = new IncomingMessage(new Socket());
  const blank = new ServerResponse(request);
  helmet({ contentSecurityPolicy: { directives } })(request, blank, () => undefined);
  const headers = blank.getHeaders();
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

import type { FastifyInstance } from 'fastify';

const ALLOWED = {
  'access-control-allow-origin': '*', // a token in a header, never a cookie: any site's page may hold its own
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '7200',
};

/** Lets pages of any origin run a sale by its token and load the widget; all other routes stay closed to browsers. */
export function allowCheckouts(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!/^\/(v1\/sale|widget)(\/|\?|$)/.test(request.url)) return done();
    void reply.headers(ALLOWED);
    if (request.method === 'OPTIONS') return void reply.status(204).send();
    done();
  });
}

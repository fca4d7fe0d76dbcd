import { DomainError, type Config } from '#platform';
import { SharedClock } from '#database';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { serveConsole } from './http/console';
import { allowCheckouts } from './http/cross-origin';
import { serveDocs } from './http/docs';
import { limitBodies, MAX_BODY_BYTES, routeOf } from './http/body-limits';
import { observeRequests, requestIdOf } from './http/observe-requests';
import { serveQueueBoard } from './http/queue-board';
import { ProblemFilter } from './http/problem.filter';
import { limitRate } from './http/rate-limit';
import { secureHeaders } from './http/security-headers';

/** The api, ready to listen. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: config.env.TRUSTED_PROXIES ?? false, // X-Forwarded-For of anybody else is not looked at
    forceCloseConnections: 'idle',
    connectionTimeout: 30_000, // of silence
    requestTimeout: 300_000, // an import may take its time
    rewriteUrl: routeOf,
    routerOptions: { maxParamLength: 2000 }, // a member's id of 128 characters, each percent-encoded
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      new ProblemFilter().answer(
        new DomainError('address_invalid', 'a part of the path is too long, or not percent-encoded UTF-8'),
        request,
        reply,
      ),
    genReqId: requestIdOf,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, {
    rawBody: true,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const fastify = app.getHttpAdapter().getInstance();
  observeRequests(app);
  secureHeaders(fastify);
  allowCheckouts(fastify);
  limitBodies(fastify);
  if (config.env.TEST_CLOCK) {
    const clock = app.get(SharedClock);
    fastify.addHook('onRequest', async () => void (await clock.sync()));
  }
  await limitRate(app, config);
  await serveConsole(app);
  await serveQueueBoard(app, config);
  await serveDocs(app);
  return app;
}

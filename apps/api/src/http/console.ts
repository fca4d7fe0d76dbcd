import { newSecret } from '#platform';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { built } from './built';

const NONCE = /CSP-NONCE/g;

/** Serves the built console under /console: its assets for good, the page for every other path below, since the console routes by itself. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const file = built('console/index.html');
  const index = file && readFileSync(file, 'utf8');
  if (file) {
    await fastify.register(fastifyStatic, {
      root: join(dirname(file), 'assets'),
      prefix: '/console/assets/',
      decorateReply: false, // the documentation's page registers it too
      preCompressed: true,
      index: false,
      immutable: true, // names carry a hash of the content
      maxAge: '1y',
    });
  }
  const page = (_request: unknown, reply: FastifyReply) => {
    if (!index) return reply.status(404).type('text/plain').send('The console is not built: npm run build\n');
    const nonce = newSecret('');
    return reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': policy(nonce) })
      .type('text/html; charset=utf-8')
      .send(index.replace(NONCE, nonce));
  };
  fastify.get('/console', page);
  fastify.get('/console/*', page);
}

/** Nothing from elsewhere, nothing inline but what carries this page's nonce, no frame around it. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

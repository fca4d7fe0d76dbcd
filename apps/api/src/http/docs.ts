import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dirname } from 'node:path';
import { openApi } from '../open-api';
import { DOCS_SCRIPT } from './docs-script';
import { DOCS_STYLE } from './docs-style';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4338ca"/><path d="M7 23h5v-5h5v-5h5V8h3" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Tierlift API</title>
    <link rel="icon" href="/docs/mark.svg">
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
    <link rel="stylesheet" href="/docs/docs.css">
    <script src="/docs/assets/swagger-ui-bundle.js" defer></script>
    <script src="/docs/docs.js" defer></script>
  </head>
  <body>
    <header>
      <img src="/docs/mark.svg" alt="" width="28" height="28"><strong>Tierlift</strong> API
      <nav aria-label="Elsewhere"><a href="/openapi.json">OpenAPI 3.1</a> <a href="/console">Console</a></nav>
    </header>
    <div id="docs"></div>
  </body>
</html>
`;

/** Serves the API's description at /openapi.json, and at /docs for people: Swagger UI in the product's dress, with nothing inline and nothing from elsewhere. */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  SwaggerModule.setup('docs', app, () => openApi(app), { ui: false, raw: ['json'], jsonDocumentUrl: 'openapi.json' });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: dirname(require.resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    decorateReply: false, // others register it too
    index: false,
    maxAge: '1h',
  });
  const serve = (path: string, type: string, text: string) =>
    fastify.get(path, (_request: unknown, reply: FastifyReply) =>
      reply.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' }).type(type).send(text),
    );
  serve('/docs', 'text/html; charset=utf-8', PAGE);
  serve('/docs/docs.css', 'text/css; charset=utf-8', DOCS_STYLE);
  serve('/docs/docs.js', 'text/javascript; charset=utf-8', DOCS_SCRIPT);
  serve('/docs/mark.svg', 'image/svg+xml', MARK);
}

import { join } from 'node:path';
import { KEY, World } from '../support/world';

const root = join(__dirname, '../..');
const SELF = "'self'";

/** Of every answer but the three below: helmet's, without the order to go to https, which is the proxy's to give. */
const COMMON = {
  'default-src': [SELF],
  'base-uri': [SELF],
  'font-src': [SELF, 'https:', 'data:'],
  'form-action': [SELF],
  'frame-ancestors': [SELF],
  'img-src': [SELF, 'data:'],
  'object-src': ["'none'"],
  'script-src': [SELF],
  'script-src-attr': ["'none'"],
  'style-src': [SELF, 'https:', "'unsafe-inline'"],
};
const CONSOLE = {
  'default-src': ["'none'"],
  'script-src': [SELF, "'nonce-'"],
  'style-src': [SELF, "'nonce-'"],
  'img-src': [SELF, 'data:'],
  'font-src': [SELF],
  'connect-src': [SELF],
  'base-uri': ["'none'"],
  'form-action': [SELF],
  'frame-ancestors': ["'none'"],
};
const DOCS = {
  'default-src': ["'none'"],
  'script-src': [SELF],
  'style-src': [SELF],
  'img-src': [SELF, 'data:'],
  'connect-src': [SELF],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};
const BOARD = {
  'default-src': [SELF],
  'style-src': [SELF, "'unsafe-inline'"],
  'img-src': [SELF, 'data:'],
  'frame-ancestors': ["'none'"],
};

/** A policy as its directives; nonces, which are new each time, without their value. */
function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.map((source) => source.replace(/^'nonce-[\w-]{43}'$/, "'nonce-'"))];
    }),
  );
}

describe('what browsers are told of', () => {
  let world: World;
  beforeAll(async () => {
    const { buildConsole } = (await import(join(root, 'scripts/console.cjs'))) as {
      buildConsole(options: { ifStale: boolean }): void;
    };
    const { buildWidget } = (await import(join(root, 'scripts/widget.cjs'))) as { buildWidget(): void };
    buildConsole({ ifStale: true });
    buildWidget();
    world = await World.start();
  }, 120_000);
  afterAll(() => world.stop());

  it.each([
    ['the console', '/console', 200, CONSOLE],
    ['a page of the console', '/console/members/ann', 200, CONSOLE],
    ['the documentation', '/docs', 200, DOCS],
    ['its document', '/openapi.json', 200, COMMON],
    ['the board of the queues', '/queues', 200, BOARD],
    ['the board without a key', '/queues', 401, COMMON],
    ['the widget of a sale', '/widget/tierlift-sale.js', 200, COMMON],
    ['a sale in a browser', '/v1/sale', 401, COMMON],
    ['the page after a payment', '/checkout/cancelled', 200, COMMON],
    ['the page to end e-mails', `/unsubscribe/${'x'.repeat(43)}`, 200, COMMON],
    ['an answer of the API', '/v1/plans', 200, COMMON],
    ['a problem', '/v1/members/nobody', 404, COMMON],
    ['a route that is none', '/nowhere', 404, COMMON],
  ])(
    '%s: where its parts may come from, who may frame it, and that it is not sniffed',
    async (_, url, status, policy) => {
      const authorization = status === 401 ? 'Bearer nobody' : `Bearer ${KEY}`;
      const { statusCode, headers } = await world.api.inject({ url, headers: { authorization } });
      expect(statusCode).toBe(status);
      expect(directives(String(headers['content-security-policy']))).toEqual(policy);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': url.startsWith('/widget') ? 'cross-origin' : 'same-origin',
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    },
  );

  it('other sites: they may run a sale and load the widget, without our cookie, and nothing else', async () => {
    const allowed = async (url: string) => {
      const { headers } = await world.api.inject({ url, headers: { origin: 'https://shop.example' } });
      return [headers['access-control-allow-origin'], headers['access-control-allow-credentials']];
    };
    for (const url of ['/v1/sale', '/widget/tierlift-sale.js']) expect(await allowed(url)).toEqual(['*', undefined]);
    for (const url of ['/v1/sales', '/v1/plans', '/v1/session', '/console', '/queues', '/openapi.json'])
      expect(await allowed(url)).toEqual([undefined, undefined]);
  });
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConflictError, ConnectionError, InvalidRequestError, RateLimitError, UnavailableError } from './errors.ts';
import { Transport } from './transport.ts';

const problem = (status: number, code: string) => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  detail: 'do this',
});

describe('a request', () => {
  type Reply = (request: IncomingMessage, response: ServerResponse) => void;
  let replies: Reply[] = [];
  let seen: { key: string | undefined; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { headers } = request;
    seen.push({ key: headers['idempotency-key'] as string | undefined, authorization: headers.authorization });
    (replies.shift() ?? says(200, { fine: true }))(request, response);
  });
  const says =
    (status: number, body: object, headers: Record<string, string> = {}): Reply =>
    (_request, response) =>
      void response.writeHead(status, { 'retry-after': '0', ...headers }).end(JSON.stringify(body));
  const cutsOff: Reply = (request) => request.socket.destroy();

  let baseUrl: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    replies = [];
    seen = [];
  });
  const transport = (options: object = {}) => new Transport({ baseUrl, apiKey: 'tl_key', ...options });

  it('goes where the environment says, and cannot be made without an address and a key', async () => {
    expect(() => new Transport({})).toThrow('TIERLIFT_URL');
    Object.assign(process.env, { TIERLIFT_URL: baseUrl, TIERLIFT_API_KEY: 'tl_key' });
    expect(await new Transport({}).send({ method: 'GET', path: '/v1/plans' })).toEqual({ fine: true });
    delete process.env.TIERLIFT_URL;
    delete process.env.TIERLIFT_API_KEY;
  });

  it('calls fetch as a function and not as a method of its own, which edge runtimes and browsers refuse', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = function (this: unknown, ...request: Parameters<typeof fetch>) {
      if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
      return fetch(...request);
    };
    try {
      expect(await transport({ maxRetries: 0 }).send({ method: 'GET', path: '/' })).toEqual({ fine: true });
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('carries the key of the API', async () => {
    expect(await transport().send({ method: 'GET', path: '/v1/plans' })).toEqual({ fine: true });
    expect(seen).toEqual([{ authorization: 'Bearer tl_key', key: undefined }]);
  });

  it.each([
    ['a connection that is cut off', cutsOff],
    ['429', says(429, problem(429, 'overloaded'))],
    ['an attempt of its own that is still under way', says(409, problem(409, 'request_in_progress'))],
    ['503', says(503, problem(503, 'dependency_unavailable'))],
    [
      '502 of a proxy, in its own words',
      (_, response) => response.writeHead(502, { 'retry-after': '0' }).end('<html>'),
    ],
    ['a page in place of the answer', (_, response) => response.end('<html>')],
  ])('is sent again after %s, under the same idempotency key', async (_name, failure) => {
    replies = [failure];
    expect(await transport().send({ method: 'POST', path: '/v1/sales', body: {} })).toEqual({ fine: true });
    expect(seen).toHaveLength(2);
    expect(seen[0]?.key).toMatch(/^[\w-]{36}$/);
    expect(seen[1]?.key).toBe(seen[0]?.key);
  });

  it('has a new idempotency key each time, unless one is given', async () => {
    const client = transport();
    for (const options of [{}, {}, { idempotencyKey: 'mine' }])
      await client.send({ method: 'POST', path: '/' }, options);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(3);
    expect(seen[2]?.key).toBe('mine');
  });

  it.each([
    ['a conflict', 409, 'quote_stale', ConflictError],
    ['a request that does not fit', 422, 'invalid_request', InvalidRequestError],
    ['a definite no of Stripe', 502, 'stripe_refused', UnavailableError],
  ])('is not sent again after %s', async (_name, status, code, kind) => {
    replies = [says(status, { ...problem(status, code), quote: { id: 'q' } })];
    const failure = await transport()
      .send({ method: 'POST', path: '/' })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect(failure).toMatchObject({
      name: kind.name,
      status,
      code,
      detail: 'do this',
      problem: { quote: { id: 'q' } },
    });
    expect(seen).toHaveLength(1);
  });

  it('is given up after as many retries as are allowed, with the last answer', async () => {
    const full = says(429, problem(429, 'rate_limited'));
    replies = [full, full, full];
    await expect(transport({ maxRetries: 1 }).send({ method: 'GET', path: '/' })).rejects.toBeInstanceOf(
      RateLimitError,
    );
    expect(seen).toHaveLength(2);
  });

  it('says so when there is no answer', async () => {
    replies = [cutsOff];
    await expect(transport({ maxRetries: 0 }).send({ method: 'GET', path: '/v1/plans' })).rejects.toThrow(
      /^GET \/v1\/plans: /,
    );
    replies = [() => undefined];
    await expect(transport({ maxRetries: 0, timeoutMs: 20 }).send({ method: 'GET', path: '/' })).rejects.toBeInstanceOf(
      ConnectionError,
    );
  });

  it('ends at once when its caller gives up, and is not sent again', async () => {
    const caller = new AbortController();
    replies = [() => caller.abort(new Error('the visitor left'))];
    await expect(transport().send({ method: 'GET', path: '/' }, { signal: caller.signal })).rejects.toThrow(
      'the visitor left',
    );
    expect(seen).toHaveLength(1);
  });
});

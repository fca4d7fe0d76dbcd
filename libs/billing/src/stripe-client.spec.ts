import { Config, environmentSchema, Metrics } from '#platform';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StripeClient, StripeRefusal } from './stripe-client';

describe('what Stripe answers', () => {
  let answer: { status: number; body: object };
  let asked = 0;
  let server: Server;
  let client: StripeClient;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = createServer((_, response) => {
      asked += 1;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = environmentSchema.parse({
      DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
      STRIPE_SECRET_KEY: 'sk_test_client',
      STRIPE_WEBHOOK_SECRET: 'whsec_client',
      STRIPE_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    client = new StripeClient(new Config(env), new Metrics());
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const outcome = async (status: number, body: object) => {
    answer = { status, body };
    asked = 0;
    return client.call(() => client.api.customers.retrieve('cus_1')).catch((error: unknown) => error);
  };
  const error = (type: string, code: string, more: object = {}) => ({ error: { type, code, message: code, ...more } });

  it.each([
    ['card_declined', 402, error('card_error', 'card_declined'), 'payment_declined'],
    ['card_expired', 402, error('card_error', 'card_declined', { decline_code: 'expired_card' }), 'payment_declined'],
    ['discount_unavailable', 400, error('invalid_request_error', 'coupon_expired'), 'discount_unavailable'],
    ['refused', 400, error('invalid_request_error', 'parameter_unknown'), 'stripe_refused'],
    ['refused', 404, error('invalid_request_error', 'resource_missing'), 'stripe_refused'],
  ])('with a definite no is a refusal (%s), and not asked again', async (failureCode, status, body, code) => {
    expect(await outcome(status, body)).toMatchObject({ failureCode, code });
    expect(asked).toBe(1);
  });

  it.each([
    ['too many requests', 429, error('invalid_request_error', 'rate_limit'), 1],
    ['that somebody else is at it', 429, error('invalid_request_error', 'lock_timeout'), 1],
    ['that the key is in use', 409, error('idempotency_error', 'idempotency_key_in_use'), 3],
    ['that somebody else has the object', 409, error('invalid_request_error', 'lock_timeout'), 3],
    ['that it failed', 500, error('api_error', 'internal'), 3],
    ['a key that it does not know', 401, error('authentication_error', 'api_key_invalid'), 1],
    ['a key that may not', 403, error('invalid_request_error', 'more_permissions_required'), 1],
    ['something that is not its own', 404, { message: 'no such page' }, 1],
    ['nothing', 200, {}, 1],
  ])('%s may go well later: no refusal, and no result', async (_says, status, body, times) => {
    const failure = await outcome(status, body);
    expect(failure).toMatchObject({ code: 'stripe_unavailable' });
    expect(failure).not.toBeInstanceOf(StripeRefusal);
    expect(asked).toBe(times);
  });
});

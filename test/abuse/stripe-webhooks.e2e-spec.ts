import { createHmac } from 'node:crypto';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

describe('whatever is sent to the address of Stripe’s events', () => {
  let world: World;
  beforeAll(async () => (world = await World.start({ now: NOW })));
  afterAll(() => world.stop());

  const event = (id: string) =>
    JSON.stringify({
      id,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: 1,
      livemode: false,
      type: 'customer.subscription.updated',
      data: { object: { id: 'sub_x', object: 'subscription', customer: 'cus_foreign' } },
    });
  const seconds = () => Math.floor(Date.now() / 1000);
  const secret = 'whsec_test00000000000000000000';
  const sign = (payload: string, at: number | string = seconds(), by = secret) =>
    `t=${at},v1=${createHmac('sha256', by).update(`${at}.${payload}`).digest('hex')}`;
  const post = (payload: string, signature: string) =>
    world.api.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
      payload,
    });
  const kept = async () => (await world.rows<{ n: number }>('select count(*)::int n from stripe_event'))[0]?.n;

  it.each([
    ['a time that is none', sign(event('evt_1'), 'NaN')],
    ['a time far ahead', sign(event('evt_1'), seconds() + 3600)],
    ['a time long ago', sign(event('evt_1'), seconds() - 3600)],
    ['an empty secret', sign(event('evt_1'), seconds(), '')],
    ['the secret "undefined"', sign(event('evt_1'), seconds(), 'undefined')],
    ['no scheme that is known', sign(event('evt_1')).replace('v1=', 'v0=')],
    ['nothing but commas', ',,,,'],
    ['a megabyte of signatures', `t=${seconds()}${',v1=00'.repeat(10_000)}`],
  ])('%s is refused and leaves nothing', async (_name, signature) => {
    const reply = await post(event('evt_1'), signature);
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ code: string }>().code).toBe('webhook_signature_invalid');
    expect(await kept()).toBe(0);
  });

  it.each([
    'null',
    '[]',
    '"evt"',
    '{}',
    '{"id":1}',
    '{"id":"evt","object":"event"}',
    '{"id":"e","type":"customer.deleted","created":1,"livemode":false,"data":{"object":null}}',
    '{',
  ])('%s is refused although it is signed', async (payload) => {
    expect((await post(payload, sign(payload))).statusCode).toBe(400);
    expect(await kept()).toBe(0);
  });

  it('an event is kept once, of a hundred at once and in any order', async () => {
    const payloads = Array.from({ length: 100 }, (_, i) => event(`evt_many_${(i * 37) % 10}`));
    const replies = await Promise.all(payloads.map((payload) => post(payload, sign(payload))));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const said = replies.map((reply) => reply.json<{ received: string }>().received);
    expect(said.filter((one) => one === 'stored')).toHaveLength(10);
    expect(await kept()).toBe(10);
  });
});

import { Database, inTransaction } from '#database';
import { EVENTS, OutgoingEvents, type EventType } from '#events';
import { Clock } from '#platform';
import { goodDay, seedCatalogue } from '../support/catalogue';
import { Receiver, type Manner } from '../support/receiver';
import { World } from '../support/world';

interface Endpoint {
  id: string;
  status: string;
  circuit: string;
  secret: string;
}
interface Delivery {
  id: string;
  eventId: string;
  status: string;
  attempts: number;
  lastStatusCode: number | null;
  lastError: string | null;
}
interface Page {
  data: { id: string; type: string; data: Record<string, unknown> }[];
  cursor: number;
}

const delays = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

let world: World;
beforeAll(async () => {
  world = await World.start({ env: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_CONCURRENCY: '4' } });
  await seedCatalogue(world);
});
afterAll(() => world.stop());

describe('webhooks', () => {
  let receivers: Receiver[] = [];
  let start: Date;
  /** So many seconds after the test began. */
  const later = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString();
  beforeEach(async () => {
    await world.drain(); // what was told before is told to nobody new
    start = world.api.get(Clock).now();
  });
  afterEach(async () => {
    for (const receiver of receivers) await receiver.stop();
    receivers = [];
    await world.rows('truncate webhook_endpoint, outgoing_event cascade');
  });

  const listen = async (manner: Manner = 204, eventTypes: EventType[] = []) => {
    const receiver = await Receiver.start(manner);
    receivers.push(receiver);
    const endpoint = await world.ok<Endpoint>('POST', '/v1/webhook-endpoints', { url: receiver.url, eventTypes });
    return { receiver, endpoint };
  };
  const publish = (n: number, member = 'ann') =>
    inTransaction(world.api.get(Database), (tx) =>
      world.api.get(OutgoingEvents).publishAll(
        tx,
        'member.plan_changed',
        Array.from({ length: n }, (_, i) => ({ member, plan: `plan-${i}`, previousPlan: 'free' })),
      ),
    );
  const deliveries = async ({ id }: Endpoint, query = '') =>
    (await world.ok<{ data: Delivery[] }>('GET', `/v1/webhook-endpoints/${id}/deliveries?limit=100${query}`)).data;
  const state = ({ id }: Endpoint) => world.ok<Endpoint>('GET', `/v1/webhook-endpoints/${id}`);

  it('tell the site of a journey as it happens, signed, with ids and amounts and nothing else of the person', async () => {
    const { receiver, endpoint } = await listen();
    const consent = { consent: { terms: 'Basic, 10.00 USD a month', shownAt: later(0) } };
    await world.ok('PUT', '/v1/members/ann', { timeZone: 'Europe/Berlin', email: 'ann@example.com' });
    await goodDay(world, 'ann', later(-600));
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ann/proposals');
    await world.ok('POST', `/v1/proposals/${data[0]?.id}/events`, { type: 'viewed' });
    await world.ok('POST', `/v1/proposals/${data[0]?.id}/events`, { type: 'viewed' });
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>(
      'POST',
      `/v1/proposals/${data[0]?.id}/accept`,
      consent,
    );
    await world.payOnPage(checkoutUrl, 'pm_card_visa');
    await world.drain();

    const bodies = receiver.verified(endpoint.secret);
    expect(bodies.map(({ type }) => type).sort()).toEqual(
      [
        'member.plan_changed',
        'plan_change.requires_action',
        'plan_change.succeeded',
        'proposal.accepted',
        'proposal.presented',
        'proposal.viewed',
      ].sort(),
    );
    for (const { type, data: facts } of bodies) EVENTS[type as EventType].parse(facts);
    expect(bodies.find(({ type }) => type === 'member.plan_changed')?.data).toEqual({
      member: 'ann',
      plan: 'basic',
      previousPlan: 'free',
    });
    expect(receiver.received.map(({ text }) => text).join()).not.toContain('example.com');
  });

  it('tell of proposals that are dismissed and that expire, and of use that comes near its limit', async () => {
    const { receiver } = await listen();
    await world.ok('PUT', '/v1/plans/free', { name: 'Free', rank: 0, entitlements: [{ key: 'export', perMonth: 5 }] });
    for (const member of ['bob', 'cid']) {
      await world.ok('PUT', `/v1/members/${member}`, { timeZone: 'Europe/Berlin' });
      await goodDay(world, member, later(-600));
    }
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/bob/proposals');
    await world.ok('POST', `/v1/proposals/${data[0]?.id}/events`, { type: 'dismissed' });
    for (let i = 0; i < 5; i++)
      await world.ok('POST', '/v1/entitlements/check', { member: 'bob', entitlement: 'export', useId: `use-${i}` });
    await world.at(later(50 * 86_400));
    expect(receiver.types.sort()).toEqual([
      'proposal.dismissed',
      'proposal.expired',
      'proposal.presented',
      'proposal.presented',
      'usage.threshold_reached',
      'usage.threshold_reached',
    ]);
  });

  it('tell of a campaign that starts, pauses and goes on', async () => {
    const { receiver } = await listen(204, ['campaign.started', 'campaign.paused']);
    await world.ok('POST', '/v1/campaigns/after-good-use/pause');
    await world.ok('POST', '/v1/campaigns/after-good-use/resume');
    await world.drain();
    expect(receiver.received.map(({ body }) => [body.type, body.data]).sort()).toEqual([
      ['campaign.paused', { campaign: 'after-good-use', trigger: 'signal' }],
      ['campaign.started', { campaign: 'after-good-use', trigger: 'signal' }],
    ]);
  });

  it('go to those endpoints that want their type', async () => {
    const all = await listen();
    const proposals = await listen(204, ['proposal.accepted']);
    await publish(1);
    await world.drain();
    expect([all.receiver.types, proposals.receiver.types]).toEqual([['member.plan_changed'], []]);
  });

  it('reach every endpoint while one of them hangs', async () => {
    const hanging = await listen('hang');
    const healthy = await listen();
    await publish(50);
    await healthy.receiver.atLeast(50);
    await publish(50);
    await healthy.receiver.atLeast(100);
    expect(await deliveries(hanging.endpoint, '&status=delivered')).toEqual([]);
    hanging.receiver.release();
    await world.drain();
    expect(new Set(hanging.receiver.received.map(({ id }) => id)).size).toBe(100);
  });

  it('are tried again by the schedule for three days, then are visibly dead, the endpoint is off, and a replay delivers under the same id', async () => {
    const { receiver, endpoint } = await listen(500);
    await publish(1);
    await world.drain();
    let elapsed = 0;
    for (const [i, delay] of delays.entries()) {
      expect([i, receiver.received.length]).toEqual([i, i + 1]);
      await world.at(later(elapsed + delay - 1));
      expect([i, receiver.received.length]).toEqual([i, i + 1]);
      elapsed += delay;
      await world.at(later(elapsed + 60));
      elapsed += 60;
    }
    expect(receiver.received).toHaveLength(10);
    const [dead] = await deliveries(endpoint, '&status=dead');
    expect(dead).toMatchObject({ attempts: 10, lastStatusCode: 500, lastError: 'answered 500' });
    expect((await state(endpoint)).status).toBe('disabled');

    receiver.manner = 204;
    const range = { from: later(0), to: later(1) };
    const refused = await world.call('POST', `/v1/webhook-endpoints/${endpoint.id}/replay`, range);
    expect(refused).toMatchObject({ status: 409, body: { code: 'webhook_endpoint_disabled' } });
    await world.ok('PATCH', `/v1/webhook-endpoints/${endpoint.id}`, { status: 'enabled' });
    expect(await world.ok('POST', `/v1/webhook-endpoints/${endpoint.id}/replay`, range)).toEqual({ replayed: 1 });
    await world.drain();
    expect((await deliveries(endpoint))[0]).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it('stop at an endpoint that takes nothing, until a probe goes well', async () => {
    const { receiver, endpoint } = await listen(503);
    await publish(100);
    await world.drain();
    const tried = receiver.received.length;
    expect(tried).toBeLessThan(10);
    expect(await state(endpoint)).toMatchObject({ circuit: 'open', status: 'enabled' });
    await publish(1);
    await world.drain();
    await world.at(later(20));
    expect(receiver.received).toHaveLength(tried);
    await world.at(later(61));
    expect(receiver.received).toHaveLength(tried + 1);
    receiver.manner = 204;
    await world.at(later(300));
    expect(await state(endpoint)).toMatchObject({ circuit: 'closed' });
    await world.at(later(900));
    expect(await deliveries(endpoint, '&status=pending')).toEqual([]);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(101);
  });

  it('that one event spoils hold up no other', async () => {
    const { receiver, endpoint } = await listen();
    const [bad] = await world.rows<{ id: string }>(
      `insert into outgoing_event (id, type, data, occurred_at) values (uuidv7(), 'member.plan_changed', '{}', now()) returning id`,
    );
    await publish(20);
    receiver.answerWith = ({ id }) => (id === bad?.id ? 500 : 204);
    await world.drain();
    expect(await deliveries(endpoint, '&status=pending')).toEqual([expect.objectContaining({ eventId: bad?.id })]);
    expect(await state(endpoint)).toMatchObject({ circuit: 'closed' });
  });

  it('follow no redirect, and read no answer without end', async () => {
    const redirecting = await listen(302);
    const endless = await listen('endless');
    await publish(1);
    await world.drain();
    expect(redirecting.receiver.received).toHaveLength(1);
    expect((await deliveries(redirecting.endpoint))[0]).toMatchObject({
      status: 'pending',
      lastError: 'answered 302; redirects are not followed',
    });
    expect((await deliveries(endless.endpoint))[0]).toMatchObject({ status: 'delivered' });
  });

  it('are no more sent to an endpoint that says it is gone', async () => {
    const { receiver, endpoint } = await listen(410);
    await publish(1);
    await world.drain();
    expect((await state(endpoint)).status).toBe('disabled');
    await publish(1);
    await world.drain();
    expect(receiver.received).toHaveLength(1);
  });

  it('are signed by both secrets for a day after a rotation, then by the new one', async () => {
    const { receiver, endpoint } = await listen();
    const { secret } = await world.ok<Endpoint>('POST', `/v1/webhook-endpoints/${endpoint.id}/rotate-secret`);
    await publish(1);
    await world.drain();
    expect(receiver.verified(secret)).toEqual(receiver.verified(endpoint.secret));
    await world.at(later(86_401));
    receiver.received.length = 0;
    await publish(1);
    await world.drain();
    expect(receiver.verified(secret)).toHaveLength(1);
    expect(() => receiver.verified(endpoint.secret)).toThrow('No matching signature');
  });

  it('can be read from the feed instead, page by page, and one can be replayed', async () => {
    const { receiver, endpoint } = await listen();
    await publish(25);
    await world.drain();
    const seen: string[] = [];
    let page: Page = { data: [], cursor: 0 };
    do {
      page = await world.ok<Page>('GET', `/v1/events?startingAfter=${page.cursor}&limit=10`);
      seen.push(...page.data.map(({ id }) => id));
    } while (page.data.length > 0);
    expect(seen.sort()).toEqual(receiver.received.map(({ id }) => id).sort());

    const [first] = await deliveries(endpoint);
    await world.ok('POST', `/v1/webhook-deliveries/${first?.id}/replay`);
    await world.drain();
    expect(receiver.received.filter(({ id }) => id === first?.eventId)).toHaveLength(2);
  });
});

describe('a request about webhooks', () => {
  it.each([
    ['POST', '/v1/webhook-endpoints', { url: 'ftp://example.com' }, 422, 'webhook_url_invalid'],
    ['POST', '/v1/webhook-endpoints', { url: 'https://user:word@example.com' }, 422, 'webhook_url_invalid'],
    ['POST', '/v1/webhook-endpoints', { url: 'example.com' }, 422, 'webhook_url_invalid'],
    ['POST', '/v1/webhook-endpoints', { url: 'https://example.com', eventTypes: ['all'] }, 422, 'invalid_request'],
    ['GET', '/v1/webhook-endpoints/0198c0de-0000-7000-8000-000000000000', undefined, 404, 'webhook_endpoint_unknown'],
    [
      'POST',
      '/v1/webhook-deliveries/0198c0de-0000-7000-8000-000000000000/replay',
      undefined,
      404,
      'webhook_delivery_unknown',
    ],
    ['GET', '/v1/events?startingAfter=-1', undefined, 422, 'invalid_request'],
    ['GET', '/v1/events?limit=100000', undefined, 422, 'invalid_request'],
  ])('%s %s %j is answered by %i %s', async (method, path, body, status, code) => {
    expect(await world.call(method, path, body)).toMatchObject({ status, body: { code } });
  });
});

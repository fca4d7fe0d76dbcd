import { createHmac } from 'node:crypto';
import { seedCatalogue } from '../support/catalogue';
import { KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const signal = (id: string, change: object = {}) => ({ id, member: 'ann', name: 'login', occurredAt: NOW, ...change });
const wave = {
  name: 'Wave',
  trigger: 'schedule',
  channel: 'in_app',
  audience: { plan: ['free'] },
  offerKeys: ['basic-monthly'],
};

describe('bad input', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/members/ann', {});
  });
  afterAll(() => world.stop());

  /** Over a connection, which `inject` is not. */
  const send = async (method: string, path: string, headers: Record<string, string>, body: string | ReadableStream) => {
    const answer = await fetch(`${await world.api.getUrl()}${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
      body,
      ...{ duplex: 'half' },
    });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const stored = async () => (await world.rows<{ n: number }>('select count(*)::int n from signal'))[0]?.n;

  it.each([
    ['malformed JSON', 'POST', '/v1/signals', '{"id":', 400, 'malformed_json'],
    ['an unknown field', 'PUT', '/v1/members/ann', { nickname: 'a' }, 422, 'invalid_request'],
    ['an unknown plan', 'PUT', '/v1/members/zoe', { plan: 'gold' }, 404, 'plan_unknown'],
    ['a cart of nothing', 'POST', '/v1/sales', { products: [] }, 422, 'invalid_request'],
    ['a zone that is none', 'PUT', '/v1/members/zoe', { timeZone: 'Mars/Base' }, 422, 'time_zone_invalid'],
    [
      'an unknown member in a single signal',
      'POST',
      '/v1/signals',
      signal('s1', { member: 'nobody' }),
      404,
      'member_unknown',
    ],
    [
      'a signal of the future',
      'POST',
      '/v1/signals',
      signal('s2', { occurredAt: '2026-03-02T10:06:00Z' }),
      422,
      'signal_in_future',
    ],
    [
      'an ancient signal',
      'POST',
      '/v1/signals',
      signal('s3', { occurredAt: '2020-01-01T00:00:00Z' }),
      422,
      'signal_too_old',
    ],
    ['a negative value', 'POST', '/v1/signals', signal('s4', { value: -1 }), 422, 'invalid_request'],
    ['1,001 signals', 'POST', '/v1/signals', { signals: Array(1001).fill(signal('s5')) }, 422, 'invalid_request'],
    [
      'a deep body',
      'PUT',
      '/v1/members/ann',
      `{"traits":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      422,
      'invalid_request',
    ],
    ['a NUL in the name of a trait', 'PUT', '/v1/members/ann', { traits: { 'a\u0000': 1 } }, 422, 'invalid_request'],
    ['a NUL in an id', 'PUT', '/v1/members/a%00b', {}, 422, 'invalid_request'],
    [
      'a proposal that is none',
      'POST',
      '/v1/proposals/0b8f7d5e-3c53-4a6e-9d0f-1f1a1b1c1d1e/decline',
      undefined,
      404,
      'proposal_unknown',
    ],
    ['an id that is no id', 'GET', '/v1/plan-changes/1', undefined, 422, 'invalid_request'],
    [
      'a price of zero',
      'PUT',
      '/v1/plans/x',
      { name: 'X', rank: 9, prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 0, lookupKey: 'x' }] },
      422,
      'invalid_request',
    ],
    ['a rank that is taken', 'PUT', '/v1/plans/x', { name: 'X', rank: 1 }, 409, 'plan_in_use'],
    [
      'an offer without a price',
      'PUT',
      '/v1/offers/x',
      { planKey: 'basic', interval: 'year', currency: 'jpy', words: { title: 'x', body: 'x' } },
      422,
      'price_unknown',
    ],
    [
      'a campaign without its offer',
      'PUT',
      '/v1/campaigns/x',
      { name: 'x', trigger: 'signal', channel: 'in_app', offerKeys: ['nope'] },
      404,
      'offer_unknown',
    ],
    ['a route that is none', 'GET', '/v1/unicorns', undefined, 404, 'not_found'],
  ])('%s is refused with a problem document and a stable code', async (_name, method, path, body, status, code) => {
    const before = await stored();
    const answer = await world.call(method, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toMatch('application/problem+json');
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:/);
    expect(await stored()).toBe(before);
  });

  it.each(['of a length that is told', 'in chunks'])(
    '100 kB are enough for one thing: more, %s, is refused',
    async (how) => {
      const body = new Blob([JSON.stringify({ traits: { text: 'x'.repeat(200_000) } })]);
      const answer = await send('PUT', '/v1/members/ann', {}, how === 'in chunks' ? body.stream() : await body.text());
      expect(answer).toEqual([413, 'body_too_large']);
    },
  );

  it('a body of 2 MB is refused before it is read', async () => {
    const answer = await world.call('POST', '/v1/signals', `{"signals":[${'1,'.repeat(1_000_000)}1]}`);
    expect([answer.status, answer.body.code]).toEqual([413, 'body_too_large']);
  });

  it.each(['application/x-ndjson', 'text/csv', 'multipart/form-data; boundary=x'])(
    '%s is refused where nobody reads it, with an Idempotency-Key too',
    async (type) => {
      const sent: Record<string, string> = { 'content-type': type };
      for (const headers of [sent, { ...sent, 'idempotency-key': type }]) {
        expect(await send('POST', '/v1/quotes', headers, '{}')).toEqual([415, 'unsupported_media_type']);
      }
    },
  );

  it.each(['/health/live', '/v1/members/nobody', '/v1/unicorns'])(
    'what %s answers can be neither framed, sniffed nor scripted',
    async (path) => {
      const { headers } = await fetch(`${await world.api.getUrl()}${path}`);
      expect(headers.get('content-security-policy')).toMatch("script-src 'self';");
      expect([headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
        'nosniff',
        'SAMEORIGIN',
      ]);
    },
  );

  it.each([
    ['no key', '', 401, 'api_key_missing'],
    ['a wrong key', 'tl_wrong', 401, 'api_key_invalid'],
  ])('%s opens nothing', async (_name, key, status, code) => {
    const answer = await world.call('GET', '/v1/members', undefined, key);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('a key does only what its scopes allow', async () => {
    const key = { name: 'narrow', scopes: ['ingest'] };
    const { secret: narrow } = await world.ok<{ secret: string }>('POST', '/v1/api-keys', key);
    expect((await world.call('PUT', '/v1/members/ann', {}, narrow)).status).toBe(200);
    expect((await world.call('GET', '/v1/members', undefined, narrow)).body.code).toBe('scope_missing');
    expect((await world.call('PUT', '/v1/plans/free', { name: 'Free', rank: 0 }, narrow)).body.code).toBe(
      'scope_missing',
    );
  });

  describe('a webhook', () => {
    const event = (id: string, change: object = {}) =>
      JSON.stringify({
        id,
        object: 'event',
        type: 'invoice.paid',
        api_version: '2026-10-28.endive',
        created: Math.floor(Date.parse(NOW) / 1000),
        livemode: false,
        data: { object: { id: 'in_1', customer: 'cus_foreign' } },
        ...change,
      });
    const post = (payload: string, signature: string) =>
      world.api.inject({
        method: 'POST',
        url: '/webhooks/stripe',
        payload,
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      });
    const sign = (payload: string, at = Math.floor(Date.now() / 1000), secret = 'whsec_test00000000000000000000') =>
      `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;
    const kept = async () =>
      (await world.rows<{ n: number }>(`select count(*)::int n from stripe_event where customer_id = 'cus_foreign'`))[0]
        ?.n;

    it.each([
      ['without a signature', ''],
      ['with another secret', sign(event('evt_1'), undefined, 'whsec_other')],
      ['for another body', sign(event('evt_2'))],
      ['that is an hour old', sign(event('evt_1'), Math.floor(Date.now() / 1000) - 3600)],
      ['of letters that are no hex', `t=${Math.floor(Date.now() / 1000)},v1=${'ö'.repeat(64)}`],
    ])('%s is refused and leaves nothing', async (_name, signature) => {
      const answer = await post(event('evt_1'), signature);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'webhook_signature_invalid']);
      expect(await kept()).toBe(0);
    });

    it('is stored once, however often it comes; one of another mode or type changes nothing and is answered', async () => {
      const payload = event('evt_ok');
      const said = [];
      for (let i = 0; i < 3; i++) said.push((await post(payload, sign(payload))).json<{ received: string }>().received);
      expect(said).toEqual(['stored', 'duplicate', 'duplicate']);
      const live = event('evt_live', { livemode: true });
      const other = event('evt_other', { type: 'radar.early_fraud_warning.created' });
      for (const one of [live, other]) expect((await post(one, sign(one))).json()).toEqual({ received: 'ignored' });
      expect(await kept()).toBe(1);
      await world.drain();
    });
  });

  it.each([
    ['a cron that never fires', { schedule: { kind: 'cron', cron: '0 0 30 2 *', zone: 'UTC' } }, 'cron_never_fires'],
    ['a cron that cannot be read', { schedule: { kind: 'cron', cron: '61 * * * *', zone: 'UTC' } }, 'cron_invalid'],
    ['an unknown zone', { schedule: { kind: 'once', at: '2027-01-01T09:00', zone: 'Mars/Base' } }, 'time_zone_invalid'],
    [
      'a day that is not on the calendar',
      { schedule: { kind: 'once', at: '2027-02-30T09:00', zone: 'UTC' } },
      'invalid_request',
    ],
    [
      'an end before the start',
      { window: { startsAt: '2027-01-02T00:00:00Z', endsAt: '2027-01-01T00:00:00Z' } },
      'campaign_window_invalid',
    ],
    [
      'a schedule though it asks on signals',
      { trigger: 'signal', schedule: { kind: 'once', at: '2027-01-01T09:00', zone: 'UTC' } },
      'schedule_invalid',
    ],
    ['an unknown plan', { audience: { plan: ['gold'] } }, 'plan_unknown'],
  ])('refuses a campaign with %s, and keeps nothing', async (_what, more, code) => {
    const campaign = { ...wave, ...more };
    expect(await world.call('PUT', '/v1/campaigns/refused', campaign)).toMatchObject({ body: { code } });
    expect(await world.call('GET', '/v1/campaigns/refused')).toMatchObject({ status: 404 });
  });

  it('refuses to change a campaign that has started', async () => {
    const { name, trigger, channel, offerKeys } = await world.ok('GET', '/v1/campaigns/after-good-use');
    const changed = { name, trigger, channel, offerKeys, priority: 9 };
    const answer = await world.call('PUT', '/v1/campaigns/after-good-use', changed);
    expect([answer.status, answer.body.code]).toEqual([409, 'campaign_state']);
    expect(await world.ok('GET', '/v1/campaigns/after-good-use')).toMatchObject({ priority: 0 });
  });

  it('no connection may be silent for more than 30 seconds, and no request last more than five minutes', () => {
    const { timeout, requestTimeout } = world.api.getHttpServer();
    expect([timeout, requestTimeout]).toEqual([30_000, 300_000]);
  });

  it.each([
    [
      'a time that has passed where its day begins first',
      { schedule: { kind: 'once', at: '2026-03-02T20:00', zone: 'member' } },
      {},
      'campaign_not_in_future',
      '2026-03-02T20:00 is before 2026-03-03T00:00:00 (Pacific/Kiritimati)',
    ],
    [
      'a start after its window',
      { window: { endsAt: '2026-03-05T00:00:00Z' } },
      { startsAt: '2026-03-06T00:00:00Z' },
      'campaign_not_in_future',
      'the window',
    ],
    [
      'a start, though it asks on signals',
      { trigger: 'signal' },
      { startsAt: '2026-03-06T00:00:00Z' },
      'schedule_invalid',
      'leave startsAt out',
    ],
  ])('does not start a campaign with %s', async (_what, more, start, code, detail) => {
    const campaign = { name: 'x', trigger: 'schedule', channel: 'in_app', offerKeys: ['basic-monthly'], ...more };
    await world.ok('PUT', '/v1/campaigns/not-started', campaign);
    const { body } = await world.call('POST', '/v1/campaigns/not-started/schedule', start);
    expect(body).toMatchObject({ code, detail: expect.stringContaining(detail) });
  });
});

import { payingMember, seedCatalogue } from '../support/catalogue';
import { control, KEY, World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';

describe('what an operator sees', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const scrape = async () => {
    const reply = await world.api.inject({ url: '/metrics', headers: { authorization: `Bearer ${KEY}` } });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    return reply.body;
  };
  /** The value of the one series with this name and these labels. */
  const figure = (text: string, series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')[1],
    );

  it('is not for strangers', async () => {
    expect((await world.api.inject('/metrics')).statusCode).toBe(401);
    expect((await world.api.inject('/health/ready')).statusCode).toBe(200);
  });

  it('counts requests by route, never by path, and carries the caller’s id of a request through', async () => {
    await world.ok('PUT', '/v1/members/ann@example.com', {});
    const reply = await world.api.inject({ url: '/health/live', headers: { 'x-request-id': 'site-4711-a' } });
    expect(reply.headers['x-request-id']).toBe('site-4711-a');
    const forged = await world.api.inject({ url: '/health/live', headers: { 'x-request-id': 'a b"}' } });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const text = await scrape();
    expect(text).toMatch(
      /tierlift_http_request_seconds_count\{method="PUT",route="\/v1\/members\/:id",status="20\d"\} 1\n/,
    );
    expect(text).not.toContain('ann@');
  });

  it('tells decisions by reason, Stripe’s answers, and what waits while no worker runs', async () => {
    await world.ok('PUT', '/v1/members/bob', { timeZone: 'Europe/Berlin' });
    await world.ok('POST', '/v1/decisions', { member: 'bob', placement: 'pricing_page' });
    await world.whileWorkerIsDown(async () => {
      await world.ok('POST', '/v1/signals', {
        signals: ['content_completed', 'rated_high', 'limit_hit'].map((name) => ({
          id: `bob-${name}`,
          member: 'bob',
          name,
          occurredAt: NOW,
          value: 3,
        })),
      });
      const text = await scrape();
      expect(figure(text, 'tierlift_jobs{queue="decisions",state="waiting"}')).toBe(1);
      expect(figure(text, 'tierlift_outbox_lag_seconds')).toBeGreaterThanOrEqual(0);
      expect(figure(text, 'tierlift_database_up')).toBe(1);
      expect(text).toMatch(/tierlift_decisions_total\{outcome="\w+",reason="\w+"\} 1/);
      expect(text).toMatch(/tierlift_stripe_request_seconds_count\{method="POST",object="prices",status="200"\} \d/);
    });
    await world.drain();
    expect(await scrape()).not.toMatch(/tierlift_jobs\{queue="decisions",state="(waiting|enqueued)"\} [1-9]/);
  });

  it('shows an event of Stripe that nobody has dealt with, and that Stripe fails', async () => {
    await payingMember(world, 'carl', 'basic');
    await world.whileWorkerIsDown(async () => {
      await payingOnce(world);
      await control(world.sandbox, 'flush', {});
      expect(figure(await scrape(), 'tierlift_stripe_events_unhandled')).toBeGreaterThan(0);
    });
    await world.drain();
    expect(figure(await scrape(), 'tierlift_stripe_events_unhandled')).toBe(0);
    expect((await world.api.inject('/health/ready')).json()).toMatchObject({ status: 'ok', stripe: 'ok' });
    await control(world.sandbox, 'faults', { requests: [{ kind: 'status_500_before_commit', times: 10 }] });
    expect((await world.call('POST', '/v1/quotes', { member: 'carl', plan: 'premium' })).status).toBe(503);
    expect((await world.api.inject('/health/ready')).json()).toMatchObject({ status: 'ok', stripe: 'failing' });
    expect(figure(await scrape(), 'tierlift_stripe_failures_total{kind="unavailable"}')).toBeGreaterThan(0);
  });
});

async function payingOnce(world: World): Promise<void> {
  const [row] = await world.rows<{ id: string }>('select id from subscription limit 1');
  await world.stripe('POST', `subscriptions/${row?.id}`, { 'metadata[note]': 'x' });
}

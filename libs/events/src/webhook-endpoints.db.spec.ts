import 'reflect-metadata';
import { Config, environmentSchema, Metrics, newId, SystemClock } from '#platform';
import { Database, dataSourceOptions, inTransaction } from '#database';
import { atOnce, cloneDatabase, type ClonedDatabase } from '#database/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliverWebhooks } from './deliver-webhooks';
import { EventsStore } from './events-store';
import { OutgoingEvents } from './outgoing-events';
import { PlaceEvents } from './place-events';
import { SecretSeals } from './secret-seals';
import { WebhookDeliveriesStore } from './webhook-deliveries-store';
import { WebhookEndpoints } from './webhook-endpoints';
import { WebhookEndpointsStore } from './webhook-endpoints-store';
import { WebhookSender } from './webhook-sender';

describe('an endpoint', () => {
  const clock = new SystemClock();
  const settings = {
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    DATABASE_URL: 'postgres://localhost/none',
  };
  const config = new Config(environmentSchema.parse({ ...settings, WEBHOOK_ALLOW_PRIVATE: 'true' }));
  const endpointsBy = (by: Config) =>
    new WebhookEndpoints(by, database, clock, store, new WebhookDeliveriesStore(database));
  let cloned: ClonedDatabase;
  let database: Database;
  let store: WebhookEndpointsStore;
  let endpoints: WebhookEndpoints;
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 6)).initialize();
    store = new WebhookEndpointsStore(database, new SecretSeals());
    endpoints = endpointsBy(config);
  });
  afterEach(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it('is reached by https at its own port and no other way, but in a network of yours', async () => {
    const [open, own] = [endpointsBy(new Config(environmentSchema.parse(settings))), endpoints];
    const refused = 'webhook_url_invalid';
    const { id } = await open.add({ url: 'https://site.example/hooks', eventTypes: [] });
    await open.change(id, { url: 'https://site.example:443/in' });
    for (const url of ['http://site.example', 'https://site.example:8443', 'https://site.example:80']) {
      expect(() => open.add({ url, eventTypes: [] })).toThrow(refused);
      expect(() => open.change(id, { url })).toThrow(refused);
      expect(await own.add({ url, eventTypes: [] })).toMatchObject({ url });
    }
    expect(() => own.add({ url: 'ftp://site.example', eventTypes: [] })).toThrow(refused);
  });

  it('signs with both secrets when two people rotate it at once', async () => {
    const { id } = await endpoints.add({ url: 'https://site.example', eventTypes: [] });
    const rotate = async () => (await endpoints.rotateSecret(id)).secret;
    const rotated = await atOnce(database, 'select from webhook_endpoint for update', [rotate, rotate]);
    const { secret, previousSecret } = await store.byId(id);
    expect(rotated.map((one) => one.status === 'fulfilled' && one.value).sort()).toEqual(
      [secret, previousSecret].sort(),
    );
  });

  it('is sent again, of a span, what is dead or all that it wants, and nothing of another time', async () => {
    const { id } = await endpoints.add({ url: 'https://site.example', eventTypes: ['member.plan_changed'] });
    const events = new EventsStore(database);
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
    const told = (type: 'member.plan_changed' | 'campaign.paused', hour: number) => ({
      ...{ id: newId(), type, occurredAt: at(hour) },
      data:
        type === 'campaign.paused'
          ? { campaign: 'spring', trigger: 'signal' }
          : { member: 'ann', plan: 'gold', previousPlan: 'free' },
    });
    const all = [
      told('member.plan_changed', 8),
      told('member.plan_changed', 9),
      told('campaign.paused', 9),
      told('member.plan_changed', 10),
    ];
    await inTransaction(database, (tx) => events.insert(tx, all));
    await new PlaceEvents(database, clock, events).run();
    const pending = () => database.query(`select 1 from webhook_delivery where status = 'pending'`);
    const settle = (status: string) => database.query('update webhook_delivery set status = $1', [status]);
    await settle('dead');
    expect(await endpoints.replayRange(id, at(9), at(10), 'dead')).toBe(1);
    expect(await pending()).toHaveLength(1);
    await settle('delivered');
    expect(await endpoints.replayRange(id, at(9), at(10), 'dead')).toBe(0);
    expect(await endpoints.replayRange(id, at(9), at(10), 'all')).toBe(1);
    expect(await pending()).toHaveLength(1);
  });

  describe('by a batch that fails', () => {
    let server: Server;
    let sender: WebhookSender;
    let meanwhile: () => Promise<unknown>;
    beforeEach(async () => {
      server = createServer((_request, response) => void meanwhile().then(() => response.writeHead(500).end()));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterEach(async () => {
      sender.onApplicationShutdown();
      await new Promise((resolve) => server.close(resolve));
    });

    it('is not switched off by failures that a person has just forgiven', async () => {
      sender = new WebhookSender(config);
      const { port } = server.address() as AddressInfo;
      const { id } = await endpoints.add({ url: `http://127.0.0.1:${port}`, eventTypes: [] });
      await database.query(`update webhook_endpoint set failures = 4, failing_since = now() - interval '4 days'`);
      const events = new EventsStore(database);
      const told = { member: 'ann', plan: 'gold', previousPlan: 'free' };
      await inTransaction(database, (tx) => new OutgoingEvents(clock, events).publish(tx, 'member.plan_changed', told));
      await new PlaceEvents(database, clock, events).run();

      meanwhile = () => endpoints.change(id, { status: 'enabled' });
      const deliveries = new WebhookDeliveriesStore(database);
      await new DeliverWebhooks(database, clock, config, store, deliveries, sender, new Metrics()).run(id);
      expect(await store.byId(id)).toMatchObject({ status: 'enabled', failures: 1 });
    });
  });
});

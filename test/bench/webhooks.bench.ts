import 'reflect-metadata';
import { Agent, request } from 'node:http';
import { Config, environmentSchema, Metrics, SystemClock } from '#platform';
import { inTransaction, type Database } from '#database';
import {
  DeliverWebhooks,
  EventsStore,
  OutgoingEvents,
  PlaceEvents,
  SecretSeals,
  WebhookDeliveriesStore,
  WebhookEndpoints,
  WebhookEndpointsStore,
  WebhookSender,
} from '#events';
import type { Measured } from './bench';
import { BenchService } from './service';

const EVENTS = 5000;
const CONCURRENCY = 20;

/** Webhooks to a local sink in a process of its own: from pending deliveries to noted answers, against the same bodies sent by bare node:http. */
export async function bench(): Promise<Measured[]> {
  const service = await BenchService.start();
  try {
    const port = await service.serve('./sink.ts');
    const ours = await deliverer(service, `http://127.0.0.1:${port}/hooks`);
    const bare = () => post(port, CONCURRENCY, EVENTS);
    await bare(); // warm
    await ours();
    return [
      { what: 'bare node:http, 20 at a time', perSecond: await median(bare) },
      {
        what: 'delivered: claimed, signed, sent, noted',
        perSecond: await median(ours),
        against: 'bare node:http, 20 at a time',
        goal: '>= 1,000',
      },
      { what: 'published and placed, 100 a transaction', perSecond: await published(service.database) },
    ];
  } finally {
    await service.stop();
  }
}

const clock = new SystemClock();
const body = (i: number) => ({ member: `member-${i}`, plan: 'premium', previousPlan: 'basic' });

/** Things a second of `round`, which does EVENTS of them, the median of three. */
async function median(round: () => Promise<void>): Promise<number> {
  const rates: number[] = [];
  for (let i = 0; i < 3; i++) rates.push(await rateOf(round));
  return rates.sort((a, b) => a - b)[1] ?? 0;
}

async function rateOf(round: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await round();
  return (EVENTS / (performance.now() - start)) * 1000;
}

async function deliverer({ database, url: DATABASE_URL }: BenchService, url: string): Promise<() => Promise<void>> {
  const env = { DATABASE_URL, STRIPE_SECRET_KEY: 'sk_test_bench', STRIPE_WEBHOOK_SECRET: 'whsec_bench' };
  const own = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_CONCURRENCY: String(CONCURRENCY) };
  const config = new Config(environmentSchema.parse({ ...env, ...own }));
  const endpoints = new WebhookEndpointsStore(database, new SecretSeals());
  const deliveries = new WebhookDeliveriesStore(database);
  const { id } = await new WebhookEndpoints(config, database, clock, endpoints, deliveries).add({
    url,
    eventTypes: [],
  });
  await publish(database, EVENTS);
  await new PlaceEvents(database, clock, new EventsStore(database)).run();
  const deliver = new DeliverWebhooks(
    database,
    clock,
    config,
    endpoints,
    deliveries,
    new WebhookSender(config),
    new Metrics(),
  );
  return async () => {
    await database.query(`update webhook_delivery set status = 'pending', attempts = 0`);
    await deliver.run(id);
    const left = await deliveries.nextDue(id);
    if (left !== null) throw new Error('not all was delivered');
  };
}

async function publish(database: Database, n: number): Promise<void> {
  const events = new OutgoingEvents(clock, new EventsStore(database));
  for (let i = 0; i < n; i += 100) {
    const data = Array.from({ length: 100 }, (_, k) => body(i + k));
    await inTransaction(database, (tx) => events.publishAll(tx, 'member.plan_changed', data));
  }
}

async function published(database: Database): Promise<number> {
  await database.query('truncate outgoing_event cascade');
  const place = new PlaceEvents(database, clock, new EventsStore(database));
  return rateOf(async () => {
    await publish(database, EVENTS);
    await place.run();
  });
}

async function post(port: number, lanes: number, n: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  let next = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const text = JSON.stringify({
        type: 'member.plan_changed',
        timestamp: new Date().toISOString(),
        data: body(next),
      });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      request({ port, host: '127.0.0.1', path: '/hooks', method: 'POST', agent, headers })
        .on('response', (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end(text);
    });
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next++ < n) await one();
    }),
  );
  agent.destroy();
}

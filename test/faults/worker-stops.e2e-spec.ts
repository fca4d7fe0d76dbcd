import 'reflect-metadata';
import { Config, environmentSchema, SystemClock } from '#platform';
import { Database, dataSourceOptions, inTransaction } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import {
  EventsStore,
  OutgoingEvents,
  SecretSeals,
  WebhookDeliveriesStore,
  WebhookEndpoints,
  WebhookEndpointsStore,
} from '#events';
import { Receiver } from '../support/receiver';
import { ServiceProcess } from '../support/service-process';

/** More than one worker serves at a time: some jobs are at work and some wait. */
const ENDPOINTS = 80;

describe('a worker that is told to stop', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let receiver: Receiver;
  const workers: ServiceProcess[] = [];
  beforeEach(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 6)).initialize();
    receiver = await Receiver.start('hang');
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      worker.kill('SIGKILL');
      await worker.exited;
    }
    await receiver.stop();
    await database.destroy();
    await cloned.drop();
  });

  const settings = () => ({
    DATABASE_URL: cloned.url,
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    WEBHOOK_ALLOW_PRIVATE: 'true',
    WEBHOOK_TIMEOUT_MS: '30000',
    QUEUE_LEASE_MS: '1000',
  });
  const work = async (env: Record<string, string> = {}) => {
    const worker = await ServiceProcess.start('worker', { ...settings(), ...env });
    workers.push(worker);
    return worker;
  };
  /** One event for many endpoints, which all lead to the receiver: one job each. */
  const tellAll = async (endpoints: number) => {
    const clock = new SystemClock();
    const stores = [
      new WebhookEndpointsStore(database, new SecretSeals()),
      new WebhookDeliveriesStore(database),
    ] as const;
    const webhooks = new WebhookEndpoints(new Config(environmentSchema.parse(settings())), database, clock, ...stores);
    for (let i = 0; i < endpoints; i++) await webhooks.add({ url: `${receiver.url}/${i}`, eventTypes: [] });
    const events = new OutgoingEvents(clock, new EventsStore(database));
    await inTransaction(database, (tx) =>
      events.publish(tx, 'member.plan_changed', { member: 'ann', plan: 'basic', previousPlan: 'free' }),
    );
  };

  it('ends the jobs at work, takes no more, and leaves the rest to the next one: none is lost, none is done twice', async () => {
    const first = await work();
    await tellAll(ENDPOINTS);
    await receiver.atLeast(50);
    first.kill('SIGTERM');
    await first.says('worker stops');
    receiver.release();
    expect((await first.exited).signal).toBe('SIGTERM');
    const done = receiver.received.length;
    expect(done).toBeLessThan(ENDPOINTS);
    await work();
    await receiver.atLeast(ENDPOINTS);
    const paths = receiver.received.map(({ path }) => path);
    expect([paths.length, new Set(paths).size]).toEqual([ENDPOINTS, ENDPOINTS]);
  });

  it('is killed instead, and yet every delivery arrives', async () => {
    const first = await work();
    await tellAll(ENDPOINTS);
    await receiver.atLeast(50);
    first.kill('SIGKILL');
    await first.exited;
    receiver.release();
    await database.query('update webhook_endpoint set busy_until = null'); // as if the minute of their leases were over
    await work();
    await receiver.atLeast(50 + ENDPOINTS);
    expect(new Set(receiver.received.map(({ path }) => path)).size).toBe(ENDPOINTS);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it('does not wait for ever: what is still at work after the deadline is done by the next one', async () => {
    const first = await work({ SHUTDOWN_DEADLINE_MS: '300' });
    await tellAll(1);
    await receiver.atLeast(1);
    first.kill('SIGTERM');
    await first.exited;
    receiver.release();
    await database.query('update webhook_endpoint set busy_until = null'); // as if the minute of its lease were over
    await work();
    await receiver.atLeast(2);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });
});

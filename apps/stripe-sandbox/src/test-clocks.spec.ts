import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { openClub, type Club } from './testing/club';
import { control, secondsOf } from './testing/drive';

const JANUARY = secondsOf('2027-01-31T00:00:00Z');
const FEBRUARY = secondsOf('2027-02-28T00:00:00Z');
const MARCH = secondsOf('2027-03-31T00:00:00Z');

describe('a test clock', () => {
  let club: Club;
  let clock: string;
  beforeEach(async () => {
    club = await openClub();
    clock = (await club.stripe.testHelpers.testClocks.create({ frozen_time: JANUARY, name: 'Winter' })).id;
  });
  afterEach(() => club.sandbox.close());
  const clocks = () => club.stripe.testHelpers.testClocks;
  /** Asks until the clock stands, as a program would. */
  const advance = async (frozen_time: number) => {
    await clocks().advance(clock, { frozen_time });
    for (;;) {
      const read = await clocks().retrieve(clock);
      if (read.status !== 'advancing') return read;
    }
  };

  it('is the time of its customers and of nobody else', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    const other = await club.subscriber();
    const [here, there] = [await club.read(timed), await club.read(other)];
    expect([here.created, here.items.data[0]?.current_period_end, here.test_clock]).toEqual([JANUARY, FEBRUARY, clock]);
    expect([there.created, there.test_clock]).toEqual([secondsOf('2026-03-01T00:00:00Z'), null]);
  });

  it('is moved in two steps that a program can see, and lets happen what lies between', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    const other = await club.subscriber();
    const moving = await clocks().advance(clock, { frozen_time: MARCH });
    expect([moving.status, moving.status_details.advancing?.target_frozen_time]).toEqual(['advancing', MARCH]);
    expect(await advanced()).toMatchObject({ status: 'ready', frozen_time: MARCH, status_details: {} });
    expect((await club.invoices(timed)).map(({ created }) => created)).toEqual([MARCH, FEBRUARY, JANUARY]);
    expect(await club.invoices(other)).toHaveLength(1);
    expect(await club.heard('test_helpers.')).toEqual([
      'test_helpers.test_clock.ready',
      'test_helpers.test_clock.advancing',
      'test_helpers.test_clock.created',
    ]);
  });
  const advanced = async () => {
    for (;;) {
      const read = await clocks().retrieve(clock);
      if (read.status !== 'advancing') return read;
    }
  };

  it('tells endpoints when it stands again, without any further request', async () => {
    const types: string[] = [];
    const sink = createServer((request, reply) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        types.push((JSON.parse(body) as { type: string }).type);
        reply.end();
      });
    }).listen(0, '127.0.0.1');
    await once(sink, 'listening');
    const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
    await control(club.sandbox, 'webhooks', { url, secret: 'whsec_x' });
    await clocks().advance(clock, { frozen_time: MARCH });
    await control(club.sandbox, 'flush', {});
    sink.close();
    expect(types).toContain('test_helpers.test_clock.ready');
  });

  it('goes at most two intervals of the shortest subscription at once, and never back', async () => {
    await club.subscriber('basic', { test_clock: clock });
    await club.subscriber('year', { test_clock: clock });
    const past = clocks().advance(clock, { frozen_time: JANUARY });
    await expect(past).rejects.toMatchObject({ param: 'frozen_time' });
    await expect(clocks().advance(clock, { frozen_time: MARCH + 1 })).rejects.toThrow('at most two intervals');
    expect((await advance(MARCH)).status).toBe('ready');
  });

  it('does not move with the sandbox, nor the sandbox with it', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    await club.at('2028-01-01T00:00:00Z');
    expect(await club.invoices(timed)).toHaveLength(1);
    await advance(FEBRUARY);
    const { now } = (await (await fetch(`${club.sandbox.url}/_sandbox/clock`)).json()) as { now: string };
    expect(now).toBe('2028-01-01T00:00:00.000Z');
  });

  it('has its customers in lists only when it is asked for', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    const other = await club.subscriber();
    const ids = async (given: Stripe.CustomerListParams) =>
      (await club.stripe.customers.list(given)).data.map(({ id }) => id);
    expect([await ids({}), await ids({ test_clock: clock })]).toEqual([[other.customer], [timed.customer]]);
    const subscriptions = await club.stripe.subscriptions.list({ test_clock: clock });
    expect(subscriptions.data.map(({ id }) => id)).toEqual([timed.id]);
  });

  it('takes its customers and all that is theirs with it', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    expect(await clocks().del(clock)).toMatchObject({ id: clock, deleted: true });
    await expect(club.read(timed)).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(club.stripe.customers.retrieve(timed.customer)).rejects.toMatchObject({ code: 'resource_missing' });
    expect((await clocks().list()).data).toEqual([]);
  });

  it('that was moving when the process died stands after the next start', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-clocks-'));
    const row = { id: 'clock_x', name: null, frozenAt: JANUARY, target: MARCH, status: 'advancing', created: 1 };
    writeFileSync(join(dataDir, 'journal.ndjson'), `${JSON.stringify([['testClock', row]])}\n`);
    const { sandbox, stripe } = await openClub({ dataDir });
    expect(await stripe.testHelpers.testClocks.retrieve('clock_x')).toMatchObject({
      status: 'ready',
      frozen_time: MARCH,
    });
    await sandbox.close();
    rmSync(dataDir, { recursive: true });
  });

  it('runs retries, schedules and ends in its own time', async () => {
    const timed = await club.subscriber('basic', { test_clock: clock });
    await club.useCard(timed, 'pm_card_chargeCustomerFail');
    await advance(FEBRUARY);
    expect((await club.read(timed)).status).toBe('past_due');
    await advance(secondsOf('2027-03-15T00:00:00Z'));
    expect(await club.read(timed)).toMatchObject({ status: 'canceled', ended_at: secondsOf('2027-03-15T00:00:00Z') });
  });
});

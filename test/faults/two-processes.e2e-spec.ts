import { setTimeout as pause } from 'node:timers/promises';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { Fleet, type Api } from '../support/fleet';
import { commitBeforeNewestMigration, unpack } from '../support/release-before';
import { RoundRobin } from '../support/round-robin';
import type { ServiceProcess } from '../support/service-process';
import { BACKENDS, type Backend } from '../support/world';

const PAYING = 6;
const SENDERS = 4;
/** Between the signals of a sender: the processes that start need the machine too. */
const BREATH_MS = 20;
/** What an orchestrator grants before it kills. */
const GRACE_MS = 15_000;
const FIVE_MINUTES = 300_000;

const commit = commitBeforeNewestMigration();
/** What is replaced by this code: the same, and the code before the newest migration, on the schema after it. */
const DEPLOYS: readonly { backend: Backend; of: string; before?: string }[] = [
  ...BACKENDS.map((backend) => ({ backend, of: 'this release' })),
  ...(commit
    ? [{ backend: BACKENDS[0] ?? 'postgres', of: `the release before, ${commit.slice(0, 7)}`, before: commit }]
    : []),
];

describe.each(DEPLOYS)('two apis and two workers of $of, queue on $backend', ({ backend, before }) => {
  const old = before === undefined ? null : unpack(before);
  let fleet: Fleet;
  let balancer: RoundRobin;
  beforeEach(async () => {
    fleet = await Fleet.prepare(backend, { DRAIN_MS: '500' });
    balancer = await RoundRobin.start();
  });
  afterEach(async () => {
    await balancer.stop();
    await fleet.stop();
    old?.remove();
  });

  it(
    'are replaced one by one by this one under load: no request is lost, no signal, no job done twice, nobody charged twice',
    async () => {
      const [apis, workers] = await Promise.all([
        Promise.all([fleet.api(old?.root), fleet.api(old?.root)]),
        Promise.all([fleet.worker({}, old?.root), fleet.worker({}, old?.root)]),
      ]);
      for (const { url } of apis) balancer.add(url);
      await fleet.hookTo(balancer.url);
      const site = fleet.clientOf(balancer.url);
      await seedCatalogue(site);
      for (let i = 0; i < PAYING; i++) await payingMember(site, `paying-${i}`, 'basic');

      const load = new Load(fleet, balancer.url);
      const stops: number[] = [];
      const sending = load.run();
      for (const [i, worker] of workers.entries()) {
        await load.changePlan(`paying-${3 * i}`);
        stops.push(await replaceWorker(worker));
        await load.changePlan(`paying-${3 * i + 1}`);
      }
      for (const [i, api] of apis.entries()) {
        stops.push(await replaceApi(api));
        await load.changePlan(`paying-${3 * i + 2}`);
      }
      load.end();
      await sending;
      await fleet.drain();

      expect({ lost: balancer.lost, refused: load.refused }).toEqual({ lost: 0, refused: [] });
      expect(Math.max(...stops)).toBeLessThan(GRACE_MS);
      const [stored] = await fleet.rows<{ n: number }>(`select count(*)::int as n from signal where name = 'visit'`);
      expect(stored?.n).toBe(load.sent);
      expect(load.sent).toBeGreaterThan(SENDERS * 10);
      expect(
        await fleet.rows(`select name, attempts, error from outbox_job where attempts > 1 or dead_at is not null`),
      ).toEqual([]);
      const changes = await fleet.rows<{ member: string; status: string; moved: number }>(
        `select external_id as member, status, (select count(*)::int from mrr_movement where member_id = member.id and kind = 'expansion') as moved
         from plan_change join member on member.id = member_id order by external_id`,
      );
      expect(changes).toEqual(
        Array.from({ length: PAYING }, (_, i) => ({ member: `paying-${i}`, status: 'succeeded', moved: 1 })),
      );
      const { data } = await site.stripe<{ data: { billing_reason: string }[] }>('GET', 'invoices', { limit: '100' });
      expect(data.filter(({ billing_reason: reason }) => reason === 'subscription_update')).toHaveLength(PAYING);
    },
    FIVE_MINUTES,
  );

  /** As a deploy does: the new one is ready before the old one is told. Answers how long the old one took to end. */
  async function replaceApi(old: Api): Promise<number> {
    balancer.add((await fleet.api()).url);
    const took = await stopped(old.process);
    balancer.remove(old.url);
    return took;
  }

  async function replaceWorker(old: ServiceProcess): Promise<number> {
    await fleet.worker();
    return stopped(old);
  }
});

describe.each(BACKENDS)('three workers, queue on %s', (backend) => {
  let fleet: Fleet;
  beforeEach(async () => (fleet = await Fleet.prepare(backend)));
  afterEach(() => fleet.stop());

  it(
    'with clocks a minute before and behind begin each slot of a schedule once',
    async () => {
      await Promise.all([-60_000, 0, 60_000].map((skew) => fleet.worker({ SKEW_MS: String(skew) })));
      // all three have ticked when the slots of three minutes are there
      await fleet.until(
        `select count(*) >= 3 as ok from schedule_slot where name = 'expire-proposals' and slot between floor(extract(epoch from now()) / 60) - 2 and floor(extract(epoch from now()) / 60) + 2`,
      );
      const begun = await fleet.rows<{ name: string; slots: number; jobs: number }>(
        `select name, count(*)::int as slots, (select count(*)::int from outbox_job where outbox_job.name = schedule_slot.name) as jobs
         from schedule_slot group by name order by name`,
      );
      expect(begun.length).toBeGreaterThan(10);
      expect(begun.filter(({ slots, jobs }) => slots !== jobs)).toEqual([]);
    },
    FIVE_MINUTES,
  );
});

async function stopped(process: ServiceProcess): Promise<number> {
  const since = performance.now();
  process.kill('SIGTERM');
  expect((await process.exited).signal).toBe('SIGTERM');
  return performance.now() - since;
}

/** What a site sends all the time; whatever is not answered with success is kept. */
class Load {
  sent = 0;
  readonly refused: string[] = [];
  private ended = false;

  constructor(
    private readonly fleet: Fleet,
    private readonly url: string,
  ) {}

  end(): void {
    this.ended = true;
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: SENDERS }, (_, i) => this.send(`visitor-${i}`)));
  }

  /** From quote to charge, by the way of a paying member. */
  async changePlan(member: string): Promise<void> {
    const site = this.fleet.clientOf(this.url);
    const { quote } = await site.ok<{ quote: { id: string } }>('POST', '/v1/quotes', { member, plan: 'premium' });
    await site.ok('POST', '/v1/plan-changes', { quoteId: quote.id });
  }

  private async send(member: string): Promise<void> {
    await this.expectOk('PUT', `/v1/members/${member}`, {});
    for (let i = 0; !this.ended; i++, await pause(BREATH_MS)) {
      const signal = { id: `${member}-${i}`, member, name: 'visit', occurredAt: new Date().toISOString() };
      if (await this.expectOk('POST', '/v1/signals', signal)) this.sent += 1;
    }
  }

  private async expectOk(method: string, path: string, body: object): Promise<boolean> {
    const said = await this.fleet.call(this.url, method, path, body).then(
      async (reply) => (reply.ok ? null : `${reply.status} ${await reply.text()}`),
      ({ message, cause }: Error) => (cause instanceof Error ? cause.message : message),
    );
    if (said !== null) this.refused.push(`${method} ${path}: ${said}`);
    return said === null;
  }
}

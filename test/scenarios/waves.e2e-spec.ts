import { StartDueCampaigns } from '#campaigns';
import { localTimeAt } from '#domain';
import { Database, inTransaction, SharedClock } from '#database';
import { enqueue } from '#jobs';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Jakarta', 'Australia/Lord_Howe', 'Africa/Cairo'];

interface Asked {
  readonly member: string;
  readonly zone: string | null;
  readonly at: Date;
}

interface WaveShown {
  readonly slot: string;
  readonly status: string;
  readonly looked: number;
  readonly asked: number;
  readonly counts: Record<string, number>;
  readonly endedBecause: string | null;
}

describe('waves', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: '2026-03-02T10:00:00Z', env: { SITE_TIME_ZONE: 'Asia/Tokyo' } });
    await seedCatalogue(world);
    await world.ok('POST', '/v1/campaigns/after-good-use/cancel');
  });
  afterAll(() => world.stop());

  const wave = (more: object) => ({
    name: 'Wave',
    trigger: 'schedule',
    channel: 'in_app',
    audience: { plan: ['free'] },
    offerKeys: ['basic-monthly'],
    ...more,
  });
  async function start(key: string, more: object): Promise<void> {
    await world.ok('PUT', `/v1/campaigns/${key}`, wave(more));
    await world.ok('POST', `/v1/campaigns/${key}/schedule`, {});
  }
  const asked = (key: string) =>
    world.rows<Asked>(
      `select external_id as member, time_zone as zone, p.created_at as at
       from proposal p join member m on m.id = p.member_id join campaign c on c.id = p.campaign_id
       where c.key = $1 order by external_id`,
      [key],
    );
  const waves = async (key: string) =>
    (await world.ok<{ data: WaveShown[] }>('GET', `/v1/campaigns/${key}/waves`)).data;
  /** What the service did to the campaign of its own accord, as the audit log has it. */
  const byItself = async (key: string) => {
    const query = `actor=00000000-0000-0000-0000-000000000000&subject=campaigns/${key}`;
    const { data } = await world.ok<{ data: { action: string }[] }>('GET', `/v1/audit-log?${query}`);
    return data.map(({ action }) => action);
  };
  const state = (key: string) =>
    world.ok<{ status: string; stoppedBecause: string | null; nextWaveAt: string | null }>(
      'GET',
      `/v1/campaigns/${key}`,
    );
  async function members(prefix: string, count: number, plan: object = {}): Promise<void> {
    for (let i = 0; i < count; i++)
      await world.ok('PUT', `/v1/members/${prefix}-${i}`, { timeZone: ZONES[i % ZONES.length], ...plan });
  }
  /** Nobody of an earlier test belongs to the audience of a later one. */
  const clear = () => world.rows(`update member set plan_key = 'premium'`);

  it('at half past two in the night without that hour, each member of five zones is asked once, at that local time or the next there is', async () => {
    await members('dst', 10);
    await world.ok('PUT', '/v1/members/dst-nowhere', {});
    await world.at('2026-03-27T00:00:00Z');
    await start('spring', { schedule: { kind: 'once', at: '2026-03-29T02:30', zone: 'member' } });
    for (const hour of [...hours(12, 36), 71]) await world.at(new Date(Date.UTC(2026, 2, 28, hour, 30)).toISOString());

    const found = await asked('spring');
    expect(found.map(({ member }) => member)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `dst-${i}`),
      'dst-nowhere',
    ]);
    for (const { zone, at } of found) {
      const local = localTimeAt(at, zone ?? 'Asia/Tokyo');
      expect([zone, local]).toEqual([zone, zone === 'Europe/Berlin' ? '2026-03-29T03:30:00' : '2026-03-29T02:30:00']);
    }
    expect(await state('spring')).toMatchObject({ status: 'completed', nextWaveAt: null });
  });

  it('in the night with two half past ones nobody is asked twice, and what is pushed waits for the allowed hours', async () => {
    await clear();
    await members('night', 10);
    await world.ok('PUT', '/v1/members/night-nowhere', {});
    await world.at('2026-10-31T00:00:00Z');
    await start('autumn', { channel: 'log', schedule: { kind: 'cron', cron: '30 1 * * *', zone: 'member' } });
    // the first slots and their allowed hours, the night that has two, and the day after it
    for (const hour of [...hours(0, 14), ...hours(28, 38), ...hours(54, 62), 71])
      await world.at(new Date(Date.UTC(2026, 9, 31, hour, 30)).toISOString());
    await world.ok('POST', '/v1/campaigns/autumn/cancel');

    const found = await asked('autumn');
    expect(found.map(({ member }) => member)).toEqual(Array.from({ length: 10 }, (_, i) => `night-${i}`));
    for (const { zone, at } of found) {
      const hour = Number(localTimeAt(at, zone ?? 'UTC').slice(11, 13));
      expect([zone, hour >= 8 && hour < 21]).toEqual([zone, true]);
    }
  });

  it('a second start, a second scheduler and a second worker change nothing', async () => {
    await clear();
    await members('twice', 20);
    await world.at('2026-12-01T00:00:00Z');
    const second = await NestFactory.createApplicationContext(WorkerModule.forRoot(world.config), { logger: false });
    try {
      await start('twice', { schedule: { kind: 'once', at: '2026-12-01T09:00', zone: 'UTC' } });
      const again = await world.call('POST', '/v1/campaigns/twice/schedule', {});
      expect(again).toMatchObject({ status: 409, body: { code: 'campaign_state' } });
      await world.at('2026-12-01T08:59:00Z');
      await inTransaction(world.api.get(Database), async (tx) => {
        for (let i = 0; i < 3; i++) await enqueue(tx, 'start-due-campaigns', {}, new Date('2026-12-01T09:00:00Z'));
      });
      await world.at('2026-12-01T09:00:00Z');
      const legs = await world.rows<{ id: string }>('select id from wave_leg');
      await inTransaction(world.api.get(Database), async (tx) => {
        for (const { id: legId } of legs) await enqueue(tx, 'run-wave-leg', { legId, cursor: null });
      });
      await world.drain();
    } finally {
      await second.close();
    }
    expect(await asked('twice')).toHaveLength(20);
    expect(await waves('twice')).toMatchObject([{ status: 'completed', looked: 20, asked: 20 }]);
  });

  it('a leg whose job other code has done with goes on at the next tick, by one job however many tick', async () => {
    await clear();
    await members('lost', 6);
    await start('lost', { schedule: { kind: 'once', at: '2026-12-02T08:30', zone: 'UTC' } });
    const due = new Date('2026-12-02T08:30Z');
    const begin = world.api.get(StartDueCampaigns);
    await world.whileWorkerIsDown(async () => {
      await inTransaction(world.api.get(Database), (tx) => world.api.get(SharedClock).move(tx, due));
      await begin.run();
      await world.rows(`update outbox_job set finished_at = now() where name = 'run-wave-leg'`);
      await Promise.all([begin.run(), begin.run(), begin.run()]);
      const jobs = await world.rows(`select 1 from outbox_job where name = 'run-wave-leg' and finished_at is null`);
      expect(jobs).toHaveLength(1);
      await world.rows(`update outbox_job set finished_at = now() where name = 'run-wave-leg'`);
    });
    await world.drain();
    expect(await asked('lost')).toEqual([]);
    await world.at('2026-12-02T08:31:00Z');
    expect(await asked('lost')).toHaveLength(6);
    expect(await waves('lost')).toMatchObject([{ status: 'completed', looked: 6 }]);
  });

  it('a turn that a crash cut off goes on at the cursor: members behind it are asked, nobody before it again', async () => {
    await clear();
    await members('cut', 6);
    await start('cut', { schedule: { kind: 'once', at: '2026-12-02T09:00', zone: 'UTC' } });
    const due = new Date('2026-12-02T09:00Z');
    await world.whileWorkerIsDown(async () => {
      await inTransaction(world.api.get(Database), (tx) => world.api.get(SharedClock).move(tx, due));
      await world.api.get(StartDueCampaigns).run();
      await world.rows(`update wave_leg set cursor = m.id from member m where external_id = 'cut-1'`);
    });
    await world.drain();
    expect((await asked('cut')).map(({ member }) => member)).toEqual(['cut-2', 'cut-3', 'cut-4', 'cut-5']);
  });

  it('keeps its pace, stops when paused, goes on without a burst, and withdraws what is open when cancelled', async () => {
    await clear();
    await members('pace', 20);
    await world.at('2026-12-02T09:00:00Z');
    const schedule = { kind: 'once', at: '2026-12-02T10:00', zone: 'UTC' };
    await start('paced', { schedule, guardrails: { pacePerMinute: 12 } });
    const after = async (seconds: number) => {
      await world.at(new Date(Date.parse('2026-12-02T10:00:00Z') + seconds * 1000).toISOString());
      return (await asked('paced')).length;
    };
    expect([await after(0), await after(5), await after(10)]).toEqual([1, 2, 3]);
    await world.ok('POST', '/v1/campaigns/paced/pause');
    expect([await after(15), await after(600)]).toEqual([3, 3]);
    await world.ok('POST', '/v1/campaigns/paced/resume');
    await world.drain();
    expect([(await asked('paced')).length, await after(605), await after(610)]).toEqual([4, 5, 6]);
    await world.ok('POST', '/v1/campaigns/paced/cancel');
    expect(await after(1200)).toBe(6);
    const statuses = await world.rows(
      `select distinct p.status, withdrawn_because as why from proposal p join campaign c on c.id = campaign_id where key = 'paced'`,
    );
    expect(statuses).toEqual([{ status: 'withdrawn', why: 'campaign_ended' }]);
    expect(await waves('paced')).toMatchObject([{ status: 'cancelled', endedBecause: 'cancelled', asked: 6 }]);
  });

  it('what was proposed and not sent when it paused is sent after it goes on, and only then', async () => {
    await clear();
    await members('held', 3);
    await world.at('2026-12-03T09:00:00Z');
    await start('held', { schedule: { kind: 'once', at: '2026-12-03T10:00', zone: 'UTC' } });
    await world.whileWorkerIsDown(async () => {
      // the proposals are written, and paused before a worker could send them
      await world.rows(
        `update campaign set status = 'running', next_slot = null, next_due_at = null where key = 'held'`,
      );
      await world.rows(
        `with decided as (insert into decision (id, member_id, campaign_id, source, outcome, because, score, policy_version, propensities, decided_at)
           select uuidv7(), m.id, c.id, 'campaign', 'offer', '{eligible}', 0, 1, '{}', '2026-12-03T10:00:00Z' from member m, campaign c
           where external_id like 'held-%' and key = 'held' returning id, member_id, campaign_id),
         made as (insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at)
           select uuidv7(), member_id, id, campaign_id, 'basic-monthly', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', 'open', '{}', '2026-12-03T10:00:00Z', '2026-12-20T00:00:00Z' from decided returning id)
         select enqueue_job('deliver-proposals', jsonb_build_object('proposalIds', jsonb_agg(id))) from made`,
      );
      await world.ok('POST', '/v1/campaigns/held/pause');
    });
    await world.at('2026-12-03T11:00:00Z');
    const sent = () =>
      world.rows(
        `select 1 from delivery d join proposal p on p.id = proposal_id join member m on m.id = member_id where external_id like 'held-%'`,
      );
    expect(await sent()).toHaveLength(0);
    await world.ok('POST', '/v1/campaigns/held/resume');
    await world.drain();
    expect(await sent()).toHaveLength(3);
  });

  it('a wave ends at its budget, the campaign pauses at the whole, and says why', async () => {
    await clear();
    await members('budget', 12);
    await world.at('2026-12-05T00:00:00Z');
    const schedule = { kind: 'cron', cron: '0 9 * * *', zone: 'UTC' };
    await start('budgeted', { schedule, guardrails: { budget: { perWave: 5, total: 8 } } });
    await world.at('2026-12-05T09:00:00Z');
    const [first] = await waves('budgeted');
    expect(first).toMatchObject({ status: 'completed', asked: 5, endedBecause: 'budget_exhausted' });
    await world.at('2026-12-06T09:00:00Z');
    expect(await asked('budgeted')).toHaveLength(8);
    expect(await state('budgeted')).toMatchObject({ status: 'paused', stoppedBecause: 'budget_exhausted' });
    expect(await byItself('budgeted')).toEqual(['run-wave-leg']);
  });

  it('pauses by itself when too many say no or complain, and ends when its window does', async () => {
    await clear();
    await members('bad', 4);
    await world.at('2026-12-10T00:00:00Z');
    const schedule = { kind: 'cron', cron: '0 9 * * *', zone: 'UTC' };
    const window = { endsAt: '2026-12-20T00:00:00Z' };
    await start('bad', { schedule, window, guardrails: { stop: { declines: { share: 0.4, atLeast: 4 } } } });
    await world.at('2026-12-10T09:00:00Z');
    for (const member of ['bad-0', 'bad-1']) {
      const { data } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
      await world.ok('POST', `/v1/proposals/${data[0]?.id}/decline`);
    }
    await world.at('2026-12-10T09:05:00Z');
    expect(await state('bad')).toMatchObject({ status: 'paused', stoppedBecause: 'too_many_declines' });
    await world.at('2026-12-20T00:01:00Z');
    expect(await state('bad')).toMatchObject({ status: 'completed', stoppedBecause: 'window_over', nextWaveAt: null });
    expect(await byItself('bad')).toEqual(['stop-campaigns', 'stop-campaigns']);
  });

  it('refuses to start one whose time has passed, or never comes within its window', async () => {
    await world.ok(
      'PUT',
      '/v1/campaigns/late',
      wave({ schedule: { kind: 'once', at: '2026-01-01T09:00', zone: 'UTC' } }),
    );
    expect(await world.call('POST', '/v1/campaigns/late/schedule', {})).toMatchObject({
      body: { code: 'campaign_not_in_future' },
    });
    const window = { endsAt: '2026-12-21T08:00:00Z' };
    await world.ok(
      'PUT',
      '/v1/campaigns/late',
      wave({ window, schedule: { kind: 'cron', cron: '0 9 1 1 *', zone: 'UTC' } }),
    );
    expect(await world.call('POST', '/v1/campaigns/late/schedule', {})).toMatchObject({
      body: { code: 'cron_never_fires' },
    });
  });

  it('refuses to start one whose audience nobody fits, which stays a draft, unless told that members will come', async () => {
    await clear();
    const schedule = { kind: 'once', at: '2027-01-01T09:00', zone: 'UTC' };
    await world.ok('PUT', '/v1/campaigns/nobody', wave({ schedule }));
    expect(await world.call('POST', '/v1/campaigns/nobody/schedule', {})).toMatchObject({
      status: 422,
      body: { code: 'audience_empty' },
    });
    expect(await state('nobody')).toMatchObject({ status: 'draft', nextWaveAt: null });
    await world.ok('POST', '/v1/campaigns/nobody/schedule', { allowEmpty: true });
    expect(await state('nobody')).toMatchObject({ status: 'scheduled', nextWaveAt: '2027-01-01T09:00:00.000Z' });
  });
});

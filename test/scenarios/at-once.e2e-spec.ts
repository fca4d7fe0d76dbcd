import { DecideNow, RunWaveLeg, StartDueCampaigns } from '#campaigns';
import { Database, inTransaction, withFirstTransaction } from '#database';
import { seedCatalogue } from '../support/catalogue';
import { verify } from '../support/verify';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const DAY_MS = 86_400_000;

/** What must hold however much of it comes at once, or however odd its numbers are. */
describe('at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterAll(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());

  const ready = async (member: string) => {
    await world.ok('PUT', `/v1/members/${member}`, { timeZone: 'Europe/Berlin' });
    await world.rows(
      `insert into engagement (member_id, family, score, as_of) select id, 'positive', 9, $2 from member where external_id = $1`,
      [member, (await world.rows<{ now: Date }>('select now from test_clock'))[0]?.now],
    );
  };
  const decideAtOnce = (member: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, () =>
        world.ok<{ proposal: unknown }>('POST', '/v1/decisions', { member, placement: 'home' }),
      ),
    );
  const proposalsOf = async (member: string) =>
    (
      await world.rows<{ n: number }>(
        `select count(*)::int n from proposal join member on member.id = member_id where external_id = $1`,
        [member],
      )
    )[0]?.n;

  it('fifty decisions on one member end in one proposal', async () => {
    await ready('fifty');
    const decided = await decideAtOnce('fifty', 50);
    expect(decided.filter(({ proposal }) => proposal !== null)).toHaveLength(1);
    expect(await proposalsOf('fifty')).toBe(1);
  });

  it('fifty decisions on one who may be asked once more end in one ask, and then in none', async () => {
    await ready('capped');
    const asks = 4; // in 90 days, by the defaults
    for (let ask = 1; ask < asks; ask++) {
      await decideAtOnce('capped', 1);
      await world.drain();
      await world.at(new Date(Date.parse(NOW) + ask * 8 * DAY_MS).toISOString());
      await world.rows(`update engagement set score = 9, as_of = (select now from test_clock)`);
    }
    expect(await proposalsOf('capped')).toBe(asks - 1);
    await decideAtOnce('capped', 50);
    expect(await proposalsOf('capped')).toBe(asks);
    await world.drain();
    await world.at(new Date(Date.parse(NOW) + asks * 8 * DAY_MS).toISOString());
    await world.rows(`update engagement set score = 9, as_of = (select now from test_clock)`);
    await decideAtOnce('capped', 50);
    expect(await proposalsOf('capped')).toBe(asks);
  });

  it('forty members asked about at once share few transactions, and each gets the answer that is its own', async () => {
    const members = Array.from({ length: 40 }, (_, i) => `one-of-${i}`);
    await Promise.all(
      members.map((member, i) => (i % 2 ? ready(member) : world.ok('PUT', `/v1/members/${member}`, {}))),
    );
    const decided = await Promise.all(
      members.map((member, i) =>
        world.ok<{ outcome: string }>('POST', '/v1/decisions', { member, placement: `page-${i}` }),
      ),
    );
    expect(decided.map(({ outcome }) => outcome)).toEqual(members.map((_, i) => (i % 2 ? 'offer' : 'none')));
    const stored = await world.rows<{ member: string; placement: string; transaction: string }>(
      `select external_id as member, placement, decision.xmin::text as transaction
       from decision join member on member.id = member_id where external_id = any($1)`,
      [members],
    );
    expect(new Map(stored.map(({ member, placement }) => [member, placement]))).toEqual(
      new Map(members.map((member, i) => [member, `page-${i}`])),
    );
    expect(stored).toHaveLength(40);
    expect(new Set(stored.map(({ transaction }) => transaction)).size).toBeLessThan(20);
  });

  it('asked about twice at one moment, a member is decided on twice, the second time with the first ask in view', async () => {
    await Promise.all(['twice', 'once'].map(ready));
    const decideNow = world.api.get(DecideNow);
    const asked = [
      ['twice', 'home'],
      ['once', 'home'],
      ['twice', 'checkout'],
      ['nobody', 'home'],
    ] as const;
    const [first, other, second, nobody] = await Promise.allSettled(
      asked.map(([member, placement]) => decideNow.run(member, { placement })),
    );
    expect([first, other, second]).toMatchObject([
      { value: { decision: { outcome: 'offer', placement: 'home' } } },
      { value: { decision: { outcome: 'offer', placement: 'home' } } },
      { value: { decision: { outcome: 'none', placement: 'checkout' } } },
    ]);
    expect(nobody).toMatchObject({ reason: { code: 'member_unknown' } });
    const stored = await world.rows<{ transaction: string }>(
      `select decision.xmin::text as transaction from decision join member on member.id = member_id where external_id in ('twice', 'once')`,
    );
    expect(stored).toHaveLength(3);
    expect(new Set(stored.map(({ transaction }) => transaction)).size).toBe(1);
  });

  it('what must commit together with a decision does, whatever else is decided at that moment', async () => {
    await world.rows('create table beside_decision (member_id uuid)');
    const database = world.api.get<Database>(Database);
    const decideNow = world.api.get(DecideNow);
    const members = Array.from({ length: 6 }, (_, i) => `with-errand-${i}`);
    await Promise.all(members.map((member) => world.ok('PUT', `/v1/members/${member}`, {})));
    const ids = await world.rows<{ id: string; member: string }>(
      'select id, external_id as member from member where external_id = any($1)',
      [members],
    );
    await Promise.all(
      ids.map(({ id, member }) =>
        withFirstTransaction(
          database,
          async (tx) => void (await tx.query('insert into beside_decision values ($1)', [id])),
          () => decideNow.run(member, {}),
        ),
      ),
    );
    const together = await world.rows(
      `select 1 from decision join beside_decision beside using (member_id) where decision.xmin = beside.xmin`,
    );
    await world.rows('drop table beside_decision');
    expect(together).toHaveLength(6);
  });

  it('a decision that cannot be stored fails alone: those that were to share its transaction are made, once', async () => {
    const members = Array.from({ length: 12 }, (_, i) => `beside-${i}`);
    await Promise.all(members.map((member) => world.ok('PUT', `/v1/members/${member}`, {})));
    await world.rows(`alter table decision add constraint refused check (placement is distinct from 'refused')`);
    const answers = await Promise.all(
      members.map((member, i) =>
        world.call('POST', '/v1/decisions', { member, placement: i === 5 ? 'refused' : 'home' }),
      ),
    );
    await world.rows(`alter table decision drop constraint refused`);
    expect(answers.map(({ status }) => status)).toEqual(members.map((_, i) => (i === 5 ? 500 : 200)));
    const [stored] = await world.rows<{ decisions: number; members: number }>(
      `select count(*)::int as decisions, count(distinct member_id)::int as members
       from decision join member on member.id = member_id where external_id = any($1)`,
      [members],
    );
    expect(stored).toEqual({ decisions: 11, members: 11 });
  });

  it.each(['9007199254740993', '-1', '0.1', '1050.5', '1e400', '"1000"', 'null'])(
    'an amount of %s is refused, and nothing is stored',
    async (amount) => {
      const body = `{"name":"Odd","rank":9,"prices":[{"interval":"month","currency":"usd","unitAmountMinor":${amount},"lookupKey":"odd"}]}`;
      const { status } = await world.call('PUT', '/v1/plans/odd', body);
      expect(status).toBe(422);
      expect(await world.rows(`select 1 from plan where key = 'odd'`)).toEqual([]);
    },
  );

  it('an amount of 1e2 is a hundred, exactly, everywhere', async () => {
    const body = `{"name":"Even","rank":9,"prices":[{"interval":"month","currency":"usd","unitAmountMinor":1e2,"lookupKey":"even"}]}`;
    expect(await world.ok('PUT', '/v1/plans/even', body)).toMatchObject({ prices: [{ unitAmountMinor: 100 }] });
    await world.ok('POST', '/v1/plans/sync', { dryRun: false });
    const { data } = await world.stripe<{ data: { unit_amount: number }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'even',
    });
    expect(data.map(({ unit_amount }) => unit_amount)).toEqual([100]);
  });

  const wave = { name: 'Wave', trigger: 'schedule', channel: 'in_app', offerKeys: ['basic-monthly'] };
  const stateOf = async (campaign: string) =>
    (await world.ok<{ status: string }>('GET', `/v1/campaigns/${campaign}`)).status;

  it('a campaign that is started while it is changed stays as it was started', async () => {
    await world.ok('PUT', '/v1/campaigns/changed', wave);
    const database = world.api.get(Database);
    const put = await inTransaction(database, async (tx) => {
      await tx.query(`update campaign set status = 'running' where key = 'changed'`);
      const putting = world.call('PUT', '/v1/campaigns/changed', { ...wave, name: 'Changed' });
      const waiting = () =>
        world.rows(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      while ((await waiting()).length === 0);
      return { putting };
    });
    expect(await put.putting).toMatchObject({ status: 409, body: { code: 'campaign_state' } });
    expect(await stateOf('changed')).toBe('running');
    await world.ok('POST', '/v1/campaigns/changed/cancel');
  });

  it('a wave whose audience cannot be counted holds up no other', async () => {
    await world.ok('PUT', '/v1/members/held-up', {});
    for (const key of ['broken', 'whole']) {
      await world.ok('PUT', `/v1/campaigns/${key}`, wave);
      await world.ok('POST', `/v1/campaigns/${key}/schedule`, { startsAt: '2026-05-01T11:00:00Z' });
    }
    await world.rows(`update campaign set audience = '{"tenureDays": {"atLeast": 3650000}}' where key = 'broken'`);
    await world.at('2026-05-01T11:00:00Z');
    expect(await proposalsOf('held-up')).toBe(1);
    await world.rows(`update campaign set audience = '{"all": []}' where key = 'broken'`); // what the api could not show
    expect([await stateOf('broken'), await stateOf('whole')]).toEqual(['scheduled', 'completed']);
    await world.ok('POST', '/v1/campaigns/broken/cancel');
    const given = `delete from outbox_job where name = 'start-due-campaigns' and dead_at is not null returning error`;
    expect(await world.rows(given)).toMatchObject([{ error: expect.stringContaining('timestamp out of range') }]);
  });

  it('a campaign whose last proposals ran out while it was paused is over once it goes on', async () => {
    await world.ok('PUT', '/v1/members/late', {});
    await world.ok('PUT', '/v1/campaigns/late', { ...wave, audience: { tenureDays: { atMost: 0 } } });
    await world.ok('POST', '/v1/campaigns/late/schedule', {});
    await world.whileWorkerIsDown(async () => {
      await world.api.get(StartDueCampaigns).run();
      const [leg] = await world.rows<{ id: string }>('select id from wave_leg where ended_at is null');
      await world.api.get(RunWaveLeg).run(leg?.id ?? '', null);
      await world.ok('POST', '/v1/campaigns/late/pause');
    });
    await world.at('2026-05-08T11:00:00Z');
    expect(
      await world.rows(
        `select proposal.status from proposal join campaign on campaign.id = campaign_id where key = 'late'`,
      ),
    ).toEqual([{ status: 'expired' }]);
    await world.ok('POST', '/v1/campaigns/late/resume');
    expect(await stateOf('late')).toBe('completed');
  });
});

import { DeliverProposals } from '#campaigns';
import { Database, inTransaction } from '#database';
import { seedCatalogue } from '../support/catalogue';
import { Mailbox } from '../support/mailbox';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const WAVE_AT = '2026-03-02T11:00:00Z';
const MEMBERS = 60;
/** Of the inbox, which takes them back as they went. */
const CLAIMED_AT_ONCE = 25;

/** What a running job still sends once a pause is answered; each of at most `QUEUE_CONCURRENCY` jobs in a worker does so. */
describe('a pause', () => {
  let world: World;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open();
    world = await World.start({ now: NOW, env: { SMTP_URL: mailbox.url } });
    await seedCatalogue(world);
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.down();
  });

  const members = (prefix: string) =>
    world.rows(
      `insert into member (id, external_id, plan_key, plan_state, email, time_zone, consents, traits, holdout_bucket, created_at)
       select uuidv7(), $3 || n, 'free', 'known', $3 || n || '@example.com', 'Europe/Berlin', '{"email": true}', '{}', 5000, $1
       from generate_series(1, $2::int) n`,
      [NOW, MEMBERS, prefix],
    );

  it('lets the e-mail that is leaving go, and no other; each goes once after it goes on', async () => {
    await members('mailed-');
    const schedule = { kind: 'once', at: WAVE_AT.slice(0, 16), zone: 'UTC' };
    const campaign = { name: 'Wave', trigger: 'schedule', channel: 'email', offerKeys: ['basic-monthly'], schedule };
    await world.ok('PUT', '/v1/campaigns/wave', campaign);
    await world.ok('POST', '/v1/campaigns/wave/schedule', {});
    let paused: Promise<unknown> | null = null;
    mailbox.refuse = async () => {
      await (paused ??= world.ok('POST', '/v1/campaigns/wave/pause'));
      return null;
    };
    await world.at(WAVE_AT);
    expect(mailbox.mails).toHaveLength(1);
    await world.at('2026-03-02T12:00:00Z');
    expect(mailbox.mails).toHaveLength(1);

    await world.ok('POST', '/v1/campaigns/wave/resume');
    await world.drain();
    expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(MEMBERS);
    expect(mailbox.mails).toHaveLength(MEMBERS);
  });

  it('puts into the inbox what was claimed together, and no more; the rest goes at its pace', async () => {
    await members('inboxed-');
    const presented = async () =>
      (
        await world.rows<{ n: number }>(
          `select count(*)::int as n from proposal where channel = 'in_app' and status = 'presented'`,
        )
      )[0]?.n ?? 0;
    await world.ok('PUT', '/v1/policy', { threshold: 0 });
    await world.whileWorkerIsDown(async () => {
      for (let n = 1; n <= MEMBERS; n++)
        await world.ok('POST', '/v1/decisions', { member: `inboxed-${n}`, placement: 'pricing_page' });
      const asked = await world.rows<{ id: string; memberId: string }>(
        `select id, member_id as "memberId" from proposal where channel = 'in_app' order by id`,
      );
      expect(asked).toHaveLength(MEMBERS);
      let delivering = Promise.resolve();
      await inTransaction(world.api.get(Database), async (tx) => {
        // the second batch waits for the first of its members, and meanwhile the campaign pauses
        await tx.query('select 1 from member where id = $1 for update', [asked[CLAIMED_AT_ONCE]?.memberId]);
        delivering = world.api.get(DeliverProposals).run(asked.map(({ id }) => id));
        while ((await presented()) < CLAIMED_AT_ONCE);
        await world.ok('POST', '/v1/campaigns/after-good-use/pause');
      });
      await delivering;
      expect(await presented()).toBe(CLAIMED_AT_ONCE);
    });
    await world.drain();
    expect(await presented()).toBe(CLAIMED_AT_ONCE);
    await world.rows(
      `update campaign set guardrails = guardrails || '{"pacePerMinute": 20}' where key = 'after-good-use'`,
    );
    await world.ok('POST', '/v1/campaigns/after-good-use/resume');
    await world.drain();
    expect(await presented()).toBe(CLAIMED_AT_ONCE + 20);
    await world.at('2026-03-02T12:01:00Z');
    expect(await presented()).toBe(MEMBERS);
  });
});

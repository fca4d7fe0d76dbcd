import { goodDay, seedCatalogue } from '../support/catalogue';
import { Mailbox } from '../support/mailbox';
import { World } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
const GOOD = '2026-03-02T09:50:00Z';

/** From the moment of the objection, on each surface that scores or asks. */
describe('an objection to profiling', () => {
  let world: World;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.open();
    world = await World.start({ now: NOW, env: { SMTP_URL: mailbox.url } });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/plans/basic', {
      name: 'Basic',
      rank: 1,
      entitlements: ['export'],
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 1000, lookupKey: 'basic_month_usd' }],
    });
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.down();
  });

  let people = 0;
  const objector = async (before: (id: string) => Promise<void> = () => Promise.resolve()): Promise<string> => {
    const id = `o-${++people}`;
    await world.ok('PUT', `/v1/members/${id}`, {
      email: `${id}@example.com`,
      timeZone: 'Europe/Berlin',
      consents: { email: true },
    });
    await before(id);
    expect(await world.ok('PUT', `/v1/members/${id}/objection`, { objected: true })).toMatchObject({ objected: true });
    return id;
  };
  const asked = (id: string) =>
    world.rows<{ status: string; because: string | null }>(
      `select status, withdrawn_because as because from proposal p join member m on m.id = member_id where external_id = $1`,
      [id],
    );
  const scores = (id: string) =>
    world.rows('select family, score from engagement join member m on m.id = member_id where external_id = $1', [id]);

  it('signals are stored and not scored, and nothing is decided on them', async () => {
    const id = await objector();
    await goodDay(world, id, GOOD);
    expect([await scores(id), await asked(id)]).toEqual([[], []]);
    expect(
      await world.rows('select d.id from decision d join member m on m.id = member_id where external_id = $1', [id]),
    ).toEqual([]);
  });

  it('what was asked before is shown no more, and withdrawn', async () => {
    const id = await objector((one) => goodDay(world, one, GOOD));
    expect((await world.ok<{ data: object[] }>('GET', `/v1/members/${id}/proposals`)).data).toEqual([]);
    await world.drain();
    expect(await asked(id)).toEqual([{ status: 'withdrawn', because: 'objected' }]);
  });

  it('a decision that is asked for says so, and so does a moment of need', async () => {
    const id = await objector();
    const because = [{ code: 'objected' }];
    expect(await world.ok('POST', '/v1/decisions', { member: id, placement: 'pricing_page' })).toMatchObject({
      outcome: 'none',
      because,
      proposal: null,
    });
    expect(
      await world.ok('POST', '/v1/entitlements/check', { member: id, entitlement: 'export', quantity: 1 }),
    ).toMatchObject({ allowed: false, decision: { outcome: 'none', because } });
    expect((await world.ok<{ dataUsed: string[] }>('GET', `/v1/members/${id}/explanation`)).dataUsed).toEqual([
      'the objection, and nothing else',
    ]);
  });

  it('a message that has not left is never sent', async () => {
    await world.ok('PUT', '/v1/campaigns/by-mail', {
      name: 'By mail',
      trigger: 'signal',
      channel: 'email',
      priority: 10,
      offerKeys: ['basic-monthly'],
    });
    await world.ok('POST', '/v1/campaigns/by-mail/schedule', {});
    let id = '';
    await world.whileWorkerIsDown(async () => {
      id = await objector(async (one) => {
        await world.ok('POST', '/v1/signals', {
          id: `${one}-liked`,
          member: one,
          name: 'content_completed',
          occurredAt: GOOD,
          value: 4,
        });
        const decided = await world.ok('POST', '/v1/decisions', { member: one, placement: 'pricing_page' });
        expect(decided).toMatchObject({ outcome: 'offer', proposal: { status: 'open', channel: 'email' } });
      });
    });
    await world.drain();
    expect(await asked(id)).toEqual([{ status: 'withdrawn', because: 'objected' }]);
    expect(mailbox.mails).toEqual([]);
    await world.ok('POST', '/v1/campaigns/by-mail/cancel');
  });

  it('a wave passes by', async () => {
    const id = await objector();
    await world.ok('PUT', '/v1/members/open', { timeZone: 'Europe/Berlin' });
    await world.ok('PUT', '/v1/campaigns/wave', {
      name: 'Wave',
      trigger: 'schedule',
      channel: 'in_app',
      offerKeys: ['basic-monthly'],
      schedule: { kind: 'once', at: '2026-03-02T11:00', zone: 'UTC' },
    });
    await world.ok('POST', '/v1/campaigns/wave/schedule', {});
    await world.at('2026-03-02T11:00:00Z');
    expect([(await asked('open')).length, await asked(id)]).toEqual([1, []]);
  });

  it('a sale asks neither question', async () => {
    const id = await objector();
    expect(await world.ok('POST', '/v1/sales', { member: id, plan: { key: 'basic' } })).toMatchObject({
      status: 'ready',
      question: null,
      questions: [{ because: 'objected' }, { because: 'objected' }],
    });
  });

  it('ends when the member withdraws it, and makes no member of a stranger', async () => {
    const id = await objector();
    expect(await world.ok('PUT', `/v1/members/${id}/objection`, { objected: false })).toMatchObject({
      objected: false,
    });
    await goodDay(world, id, GOOD);
    expect(await scores(id)).not.toEqual([]);
    expect((await world.call('PUT', '/v1/members/stranger/objection', { objected: true })).body.code).toBe(
      'member_unknown',
    );
  });
});

import { SubscriptionsStore } from '#billing';
import { Database } from '#database';
import { customerOfAnother, goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

interface List<T> {
  data: T[];
  hasMore: boolean;
}
interface Entry {
  cursor: string;
  at: string;
  kind: string;
  id: string;
}
interface Explained {
  outcome: string;
  summary: string;
  rules: { reason: string; passed: boolean; sentence: string }[];
  moment: { value: number; bound: number } | null;
  changes: string[];
  notBefore: string | null;
}

const NOW = '2026-03-02T10:00:00Z';

describe('what an operator looks up', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const ids = async (query: string) =>
    (await world.ok<List<{ id: string }>>('GET', `/v1/members?${query}`)).data.map(({ id }) => id);

  /** All entries, page by page. */
  const walk = async (path: string, limit: number): Promise<Entry[]> => {
    const all: Entry[] = [];
    for (let after = ''; ;) {
      const page = await world.ok<List<Entry>>('GET', `${path}limit=${limit}${after}`);
      all.push(...page.data);
      if (!page.hasMore) return all;
      after = `&startingAfter=${encodeURIComponent(page.data.at(-1)?.cursor ?? '')}`;
    }
  };

  it('a member is found by how the id, the address or the name begins, each once, page by page', async () => {
    await world.ok('PUT', '/v1/members/Zoe', { email: 'zoe@example.com', traits: { name: 'Zoe Mai' } });
    await world.ok('PUT', '/v1/members/m-2', { email: 'ZOEY@example.com' });
    await world.ok('PUT', '/v1/members/m-3', { email: 'x@example.com', traits: { name: 'zoé' } });
    await world.ok('PUT', '/v1/members/m-4', { traits: { name: 'Zoe Abel' } });
    await world.ok('PUT', '/v1/members/z%25', {});
    expect(await ids('query=zo')).toEqual(['Zoe', 'm-2', 'm-4', 'm-3']);
    expect(await ids('query=ZOE')).toEqual(['Zoe', 'm-2', 'm-4']);
    expect(await ids('query=z%25')).toEqual(['z%']);
    const found: string[] = [];
    for (let after = ''; ;) {
      const page = await world.ok<List<{ id: string }>>('GET', `/v1/members?query=zo&limit=1${after}`);
      found.push(...page.data.map(({ id }) => id));
      if (!page.hasMore) break;
      after = `&startingAfter=${page.data[0]?.id}`;
    }
    expect(found).toEqual(['Zoe', 'm-2', 'm-4', 'm-3']);
  });

  it('members are listed by plan and by how they stand', async () => {
    const subscription = await payingMember(world, 'payer', 'basic');
    await payingMember(world, 'leaver', 'premium');
    const [leaving] = await world.rows<{ id: string }>(
      `select s.id from subscription s join member m on m.id = member_id where external_id = 'leaver'`,
    );
    await world.stripe('POST', `subscriptions/${leaving?.id}`, { cancel_at_period_end: 'true' });
    await world.ok('PUT', '/v1/members/m-2', { objected: true });
    // what ends at another application of the same Stripe account says nothing about a plan here
    const stripeCustomerId = await customerOfAnother(world, { cancel_at_period_end: 'true' });
    await world.ok('PUT', '/v1/members/m-4/stripe-customer', { stripeCustomerId });
    await world.drain();
    expect(subscription).toMatch(/^sub_/);
    expect(await ids('status=paying')).toEqual(['payer', 'leaver']);
    expect(await ids('status=leaving')).toEqual(['leaver']);
    const members = await world.rows<{ id: string; name: string }>('select id, external_id as name from member');
    const leavers = await world.api.get(SubscriptionsStore).membersLeaving(
      world.api.get(Database),
      members.map(({ id }) => id),
    );
    expect(members.filter(({ id }) => leavers.has(id)).map(({ name }) => name)).toEqual(['leaver']);
    expect(await ids('status=objected')).toEqual(['m-2']);
    expect(await ids('status=paying&plan=basic')).toEqual(['payer']);
    expect(await ids('plan=premium&query=lea')).toEqual(['leaver']);
    expect(await ids('status=past_due')).toEqual([]);
    expect((await world.call('GET', '/v1/members?status=happy')).body.code).toBe('invalid_request');
  });

  it('the timeline tells all that happened, newest first, and pages meet without a gap or a repeat', async () => {
    await world.ok('PUT', '/v1/members/ann', { timeZone: 'Europe/Berlin' });
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    await world.ok('POST', '/v1/sales', { member: 'ann', plan: { key: 'basic' } });
    const inbox = await world.ok<List<{ id: string }>>('GET', '/v1/members/ann/proposals');
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>(
      'POST',
      `/v1/proposals/${inbox.data[0]?.id}/accept`,
      { consent: { terms: '10.00 USD a month', shownAt: NOW } },
    );
    await world.payOnPage(checkoutUrl, 'pm_card_visa');
    await world.drain();

    const all = await walk('/v1/members/ann/timeline?', 100);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['signal', 'decision', 'proposal', 'plan_change', 'payment', 'sale']),
    );
    const times = all.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(await walk('/v1/members/ann/timeline?', 2)).toEqual(all);
    expect(all.find(({ kind }) => kind === 'payment')).toMatchObject({ amountMinor: 1000, refundedMinor: 0 });
    expect(all.find(({ kind }) => kind === 'plan_change')).toMatchObject({ status: 'succeeded', toPlan: 'basic' });

    const signals = await walk('/v1/members/ann/timeline?kinds=signal,sale&', 3);
    expect(signals).toEqual(all.filter(({ kind }) => kind === 'signal' || kind === 'sale'));
    expect((await world.call('GET', '/v1/members/ann/timeline?startingAfter=x')).body.code).toBe('invalid_request');
    expect((await world.call('GET', '/v1/members/nobody/timeline')).body.code).toBe('member_unknown');
  });

  it('invoices are those that Stripe has at that moment', async () => {
    const { data, hasMore } = await world.ok<List<object>>('GET', '/v1/members/payer/invoices');
    expect([data, hasMore]).toMatchObject([
      [{ status: 'paid', currency: 'usd', totalMinor: 1000, paidMinor: 1000 }],
      false,
    ]);
    expect(await world.ok('GET', '/v1/members/m-3/invoices')).toEqual({ data: [], hasMore: false });
  });

  it('a sale is shown with its whole conversation, in the list too', async () => {
    const { id } = await world.ok<{ id: string }>('POST', '/v1/sales', { member: 'm-4', plan: { key: 'basic' } });
    await world.ok('POST', `/v1/sales/${id}/answers`, { question: 'up_sell', answer: 'no' });
    const sale = await world.ok('GET', `/v1/sales/${id}`);
    expect(sale).toMatchObject({
      member: 'm-4',
      status: 'ready',
      questions: [
        {
          kind: 'up_sell',
          state: 'asked',
          answer: 'no',
          answeredAt: '2026-03-02T10:00:00.000Z',
          words: { yes: expect.any(String) as string },
        },
        { kind: 'cross_sell', state: 'nothing_to_ask' },
      ],
    });
    expect((await world.ok<List<object>>('GET', '/v1/sales?member=m-4')).data).toEqual([sale]);
    const first = await world.ok<List<{ id: string }>>('GET', '/v1/sales?limit=1');
    expect([first.data[0]?.id, first.hasMore]).toEqual([id, true]);
    const second = await world.ok<List<{ id: string }>>('GET', `/v1/sales?limit=1&startingAfter=${id}`);
    expect(second.data[0]?.id).not.toBe(id);
    expect((await world.ok<List<object>>('GET', '/v1/sales?status=paid')).data).toEqual([]);
  });

  it('the first page has what no report gives', async () => {
    expect(await world.ok('GET', '/v1/overview')).toMatchObject({
      mrr: [{ currency: 'usd', amountMinor: 4000, subscriptions: 3 }],
      membersByPlan: [{ plan: 'free' }, { plan: 'basic', members: 2 }, { plan: 'premium', members: 1 }],
      openProposals: 0,
      runningCampaigns: 1,
      queue: { waiting: 0, dead: 0 },
    });
    expect(await world.ok('GET', '/v1/holdout')).toMatchObject({ share: 0, stage: 'running', saltIsOwn: false });
  });

  it('the check of Stripe names account, endpoint and what differs, and why it could not ask', async () => {
    expect(await world.ok('GET', '/v1/stripe/check')).toMatchObject({
      mode: 'test',
      account: 'acct_sandbox',
      fault: null,
      webhookEndpoints: [
        { url: `${await world.api.getUrl()}/webhooks/stripe`, enabled: true, apiVersion: '2026-10-28.endive' },
      ],
      lastEvent: { type: expect.any(String) as string },
      differences: [],
    });
    const archived = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'basic_year_usd',
    });
    await world.stripe('POST', `prices/${archived.data[0]?.id}`, { active: 'false' });
    expect(await world.ok('GET', '/v1/stripe/check')).toMatchObject({
      differences: [{ lookupKey: 'basic_year_usd', state: 'archived' }],
    });
  });

  describe('why a member is asked or not', () => {
    const explained = (id: string) => world.ok<Explained>('GET', `/v1/members/${id}/explanation`);

    it('tells a support agent why somebody was not asked again, until when, and what would change it', async () => {
      await world.ok('PUT', '/v1/members/asked', {});
      await goodDay(world, 'asked', '2026-03-02T09:50:00Z');
      const { outcome, summary, rules, changes } = await explained('asked');
      expect([outcome, summary]).toEqual([
        'none',
        'An earlier proposal is still open. The last ask is too recent, or the member declined several times in a row.',
      ]);
      expect(rules.find(({ reason }) => reason === 'cooldown')?.sentence).toContain('Until 2026-03-09T10:00:00.000Z.');
      expect(changes).toContain('An answer to the open proposal, or its expiry.');
    });

    it('says what is missing to one who has done nothing yet', async () => {
      await world.ok('PUT', '/v1/members/new', {});
      const answer = await explained('new');
      expect([answer.outcome, answer.moment?.value, answer.moment?.bound]).toEqual(['none', 0, 3.5]);
      expect(answer.notBefore).toBe('2026-03-02T10:00:00.000Z');
    });

    it('writes nothing, and knows nobody who is not there', async () => {
      const count = () =>
        world.rows('select (select count(*) from decision)::int d, (select count(*) from outbox_job)::int j');
      const before = await count();
      await explained('new');
      expect(await count()).toEqual(before);
      expect((await world.call('GET', '/v1/members/nobody/explanation')).body.code).toBe('member_unknown');
    });
  });
});

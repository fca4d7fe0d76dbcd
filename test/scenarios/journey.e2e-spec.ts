import { BACKENDS, World } from '../support/world';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';

interface Proposal {
  id: string;
  plan: string;
  status: string;
  price: { lookupKey: string; unitAmountMinor: number; interval: string | null };
}
interface Accepted {
  planChange: { id: string; status: string; kind: string };
  quote: { id: string; amountDueNowMinor: number; recurringMinor: number } | null;
  checkoutUrl: string | null;
}
const consent = { consent: { terms: 'Basic, 10.00 USD a month, cancel any time.', shownAt: '2026-03-02T12:00:00Z' } };

describe.each(BACKENDS)('the journey, queue on %s', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ backend });
    await seedCatalogue(world);
    await world.at('2026-03-02T12:00:00Z');
  });
  afterAll(() => world.stop());

  const inbox = async (member: string) =>
    (await world.ok<{ data: Proposal[] }>('GET', `/v1/members/${member}/proposals`)).data;
  const firstProposal = async (member: string): Promise<Proposal> => {
    const [proposal] = await inbox(member);
    if (!proposal) throw new Error(`${member} has no proposal`);
    return proposal;
  };
  const known = (id: string) => world.ok<Proposal>('GET', `/v1/proposals/${id}`);
  const planOf = async (member: string) => (await world.ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;
  const changeOf = (id: string) =>
    world.ok<{ status: string; failureCode: string | null; url: string | null }>('GET', `/v1/plan-changes/${id}`);

  it('a free member has a good day, is asked, says yes, pays on the hosted page and is on the higher plan, in our rows and in Stripe', async () => {
    await world.ok('PUT', '/v1/members/ann', { timeZone: 'Europe/Berlin', email: 'ann@example.com' });
    await goodDay(world, 'ann', '2026-03-02T11:50:00Z');
    const proposal = await firstProposal('ann');
    expect(proposal).toMatchObject({ plan: 'basic', status: 'presented', price: { interval: 'month' } });

    const accepted = await world.ok<Accepted>('POST', `/v1/proposals/${proposal.id}/accept`, consent);
    expect(accepted).toMatchObject({ planChange: { kind: 'checkout', status: 'requires_action' }, quote: null });
    expect(await planOf('ann')).toBe('free');

    const paid = await world.payOnPage(accepted.checkoutUrl ?? '', 'pm_card_visa');
    expect(paid.status).toBe(303);
    await world.drain();
    expect(await planOf('ann')).toBe('basic');
    expect(await changeOf(accepted.planChange.id)).toMatchObject({ status: 'succeeded' });
    const [row] = await world.rows<{ lookup_key: string; status: string }>(
      `select lookup_key, s.status from subscription s join member m on m.id = s.member_id where external_id = 'ann'`,
    );
    expect(row).toEqual({ lookup_key: 'basic_month_usd', status: 'active' });
    expect(await inbox('ann')).toEqual([]);
    expect(await known(proposal.id)).toEqual({ ...proposal, status: 'accepted' });
  });

  it('a proposal is read by its id, seen, answered or not; what is no id of one is refused', async () => {
    await world.ok('PUT', '/v1/members/gil', {});
    await goodDay(world, 'gil', '2026-03-02T11:50:00Z');
    const proposal = await firstProposal('gil');
    expect(await known(proposal.id)).toEqual(proposal);
    const declined = await world.ok('POST', `/v1/proposals/${proposal.id}/decline`);
    expect(declined).toMatchObject({ status: 'declined' });
    expect(await known(proposal.id)).toEqual(declined);
    const [unknown, malformed] = ['0198c0de-0000-7000-8000-000000000000', 'gil'].map((id) => `/v1/proposals/${id}`);
    expect((await world.call('GET', unknown ?? '')).body.code).toBe('proposal_unknown');
    expect((await world.call('GET', malformed ?? '')).body.code).toBe('invalid_request');
  });

  it('a paying member confirms a quote and is charged exactly that, in place, on the same subscription', async () => {
    const subscriptionId = await payingMember(world, 'bob', 'basic');
    await world.at('2026-03-12T12:00:00Z');
    await goodDay(world, 'bob', '2026-03-12T11:50:00Z');
    const proposal = await firstProposal('bob');
    const accepted = await world.ok<Accepted>('POST', `/v1/proposals/${proposal.id}/accept`, consent);
    expect(accepted).toMatchObject({ planChange: { kind: 'update', status: 'quoted' }, checkoutUrl: null });
    const quoted = accepted.quote?.amountDueNowMinor ?? 0;
    expect(quoted).toBeGreaterThan(0);
    expect(quoted).toBeLessThan(1000);
    expect(accepted.quote?.recurringMinor).toBe(2000);

    await world.ok('POST', '/v1/plan-changes', { quoteId: accepted.quote?.id });
    await world.ok('POST', '/v1/plan-changes', { quoteId: accepted.quote?.id });
    await world.drain();
    expect(await planOf('bob')).toBe('premium');
    expect(await changeOf(accepted.planChange.id)).toMatchObject({ status: 'succeeded' });
    const subscription = await world.stripe<{
      latest_invoice: string;
      customer: string;
      items: { data: { price: { lookup_key: string } }[] };
    }>('GET', `subscriptions/${subscriptionId}`);
    expect(subscription.items.data.map(({ price }) => price.lookup_key)).toEqual(['premium_month_usd']);
    const invoices = await world.stripe<{ data: { id: string; amount_paid: number }[] }>('GET', 'invoices', {
      customer: subscription.customer,
    });
    expect(invoices.data.map(({ amount_paid }) => amount_paid).sort((a, b) => a - b)).toEqual([quoted, 1000]);
  });

  it('a declined card leaves the old tier intact and shows where to pay; unpaid, the change expires', async () => {
    await payingMember(world, 'cem', 'basic', 'pm_card_chargeCustomerFail');
    await goodDay(world, 'cem', '2026-03-12T11:51:00Z');
    const accepted = await world.ok<Accepted>(
      'POST',
      `/v1/proposals/${(await firstProposal('cem')).id}/accept`,
      consent,
    );
    await world.ok('POST', '/v1/plan-changes', { quoteId: accepted.quote?.id });
    await world.drain();
    expect(await planOf('cem')).toBe('basic');
    const change = await changeOf(accepted.planChange.id);
    expect(change.status).toBe('requires_action');
    expect(change.failureCode).toMatch(/decline/);
    expect(change.url).toContain('http');
    await world.at('2026-03-13T12:30:00Z');
    expect(await changeOf(accepted.planChange.id)).toMatchObject({ status: 'expired' });
    expect(await planOf('cem')).toBe('basic');
  });

  it('a member in the holdout is never asked, and the decision says so', async () => {
    const asked = await World.start({ backend, env: { HOLDOUT_SHARE: '0.5' } });
    try {
      await seedCatalogue(asked);
      const members = Array.from({ length: 20 }, (_, i) => `member-${i}`);
      for (const id of members) await asked.ok('PUT', `/v1/members/${id}`, {});
      await goodDay(asked, members, '2026-03-02T09:50:00Z');
      const { data } = await asked.ok<{ data: { id: string; heldOut: boolean }[] }>('GET', '/v1/members?limit=100');
      for (const { id, heldOut } of data) {
        const proposals = await asked.ok<{ data: Proposal[] }>('GET', `/v1/members/${id}/proposals`);
        expect({ id, asked: proposals.data.length > 0 }).toEqual({ id, asked: !heldOut });
      }
      const held = data.filter(({ heldOut }) => heldOut).length;
      expect(held).toBeGreaterThan(3);
      expect(held).toBeLessThan(17);
      const reasons = await asked.rows<{ n: number }>(`select count(*)::int n from decision where outcome = 'holdout'`);
      expect(reasons[0]?.n).toBe(held);
    } finally {
      await asked.stop();
    }
  });

  it('a wave starts at its time, asks each member of its audience once, and no one else', async () => {
    for (let i = 0; i < 30; i++)
      await world.ok('PUT', `/v1/members/wave-${i}`, { timeZone: i % 2 ? 'Europe/Berlin' : 'America/New_York' });
    await world.ok('PUT', '/v1/members/wave-0', { objected: true });
    await world.ok('PUT', '/v1/offers/basic-yearly', {
      planKey: 'basic',
      interval: 'year',
      currency: 'usd',
      words: { title: 'A year of basic', body: 'Twelve months, two of them free.' },
    });
    const wave = {
      name: 'Spring',
      trigger: 'schedule',
      channel: 'in_app',
      audience: { plan: ['free'] },
      offerKeys: ['basic-yearly'],
    };
    await world.ok('PUT', '/v1/campaigns/spring', wave);
    await world.ok('POST', '/v1/campaigns/spring/schedule', { startsAt: '2026-03-14T09:00:00Z' });
    await world.at('2026-03-14T08:59:00Z');
    expect(await inbox('wave-1')).toEqual([]);
    await world.at('2026-03-14T09:01:00Z');
    await world.whileWorkerIsDown();
    await world.at('2026-03-14T09:02:00Z');
    expect(await world.ok('GET', '/v1/campaigns/spring')).toMatchObject({ status: 'completed' });
    const asked = await world.rows<{ external_id: string; n: number }>(
      `select external_id, count(*)::int n from proposal p join member m on m.id = p.member_id
       where campaign_id = (select id from campaign where key = 'spring') group by 1 order by 1`,
    );
    expect(asked.filter(({ external_id }) => external_id.startsWith('wave-'))).toHaveLength(29);
    expect(asked.every(({ n }) => n === 1)).toBe(true);
    expect(asked.some(({ external_id }) => ['wave-0', 'ann', 'bob', 'cem'].includes(external_id))).toBe(false);
  });

  it('an unanswered proposal expires, and the next good moment waits for the cooldown', async () => {
    const proposal = await firstProposal('wave-5');
    expect(proposal.price).toMatchObject({ lookupKey: 'basic_year_usd', unitAmountMinor: 10_000, interval: 'year' });
    const [month, year] = [1000, 10_000].map((unitAmountMinor, i) => {
      const interval = i === 0 ? 'month' : 'year';
      return { interval, currency: 'usd', unitAmountMinor, lookupKey: `basic_${interval}_usd` };
    });
    await world.ok('PUT', '/v1/plans/basic', { name: 'Basic', rank: 1, prices: [month] });
    expect((await firstProposal('wave-5')).price.interval).toBeNull();
    await world.ok('PUT', '/v1/plans/basic', { name: 'Basic', rank: 1, prices: [month, year] });
    await world.at('2026-03-19T09:02:00Z');
    expect(await inbox('wave-5')).toEqual([]);
    expect(await known(proposal.id)).toMatchObject({ status: 'expired' });
    const late = await world.call('POST', `/v1/proposals/${proposal.id}/accept`, consent);
    expect([late.status, late.body.code]).toEqual([409, 'proposal_closed']);
    await goodDay(world, 'wave-5', '2026-03-19T09:00:00Z');
    const held = await world.ok<{ outcome: string; because: { code: string }[]; until: string }>(
      'POST',
      '/v1/decisions',
      {
        member: 'wave-5',
        placement: 'limit_reached',
        dryRun: true,
      },
    );
    expect([held.outcome, held.because[0]?.code, held.until]).toEqual(['hold', 'cooldown', '2026-03-21T09:01:00.000Z']);
  });

  it('a bad experience between decision and delivery withdraws the proposal', async () => {
    await world.ok('PUT', '/v1/members/dan', {});
    const signal = (name: string, value?: number) => ({
      id: `dan-${name}`,
      member: 'dan',
      name,
      occurredAt: '2026-03-19T09:00:00Z',
      ...(value && { value }),
    });
    const place = { member: 'dan', placement: 'pricing_page' };
    await world.whileWorkerIsDown(async () => {
      await world.ok('POST', '/v1/signals', signal('content_completed', 4));
      const { outcome, proposal } = await world.ok<{ outcome: string; proposal: Proposal }>(
        'POST',
        '/v1/decisions',
        place,
      );
      expect([outcome, proposal.status]).toEqual(['offer', 'open']);
      expect(await known(proposal.id)).toEqual(proposal);
      await world.ok('POST', '/v1/signals', signal('ticket_opened'));
    });
    await world.drain();
    expect(await inbox('dan')).toEqual([]);
    const [withdrawn] = await world.rows<{ id: string; because: string }>(
      `select p.id, withdrawn_because as because from proposal p join member m on m.id = p.member_id where external_id = 'dan'`,
    );
    expect(withdrawn?.because).toBe('blocked_by_signal');
    expect(await known(withdrawn?.id ?? '')).toMatchObject({ status: 'withdrawn' });
    expect(await world.ok('POST', '/v1/decisions', place)).toMatchObject({
      outcome: 'none',
      because: [{ code: 'blocked_by_signal' }],
    });
  });

  it('an objection stops scoring and asking at once, and hides what was asked', async () => {
    await world.ok('PUT', '/v1/members/fay', {});
    await goodDay(world, 'fay', '2026-03-19T09:00:00Z');
    expect(await inbox('fay')).toHaveLength(1);
    await world.ok('PUT', '/v1/members/fay', { objected: true });
    expect(await inbox('fay')).toEqual([]);
    const score = () =>
      world.rows(
        `select score from engagement e join member m on m.id = e.member_id where external_id = 'fay' order by 1`,
      );
    const before = await score();
    await goodDay(world, 'fay', '2026-03-19T09:01:00Z');
    expect(await score()).toEqual(before);
  });

  it('recurring revenue adds up: start + movements = end = what Stripe charges', async () => {
    const { data } = await world.ok<{
      data: { startMinor: number; endMinor: number; movements: { amountMinor: number }[] }[];
    }>('GET', '/v1/reports/mrr-movements?from=2026-03-10T00:00:00Z&to=2026-04-01T00:00:00Z');
    const [usd] = data;
    expect(usd?.movements.reduce((sum, { amountMinor }) => sum + amountMinor, usd.startMinor)).toBe(usd?.endMinor);
    expect(usd).toMatchObject({ startMinor: 2000, endMinor: 4000 });
    const subscriptions = await world.stripe<{ data: { items: { data: { price: { unit_amount: number } }[] } }[] }>(
      'GET',
      'subscriptions',
      { status: 'active' },
    );
    expect(subscriptions.data.reduce((sum, { items }) => sum + (items.data[0]?.price.unit_amount ?? 0), 0)).toBe(4000);
  });
});

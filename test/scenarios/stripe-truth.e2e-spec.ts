import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { control, World } from '../support/world';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { changing } from '../support/plan-changing';

interface Accepted {
  planChange: { id: string; status: string };
  quote: { id: string; amountDueNowMinor: number } | null;
  checkoutUrl: string | null;
}
const consent = { consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' } };

describe('Stripe’s truth wins', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ env: { RECONCILE_MINUTES: '0' } });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  afterEach(() => control(world.sandbox, 'faults', {}));

  const { planOf, customerOf, invoices, movementsOf } = changing(() => world);

  const accept = async (member: string): Promise<Accepted> => {
    await goodDay(world, member, '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
    return world.ok<Accepted>('POST', `/v1/proposals/${data[0]?.id}/accept`, consent);
  };
  const many = async (path: string) =>
    (await world.stripe<{ data: unknown[] }>('GET', path, { limit: '100' })).data.length;

  it('whatever the order and number of deliveries', async () => {
    await world.ok('PUT', '/v1/members/often', {});
    const { checkoutUrl } = await accept('often');
    await control(world.sandbox, 'faults', { deliveries: { duplicate: 3, reverse: true } });
    await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('often')).toBe('basic');
    expect((await movementsOf('often')).map(({ kind }) => kind)).toEqual(['new']);
  });

  it('and the return page settles when every delivery is lost', async () => {
    await world.ok('PUT', '/v1/members/returned', {});
    const { checkoutUrl } = await accept('returned');
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    const { location } = await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    const page = await world.api.inject({
      method: 'GET',
      url: new URL(location ?? '').pathname + new URL(location ?? '').search,
    });
    expect(page.body).toContain('Thank you');
    expect(await planOf('returned')).toBe('basic');
  });

  it('and one mutation is made when Stripe fails after it has committed, or cuts the line, and all events are lost', async () => {
    for (const kind of ['status_500_after_commit', 'cut_after_commit']) {
      const member = `once-${kind.replaceAll('_', '-')}`;
      const subscription = await payingMember(world, member, 'basic');
      const { planChange, quote } = await accept(member);
      await control(world.sandbox, 'faults', {
        deliveries: { drop: 1000 },
        requests: [{ method: 'POST', path: `/v1/subscriptions/${subscription}`, times: 2, kind }],
      });
      await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
      await world.drain();
      expect([kind, await planOf(member)]).toEqual([kind, 'premium']);
      expect(await invoices(member)).toHaveLength(2);
      expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({ status: 'succeeded' });
    }
  });

  it('and an attempt keeps its key, in however many jobs it is made', async () => {
    const subscription = await payingMember(world, 'keyed', 'basic');
    const { planChange, quote } = await accept('keyed');
    const path = `/v1/subscriptions/${subscription}`;
    await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 2, kind: 'lock_timeout' }] });
    const keys = keysOf(path);
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    expect([keys(), await planOf('keyed')]).toEqual([Array(3).fill(`change:${planChange.id}:1`), 'premium']);
  });

  it('and many clicks at once are one: one customer, one session, one change, one invoice', async () => {
    await world.ok('PUT', '/v1/members/clicking', {});
    await goodDay(world, 'clicking', '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/clicking/proposals');
    const [customers, sessions] = [await many('customers'), await many('checkout/sessions')];
    const clicks = await Promise.all(
      Array.from({ length: 6 }, () => world.call<Accepted>('POST', `/v1/proposals/${data[0]?.id}/accept`, consent)),
    );
    expect(new Set(clicks.map(({ status, body }) => `${status} ${body.checkoutUrl}`)).size).toBe(1);
    expect([await many('customers'), await many('checkout/sessions')]).toEqual([customers + 1, sessions + 1]);

    await payingMember(world, 'confirming', 'basic');
    const { quote } = await accept('confirming');
    await Promise.all(Array.from({ length: 6 }, () => world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id })));
    await world.drain();
    expect([await planOf('confirming'), (await invoices('confirming')).length]).toEqual(['premium', 2]);
  });

  it('and of yes, no and expiry at once one wins', async () => {
    await world.ok('PUT', '/v1/members/torn', {});
    await goodDay(world, 'torn', '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/torn/proposals');
    const path = `/v1/proposals/${data[0]?.id}`;
    const answers = await Promise.all([
      world.call('POST', `${path}/accept`, consent),
      world.call('POST', `${path}/decline`),
      world.call('POST', `${path}/accept`, consent),
    ]);
    const [row] = await world.rows<{ status: string; changes: number }>(
      'select status, (select count(*)::int from plan_change where proposal_id = proposal.id) as changes from proposal where id = $1',
      [data[0]?.id],
    );
    const yes = row?.status === 'accepted';
    expect(row).toEqual({ status: yes ? 'accepted' : 'declined', changes: yes ? 1 : 0 });
    expect(answers.map(({ status }) => status)).toEqual(yes ? [200, 409, 200] : [409, 200, 409]);
  });

  it('and a customer belongs to one member, a member to one customer', async () => {
    await payingMember(world, 'linked', 'basic');
    await world.ok('PUT', '/v1/members/eve', {});
    const taken = await world.call('PUT', '/v1/members/eve/stripe-customer', {
      stripeCustomerId: await customerOf('linked'),
    });
    const other = await world.call('PUT', '/v1/members/linked/stripe-customer', { stripeCustomerId: 'cus_other' });
    expect([taken.body.code, other.body.code]).toEqual(['stripe_customer_taken', 'stripe_customer_taken']);
  });

  it('and a subscription that was ended in the dashboard ends the plan', async () => {
    const subscription = await payingMember(world, 'ended', 'premium');
    expect(await planOf('ended')).toBe('premium');
    await world.stripe('DELETE', `subscriptions/${subscription}`);
    await world.drain();
    expect(await planOf('ended')).toBe('free');
    expect((await movementsOf('ended')).reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
  });

  it('and a quote that no longer holds is answered with a new one, and nothing is charged', async () => {
    const subscription = await payingMember(world, 'stale', 'basic');
    const { planChange, quote } = await accept('stale');
    await world.stripe('POST', `subscriptions/${subscription}`, {
      'items[0][id]': await itemOf(subscription),
      'items[0][quantity]': '2',
      proration_behavior: 'none',
    });
    const stale = await world.call<{ code: string; quote: { amountDueNowMinor: number } }>('POST', '/v1/plan-changes', {
      quoteId: quote?.id,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'quote_stale']);
    expect(stale.body.quote.amountDueNowMinor).not.toBe(quote?.amountDueNowMinor);
    expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({ status: 'quoted' });
    expect(await invoices('stale')).toHaveLength(1);
  });

  it('and two live subscriptions stop everything: unknown state, no offer, no charge', async () => {
    await payingMember(world, 'double', 'basic');
    const prices = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'premium_month_usd',
    });
    await world.stripe('POST', 'subscriptions', {
      customer: await customerOf('double'),
      'items[0][price]': prices.data[0]?.id ?? '',
    });
    await world.drain();
    expect(await world.ok('GET', '/v1/members/double')).toMatchObject({ plan: 'basic', planState: 'unknown' });
    await goodDay(world, 'double', '2026-03-02T09:50:00Z');
    expect((await world.ok<{ data: unknown[] }>('GET', '/v1/members/double/proposals')).data).toEqual([]);
  });

  it('and a clock some seconds behind Stripe’s does not keep a member from a change right after a period began', async () => {
    const [row] = await world.rows<{ now: Date }>('select now from test_clock');
    await control(world.sandbox, 'clock', { now: new Date((row?.now.getTime() ?? 0) + 30_000).toISOString() });
    await payingMember(world, 'ida', 'basic');
    const { quote } = await world.ok<Accepted>('POST', '/v1/quotes', { member: 'ida', plan: 'premium' });
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    expect(await planOf('ida')).toBe('premium');
  });

  it('and an expired quote charges nothing', async () => {
    await payingMember(world, 'slow', 'basic');
    const { quote } = await accept('slow');
    await world.at('2026-03-02T10:10:31Z');
    const late = await world.call('POST', '/v1/plan-changes', { quoteId: quote?.id });
    expect([late.status, late.body.code]).toEqual([409, 'quote_expired']);
  });

  it('and what changed while every event was lost is found and repaired within the hour', async () => {
    const subscription = await payingMember(world, 'lost', 'premium');
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    await world.stripe('DELETE', `subscriptions/${subscription}`);
    await world.drain();
    expect(await world.ok('GET', '/v1/members/lost')).toMatchObject({ plan: 'premium' });
    await world.at('2026-03-02T11:00:00Z');
    expect(await world.ok('GET', '/v1/members/lost')).toMatchObject({ plan: 'free', planState: 'known' });
  });

  it('and a change that never reaches Stripe is closed after a day, uncharged, and the member may try again', async () => {
    const subscription = await payingMember(world, 'cut-off', 'basic');
    const { planChange, quote } = await accept('cut-off');
    const path = `/v1/subscriptions/${subscription}`;
    await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 1000, kind: 'cut_before' }] });
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    const stateOf = () => world.ok('GET', `/v1/plan-changes/${planChange.id}`);
    expect([await world.ok('GET', '/v1/jobs'), await stateOf()]).toMatchObject([{ dead: 1 }, { status: 'submitted' }]);
    await control(world.sandbox, 'faults', {});
    await world.at('2026-03-03T10:30:00Z'); // Stripe may have forgotten the key: from now on it is only read
    const keys = keysOf(path);
    const [dead] = (await world.ok<{ data: { id: string }[] }>('GET', '/v1/jobs?state=dead')).data;
    await world.ok('POST', `/v1/jobs/${dead?.id}/retry`);
    await world.drain();
    expect([keys(), await stateOf()]).toMatchObject([[], { status: 'submitted' }]);
    await world.at('2026-03-03T12:00:00Z');
    expect(await stateOf()).toMatchObject({ status: 'failed', failureCode: 'not_applied' });
    expect([await planOf('cut-off'), (await invoices('cut-off')).length]).toEqual(['basic', 1]);
    await goodDay(world, 'cut-off', '2026-03-03T11:50:00Z');
    const said = await world.ok<{ because: { code: string }[] }>('POST', '/v1/decisions', {
      member: 'cut-off',
      placement: 'pricing_page',
    });
    expect(said.because.map(({ code }) => code)).not.toContain('change_in_progress');
  });

  async function itemOf(subscription: string): Promise<string> {
    const { items } = await world.stripe<{ items: { data: { id: string }[] } }>('GET', `subscriptions/${subscription}`);
    return items.data[0]?.id ?? '';
  }
});

/** From now on until it is called: under which keys this process posts to `path`. */
function keysOf(path: string): () => unknown[] {
  const keys: unknown[] = [];
  const hear = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    if (request.method === 'POST' && request.path === path) keys.push(request.getHeader('idempotency-key'));
  };
  subscribe('http.client.request.start', hear);
  return () => {
    unsubscribe('http.client.request.start', hear);
    return keys;
  };
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { control, World } from '../support/world';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';

interface Accepted {
  planChange: { id: string; status: string };
  quote: { id: string; amountDueNowMinor: number } | null;
  checkoutUrl: string | null;
}
const consent = { consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' } };

describe('Stripe’s truth wins', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterEach(() => world.stop());

  const accept = async (member: string): Promise<Accepted> => {
    await goodDay(world, member, '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', `/v1/members/${member}/proposals`);
    return world.ok<Accepted>('POST', `/v1/proposals/${data[0]?.id}/accept`, consent);
  };
  const planOf = async (member: string) => (await world.ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;
  const invoicesPaid = async () =>
    (await world.stripe<{ data: unknown[] }>('GET', 'invoices', { status: 'paid', limit: '100' })).data.length;

  it('whatever the order and number of deliveries', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    const { checkoutUrl } = await accept('ann');
    await control(world.sandbox, 'faults', { deliveries: { duplicate: 3, reverse: true } });
    await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('ann')).toBe('basic');
    const movements = await world.rows<{ kind: string }>('select kind from mrr_movement');
    expect(movements.map(({ kind }) => kind)).toEqual(['new']);
  });

  it('and the return page settles when every delivery is lost', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    const { checkoutUrl } = await accept('ann');
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    const { location } = await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    const page = await world.api.inject({
      method: 'GET',
      url: new URL(location ?? '').pathname + new URL(location ?? '').search,
    });
    expect(page.body).toContain('Thank you');
    expect(await planOf('ann')).toBe('basic');
  });

  it('and what changed while every event was lost is found and repaired within the hour', async () => {
    const lossy = await World.start({ env: { RECONCILE_MINUTES: '0' } });
    try {
      await seedCatalogue(lossy);
      const subscription = await payingMember(lossy, 'bob', 'premium');
      await control(lossy.sandbox, 'faults', { deliveries: { drop: 1000 } });
      await lossy.stripe('DELETE', `subscriptions/${subscription}`);
      await lossy.drain();
      expect(await lossy.ok('GET', '/v1/members/bob')).toMatchObject({ plan: 'premium' });
      await lossy.at('2026-03-02T11:00:00Z');
      expect(await lossy.ok('GET', '/v1/members/bob')).toMatchObject({ plan: 'free', planState: 'known' });
    } finally {
      await lossy.stop();
    }
  });

  it('and one mutation is made when Stripe fails after it has committed, or cuts the line, and all events are lost', async () => {
    for (const kind of ['status_500_after_commit', 'cut_after_commit']) {
      const member = `bob-${kind.replaceAll('_', '-')}`;
      const subscription = await payingMember(world, member, 'basic');
      const paid = await invoicesPaid();
      const { planChange, quote } = await accept(member);
      await control(world.sandbox, 'faults', {
        deliveries: { drop: 1000 },
        requests: [{ method: 'POST', path: `/v1/subscriptions/${subscription}`, times: 2, kind }],
      });
      await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
      await world.drain();
      expect([kind, await planOf(member)]).toEqual([kind, 'premium']);
      expect(await invoicesPaid()).toBe(paid + 1);
      expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({ status: 'succeeded' });
    }
  });

  it('and an attempt keeps its key, in however many jobs it is made', async () => {
    const subscription = await payingMember(world, 'bob', 'basic');
    const { planChange, quote } = await accept('bob');
    const path = `/v1/subscriptions/${subscription}`;
    await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 2, kind: 'lock_timeout' }] });
    const keys = keysOf(path);
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    expect([keys(), await planOf('bob')]).toEqual([Array(3).fill(`change:${planChange.id}:1`), 'premium']);
  });

  it('and many clicks at once are one: one customer, one session, one change, one invoice', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ann/proposals');
    const clicks = await Promise.all(
      Array.from({ length: 6 }, () => world.call<Accepted>('POST', `/v1/proposals/${data[0]?.id}/accept`, consent)),
    );
    expect(new Set(clicks.map(({ status, body }) => `${status} ${body.checkoutUrl}`)).size).toBe(1);
    expect((await world.stripe<{ data: unknown[] }>('GET', 'customers', { limit: '100' })).data).toHaveLength(1);
    expect((await world.stripe<{ data: unknown[] }>('GET', 'checkout/sessions', { limit: '100' })).data).toHaveLength(
      1,
    );

    await payingMember(world, 'bob', 'basic');
    const paid = await invoicesPaid();
    const { quote } = await accept('bob');
    await Promise.all(Array.from({ length: 6 }, () => world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id })));
    await world.drain();
    expect([await planOf('bob'), await invoicesPaid()]).toEqual(['premium', paid + 1]);
  });

  it('and a change that never reaches Stripe is closed after a day, uncharged, and the member may try again', async () => {
    const subscription = await payingMember(world, 'bob', 'basic');
    const { planChange, quote } = await accept('bob');
    const paid = await invoicesPaid();
    const path = `/v1/subscriptions/${subscription}`;
    await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 1000, kind: 'cut_before' }] });
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    const stateOf = () => world.ok('GET', `/v1/plan-changes/${planChange.id}`);
    expect([await world.ok('GET', '/v1/jobs'), await stateOf()]).toMatchObject([{ dead: 1 }, { status: 'submitted' }]);
    await control(world.sandbox, 'faults', {});
    await world.at('2026-03-03T09:30:00Z'); // Stripe may have forgotten the key: from now on it is only read
    const keys = keysOf(path);
    const [dead] = (await world.ok<{ data: { id: string }[] }>('GET', '/v1/jobs?state=dead')).data;
    await world.ok('POST', `/v1/jobs/${dead?.id}/retry`);
    await world.drain();
    expect([keys(), await stateOf()]).toMatchObject([[], { status: 'submitted' }]);
    await world.at('2026-03-03T11:00:00Z');
    expect(await stateOf()).toMatchObject({ status: 'failed', failureCode: 'not_applied' });
    expect([await planOf('bob'), await invoicesPaid()]).toEqual(['basic', paid]);
    await goodDay(world, 'bob', '2026-03-03T10:50:00Z');
    const said = await world.ok<{ because: { code: string }[] }>('POST', '/v1/decisions', {
      member: 'bob',
      placement: 'pricing_page',
    });
    expect(said.because.map(({ code }) => code)).not.toContain('change_in_progress');
  });

  it('and of yes, no and expiry at once one wins', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ann/proposals');
    const path = `/v1/proposals/${data[0]?.id}`;
    const answers = await Promise.all([
      world.call('POST', `${path}/accept`, consent),
      world.call('POST', `${path}/decline`),
      world.call('POST', `${path}/accept`, consent),
    ]);
    const [row] = await world.rows<{ status: string; changes: number }>(
      'select status, (select count(*)::int from plan_change where proposal_id = proposal.id) as changes from proposal',
    );
    const yes = row?.status === 'accepted';
    expect(row).toEqual({ status: yes ? 'accepted' : 'declined', changes: yes ? 1 : 0 });
    expect(answers.map(({ status }) => status)).toEqual(yes ? [200, 409, 200] : [409, 200, 409]);
  });

  it('and a customer belongs to one member, a member to one customer', async () => {
    await payingMember(world, 'bob', 'basic');
    await world.ok('PUT', '/v1/members/eve', {});
    const [bob] = await world.rows<{ stripe_customer_id: string }>('select stripe_customer_id from billing_customer');
    const taken = await world.call('PUT', '/v1/members/eve/stripe-customer', {
      stripeCustomerId: bob?.stripe_customer_id,
    });
    const other = await world.call('PUT', '/v1/members/bob/stripe-customer', { stripeCustomerId: 'cus_other' });
    expect([taken.body.code, other.body.code]).toEqual(['stripe_customer_taken', 'stripe_customer_taken']);
  });

  it('and a subscription that was ended in the dashboard ends the plan', async () => {
    const subscription = await payingMember(world, 'bob', 'premium');
    expect(await planOf('bob')).toBe('premium');
    await world.stripe('DELETE', `subscriptions/${subscription}`);
    await world.drain();
    expect(await planOf('bob')).toBe('free');
    const sum = await world.rows<{ sum: number }>('select sum(amount_minor)::int as sum from mrr_movement');
    expect(sum[0]?.sum).toBe(0);
  });

  it('and a quote that no longer holds is answered with a new one, and nothing is charged', async () => {
    const subscription = await payingMember(world, 'bob', 'basic');
    const { planChange, quote } = await accept('bob');
    const paid = await invoicesPaid();
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
    expect(await invoicesPaid()).toBe(paid);
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
    await payingMember(world, 'bob', 'basic');
    const { quote } = await accept('bob');
    await world.at('2026-03-02T10:10:01Z');
    const late = await world.call('POST', '/v1/plan-changes', { quoteId: quote?.id });
    expect([late.status, late.body.code]).toEqual([409, 'quote_expired']);
  });

  it('and two live subscriptions stop everything: unknown state, no offer, no charge', async () => {
    await payingMember(world, 'bob', 'basic');
    const [customer] = await world.rows<{ stripe_customer_id: string }>(
      'select stripe_customer_id from billing_customer',
    );
    const prices = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'premium_month_usd',
    });
    await world.stripe('POST', 'subscriptions', {
      customer: customer?.stripe_customer_id ?? '',
      'items[0][price]': prices.data[0]?.id ?? '',
    });
    await world.drain();
    expect(await world.ok('GET', '/v1/members/bob')).toMatchObject({ plan: 'basic', planState: 'unknown' });
    await goodDay(world, 'bob', '2026-03-02T09:50:00Z');
    expect((await world.ok<{ data: unknown[] }>('GET', '/v1/members/bob/proposals')).data).toEqual([]);
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

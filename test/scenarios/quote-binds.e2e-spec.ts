import { setTimeout as pause } from 'node:timers/promises';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { control, World } from '../support/world';

interface Prepared {
  planChange: { id: string };
  quote: { id: string; amountDueNowMinor: number; creditMinor: number; recurringMinor: number } | null;
}

describe('a quote binds', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/plans/patron', {
      name: 'Patron',
      rank: 3,
      prices: [{ interval: 'month', currency: 'usd', unitAmountMinor: 100_000, lookupKey: 'patron_month_usd' }],
    });
    await world.ok('POST', '/v1/plans/sync', { dryRun: false });
  });
  afterEach(() => control(world.sandbox, 'faults', {}));
  afterAll(() => world.stop());

  const ask = (member: string, plan: string) => world.ok<Prepared>('POST', '/v1/quotes', { member, plan });
  const confirm = ({ quote }: Prepared) =>
    world.call<{ code: string; quote: Prepared['quote'] }>('POST', '/v1/plan-changes', { quoteId: quote?.id });
  const stateOf = ({ planChange }: Prepared) => world.ok('GET', `/v1/plan-changes/${planChange.id}`);
  const planOf = async (member: string) => (await world.ok<{ plan: string }>('GET', `/v1/members/${member}`)).plan;
  const customerOf = async (member: string) =>
    (
      await world.rows<{ id: string }>(
        `select stripe_customer_id as id from billing_customer join member on member.id = member_id where external_id = $1`,
        [member],
      )
    )[0]?.id ?? '';
  const paid = async (member: string) =>
    (
      await world.stripe<{ data: { amount_paid: number }[] }>('GET', 'invoices', {
        customer: await customerOf(member),
        status: 'paid',
      })
    ).data.map(({ amount_paid: amount }) => amount);

  it('to the second in which it was made: confirmed minutes later it costs the same', async () => {
    await payingMember(world, 'ann', 'basic');
    await world.at('2026-03-10T07:31:17Z');
    const prepared = await ask('ann', 'patron');
    await world.at('2026-03-10T07:40:17Z'); // nine minutes of this plan are 20 cents
    expect(await confirm(prepared)).toMatchObject({ status: 202 });
    await world.drain();
    expect([await planOf('ann'), (await paid('ann'))[0]]).toEqual(['patron', prepared.quote?.amountDueNowMinor]);
  });

  it('all that is subscribed to: three seats are three better ones', async () => {
    const subscription = await payingMember(world, 'fay', 'basic');
    const { items } = await world.stripe<{ items: { data: { id: string }[] } }>('GET', `subscriptions/${subscription}`);
    await world.stripe('POST', `subscriptions/${subscription}`, {
      'items[0][id]': items.data[0]?.id ?? '',
      'items[0][quantity]': '3',
      proration_behavior: 'none',
    });
    const prepared = await ask('fay', 'premium');
    await confirm(prepared);
    await world.drain();
    const after = await world.stripe('GET', `subscriptions/${subscription}`);
    expect(after).toMatchObject({ items: { data: [{ quantity: 3, price: { lookup_key: 'premium_month_usd' } }] } });
    expect((await paid('fay'))[0]).toBe(prepared.quote?.amountDueNowMinor);
  });

  it('as long as it comes to the same: a credit given in between makes a new one, and nothing is charged', async () => {
    await payingMember(world, 'bob', 'basic');
    const prepared = await ask('bob', 'premium');
    await world.stripe('POST', `customers/${await customerOf('bob')}`, { balance: '-1' });
    const stale = await confirm(prepared);
    expect([stale.status, stale.body.code]).toEqual([409, 'quote_stale']);
    expect(stale.body.quote).toMatchObject({
      amountDueNowMinor: (prepared.quote?.amountDueNowMinor ?? 0) - 1,
      creditMinor: 1,
    });
    expect([await stateOf(prepared), await paid('bob')]).toMatchObject([{ status: 'quoted' }, [1000]]);
    expect(await confirm({ ...prepared, quote: stale.body.quote })).toMatchObject({ status: 202 });
    await world.drain();
    expect((await paid('bob'))[0]).toBe(stale.body.quote?.amountDueNowMinor);
  });

  it('and there is none while Stripe does not say what it costs: never an amount of zero', async () => {
    await payingMember(world, 'cem', 'basic');
    const preview = { method: 'POST', path: '/v1/invoices/create_preview', times: 100 };
    for (const kind of ['status_500_before_commit', 'status_429', 'cut_before']) {
      await control(world.sandbox, 'faults', { requests: [{ ...preview, kind }] });
      const answer = await world.call('POST', '/v1/quotes', { member: 'cem', plan: 'premium' });
      expect([kind, answer.status, answer.body.code]).toEqual([kind, 503, 'stripe_unavailable']);
    }
    expect(
      await world.rows(`select 1 from quote join member on member.id = member_id where external_id = 'cem'`),
    ).toEqual([]);
  });

  it('nobody who has two subscriptions by then: no quote is given, and an older one charges nothing', async () => {
    await payingMember(world, 'dan', 'basic');
    const prepared = await ask('dan', 'premium');
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
      'lookup_keys[0]': 'basic_month_usd',
    });
    await world.stripe('POST', 'subscriptions', {
      customer: await customerOf('dan'),
      'items[0][price]': data[0]?.id ?? '',
    });
    const older = await confirm(prepared);
    const another = await world.call('POST', '/v1/quotes', { member: 'dan', plan: 'premium' });
    for (const { status, body } of [older, another])
      expect([status, body.code]).toEqual([409, 'multiple_subscriptions']);
    await world.drain();
    expect(await paid('dan')).toEqual([1000, 1000]);
  });

  it('no longer when the change is given up, and the renewal that has come due meanwhile stays to be paid', async () => {
    await payingMember(world, 'eve', 'basic', 'pm_card_authenticationRequired');
    const prepared = await ask('eve', 'premium');
    await confirm(prepared);
    await world.drain();
    expect(await stateOf(prepared)).toMatchObject({ status: 'requires_action' });
    await control(world.sandbox, 'faults', { deliveries: { drop: 1_000_000 } });
    await control(world.sandbox, 'clock', { now: '2026-04-12T10:00:00Z' });
    const open = async () =>
      (
        await world.stripe<{ data: { billing_reason: string }[] }>('GET', 'invoices', {
          customer: await customerOf('eve'),
          status: 'open',
        })
      ).data.map(({ billing_reason: reason }) => reason);
    expect(await open()).toEqual(['subscription_cycle']);
    const given = await world.ok('POST', `/v1/plan-changes/${prepared.planChange.id}/cancel`);
    expect([given, await open()]).toMatchObject([{ status: 'expired' }, ['subscription_cycle']]);
  });

  it('not when it will cost another amount, has to be sent otherwise, or takes effect at another time', async () => {
    await world.at('2026-05-01T10:00:00Z');
    const subscription = await payingMember(world, 'gus', 'premium');
    const stale = async (prepared: Prepared) => {
      const { body } = await confirm(prepared);
      expect(body.code).toBe('quote_stale');
      return body.quote;
    };
    const cheaper = await ask('gus', 'basic');
    const rate = await world.stripe<{ id: string }>('POST', 'tax_rates', {
      display_name: 'VAT',
      percentage: '10',
      inclusive: 'false',
    });
    await world.stripe('POST', `subscriptions/${subscription}`, { 'default_tax_rates[0]': rate.id });
    expect(await stale(cheaper)).toMatchObject({ amountDueNowMinor: 0, recurringMinor: 1100 });

    const leaving = await ask('gus', 'free');
    const { id: schedule } = await world.stripe<{ id: string }>('POST', 'subscription_schedules', {
      from_subscription: subscription,
    });
    await confirm({ ...leaving, quote: await stale(leaving) });
    await world.drain();
    expect(await world.stripe('GET', `subscription_schedules/${schedule}`)).toMatchObject({ status: 'released' });
    await world.stripe('POST', `subscriptions/${subscription}`, { cancel_at_period_end: 'false' });

    await world.at('2026-06-01T09:55:00Z');
    const late = await ask('gus', 'free');
    await world.at('2026-06-01T10:01:00Z');
    expect(await stale(late)).toMatchObject({ effectiveAt: '2026-07-01T10:00:00.000Z' });
  });

  it('what every later period costs, with its taxes, when a lower plan begins', async () => {
    await world.at('2026-06-05T10:00:00Z');
    const subscription = await payingMember(world, 'kim', 'premium');
    const rate = { display_name: 'VAT', percentage: '10', inclusive: 'false' };
    const { id } = await world.stripe<{ id: string }>('POST', 'tax_rates', rate);
    await world.stripe('POST', `subscriptions/${subscription}`, { 'default_tax_rates[0]': id });
    const lower = await ask('kim', 'basic');
    await confirm(lower);
    await world.drain();
    await world.at('2026-07-05T11:00:00Z');
    expect([lower.quote?.recurringMinor, (await paid('kim'))[0]]).toEqual([1100, 1100]);
  });

  it('not over a renewal: what was prorated in the period before has another price', async () => {
    await world.at('2026-07-06T10:00:00Z');
    await payingMember(world, 'hal', 'basic');
    await world.at('2026-08-06T09:55:00Z');
    const prepared = await ask('hal', 'premium');
    await world.at('2026-08-06T10:01:00Z');
    const { status, body } = await confirm(prepared);
    expect([status, body.code]).toEqual([409, 'quote_stale']);
    expect(await confirm({ ...prepared, quote: body.quote })).toMatchObject({ status: 202 });
    await world.drain();
    expect((await paid('hal'))[0]).toBe(body.quote?.amountDueNowMinor);
  });

  it('against a newer one that is given while it is being confirmed', async () => {
    await world.at('2026-09-05T10:00:00Z');
    await payingMember(world, 'ida', 'basic');
    await world.at('2026-09-15T10:00:00Z');
    await goodDay(world, 'ida', '2026-09-15T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ida/proposals');
    const consent = { terms: 'Terms', shownAt: '2026-09-15T10:00:00Z' };
    const accept = () => world.ok<Prepared>('POST', `/v1/proposals/${data[0]?.id}/accept`, { consent });
    const first = await accept();
    await world.at('2026-09-15T10:05:00Z');
    const slow = { method: 'POST', path: '/v1/invoices/create_preview', kind: 'slow' };
    await control(world.sandbox, 'faults', { requests: [slow] });
    const confirming = confirm(first);
    await pause(300);
    await accept();
    const { status, body } = await confirming;
    expect([status, body.code]).toEqual([409, 'quote_stale']);
    expect(await confirm({ ...first, quote: body.quote })).toMatchObject({ status: 202 });
    await world.drain();
    expect((await paid('ida'))[0]).toBe(body.quote?.amountDueNowMinor);
  });
});

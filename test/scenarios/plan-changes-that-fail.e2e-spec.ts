import { payingMember, seedCatalogue } from '../support/catalogue';
import { changing } from '../support/plan-changing';
import { control, World } from '../support/world';

describe('a member wants to change the plan', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterEach(() => world.stop());

  const { ask, refused, confirm, planOf, invoices } = changing(() => world);

  describe('and the old plan stays, with a reason that a person understands, when', () => {
    it.each([
      ['pm_card_chargeCustomerFail', 'card_declined'],
      ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
      ['pm_card_authenticationRequired', 'authentication_required'],
    ])('the card is %s', async (card, failureCode) => {
      await payingMember(world, 'bob', 'basic', card);
      expect(await confirm(await ask('bob', { plan: 'premium' }))).toMatchObject({
        status: 'requires_action',
        failureCode,
        url: expect.stringContaining('http') as string,
      });
      expect(await planOf('bob')).toBe('basic');
      await world.at('2026-03-04T10:00:00Z');
      expect([await planOf('bob'), (await invoices()).length]).toEqual(['basic', 1]);
    });

    it('the price was archived, is in another currency, or is not sold at all', async () => {
      await world.ok('PUT', '/v1/plans/basic', {
        name: 'Basic',
        rank: 1,
        prices: [
          { interval: 'month', currency: 'usd', unitAmountMinor: 1000, lookupKey: 'basic_month_usd' },
          { interval: 'month', currency: 'eur', unitAmountMinor: 900, lookupKey: 'basic_month_eur' },
        ],
      });
      await payingMember(world, 'bob', 'premium');
      const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
        'lookup_keys[0]': 'premium_year_usd',
      });
      await world.stripe('POST', `prices/${data[0]?.id}`, { active: 'false' });
      expect([
        await refused('bob', { plan: 'premium', interval: 'year' }),
        await refused('bob', { plan: 'basic', currency: 'eur' }),
        await refused('bob', { plan: 'basic', currency: 'jpy' }),
        await refused('bob', { plan: 'gold' }),
      ]).toEqual(['price_unavailable', 'currency_mismatch', 'price_unknown', 'plan_unknown']);
    });

    it('the subscription was ended in the dashboard between quote and yes', async () => {
      const subscription = await payingMember(world, 'bob', 'basic');
      const prepared = await ask('bob', { plan: 'premium' });
      await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
      await world.stripe('DELETE', `subscriptions/${subscription}`);
      const answer = await world.call('POST', '/v1/plan-changes', { quoteId: prepared.quote?.id });
      expect([answer.status, answer.body.code]).toEqual([409, 'subscription_ended']);
      expect(await world.ok('GET', `/v1/plan-changes/${prepared.planChange.id}`)).toMatchObject({
        status: 'superseded',
        failureCode: 'subscription_ended',
      });
      expect((await invoices()).length).toBe(1);
    });

    it('a renewal is unpaid: that comes first', async () => {
      await payingMember(world, 'bob', 'basic', 'pm_card_chargeCustomerFail');
      await world.at('2026-04-03T10:00:00Z');
      expect([await planOf('bob'), await refused('bob', { plan: 'premium' })]).toEqual(['basic', 'payment_overdue']);
    });
  });

  it.each(['status_429', 'lock_timeout', 'status_500_after_commit', 'cut_before', 'cut_after_commit'])(
    'and pays once though Stripe answers with %s three times',
    async (kind) => {
      const subscription = await payingMember(world, 'bob', 'basic');
      const prepared = await ask('bob', { plan: 'premium' });
      const path = `/v1/subscriptions/${subscription}`;
      await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 3, kind }] });
      expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect([await planOf('bob'), (await invoices()).length]).toEqual(['premium', 2]);
    },
  );

  it('and a customer who was deleted in the dashboard pays as a new one', async () => {
    const pay = async (plan: string) => {
      await world.payOnPage((await ask('bob', { plan })).checkoutUrl ?? '', 'pm_card_visa');
      await world.drain();
      return planOf('bob');
    };
    await world.ok('PUT', '/v1/members/bob', {});
    expect(await pay('basic')).toBe('basic');
    const before = await world.rows<{ stripe_customer_id: string }>('select stripe_customer_id from billing_customer');
    await world.stripe('DELETE', `customers/${before[0]?.stripe_customer_id}`);
    await world.drain();
    expect(await planOf('bob')).toBe('free');
    expect(await pay('premium')).toBe('premium');
    const now = await world.rows<{ stripe_customer_id: string }>('select stripe_customer_id from billing_customer');
    expect(now[0]?.stripe_customer_id).not.toBe(before[0]?.stripe_customer_id);
    const moved = await world.rows('select kind, amount_minor::int as minor from mrr_movement order by id');
    expect(moved).toEqual([
      { kind: 'new', minor: 1000 },
      { kind: 'churn', minor: -1000 },
      { kind: 'reactivation', minor: 2000 },
    ]);
  });

  it('and what Stripe took back or could not collect is a bad experience: nobody is asked after it', async () => {
    await payingMember(world, 'bob', 'basic', 'pm_card_chargeCustomerFail');
    await world.at('2026-04-03T10:00:00Z');
    const signals = await world.rows<{ name: string }>('select distinct name from signal');
    expect(signals).toEqual([{ name: 'payment_failed' }]);
    const { because } = await world.ok<{ because: { code: string }[] }>('POST', '/v1/decisions', {
      member: 'bob',
      placement: 'pricing_page',
    });
    expect(because.map(({ code }) => code)).toContain('blocked_by_signal');
  });
});

import { after, Clock, DAY } from '#platform';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { changing } from '../support/plan-changing';
import { control, World } from '../support/world';

describe('a member wants to change the plan', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  afterEach(() => control(world.sandbox, 'faults', {}));

  const { ask, refused, confirm, planOf, customerOf, invoices, movementsOf } = changing(() => world);
  const pass = (days: number) => world.at(after(world.api.get(Clock).now(), days * DAY).toISOString());

  describe('and the old plan stays, with a reason that a person understands, when', () => {
    it.each([
      ['pm_card_chargeCustomerFail', 'card_declined'],
      ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
      ['pm_card_authenticationRequired', 'authentication_required'],
    ])('the card is %s', async (card, failureCode) => {
      const member = failureCode.replaceAll('_', '-');
      await payingMember(world, member, 'basic', card);
      expect(await confirm(await ask(member, { plan: 'premium' }))).toMatchObject({
        status: 'requires_action',
        failureCode,
        url: expect.stringContaining('http') as string,
      });
      expect(await planOf(member)).toBe('basic');
      await pass(2);
      expect([await planOf(member), (await invoices(member)).length]).toEqual(['basic', 1]);
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
      await payingMember(world, 'buyer', 'premium');
      const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
        'lookup_keys[0]': 'premium_year_usd',
      });
      await world.stripe('POST', `prices/${data[0]?.id}`, { active: 'false' });
      expect([
        await refused('buyer', { plan: 'premium', interval: 'year' }),
        await refused('buyer', { plan: 'basic', currency: 'eur' }),
        await refused('buyer', { plan: 'basic', currency: 'jpy' }),
        await refused('buyer', { plan: 'gold' }),
      ]).toEqual(['price_unavailable', 'currency_mismatch', 'price_unknown', 'plan_unknown']);
    });

    it('the subscription was ended in the dashboard between quote and yes', async () => {
      const subscription = await payingMember(world, 'ended', 'basic');
      const prepared = await ask('ended', { plan: 'premium' });
      await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
      await world.stripe('DELETE', `subscriptions/${subscription}`);
      const answer = await world.call('POST', '/v1/plan-changes', { quoteId: prepared.quote?.id });
      expect([answer.status, answer.body.code]).toEqual([409, 'subscription_ended']);
      expect(await world.ok('GET', `/v1/plan-changes/${prepared.planChange.id}`)).toMatchObject({
        status: 'superseded',
        failureCode: 'subscription_ended',
      });
      expect((await invoices('ended')).length).toBe(1);
    });

    it('a renewal is unpaid: that comes first', async () => {
      await payingMember(world, 'overdue', 'basic', 'pm_card_chargeCustomerFail');
      await pass(32);
      expect([await planOf('overdue'), await refused('overdue', { plan: 'premium' })]).toEqual([
        'basic',
        'payment_overdue',
      ]);
    });
  });

  it.each(['status_429', 'lock_timeout', 'status_500_after_commit', 'cut_before', 'cut_after_commit'])(
    'and pays once though Stripe answers with %s three times',
    async (kind) => {
      const member = kind.replaceAll('_', '-');
      const subscription = await payingMember(world, member, 'basic');
      const prepared = await ask(member, { plan: 'premium' });
      const path = `/v1/subscriptions/${subscription}`;
      await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 3, kind }] });
      expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
      expect([await planOf(member), (await invoices(member)).length]).toEqual(['premium', 2]);
    },
  );

  it('and a customer who was deleted in the dashboard pays as a new one', async () => {
    const pay = async (plan: string) => {
      await world.payOnPage((await ask('deleted', { plan })).checkoutUrl ?? '', 'pm_card_visa');
      await world.drain();
      return planOf('deleted');
    };
    await world.ok('PUT', '/v1/members/deleted', {});
    expect(await pay('basic')).toBe('basic');
    const before = await customerOf('deleted');
    await world.stripe('DELETE', `customers/${before}`);
    await world.drain();
    expect(await planOf('deleted')).toBe('free');
    expect(await pay('premium')).toBe('premium');
    expect(await customerOf('deleted')).not.toBe(before);
    expect(await movementsOf('deleted')).toEqual([
      { kind: 'new', minor: 1000 },
      { kind: 'churn', minor: -1000 },
      { kind: 'reactivation', minor: 2000 },
    ]);
  });

  it('and what Stripe took back or could not collect is a bad experience: nobody is asked after it', async () => {
    await payingMember(world, 'uncollected', 'basic', 'pm_card_chargeCustomerFail');
    await pass(32);
    const signals = await world.rows<{ name: string }>(
      `select distinct name from signal join member on member.id = member_id where external_id = 'uncollected'`,
    );
    expect(signals).toEqual([{ name: 'payment_failed' }]);
    const { because } = await world.ok<{ because: { code: string }[] }>('POST', '/v1/decisions', {
      member: 'uncollected',
      placement: 'pricing_page',
    });
    expect(because.map(({ code }) => code)).toContain('blocked_by_signal');
  });
});

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

    it('a renewal is unpaid: that comes first, and an end that was set is still taken back', async () => {
      const subscription = await payingMember(world, 'overdue', 'basic', 'pm_card_chargeCustomerFail');
      await pass(32);
      expect([
        await planOf('overdue'),
        await refused('overdue', { plan: 'premium' }),
        await refused('overdue', { action: 'pause' }),
      ]).toEqual(['basic', 'payment_overdue', 'payment_overdue']);
      await world.stripe('POST', `subscriptions/${subscription}`, { cancel_at_period_end: 'true' });
      expect(await confirm(await ask('overdue', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    });

    it.each([
      ['is about to end', { cancel_at: 'min_period_end' }, 'subscription_ending'],
      ['is not collected', { 'pause_collection[behavior]': 'void' }, 'subscription_paused'],
    ])('the subscription %s: that is taken back first', async (name, form, code) => {
      const member = name.replaceAll(' ', '-');
      const subscription = await payingMember(world, member, 'basic');
      await world.stripe('POST', `subscriptions/${subscription}`, form);
      expect(await refused(member, { plan: 'premium', interval: 'month' })).toBe(code);
      await confirm(await ask(member, { action: 'resume' }));
      expect(await confirm(await ask(member, { plan: 'premium' }))).toMatchObject({ status: 'succeeded' });
    });

    it('a trial is to be paused, which Stripe refuses: the lower plan that was agreed for its end stays', async () => {
      const card = { payment_method: 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa' };
      const { id: customer } = await world.stripe<{ id: string }>('POST', 'customers', card);
      const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
        'lookup_keys[0]': 'premium_month_usd',
      });
      const form = { customer, 'items[0][price]': data[0]?.id ?? '', trial_period_days: '14' };
      await world.stripe('POST', 'subscriptions', form);
      await world.ok('PUT', '/v1/members/trying', {});
      await world.ok('PUT', '/v1/members/trying/stripe-customer', { stripeCustomerId: customer });
      await world.drain();
      await confirm(await ask('trying', { plan: 'basic' }));
      expect(await refused('trying', { action: 'pause' })).toBe('subscription_trialing');
      await pass(15);
      expect([await planOf('trying'), (await invoices('trying'))[0]?.amount_paid]).toEqual(['basic', 1000]);
    });

    it('the resumption of a pause is not paid, until it is given up or paid otherwise', async () => {
      const subscription = await payingMember(world, 'paused', 'basic', 'pm_card_chargeCustomerFail');
      await confirm(await ask('paused', { action: 'pause' }));
      await pass(40);
      const unpaid = await ask('paused', { action: 'resume' });
      expect(await confirm(unpaid)).toMatchObject({ status: 'requires_action', failureCode: 'card_declined' });
      const given = await world.ok('POST', `/v1/plan-changes/${unpaid.planChange.id}/cancel`);
      expect([given, await planOf('paused')]).toMatchObject([{ status: 'expired' }, 'free']);
      await world.stripe('POST', `subscriptions/${subscription}`, { default_payment_method: '' });
      await pass(1);
      expect(await confirm(await ask('paused', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
      expect([await planOf('paused'), (await invoices('paused')).length]).toEqual(['basic', 2]);
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

  it.each(['status_429', 'status_500_before_commit', 'cut_after_commit'])(
    'and goes on after a pause though Stripe answers with %s three times',
    async (kind) => {
      const member = `paused-${kind.replaceAll('_', '-')}`;
      const subscription = await payingMember(world, member, 'premium');
      await confirm(await ask(member, { action: 'pause' }));
      const path = `/v1/subscriptions/${subscription}/resume`;
      const prepared = await ask(member, { action: 'resume' });
      await control(world.sandbox, 'faults', { requests: [{ method: 'POST', path, times: 3, kind }] });
      expect([await confirm(prepared), await planOf(member)]).toMatchObject([{ status: 'succeeded' }, 'premium']);
    },
  );

  it('and may go on though what was paid on the page was ended in the dashboard before anybody looked', async () => {
    await world.ok('PUT', '/v1/members/unseen', {});
    const { checkoutUrl, planChange } = await ask('unseen', { plan: 'basic' });
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    await world.payOnPage(checkoutUrl ?? '', 'pm_card_visa');
    const of = { customer: await customerOf('unseen') };
    const [bought] = (await world.stripe<{ data: { id: string }[] }>('GET', 'subscriptions', of)).data;
    await world.stripe('DELETE', `subscriptions/${bought?.id}`);
    await control(world.sandbox, 'faults', {});
    await pass(1);
    expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({ status: 'succeeded' });
    await world.payOnPage((await ask('unseen', { plan: 'premium' })).checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('unseen')).toBe('premium');
  });

  it('and what a bank refused gives nothing, though it could only be given up by half', async () => {
    await world.ok('PUT', '/v1/members/half', {});
    await world.payOnPage(
      (await ask('half', { plan: 'basic' })).checkoutUrl ?? '',
      'pm_usBankAccount_insufficientFunds',
    );
    await pass(6);
    const ends = { method: 'DELETE', path: '/v1/subscriptions', times: 3, kind: 'status_500_before_commit' };
    await control(world.sandbox, 'faults', { requests: [ends] });
    expect(await refused('half', { plan: 'premium' })).toBe('stripe_unavailable');
    await control(world.sandbox, 'faults', {});
    await world.drain();
    expect(await planOf('half')).toBe('free');
    await world.payOnPage((await ask('half', { plan: 'premium' })).checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('half')).toBe('premium');
  });

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

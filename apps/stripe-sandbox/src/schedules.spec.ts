import type Stripe from 'stripe';
import { openClub, type Club, type Member } from './testing/club';
import { secondsOf } from './testing/drive';

const MARCH = secondsOf('2026-03-01T00:00:00Z');
const APRIL = secondsOf('2026-04-01T00:00:00Z');
const MAY = secondsOf('2026-05-01T00:00:00Z');

describe('a schedule of a subscription', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber('premium');
  });
  afterEach(() => club.sandbox.close());

  const attach = () => club.stripe.subscriptionSchedules.create({ from_subscription: member.id });
  const downgrade = (id: string, more: Stripe.SubscriptionScheduleUpdateParams = {}) =>
    club.stripe.subscriptionSchedules.update(id, {
      end_behavior: 'release',
      phases: [
        { start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium, quantity: 1 }] },
        {
          items: [{ price: club.prices.basic, quantity: 1 }],
          duration: { interval: 'month', interval_count: 1 },
          proration_behavior: 'none',
          metadata: { step: 'down' },
        },
      ],
      ...more,
    });

  it('made from a subscription has one phase, the current period, and shows on the subscription', async () => {
    const { id, phases, current_phase, status, end_behavior } = await attach();
    expect(phases.map(({ start_date, end_date, items }) => [start_date, end_date, items[0]?.price])).toEqual([
      [MARCH, APRIL, club.prices.premium],
    ]);
    expect([current_phase, status, end_behavior]).toEqual([
      { start_date: MARCH, end_date: APRIL },
      'active',
      'release',
    ]);
    const { schedule } = await club.stripe.subscriptions.retrieve(member.id, { expand: ['schedule'] });
    expect(schedule).toMatchObject({ id, subscription: member.id });
    expect(await club.heard('subscription_schedule')).toEqual(['subscription_schedule.created']);
  });

  it('takes nothing but from_subscription, and a subscription has one schedule at most', async () => {
    await expect(
      club.stripe.subscriptionSchedules.create({ from_subscription: member.id, end_behavior: 'release' }),
    ).rejects.toThrow('You cannot set `end_behavior` if `from_subscription` is set.');
    const { id } = await attach();
    await expect(attach()).rejects.toThrow(`already attached to a schedule: \`${id}\``);
  });

  it('lowers the plan when its period ends: the renewal is the lower price, and nothing is prorated', async () => {
    await downgrade((await attach()).id);
    expect(await club.planOf(member)).toBe('premium');
    await club.at('2026-04-01T00:00:00Z');
    expect(await club.planOf(member)).toBe('basic');
    const bills = await club.invoices(member);
    expect(bills.map(({ amount_paid, billing_reason }) => [amount_paid, billing_reason])).toEqual([
      [1000, 'subscription_cycle'],
      [2000, 'subscription_create'],
    ]);
    expect((await club.read(member)).metadata).toEqual({ step: 'down' });
  });

  it('lets the subscription go when its last phase is over, and the plan stays', async () => {
    const { id } = await downgrade((await attach()).id);
    await club.at('2026-06-01T00:00:00Z');
    expect(await club.stripe.subscriptionSchedules.retrieve(id)).toMatchObject({
      status: 'completed',
      completed_at: MAY,
      current_phase: null,
    });
    expect([(await club.read(member)).schedule, await club.planOf(member)]).toEqual([null, 'basic']);
    expect(await club.heard('subscription_schedule.completed')).toHaveLength(1);
    expect((await club.invoices(member)).map(({ amount_paid }) => amount_paid)).toEqual([1000, 1000, 1000, 2000]);
  });

  it('with end_behavior cancel ends the subscription with its last phase, which shows before', async () => {
    const { id } = await downgrade((await attach()).id, { end_behavior: 'cancel' });
    expect((await club.read(member)).cancel_at).toBe(MAY);
    await club.at('2026-05-01T00:00:00Z');
    expect(await club.read(member)).toMatchObject({ status: 'canceled', ended_at: MAY });
    expect((await club.stripe.subscriptionSchedules.retrieve(id)).status).toBe('completed');
    expect(await club.invoices(member)).toHaveLength(2);
  });

  it('starts a year at the end of the month where a phase changes the interval', async () => {
    const { id } = await attach();
    await downgrade(id, {
      phases: [
        { start_date: MARCH, end_date: APRIL, items: [{ price: club.prices.premium }] },
        { items: [{ price: club.prices.year }], duration: { interval: 'year' } },
      ],
    });
    await club.at('2026-04-01T00:00:00Z');
    const [item] = (await club.read(member)).items.data;
    expect([item?.current_period_start, item?.current_period_end]).toEqual([APRIL, secondsOf('2027-04-01T00:00:00Z')]);
    expect((await club.latest(member)).amount_paid).toBe(10_000);
  });

  it('changes the plan in the middle of a period with the proration of the phase', async () => {
    const { id } = await attach();
    await club.stripe.subscriptionSchedules.update(id, {
      phases: [
        { start_date: MARCH, end_date: secondsOf('2026-03-16T12:00:00Z'), items: [{ price: club.prices.premium }] },
        { items: [{ price: club.prices.basic }], end_date: MAY, proration_behavior: 'always_invoice' },
      ],
    });
    await club.at('2026-03-17T00:00:00Z');
    const { lines } = await club.latest(member);
    expect(lines.data.map(({ amount }) => amount)).toEqual([-1000, 500]);
  });

  it('begins a period with a phase that says so, and credits what is left of the old one', async () => {
    const { id } = await attach();
    const middle = secondsOf('2026-03-16T12:00:00Z');
    await club.stripe.subscriptionSchedules.update(id, {
      phases: [
        { start_date: MARCH, end_date: middle, items: [{ price: club.prices.premium }] },
        { items: [{ price: club.prices.basic }], duration: { interval: 'month' }, billing_cycle_anchor: 'phase_start' },
      ],
    });
    await club.at('2026-03-17T00:00:00Z');
    const [item] = (await club.read(member)).items.data;
    expect([item?.current_period_start, item?.current_period_end]).toEqual([middle, secondsOf('2026-04-16T12:00:00Z')]);
    expect((await club.latest(member)).lines.data.map(({ amount }) => amount)).toEqual([-1000, 1000]);
  });

  it('refuses changes of the end on the subscription in Stripe’s words, and allows them once it is released', async () => {
    const { id } = await attach();
    const refusal = `managed by the subscription schedule \`${id}\`, and updating any cancelation behavior directly is not allowed`;
    for (const end of [{ cancel_at_period_end: true }, { cancel_at: MAY }, { cancel_at: '' as const }]) {
      await expect(club.stripe.subscriptions.update(member.id, end)).rejects.toThrow(refusal);
    }
    const released = await club.stripe.subscriptionSchedules.release(id);
    expect(released).toMatchObject({ status: 'released', subscription: null, released_subscription: member.id });
    expect(await club.stripe.subscriptions.update(member.id, { cancel_at_period_end: true })).toMatchObject({
      cancel_at: APRIL,
      schedule: null,
    });
    await expect(club.stripe.subscriptionSchedules.release(id)).rejects.toThrow('currently in the `released` status');
  });

  it('forgets the phases ahead when it is released', async () => {
    const { id } = await downgrade((await attach()).id);
    await club.stripe.subscriptionSchedules.release(id);
    await club.at('2026-04-01T00:00:00Z');
    expect([await club.planOf(member), (await club.latest(member)).amount_paid]).toEqual(['premium', 2000]);
  });

  it('keeps a change that is made on the subscription itself until its next phase', async () => {
    const { id } = await downgrade((await attach()).id);
    await club.stripe.subscriptions.update(member.id, { items: [{ id: member.item, quantity: 2 }] });
    const { phases } = await club.stripe.subscriptionSchedules.retrieve(id);
    expect(phases.map(({ items }) => items[0]?.quantity)).toEqual([2, 1]);
    await club.at('2026-04-01T00:00:00Z');
    expect(await club.planOf(member)).toBe('basic');
  });

  it('is canceled with its subscription, and the unused time is given back', async () => {
    const { id } = await attach();
    await club.at('2026-03-16T12:00:00Z');
    expect((await club.stripe.subscriptionSchedules.cancel(id)).status).toBe('canceled');
    expect([(await club.read(member)).status, await club.balance(member)]).toEqual(['canceled', -1000]);
    expect(await club.heard('subscription_schedule.canceled')).toHaveLength(1);
  });

  it('is canceled when its subscription is, and aborted when that was for want of payment', async () => {
    const { id } = await attach();
    await club.stripe.subscriptions.cancel(member.id);
    expect((await club.stripe.subscriptionSchedules.retrieve(id)).status).toBe('canceled');
    const debtor = await club.subscriber();
    const long = await club.stripe.subscriptionSchedules.create({ from_subscription: debtor.id });
    await club.stripe.subscriptionSchedules.update(long.id, {
      phases: [
        { start_date: MARCH, end_date: secondsOf('2027-03-01T00:00:00Z'), items: [{ price: club.prices.basic }] },
      ],
    });
    await club.useCard(debtor, 'pm_card_chargeCustomerFail');
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.stripe.subscriptionSchedules.retrieve(long.id)).status).toBe('canceled');
    expect(await club.heard('subscription_schedule.aborted')).toHaveLength(1);
  });

  it('begins a subscription by itself when its first phase starts', async () => {
    const customer = await club.newCustomer();
    const { id, status, subscription } = await club.stripe.subscriptionSchedules.create({
      customer,
      start_date: APRIL,
      phases: [{ items: [{ price: club.prices.basic }], duration: { interval: 'month', interval_count: 3 } }],
    });
    expect([status, subscription]).toEqual(['not_started', null]);
    expect((await club.stripe.subscriptions.list({ customer })).data).toEqual([]);
    await club.at('2026-04-02T00:00:00Z');
    const [begun] = (await club.stripe.subscriptions.list({ customer })).data;
    expect(begun).toMatchObject({ status: 'active', schedule: id, start_date: APRIL });
    const { data } = await club.stripe.subscriptionSchedules.list({ customer });
    expect(data.map((one) => [one.status, one.subscription])).toEqual([['active', begun?.id]]);
  });

  it('shows in a preview what the renewal will be: the phase that begins then', async () => {
    await downgrade((await attach()).id);
    const { amount_due, lines } = await club.stripe.invoices.createPreview({ subscription: member.id });
    expect([amount_due, lines.data.length]).toEqual([1000, 1]);
    expect(await club.planOf(member)).toBe('premium');
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.latest(member)).amount_paid).toBe(amount_due);
  });

  it('ends with a customer who is deleted, also before it has begun', async () => {
    const customer = await club.newCustomer();
    const { id } = await club.stripe.subscriptionSchedules.create({
      customer,
      start_date: APRIL,
      phases: [{ items: [{ price: club.prices.basic }] }],
    });
    await club.stripe.customers.del(customer);
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.stripe.subscriptionSchedules.retrieve(id)).status).toBe('canceled');
    expect((await club.stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  });
});

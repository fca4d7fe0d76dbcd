import { openClub, type Club, type Member } from './testing/club';
import { secondsOf } from './testing/drive';

/** March has 31 days; the 16th at noon is its middle. */
const MIDDLE = '2026-03-16T12:00:00Z';

describe('a paused subscription', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
    await club.at(MIDDLE);
  });
  afterEach(() => club.sandbox.close());
  const pause = (given: Parameters<Club['stripe']['subscriptions']['pause']>[1] = {}) =>
    club.stripe.subscriptions.pause(member.id, given);
  const resume = (given: Parameters<Club['stripe']['subscriptions']['resume']>[1] = {}) =>
    club.stripe.subscriptions.resume(member.id, given);

  it('has no periods and no invoices, and says why it is paused', async () => {
    const paused = await pause();
    expect(paused).toMatchObject({
      status: 'paused',
      status_details: { paused: { transitioned_at: secondsOf(MIDDLE), subscription: { type: 'pause_requested' } } },
    });
    // Stripe cuts the period off at the pause
    expect(paused.items.data[0]?.current_period_end).toBe(secondsOf(MIDDLE));
    await club.at('2026-07-01T00:00:00Z');
    expect([(await club.read(member)).status, (await club.invoices(member)).length]).toEqual(['paused', 1]);
    expect(await club.heard('customer.subscription.paused')).toHaveLength(1);
  });

  it('credits the unused half to the invoice that resumes it: 1000 - 500', async () => {
    await pause();
    const resumed = await resume({ payment_behavior: 'resume_on_payment_success' });
    expect([resumed.status, resumed.items.data[0]?.current_period_start]).toEqual(['active', secondsOf(MIDDLE)]);
    expect((await club.latest(member)).amount_paid).toBe(500);
    expect(await club.heard('customer.subscription.resumed')).toHaveLength(1);
  });

  it('gives the unused half to the balance at once when it is invoiced, and nothing when it is told so', async () => {
    await pause({ invoicing_behavior: 'invoice' });
    expect(await club.balance(member)).toBe(-500);
    member = await club.subscriber();
    await pause({ bill_for: { unused_time_from: { type: 'none' } } });
    await resume({ payment_behavior: 'resume_on_payment_success' });
    expect((await club.latest(member)).amount_paid).toBe(1000);
  });

  it('goes on in its old rhythm with anchor unchanged, and charges the rest of the period with the next renewal', async () => {
    await pause();
    await club.at('2026-04-16T00:00:00Z');
    const resumed = await resume({ billing_cycle_anchor: { type: 'unchanged' } });
    expect([resumed.status, resumed.items.data[0]?.current_period_end]).toEqual([
      'active',
      secondsOf('2026-05-01T00:00:00Z'),
    ]);
    expect(await club.invoices(member)).toHaveLength(1);
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.latest(member)).lines.data.map(({ amount }) => amount)).toEqual([-500, 500, 1000]);
  });

  it('stays paused until its resumption invoice is paid', async () => {
    await pause();
    const waiting = await resume();
    const { id, amount_due, attempt_count } = await club.latest(member);
    expect([waiting.status, amount_due, attempt_count]).toEqual(['paused', 500, 0]);
    await expect(resume()).rejects.toThrow(id);
    await club.stripe.invoices.pay(id);
    expect((await club.read(member)).status).toBe('active');
  });

  it('goes on past due when the default behaviour’s invoice is refused, and stays paused with the other', async () => {
    await pause();
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    expect((await resume({ payment_behavior: 'resume_on_payment_success' })).status).toBe('paused');
    expect((await club.latest(member)).next_payment_attempt).not.toBeNull();
    member = await club.subscriber();
    await pause({ bill_for: { unused_time_from: { type: 'none' } } });
    await resume();
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await expect(club.stripe.invoices.pay((await club.latest(member)).id)).rejects.toMatchObject({ statusCode: 402 });
    expect((await club.read(member)).status).toBe('past_due');
  });

  it('stays paused when nobody tries to pay within 23 hours: the invoice is void and the credit is kept', async () => {
    await pause();
    await resume();
    const { id } = await club.latest(member);
    await club.at('2026-03-17T11:00:00Z');
    expect([(await club.stripe.invoices.retrieve(id)).status, (await club.read(member)).status]).toEqual([
      'void',
      'paused',
    ]);
    await resume({ payment_behavior: 'resume_on_payment_success' });
    expect((await club.latest(member)).amount_paid).toBe(500);
  });

  it('credits its unused time once: a change after it goes on starts from nothing paid', async () => {
    await pause({ invoicing_behavior: 'invoice' });
    await resume({ billing_cycle_anchor: { type: 'unchanged' }, proration_behavior: 'none' });
    await club.stripe.subscriptions.update(member.id, {
      items: [{ id: member.item, price: club.prices.premium }],
      proration_behavior: 'always_invoice',
    });
    expect((await club.latest(member)).lines.data.map(({ amount }) => amount + 0)).toEqual([0, 1000]);
    expect(await club.balance(member)).toBe(0);
  });

  it('shows in a preview what its resumption will charge, and stays paused', async () => {
    await pause();
    const { amount_due } = await club.stripe.invoices.createPreview({
      subscription: member.id,
      subscription_details: { resume_at: 'now' },
    });
    expect([amount_due, (await club.read(member)).status]).toEqual([500, 'paused']);
    await resume({ payment_behavior: 'resume_on_payment_success' });
    expect((await club.latest(member)).amount_paid).toBe(amount_due);
  });

  it('has no next invoice to preview, and its items cannot be changed', async () => {
    await pause();
    await expect(club.stripe.invoices.createPreview({ subscription: member.id })).rejects.toMatchObject({
      code: 'invoice_upcoming_none',
    });
    await expect(
      club.stripe.subscriptions.update(member.id, { items: [{ id: member.item, quantity: 2 }] }),
    ).rejects.toMatchObject({ param: 'items' });
  });

  it('that paused because a trial ended without a card goes on when one pays', async () => {
    const customer = (await club.stripe.customers.create({})).id;
    const trial = await club.stripe.subscriptions.create({
      customer,
      items: [{ price: club.prices.basic }],
      trial_period_days: 7,
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    });
    member = { customer, id: trial.id, item: trial.items.data[0]?.id ?? '' };
    await club.at('2026-03-24T00:00:00Z');
    expect((await club.read(member)).status_details?.paused.subscription.type).toBe('trial_end_without_payment_method');
    await club.useCard(member, 'pm_card_visa');
    expect((await resume({ payment_behavior: 'resume_on_payment_success' })).status).toBe('active');
    expect((await club.latest(member)).amount_paid).toBe(1000);
  });

  it('cannot be one with a schedule, one that is over, or one that runs when it is to be resumed', async () => {
    await expect(resume()).rejects.toThrow('only resume a paused subscription');
    await club.stripe.subscriptionSchedules.create({ from_subscription: member.id });
    await expect(pause()).rejects.toThrow('attached to a schedule');
    await club.stripe.subscriptions.cancel(member.id);
    await expect(pause()).rejects.toThrow('with status `canceled`');
  });
});

describe('paused collection', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
  });
  afterEach(() => club.sandbox.close());

  it.each([
    ['void', 'void'],
    ['mark_uncollectible', 'uncollectible'],
    ['keep_as_draft', 'draft'],
  ] as const)('with %s leaves the subscription active and its renewal %s', async (behavior, status) => {
    await club.stripe.subscriptions.update(member.id, { pause_collection: { behavior } });
    await club.at('2026-04-01T00:00:00Z');
    expect([(await club.read(member)).status, (await club.latest(member)).status]).toEqual(['active', status]);
    expect((await club.invoices(member)).filter((one) => one.status === 'paid')).toHaveLength(1);
  });

  it('ends at the time that was set, and the next renewal is charged', async () => {
    const resumes_at = secondsOf('2026-04-15T00:00:00Z');
    await club.stripe.subscriptions.update(member.id, { pause_collection: { behavior: 'void', resumes_at } });
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.read(member)).pause_collection).toBeNull();
    expect((await club.invoices(member)).map(({ status }) => status)).toEqual(['paid', 'void', 'paid']);
  });

  it('ends when it is cleared; a draft that was kept can be finalized and paid', async () => {
    await club.stripe.subscriptions.update(member.id, { pause_collection: { behavior: 'keep_as_draft' } });
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.stripe.subscriptions.update(member.id, { pause_collection: '' })).pause_collection).toBeNull();
    const { id } = await club.latest(member);
    await expect(club.stripe.invoices.pay(id)).rejects.toMatchObject({ code: 'invoice_not_editable' });
    expect((await club.stripe.invoices.finalizeInvoice(id)).status).toBe('open');
    expect((await club.stripe.invoices.pay(id)).amount_paid).toBe(1000);
  });
});

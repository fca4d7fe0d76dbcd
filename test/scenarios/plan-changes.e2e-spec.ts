import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { changing, type Prepared } from '../support/plan-changing';
import { World } from '../support/world';

describe('a member changes the plan', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterEach(() => world.stop());

  const { ask, refused, confirm, planOf, invoices } = changing(() => world);

  it('to a better one at once, and pays what was quoted', async () => {
    await payingMember(world, 'bob', 'basic');
    const prepared = await ask('bob', { plan: 'premium' });
    expect(prepared).toMatchObject({
      planChange: { kind: 'update' },
      quote: { recurringMinor: 2000, effectiveAt: null },
    });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    const paid = (await invoices()).map(({ amount_paid: amount }) => amount);
    expect([await planOf('bob'), paid]).toEqual(['premium', [prepared.quote?.amountDueNowMinor, 1000]]);
  });

  it('from the month to the year: the unused month is credited and a year begins', async () => {
    await payingMember(world, 'bob', 'basic');
    await world.at('2026-03-17T22:00:00Z');
    const prepared = await ask('bob', { plan: 'basic', interval: 'year' });
    // 10.00 x half of March 2 10:00 .. April 2 10:00 (1,339,200 of 2,678,400 s) is given back: 100.00 - 5.00
    expect(prepared.quote).toMatchObject({
      amountDueNowMinor: 9500,
      recurringMinor: 10_000,
      nextInvoiceAt: '2027-03-17T22:00:00.000Z',
    });
    await confirm(prepared);
    expect((await invoices())[0]?.amount_paid).toBe(9500);
    expect(await refused('bob', { plan: 'basic', interval: 'year' })).toBe('already_on_plan');
  });

  it('to nothing at the end of what was paid for, and may take it back until then', async () => {
    await payingMember(world, 'bob', 'premium');
    const ending = await ask('bob', { plan: 'free' });
    expect(ending).toMatchObject({
      planChange: { kind: 'cancel' },
      quote: { amountDueNowMinor: 0, recurringMinor: 0, effectiveAt: '2026-04-02T10:00:00.000Z', nextInvoiceAt: null },
    });
    expect(await confirm(ending)).toMatchObject({ status: 'succeeded' });
    expect(await planOf('bob')).toBe('premium');

    const staying = await ask('bob', { action: 'resume' });
    expect(staying).toMatchObject({ planChange: { kind: 'resume' }, quote: { amountDueNowMinor: 0 } });
    expect(await confirm(staying)).toMatchObject({ status: 'succeeded' });
    await world.at('2026-04-03T10:00:00Z');
    expect(await planOf('bob')).toBe('premium');
    expect(await refused('bob', { action: 'resume' })).toBe('nothing_to_resume');

    await confirm(await ask('bob', { plan: 'free' }));
    await world.at('2026-05-03T10:00:00Z');
    expect(await planOf('bob')).toBe('free');
    expect(await refused('bob', { action: 'resume' })).toBe('subscription_ended');
  });

  it('to a lower one when what was paid for is used up, and pays less from then on', async () => {
    await payingMember(world, 'bob', 'premium');
    const prepared = await ask('bob', { plan: 'basic' });
    expect(prepared).toMatchObject({
      planChange: { kind: 'downgrade' },
      quote: { amountDueNowMinor: 0, recurringMinor: 1000, effectiveAt: '2026-04-02T10:00:00.000Z' },
    });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    const subscription = async () =>
      (await world.ok<{ data: object[] }>('GET', '/v1/members/bob/subscription')).data[0];
    expect(await subscription()).toMatchObject({
      plan: 'premium',
      scheduledPlan: 'basic',
      scheduledAt: '2026-04-02T10:00:00.000Z',
    });
    await world.at('2026-04-03T10:00:00Z');
    expect([await planOf('bob'), (await invoices())[0]?.amount_paid]).toEqual(['basic', 1000]);
    await world.at('2026-05-03T10:00:00Z');
    expect(await subscription()).toMatchObject({ plan: 'basic', scheduledPlan: null, monthlyMinor: 1000 });
  });

  it('up again, out, or back while a lower one is scheduled: the schedule goes first', async () => {
    await payingMember(world, 'bob', 'premium');
    await confirm(await ask('bob', { plan: 'basic' }));
    expect(await confirm(await ask('bob', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    await confirm(await ask('bob', { plan: 'basic' }));
    expect(await confirm(await ask('bob', { plan: 'premium', interval: 'year' }))).toMatchObject({
      status: 'succeeded',
    });
    expect((await invoices())[0]?.amount_paid).toBe(18_000);
    await confirm(await ask('bob', { plan: 'basic' }));
    expect(await confirm(await ask('bob', { plan: 'free' }))).toMatchObject({ status: 'succeeded' });
    await world.at('2027-03-03T10:00:00Z');
    expect(await planOf('bob')).toBe('free');
  });

  it('from the year to the month when the year is over', async () => {
    await payingMember(world, 'bob', 'basic');
    await confirm(await ask('bob', { plan: 'basic', interval: 'year' }));
    const prepared = await ask('bob', { plan: 'basic', interval: 'month' });
    expect(prepared.quote).toMatchObject({ recurringMinor: 1000, effectiveAt: '2027-03-02T10:00:00.000Z' });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    await world.at('2027-03-03T10:00:00Z');
    expect((await invoices())[0]?.amount_paid).toBe(1000);
  });

  it('to a pause, which gives nothing and costs nothing, and goes on', async () => {
    await payingMember(world, 'bob', 'premium');
    expect(await confirm(await ask('bob', { action: 'pause' }))).toMatchObject({ status: 'succeeded' });
    expect([await planOf('bob'), await refused('bob', { plan: 'basic' })]).toEqual(['free', 'subscription_paused']);
    const within = await ask('bob', { action: 'resume' });
    expect(within.quote).toMatchObject({ amountDueNowMinor: 0, recurringMinor: 2000 });
    expect(await confirm(within)).toMatchObject({ status: 'succeeded' });
    expect([await planOf('bob'), (await invoices()).length]).toEqual(['premium', 1]);

    await confirm(await ask('bob', { action: 'pause' }));
    await world.at('2026-06-10T10:00:00Z');
    expect([await planOf('bob'), (await invoices()).length]).toEqual(['free', 1]);
    const later = await ask('bob', { action: 'resume' });
    expect(later.quote).toMatchObject({ amountDueNowMinor: 2000, nextInvoiceAt: '2026-07-10T10:00:00.000Z' });
    expect(await confirm(later)).toMatchObject({ status: 'succeeded' });
    expect([await planOf('bob'), (await invoices())[0]?.amount_paid]).toEqual(['premium', 2000]);
    const movements = await world.rows<{ kind: string }>('select kind from mrr_movement order by id');
    expect(movements.map(({ kind }) => kind)).toEqual(['new', 'churn', 'reactivation', 'churn', 'reactivation']);
  });

  it('on Stripe’s own page, which arrives as our changes do', async () => {
    await payingMember(world, 'bob', 'premium');
    const { url } = await world.ok<{ url: string }>('POST', '/v1/members/bob/portal', {});
    const [{ id } = { id: '' }] = (await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/bob/subscription'))
      .data;
    await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'cancel', subscription: id }) });
    await world.drain();
    expect((await world.ok<{ data: object[] }>('GET', '/v1/members/bob/subscription')).data).toMatchObject([
      { plan: 'premium', cancelAt: '2026-04-02T10:00:00.000Z' },
    ]);
    expect(await confirm(await ask('bob', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    await world.ok('PUT', '/v1/members/ann', {});
    expect((await world.call('POST', '/v1/members/ann/portal', {})).body.code).toBe('customer_unknown');
  });

  it('and a change that nobody wants any more ends unpaid: a quote, a payment page, a payment that waits', async () => {
    const cancelled = async ({ planChange }: Prepared) => world.ok('POST', `/v1/plan-changes/${planChange.id}/cancel`);
    await payingMember(world, 'bob', 'basic', 'pm_card_authenticationRequired');
    expect(await cancelled(await ask('bob', { plan: 'premium' }))).toMatchObject({ status: 'superseded' });

    await world.ok('PUT', '/v1/members/ann', {});
    const page = await ask('ann', { plan: 'basic' });
    expect(await cancelled(page)).toMatchObject({ status: 'expired', failureCode: 'payment_not_completed' });
    expect((await world.payOnPage(page.checkoutUrl ?? '', 'pm_card_visa')).status).toBeGreaterThanOrEqual(400);

    const waiting = await ask('bob', { plan: 'premium' });
    expect(await confirm(waiting)).toMatchObject({
      status: 'requires_action',
      failureCode: 'authentication_required',
      failureMessage: expect.stringContaining('bank') as string,
    });
    expect(await cancelled(waiting)).toMatchObject({ status: 'expired' });
    expect([await planOf('bob'), await planOf('ann')]).toEqual(['basic', 'free']);
  });

  it('and of two payment pages only the newer can be paid', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    const first = await ask('ann', { plan: 'basic' });
    const second = await ask('ann', { plan: 'premium' });
    expect((await world.payOnPage(first.checkoutUrl ?? '', 'pm_card_visa')).status).toBeGreaterThanOrEqual(400);
    await world.payOnPage(second.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect([await planOf('ann'), (await invoices()).length]).toEqual(['premium', 1]);
    expect(await world.ok('GET', `/v1/plan-changes/${first.planChange.id}`)).toMatchObject({ status: 'expired' });
  });

  it('and one who let the payment page lapse gets a new one for the same yes', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    await goodDay(world, 'ann', '2026-03-02T09:50:00Z');
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/ann/proposals');
    const accept = () =>
      world.ok<Prepared>('POST', `/v1/proposals/${data[0]?.id}/accept`, {
        consent: { terms: 'Terms', shownAt: '2026-03-02T10:00:00Z' },
      });
    const first = await accept();
    await world.at('2026-03-04T10:00:00Z');
    const second = await accept();
    expect(second.planChange.id).not.toBe(first.planChange.id);
    await world.payOnPage(second.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('ann')).toBe('basic');
  });
});

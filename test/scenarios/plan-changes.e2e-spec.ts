import { Clock } from '#platform';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { changing, monthsAfter, type Prepared } from '../support/plan-changing';
import { World } from '../support/world';

describe('a member changes the plan', () => {
  let world: World;
  let start: Date;
  beforeAll(async () => {
    world = await World.start();
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());
  beforeEach(() => (start = world.api.get(Clock).now()));
  afterEach(async () => {
    // what a test has done with is not renewed through the years of the next
    const { data } = await world.stripe<{ data: { id: string }[] }>('GET', 'subscriptions', { limit: '100' });
    for (const { id } of data) await world.stripe('DELETE', `subscriptions/${id}`);
    await world.drain();
  });

  const { ask, refused, confirm, planOf, invoices, movementsOf } = changing(() => world);
  const later = (months: number, days?: number) => monthsAfter(start, months, days);

  it('to a better one at once, and pays what was quoted', async () => {
    await payingMember(world, 'better', 'basic');
    const prepared = await ask('better', { plan: 'premium' });
    expect(prepared).toMatchObject({
      planChange: { kind: 'update' },
      quote: { recurringMinor: 2000, effectiveAt: null },
    });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    const paid = (await invoices('better')).map(({ amount_paid: amount }) => amount);
    expect([await planOf('better'), paid]).toEqual(['premium', [prepared.quote?.amountDueNowMinor, 1000]]);
  });

  it('and of two payment pages only the newer can be paid', async () => {
    await world.ok('PUT', '/v1/members/twice', {});
    const first = await ask('twice', { plan: 'basic' });
    const second = await ask('twice', { plan: 'premium' });
    expect((await world.payOnPage(first.checkoutUrl ?? '', 'pm_card_visa')).status).toBeGreaterThanOrEqual(400);
    await world.payOnPage(second.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect([await planOf('twice'), (await invoices('twice')).length]).toEqual(['premium', 1]);
    expect(await world.ok('GET', `/v1/plan-changes/${first.planChange.id}`)).toMatchObject({ status: 'expired' });
  });

  it('and a change that nobody wants any more ends unpaid: a quote, a payment page, a payment that waits', async () => {
    const cancelled = async ({ planChange }: Prepared) => world.ok('POST', `/v1/plan-changes/${planChange.id}/cancel`);
    await payingMember(world, 'waiting', 'basic', 'pm_card_authenticationRequired');
    expect(await cancelled(await ask('waiting', { plan: 'premium' }))).toMatchObject({ status: 'superseded' });

    await world.ok('PUT', '/v1/members/leaving', {});
    const page = await ask('leaving', { plan: 'basic' });
    expect(await cancelled(page)).toMatchObject({ status: 'expired', failureCode: 'payment_not_completed' });
    expect((await world.payOnPage(page.checkoutUrl ?? '', 'pm_card_visa')).status).toBeGreaterThanOrEqual(400);

    const waiting = await ask('waiting', { plan: 'premium' });
    expect(await confirm(waiting)).toMatchObject({
      status: 'requires_action',
      failureCode: 'authentication_required',
      failureMessage: expect.stringContaining('bank') as string,
    });
    expect(await cancelled(waiting)).toMatchObject({ status: 'expired' });
    expect([await planOf('waiting'), await planOf('leaving')]).toEqual(['basic', 'free']);
  });

  it('on Stripe’s own page, which arrives as our changes do', async () => {
    await payingMember(world, 'portal', 'premium');
    const { url } = await world.ok<{ url: string }>('POST', '/v1/members/portal/portal', {});
    const [{ id } = { id: '' }] = (await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/portal/subscription'))
      .data;
    await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'cancel', subscription: id }) });
    await world.drain();
    expect((await world.ok<{ data: object[] }>('GET', '/v1/members/portal/subscription')).data).toMatchObject([
      { plan: 'premium', cancelAt: later(1) },
    ]);
    expect(await confirm(await ask('portal', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    await world.ok('PUT', '/v1/members/unlinked', {});
    expect((await world.call('POST', '/v1/members/unlinked/portal', {})).body.code).toBe('customer_unknown');
  });

  it('from the month to the year: the unused month is credited and a year begins', async () => {
    await payingMember(world, 'year', 'basic');
    await world.at('2026-03-17T22:00:00Z');
    const prepared = await ask('year', { plan: 'basic', interval: 'year' });
    // 10.00 x half of March 2 10:00 .. April 2 10:00 (1,339,200 of 2,678,400 s) is given back: 100.00 - 5.00
    expect(prepared.quote).toMatchObject({
      amountDueNowMinor: 9500,
      recurringMinor: 10_000,
      nextInvoiceAt: '2027-03-17T22:00:00.000Z',
    });
    await confirm(prepared);
    expect((await invoices('year'))[0]?.amount_paid).toBe(9500);
    expect(await refused('year', { plan: 'basic', interval: 'year' })).toBe('already_on_plan');
  });

  it('and one who let the payment page lapse gets a new one for the same yes', async () => {
    await world.ok('PUT', '/v1/members/lapse', {});
    await goodDay(world, 'lapse', later(0));
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', '/v1/members/lapse/proposals');
    const accept = () =>
      world.ok<Prepared>('POST', `/v1/proposals/${data[0]?.id}/accept`, {
        consent: { terms: 'Terms', shownAt: later(0) },
      });
    const first = await accept();
    await world.at(later(0, 2));
    const expire = (at: string) =>
      world.rows('update proposal set expires_at = $1, answered_at = $2 where id = $3', [at, later(0), data[0]?.id]);
    await expire(later(0, 1));
    expect((await accept()).planChange).toMatchObject({ id: first.planChange.id, status: 'expired' });
    await expire(later(1));
    const second = await accept();
    expect(second.planChange.id).not.toBe(first.planChange.id);
    await world.payOnPage(second.checkoutUrl ?? '', 'pm_card_visa');
    await world.drain();
    expect(await planOf('lapse')).toBe('basic');
  });

  it('to a lower one when what was paid for is used up, and pays less from then on', async () => {
    await payingMember(world, 'lower', 'premium');
    const prepared = await ask('lower', { plan: 'basic' });
    expect(prepared).toMatchObject({
      planChange: { kind: 'downgrade' },
      quote: { amountDueNowMinor: 0, recurringMinor: 1000, effectiveAt: later(1) },
    });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    const subscription = async () =>
      (await world.ok<{ data: object[] }>('GET', '/v1/members/lower/subscription')).data[0];
    expect(await subscription()).toMatchObject({
      plan: 'premium',
      scheduledPlan: 'basic',
      scheduledAt: later(1),
    });
    await world.at(later(1, 1));
    expect([await planOf('lower'), (await invoices('lower'))[0]?.amount_paid]).toEqual(['basic', 1000]);
    await world.at(later(2, 1));
    expect(await subscription()).toMatchObject({ plan: 'basic', scheduledPlan: null, monthlyMinor: 1000 });
  });

  it('to nothing at the end of what was paid for, and may take it back until then', async () => {
    await payingMember(world, 'ending', 'premium');
    const ending = await ask('ending', { plan: 'free' });
    expect(ending).toMatchObject({
      planChange: { kind: 'cancel' },
      quote: { amountDueNowMinor: 0, recurringMinor: 0, effectiveAt: later(1), nextInvoiceAt: null },
    });
    expect(await confirm(ending)).toMatchObject({ status: 'succeeded' });
    expect(await planOf('ending')).toBe('premium');

    const staying = await ask('ending', { action: 'resume' });
    expect(staying).toMatchObject({ planChange: { kind: 'resume' }, quote: { amountDueNowMinor: 0 } });
    expect(await confirm(staying)).toMatchObject({ status: 'succeeded' });
    await world.at(later(1, 1));
    expect(await planOf('ending')).toBe('premium');
    expect(await refused('ending', { action: 'resume' })).toBe('nothing_to_resume');

    await confirm(await ask('ending', { plan: 'free' }));
    await world.at(later(2, 1));
    expect(await planOf('ending')).toBe('free');
    expect(await refused('ending', { action: 'resume' })).toBe('subscription_ended');
  });

  it('to a pause, which gives nothing and costs nothing, and goes on', async () => {
    await payingMember(world, 'pausing', 'premium');
    expect(await confirm(await ask('pausing', { action: 'pause' }))).toMatchObject({ status: 'succeeded' });
    expect([await planOf('pausing'), await refused('pausing', { plan: 'basic' })]).toEqual([
      'free',
      'subscription_paused',
    ]);
    const within = await ask('pausing', { action: 'resume' });
    expect(within.quote).toMatchObject({ amountDueNowMinor: 0, recurringMinor: 2000 });
    expect(await confirm(within)).toMatchObject({ status: 'succeeded' });
    expect([await planOf('pausing'), (await invoices('pausing')).length]).toEqual(['premium', 1]);

    await confirm(await ask('pausing', { action: 'pause' }));
    await world.at(later(3, 8));
    expect([await planOf('pausing'), (await invoices('pausing')).length]).toEqual(['free', 1]);
    const outlasted = await ask('pausing', { action: 'resume' });
    expect(outlasted.quote).toMatchObject({ amountDueNowMinor: 2000, nextInvoiceAt: later(4, 8) });
    expect(await confirm(outlasted)).toMatchObject({ status: 'succeeded' });
    expect([await planOf('pausing'), (await invoices('pausing'))[0]?.amount_paid]).toEqual(['premium', 2000]);
    expect((await movementsOf('pausing')).map(({ kind }) => kind)).toEqual([
      'new',
      'churn',
      'reactivation',
      'churn',
      'reactivation',
    ]);
  });

  it('out of a pause: when what was paid for is used up, which may be taken back, and at once when it is', async () => {
    await payingMember(world, 'stopped', 'premium');
    await confirm(await ask('stopped', { action: 'pause' }));
    const ending = await ask('stopped', { plan: 'free' });
    expect(ending).toMatchObject({
      planChange: { kind: 'cancel' },
      quote: { effectiveAt: later(1), nextInvoiceAt: null },
    });
    expect(await confirm(ending)).toMatchObject({ status: 'succeeded' });
    const back = await ask('stopped', { action: 'resume' });
    expect(back.quote).toMatchObject({ amountDueNowMinor: 0, nextInvoiceAt: later(1) });
    expect(await confirm(back)).toMatchObject({ status: 'succeeded' });
    expect(await planOf('stopped')).toBe('premium');

    await payingMember(world, 'gone', 'premium');
    await confirm(await ask('gone', { action: 'pause' }));
    await world.at(later(0, 8));
    await confirm(await ask('gone', { plan: 'free' }));
    await confirm(await ask('stopped', { action: 'pause' }));
    await world.at(later(1, 8));
    expect(await refused('gone', { action: 'resume' })).toBe('subscription_ended');
    const over = await ask('stopped', { plan: 'free' });
    expect(over.quote).toMatchObject({ amountDueNowMinor: 0, effectiveAt: null, nextInvoiceAt: null });
    expect(await confirm(over)).toMatchObject({ status: 'succeeded' });
    expect(await refused('stopped', { action: 'resume' })).toBe('subscription_ended');
    expect((await invoices('stopped')).length).toBe(1);
  });

  it('up again, out, or back while a lower one is scheduled: the schedule goes first', async () => {
    await payingMember(world, 'back', 'premium');
    await confirm(await ask('back', { plan: 'basic' }));
    expect(await confirm(await ask('back', { action: 'resume' }))).toMatchObject({ status: 'succeeded' });
    await confirm(await ask('back', { plan: 'basic' }));
    expect(await confirm(await ask('back', { plan: 'premium', interval: 'year' }))).toMatchObject({
      status: 'succeeded',
    });
    expect((await invoices('back'))[0]?.amount_paid).toBe(18_000);
    await confirm(await ask('back', { plan: 'basic' }));
    expect(await confirm(await ask('back', { plan: 'free' }))).toMatchObject({ status: 'succeeded' });
    await world.at(later(12, 1));
    expect(await planOf('back')).toBe('free');
  });

  it('up while a lower one is agreed, which stays agreed when the payment fails, and comes when it is time', async () => {
    const subscription = await payingMember(world, 'agreed', 'premium', 'pm_card_authenticationRequired');
    await confirm(await ask('agreed', { plan: 'basic' }));
    const scheduled = async () =>
      (await world.ok<{ data: { scheduledPlan: string | null }[] }>('GET', '/v1/members/agreed/subscription')).data[0]
        ?.scheduledPlan;
    const upgrade = async () => {
      const prepared = await ask('agreed', { plan: 'premium', interval: 'year' });
      const waiting = await confirm(prepared);
      expect([waiting.status, await scheduled()]).toEqual(['requires_action', 'basic']);
      return { id: prepared.planChange.id, url: String(waiting.url) };
    };
    const changed = async (id: string) => (await world.ok('GET', `/v1/plan-changes/${id}`)).status;

    const given = await upgrade();
    await world.ok('POST', `/v1/plan-changes/${given.id}/cancel`);
    expect([await changed(given.id), await scheduled()]).toEqual(['expired', 'basic']);

    // the month is over before it is paid
    await world.at(later(1, -0.5));
    const late = await upgrade();
    await world.stripe('POST', `subscriptions/${subscription}`, { default_payment_method: '' });
    await world.at(later(1, 1));
    expect([await changed(late.id), await planOf('agreed'), (await invoices('agreed'))[0]?.amount_paid]).toEqual([
      'expired',
      'basic',
      1000,
    ]);
  });

  it('up while a lower one is agreed, by a payment that comes later: nothing lower follows', async () => {
    await payingMember(world, 'later', 'premium', 'pm_card_authenticationRequired');
    await confirm(await ask('later', { plan: 'basic' }));
    const prepared = await ask('later', { plan: 'premium', interval: 'year' });
    const { url } = await confirm(prepared);
    await world.payOnPage(String(url), 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/plan-changes/${prepared.planChange.id}`)).toMatchObject({ status: 'succeeded' });
    expect((await world.ok<{ data: object[] }>('GET', '/v1/members/later/subscription')).data).toMatchObject([
      { plan: 'premium', interval: 'year', scheduledPlan: null },
    ]);
    await world.at(later(2));
    expect([await planOf('later'), (await invoices('later')).length]).toEqual(['premium', 2]);
  });

  it('from the year to the month when the year is over', async () => {
    await payingMember(world, 'month', 'basic');
    await confirm(await ask('month', { plan: 'basic', interval: 'year' }));
    const prepared = await ask('month', { plan: 'basic', interval: 'month' });
    expect(prepared.quote).toMatchObject({ recurringMinor: 1000, effectiveAt: later(12) });
    expect(await confirm(prepared)).toMatchObject({ status: 'succeeded' });
    await world.at(later(12, 1));
    expect((await invoices('month'))[0]?.amount_paid).toBe(1000);
  });
});

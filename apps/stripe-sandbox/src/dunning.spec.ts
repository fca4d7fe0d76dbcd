import type Stripe from 'stripe';
import { openClub, type Club, type Member } from './testing/club';
import { control, post, secondsOf } from './testing/drive';

describe('a renewal that no card pays', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
    await club.useCard(member, 'pm_card_chargeDeclinedInsufficientFunds');
  });
  afterEach(() => club.sandbox.close());
  const rules = (given: object) => control(club.sandbox, 'dunning', given);
  const failures = async () => {
    const { data } = await club.stripe.events.list({ type: 'invoice.payment_failed', limit: 100 });
    return data.map((event) => (event.data.object as Stripe.Invoice).next_payment_attempt).reverse();
  };

  it('is tried again after 3, 5 and 7 days, each failure naming the next, and then the subscription ends', async () => {
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('past_due');
    await club.at('2026-04-15T23:59:59Z');
    expect((await club.read(member)).status).toBe('past_due');
    await club.at('2026-04-16T00:00:00Z');
    expect(await club.read(member)).toMatchObject({
      status: 'canceled',
      cancellation_details: { reason: 'payment_failed' },
    });
    const days = ['2026-04-04', '2026-04-09', '2026-04-16'].map((day) => secondsOf(`${day}T00:00:00Z`));
    expect(await failures()).toEqual([...days, null]);
    expect(await club.latest(member)).toMatchObject({ status: 'open', attempt_count: 4, next_payment_attempt: null });
  });

  it('is over as soon as a new card pays a retry', async () => {
    await club.at('2026-04-02T00:00:00Z');
    await club.useCard(member, 'pm_card_visa');
    await club.at('2026-04-04T00:00:00Z');
    expect([(await club.read(member)).status, (await club.latest(member)).status]).toEqual(['active', 'paid']);
    await club.at('2026-04-30T00:00:00Z');
    expect(await failures()).toHaveLength(1);
  });

  it('is healed by paying the open invoice, and never charged again', async () => {
    await club.at('2026-04-02T00:00:00Z');
    const { id } = await club.latest(member);
    const { id: card } = await club.stripe.paymentMethods.attach('pm_card_visa', { customer: member.customer });
    await club.stripe.invoices.pay(id, { payment_method: card });
    expect((await club.read(member)).status).toBe('active');
    await club.at('2026-04-30T00:00:00Z');
    expect(await club.stripe.invoices.retrieve(id)).toMatchObject({ attempt_count: 2, amount_paid: 1000 });
  });

  it('leaves the subscription unpaid where that is the rule: drafts from then on, until what is owed is paid', async () => {
    await rules({ retryDays: [1], then: 'unpaid' });
    await club.at('2026-04-02T00:00:00Z');
    expect((await club.read(member)).status).toBe('unpaid');
    const { id } = await club.latest(member);
    await club.useCard(member, 'pm_card_visa');
    await club.stripe.invoices.pay(id);
    expect((await club.read(member)).status).toBe('active');
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await club.at('2026-06-01T00:00:00Z');
    expect([(await club.read(member)).status, (await club.latest(member)).status]).toEqual(['unpaid', 'draft']);
  });

  it('leaves it past due where that is the rule, and writes the invoice off where that is', async () => {
    await rules({ retryDays: [], then: 'past_due', marksUncollectible: true });
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('past_due');
    expect((await club.latest(member)).status).toBe('open');
    await rules({ retryDays: [1], then: 'past_due', marksUncollectible: true });
    await club.at('2026-05-02T00:00:00Z');
    expect([(await club.read(member)).status, (await club.latest(member)).status]).toEqual([
      'past_due',
      'uncollectible',
    ]);
    expect(await club.heard('invoice.marked_uncollectible')).toHaveLength(1);
  });

  it('does not end a subscription that was paused before the last attempt', async () => {
    await club.at('2026-04-02T00:00:00Z');
    await club.stripe.subscriptions.pause(member.id);
    await club.at('2026-05-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('paused');
    expect(await failures()).toHaveLength(4);
  });

  it('is not tried any more once the subscription is canceled', async () => {
    await club.at('2026-04-02T00:00:00Z');
    await club.stripe.subscriptions.cancel(member.id);
    await club.at('2026-05-01T00:00:00Z');
    expect(await club.latest(member)).toMatchObject({ status: 'open', attempt_count: 1, next_payment_attempt: null });
  });

  it('can be written off by hand and still be paid, or voided once and for all', async () => {
    await club.at('2026-04-02T00:00:00Z');
    const { id } = await club.latest(member);
    expect((await club.stripe.invoices.markUncollectible(id)).status).toBe('uncollectible');
    await expect(club.stripe.invoices.markUncollectible(id)).rejects.toMatchObject({ code: 'invoice_not_editable' });
    await club.useCard(member, 'pm_card_visa');
    expect((await club.stripe.invoices.pay(id)).status).toBe('paid');
    await expect(club.stripe.invoices.voidInvoice(id)).rejects.toMatchObject({ code: 'invoice_not_editable' });
  });

  it('is paid by a person on the hosted page, after a refusal and after the bank’s question', async () => {
    await club.at('2026-04-02T00:00:00Z');
    const { id, hosted_invoice_url: url } = await club.latest(member);
    expect((await post(url ?? '', { card: 'pm_card_chargeCustomerFail' })).status).toBe(402);
    expect((await post(url ?? '', { card: 'pm_card_authenticationRequired' })).headers.get('location')).toBe(
      `/c/3ds/${id}`,
    );
    expect((await post(`${club.sandbox.url}/c/3ds/${id}`, { result: 'complete' })).status).toBe(200);
    expect((await club.read(member)).status).toBe('active');
  });
});

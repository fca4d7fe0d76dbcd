import type Stripe from 'stripe';
import { openClub, type Club, type Member } from './testing/club';
import { control, idOf } from './testing/drive';

describe('a charge', () => {
  let club: Club;
  let member: Member;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
  });
  afterEach(() => club.sandbox.close());
  const charges = async () => (await club.stripe.charges.list({ customer: member.customer })).data;
  const theCharge = async () => {
    const [charge] = await charges();
    if (!charge) throw new Error('no charge');
    return charge;
  };

  it('is made by each attempt to pay, and the payment intent names the last', async () => {
    await club.useCard(member, 'pm_card_chargeDeclinedInsufficientFunds');
    await club.at('2026-04-01T00:00:00Z');
    const [failed, paid] = await charges();
    expect([paid?.paid, paid?.amount, failed?.status, failed?.failure_message]).toEqual([
      true,
      1000,
      'failed',
      'Your card has insufficient funds.',
    ]);
    const { payments } = await club.stripe.invoices.retrieve((await club.latest(member)).id, {
      expand: ['payments.data.payment.payment_intent'],
    });
    const intent = payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    expect(intent.latest_charge).toBe(failed?.id);
  });

  it('is refunded in parts up to what was paid, and not a cent more', async () => {
    const { id } = await theCharge();
    await club.stripe.refunds.create({ charge: id, amount: 400, reason: 'requested_by_customer' });
    expect([(await theCharge()).amount_refunded, (await theCharge()).refunded]).toEqual([400, false]);
    await expect(club.stripe.refunds.create({ charge: id, amount: 601 })).rejects.toMatchObject({ param: 'amount' });
    expect((await club.stripe.refunds.create({ charge: id })).amount).toBe(600);
    expect((await theCharge()).refunded).toBe(true);
    await expect(club.stripe.refunds.create({ charge: id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await club.stripe.refunds.list({ charge: id })).data).toHaveLength(2);
    expect(await club.heard('charge.refunded')).toHaveLength(2);
  });

  it('is refunded once per idempotency key, by its payment intent too', async () => {
    const { payment_intent } = await theCharge();
    const refund = () =>
      club.stripe.refunds.create({ payment_intent: idOf(payment_intent), amount: 600 }, { idempotencyKey: 'once' });
    expect((await refund()).id).toBe((await refund()).id);
    expect((await theCharge()).amount_refunded).toBe(600);
  });

  it('leaves the subscription as it is when it is refunded', async () => {
    await club.stripe.refunds.create({ charge: (await theCharge()).id });
    expect([(await club.read(member)).status, (await club.latest(member)).status]).toEqual(['active', 'paid']);
  });

  it('that failed cannot be refunded or disputed', async () => {
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await club.at('2026-04-01T00:00:00Z');
    const { id } = await theCharge();
    await expect(club.stripe.refunds.create({ charge: id })).rejects.toThrow('did not succeed');
    await expect(control(club.sandbox, 'disputes', { charge: id })).rejects.toThrow('did not succeed');
  });

  it('is disputed by a control route, once, and decided by another', async () => {
    const { id } = await theCharge();
    const dispute = await control<Stripe.Dispute>(club.sandbox, 'disputes', { charge: id, reason: 'fraudulent' });
    expect([dispute.amount, dispute.status, (await theCharge()).disputed]).toEqual([1000, 'needs_response', true]);
    await expect(control(club.sandbox, 'disputes', { charge: id })).rejects.toThrow('already disputed');
    await control(club.sandbox, 'disputes/close', { dispute: dispute.id, status: 'lost' });
    expect((await club.stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
    expect((await club.stripe.disputes.list({ charge: id })).data).toHaveLength(1);
    expect(await club.heard('charge.dispute')).toEqual(['charge.dispute.closed', 'charge.dispute.created']);
  });
});

import type Stripe from 'stripe';
import { openClub, type Club, type Member } from './testing/club';
import { idOf } from './testing/drive';

describe('an invoice by itself', () => {
  let club: Club;
  let member: Member;
  let mug: string;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
    const { id: product } = await club.stripe.products.create({ name: 'Mug' });
    mug = (await club.stripe.prices.create({ product, currency: 'usd', unit_amount: 800 })).id;
  });
  afterEach(() => club.sandbox.close());

  const opened = async (more: Partial<Stripe.InvoiceCreateParams> = {}) => {
    const { id } = await club.stripe.invoices.create({
      customer: member.customer,
      currency: 'usd',
      auto_advance: false,
      pending_invoice_items_behavior: 'exclude',
      discounts: '',
      ...more,
    });
    const { total } = await club.stripe.invoices.addLines(id, { lines: [{ pricing: { price: mug }, quantity: 2 }] });
    expect(total).toBe(1600);
    return id;
  };

  it('is charged once it is final, and leaves the subscription as it was', async () => {
    const id = await opened({ metadata: { order: '7' } });
    await club.stripe.invoices.finalizeInvoice(id, { auto_advance: false });
    const paid = await club.stripe.invoices.pay(id);
    expect(paid).toMatchObject({
      status: 'paid',
      amount_paid: 1600,
      billing_reason: 'manual',
      parent: null,
      metadata: { order: '7' },
    });
    const { latest_invoice: latest } = await club.read(member);
    expect(idOf(latest)).not.toBe(id);
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.latest(member)).total).toBe(1000);
  });

  it('is refused by its own card and stays open, can be paid by another or be voided, and never makes a subscription overdue', async () => {
    const failing = await club.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: member.customer,
    });
    const id = await opened({ default_payment_method: failing.id });
    await club.stripe.invoices.finalizeInvoice(id);
    await expect(club.stripe.invoices.pay(id)).rejects.toMatchObject({ code: 'card_declined' });
    expect([(await club.stripe.invoices.retrieve(id)).status, (await club.read(member)).status]).toEqual([
      'open',
      'active',
    ]);
    const other = await opened();
    await club.stripe.invoices.finalizeInvoice(other);
    expect((await club.stripe.invoices.voidInvoice(other)).status).toBe('void');
    const visa = await club.stripe.paymentMethods.attach('pm_card_visa', { customer: member.customer });
    expect((await club.stripe.invoices.pay(id, { payment_method: visa.id })).status).toBe('paid');
  });

  it('takes no line once it is final, and none that recurs', async () => {
    const id = await opened();
    const add = (price: string) => club.stripe.invoices.addLines(id, { lines: [{ pricing: { price } }] });
    await expect(add(club.prices.basic)).rejects.toMatchObject({ param: 'price' });
    await club.stripe.invoices.finalizeInvoice(id);
    await expect(add(mug)).rejects.toMatchObject({ code: 'invoice_not_editable' });
  });
});

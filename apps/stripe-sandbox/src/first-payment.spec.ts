import Stripe from 'stripe';
import { createSandbox, type Sandbox } from './sandbox';
import { client, control, idOf, post } from './testing/drive';

describe('a first payment, by the real SDK', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let price: Stripe.Price;
  beforeEach(async () => {
    sandbox = await createSandbox({ port: 0, now: new Date('2026-03-01T00:00:00Z') });
    stripe = client(sandbox);
    const product = await stripe.products.create({ id: 'membership', name: 'Membership' });
    price = await stripe.prices.create({
      product: product.id,
      currency: 'USD',
      unit_amount: 1000,
      recurring: { interval: 'month' },
      lookup_key: 'basic',
      currency_options: { eur: { unit_amount: 900 } },
    });
  });
  afterEach(() => sandbox.close());

  const customerWith = (card: string) =>
    stripe.customers.create({ payment_method: card, invoice_settings: { default_payment_method: card } });
  const eventTypes = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);

  it('that is declined leaves the subscription incomplete for 23 hours, then for good', async () => {
    const { id: customer } = await customerWith('pm_card_chargeCustomerFail');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    expect(made.status).toBe('incomplete');
    await control(sandbox, 'clock', { now: '2026-03-01T23:00:00Z' });
    expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('incomplete_expired');
    expect((await stripe.invoices.retrieve(idOf(made.latest_invoice))).status).toBe('void');
  });

  it('that is declined with error_if_incomplete leaves nothing', async () => {
    const { id: customer } = await customerWith('pm_card_chargeCustomerFail');
    const before = await eventTypes();
    await expect(
      stripe.subscriptions.create({
        customer,
        items: [{ price: price.id }],
        payment_behavior: 'error_if_incomplete',
      }),
    ).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
    expect(await eventTypes()).toEqual(before);
  });

  it('that waits (default_incomplete) gives a secret, is paid later, and keeps its card when asked to', async () => {
    const { id: customer } = await stripe.customers.create({ name: 'Ann' });
    const made = await stripe.subscriptions.create({
      customer,
      items: [{ price: price.id }],
      payment_behavior: 'default_incomplete',
      payment_settings: { save_default_payment_method: 'on_subscription' },
      expand: ['latest_invoice.confirmation_secret'],
    });
    const invoice = made.latest_invoice as Stripe.Invoice;
    expect(invoice.confirmation_secret?.client_secret).toMatch(/^pi_\w+_secret_/);
    const card = await stripe.paymentMethods.attach('pm_card_mastercard', { customer });
    await stripe.invoices.pay(invoice.id, { payment_method: card.id });
    expect(await stripe.subscriptions.retrieve(made.id)).toMatchObject({
      status: 'active',
      default_payment_method: card.id,
    });
  });

  it('without any card is refused', async () => {
    const { id: customer } = await stripe.customers.create({ name: 'Ann' });
    await expect(stripe.subscriptions.create({ customer, items: [{ price: price.id }] })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('is previewed for a customer who has no subscription yet', async () => {
    const { id: customer } = await stripe.customers.create({ name: 'Ann' });
    const items = [{ price: price.id, quantity: 3 }];
    const shown = await stripe.invoices.createPreview({ customer, subscription_details: { items } });
    expect([shown.amount_due, shown.status]).toEqual([3000, 'draft']);
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  });

  it('keeps a declined attempt, with its reason, although the answer is an error', async () => {
    const { id: customer } = await customerWith('pm_card_chargeDeclinedInsufficientFunds');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    await expect(stripe.invoices.pay(idOf(made.latest_invoice))).rejects.toMatchObject({
      statusCode: 402,
      decline_code: 'insufficient_funds',
    });
    const invoice = await stripe.invoices.retrieve(idOf(made.latest_invoice), {
      expand: ['payments.data.payment.payment_intent'],
    });
    expect(invoice.attempt_count).toBe(2);
    const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    });
  });

  it('asks for authentication where the bank does', async () => {
    const { id: customer } = await customerWith('pm_card_authenticationRequired');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
    const { data } = await stripe.invoicePayments.list({ invoice: idOf(made.latest_invoice) });
    const intent = await stripe.paymentIntents.retrieve(idOf(data[0]?.payment.payment_intent));
    expect([made.status, intent.status]).toEqual(['incomplete', 'requires_action']);
    expect(await eventTypes()).toContain('invoice.payment_action_required');
    await expect(stripe.invoices.pay(idOf(made.latest_invoice))).rejects.toMatchObject({
      code: 'invoice_payment_intent_requires_action',
    });
  });

  it('tells of a card that was refused at Checkout, and makes the good one the customer’s default', async () => {
    const { id: customer } = await stripe.customers.create({ name: 'Ann' });
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: price.id, quantity: 2 }],
      success_url: 'http://127.0.0.1:9/{CHECKOUT_SESSION_ID}',
      expand: ['line_items'],
    });
    expect(session.line_items?.data[0]).toMatchObject({ quantity: 2, amount_total: 2000 });
    await post(session.url ?? '', { card: 'pm_card_chargeCustomerFail' });
    expect(await eventTypes()).toContain('payment_intent.payment_failed');
    await post(session.url ?? '', { card: 'pm_card_visa' });
    const { invoice_settings: settings } = (await stripe.customers.retrieve(customer)) as Stripe.Customer;
    expect(settings.default_payment_method).toMatch(/^pm_/);
    expect((await stripe.checkout.sessions.retrieve(session.id)).url).toBeNull();
    expect((await fetch(session.url ?? '')).status).toBe(409);
  });
});

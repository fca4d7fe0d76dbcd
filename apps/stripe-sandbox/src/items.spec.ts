import type Stripe from 'stripe';
import { Shop } from './testing/shop';

describe('the items of a subscription, by the real SDK', () => {
  let shop: Shop;
  let stripe: Stripe;
  beforeEach(async () => {
    shop = await Shop.open('2026-03-01T00:00:00Z');
    ({ stripe } = shop);
  });
  afterEach(() => shop.close());

  const paidNow = { proration_behavior: 'always_invoice' as const };

  it('are added, changed and removed one by one, each billed like a change of the subscription', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(2000) }] });
    await shop.at('2026-03-16T12:00:00Z');
    const paid = async () => (await stripe.invoices.list({ subscription: one.id })).data[0]?.total;
    const added = await stripe.subscriptionItems.create({
      subscription: one.id,
      price: await shop.price(800),
      ...paidNow,
    });
    expect([added.subscription, await paid()]).toEqual([one.id, 400]);
    const changed = await stripe.subscriptionItems.update(added.id, { quantity: 2, ...paidNow });
    expect([changed.quantity, await paid()]).toEqual([2, 400]);
    expect(await stripe.subscriptionItems.retrieve(added.id)).toMatchObject({ quantity: 2 });
    const listed = await stripe.subscriptionItems.list({ subscription: one.id });
    expect(listed.data.map((item) => item.id)).toEqual([one.items[0], added.id]);
    await stripe.subscriptionItems.del(added.id, paidNow);
    expect([await shop.balance(one), (await stripe.subscriptions.retrieve(one.id)).items.data.length]).toEqual([
      -800, 1,
    ]);
  });

  it('never leave a subscription empty, and are all of one interval', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(2000) }] });
    const [id = ''] = one.items;
    await expect(stripe.subscriptions.update(one.id, { items: [{ id, deleted: true }] })).rejects.toMatchObject({
      statusCode: 400,
    });
    const yearly = await shop.price(9000, 'year');
    await expect(stripe.subscriptions.update(one.id, { items: [{ price: yearly }] })).rejects.toMatchObject({
      param: 'items',
    });
    const once = await shop.price(300, null);
    await expect(stripe.subscriptions.update(one.id, { items: [{ price: once }] })).rejects.toMatchObject({
      param: 'items',
    });
  });

  it('leave what waits for the next invoice in a list, from which it can be taken back', async () => {
    const one = await shop.subscribe({ items: [{ price: await shop.price(2000) }] });
    const { customer, id: subscription } = one;
    const made = await stripe.invoiceItems.create({
      customer,
      subscription,
      pricing: { price: await shop.price(300, null) },
    });
    const pending = await stripe.invoiceItems.list({ customer, pending: true });
    expect(pending.data).toMatchObject([{ id: made.id, amount: 300, proration: false, invoice: null }]);
    await stripe.invoiceItems.del(made.id);
    expect((await stripe.invoiceItems.list({ customer })).data).toEqual([]);
    await expect(stripe.invoiceItems.del(made.id)).rejects.toMatchObject({ code: 'resource_missing' });
  });
});

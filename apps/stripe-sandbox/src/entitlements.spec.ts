import type Stripe from 'stripe';
import { openClub, type Club } from './testing/club';
import { idOf } from './testing/drive';

describe('entitlements', () => {
  let club: Club;
  let product: string;
  beforeEach(async () => {
    club = await openClub();
    product = idOf((await club.stripe.prices.retrieve(club.prices.basic)).product);
  });
  afterEach(() => club.sandbox.close());

  const feature = (key: string) => club.stripe.entitlements.features.create({ name: key, lookup_key: key });
  const give = async (key: string, to = product) =>
    club.stripe.products.createFeature(to, { entitlement_feature: (await feature(key)).id });
  const held = async (customer: string) =>
    (await club.stripe.entitlements.activeEntitlements.list({ customer, limit: 100 })).data.map(
      ({ lookup_key }) => lookup_key,
    );
  const summaries = async () =>
    (await club.stripe.events.list({ type: 'entitlements.active_entitlement_summary.updated' })).data.map(
      (event) => event.data.object as Stripe.Entitlements.ActiveEntitlementSummary,
    );

  it('are the features of the products that a customer is subscribed to, newest first', async () => {
    await give('archive');
    await give('library');
    const { customer } = await club.subscriber();
    expect(await held(customer)).toEqual(['library', 'archive']);
    expect((await summaries()).map(({ entitlements }) => entitlements.data.length)).toEqual([2]);
  });

  it('change with the plan, and one event tells of both sides', async () => {
    await give('archive');
    await give('concerts', idOf((await club.stripe.prices.retrieve(club.prices.premium)).product));
    const { customer, id, item } = await club.subscriber();
    await club.stripe.subscriptions.update(id, { items: [{ id: item, price: club.prices.premium }] });
    expect(await held(customer)).toEqual(['concerts']);
    expect(await summaries()).toHaveLength(2);
  });

  it('go when the subscription is paused or ends, and stay while a payment is late', async () => {
    await give('archive');
    const member = await club.subscriber();
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await club.at('2026-04-01T00:00:00Z');
    expect(await held(member.customer)).toEqual(['archive']);
    await club.stripe.subscriptions.pause(member.id);
    expect(await held(member.customer)).toEqual([]);
    const other = await club.subscriber();
    await club.stripe.subscriptions.cancel(other.id);
    expect(await held(other.customer)).toEqual([]);
  });

  it('come and go with the features of a product, for those who have it already', async () => {
    const { customer } = await club.subscriber();
    const { id } = await give('archive');
    expect(await held(customer)).toEqual(['archive']);
    expect((await club.stripe.products.listFeatures(product)).data.map((one) => one.id)).toEqual([id]);
    await club.stripe.products.deleteFeature(product, id);
    expect(await held(customer)).toEqual([]);
  });

  it('beyond ten are cut in the event, which says so, and whole in the list', async () => {
    for (let i = 0; i < 12; i++) await give(`feature-${i}`);
    const { customer } = await club.subscriber();
    const [summary] = await summaries();
    expect([summary?.entitlements.data.length, summary?.entitlements.has_more]).toEqual([10, true]);
    expect(await held(customer)).toHaveLength(12);
  });

  it('have features with a key of their own, once per product', async () => {
    const { id } = await feature('archive');
    await expect(feature('archive')).rejects.toMatchObject({ param: 'lookup_key' });
    await club.stripe.products.createFeature(product, { entitlement_feature: id });
    await expect(club.stripe.products.createFeature(product, { entitlement_feature: id })).rejects.toThrow('already');
    expect((await club.stripe.entitlements.features.update(id, { active: false })).active).toBe(false);
    expect((await club.stripe.entitlements.features.list()).data).toEqual([]);
    expect((await club.stripe.entitlements.features.list({ archived: true })).data).toHaveLength(1);
  });
});

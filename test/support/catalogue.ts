import type { World } from './world';

/** What a seed needs of a world. */
type Site = Pick<World, 'ok'>;
type SiteAndStripe = Pick<World, 'ok' | 'stripe' | 'drain'>;

const price = (plan: string, interval: 'month' | 'year', unitAmountMinor: number) => ({
  interval,
  currency: 'usd',
  unitAmountMinor,
  lookupKey: `${plan}_${interval}_usd`,
});
const offer = (planKey: string) => ({
  planKey,
  interval: 'month',
  currency: 'usd',
  words: { title: `Try ${planKey}`, body: 'More of what you like.' },
});

/** Free, basic (10.00 a month, 100.00 a year) and premium (20.00 a month, 200.00 a year), in our tables and in Stripe, with an offer each and a campaign after good use. */
export async function seedCatalogue(world: Site): Promise<void> {
  await world.ok('PUT', '/v1/plans/free', { name: 'Free', rank: 0 });
  await world.ok('PUT', '/v1/plans/basic', {
    name: 'Basic',
    rank: 1,
    prices: [price('basic', 'month', 1000), price('basic', 'year', 10_000)],
  });
  await world.ok('PUT', '/v1/plans/premium', {
    name: 'Premium',
    rank: 2,
    prices: [price('premium', 'month', 2000), price('premium', 'year', 20_000)],
  });
  await world.ok('POST', '/v1/plans/sync', { dryRun: false });
  await world.ok('PUT', '/v1/offers/basic-monthly', offer('basic'));
  await world.ok('PUT', '/v1/offers/premium-monthly', offer('premium'));
  await world.ok('PUT', '/v1/campaigns/after-good-use', {
    name: 'After good use',
    trigger: 'signal',
    channel: 'in_app',
    audience: { plan: ['free', 'basic'] },
    offerKeys: ['basic-monthly', 'premium-monthly'],
  });
  await world.ok('POST', '/v1/campaigns/after-good-use/schedule', {});
}

/** A one-time price in dollars at Stripe; takes the lookup key over from an older one. */
export async function sellOnce(world: World, lookupKey: string, unitAmountMinor: number): Promise<void> {
  const product = await world.stripe<{ id: string }>('POST', 'products', { name: lookupKey });
  await world.stripe('POST', 'prices', {
    product: product.id,
    currency: 'usd',
    unit_amount: String(unitAmountMinor),
    lookup_key: lookupKey,
    transfer_lookup_key: 'true',
  });
}

/** A new customer who subscribes to something of another application at the same Stripe account. */
export async function customerOfAnother(world: SiteAndStripe, more: Record<string, string> = {}): Promise<string> {
  const card = { payment_method: 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa' };
  const { id: customer } = await world.stripe<{ id: string }>('POST', 'customers', card);
  const { id: product } = await world.stripe<{ id: string }>('POST', 'products', { name: 'Of another application' });
  const form = { product, currency: 'usd', unit_amount: '500', 'recurring[interval]': 'month' };
  const { id: foreign } = await world.stripe<{ id: string }>('POST', 'prices', form);
  await world.stripe('POST', 'subscriptions', { customer, 'items[0][price]': foreign, ...more });
  return customer;
}

/** For many members in a row: what becomes of them is waited for once, by whoever made them. */
export function withoutWaiting(world: World): SiteAndStripe {
  return { ok: world.ok.bind(world), stripe: world.stripe.bind(world), drain: () => Promise.resolve() };
}

/** A member who already pays for `plan` with `card` and is linked to the Stripe customer. */
export async function payingMember(
  world: SiteAndStripe,
  id: string,
  plan: string,
  card = 'pm_card_visa',
): Promise<string> {
  const customer = await world.stripe<{ id: string }>('POST', 'customers', {
    payment_method: 'pm_card_visa',
    'invoice_settings[default_payment_method]': 'pm_card_visa',
    'metadata[external_id]': id,
  });
  const prices = await world.stripe<{ data: { id: string }[] }>('GET', 'prices', {
    'lookup_keys[0]': `${plan}_month_usd`,
  });
  const subscription = await world.stripe<{ id: string }>('POST', 'subscriptions', {
    customer: customer.id,
    'items[0][price]': prices.data[0]?.id ?? '',
  });
  if (card !== 'pm_card_visa') {
    const attached = await world.stripe<{ id: string }>('POST', `payment_methods/${card}/attach`, {
      customer: customer.id,
    });
    await world.stripe('POST', `subscriptions/${subscription.id}`, { default_payment_method: attached.id });
  }
  await world.ok('PUT', `/v1/members/${id}`, { timeZone: 'Europe/Berlin' });
  await world.ok('PUT', `/v1/members/${id}/stripe-customer`, { stripeCustomerId: customer.id });
  await world.drain();
  return subscription.id;
}

/** A good day of one or many: enough to pass the threshold. */
export async function goodDay(
  world: Pick<World, 'ok' | 'drain'>,
  members: string | readonly string[],
  at: string,
): Promise<void> {
  const signal = (member: string, name: string, value?: number) => ({
    id: `${member}-${name}-${at}`,
    member,
    name,
    occurredAt: at,
    ...(value && { value }),
  });
  await world.ok('POST', '/v1/signals', {
    signals: [members]
      .flat()
      .flatMap((member) => [
        signal(member, 'content_completed', 3),
        signal(member, 'rated_high'),
        signal(member, 'limit_hit'),
      ]),
  });
  await world.drain();
}

import type Stripe from 'stripe';
import { openClub, type Club, type Member } from './testing/club';
import { idOf, post, secondsOf } from './testing/drive';

const APRIL = secondsOf('2026-04-01T00:00:00Z');

describe('the customer portal', () => {
  let club: Club;
  let member: Member;
  let product: string;
  beforeEach(async () => {
    club = await openClub();
    member = await club.subscriber();
    product = idOf((await club.stripe.prices.retrieve(club.prices.premium)).product);
    await club.stripe.billingPortal.configurations.create({ features: features() });
  });
  afterEach(() => club.sandbox.close());

  const features = (): Stripe.BillingPortal.ConfigurationCreateParams.Features => ({
    payment_method_update: { enabled: true },
    invoice_history: { enabled: true },
    subscription_cancel: {
      enabled: true,
      cancellation_reason: { enabled: true, options: ['too_expensive', 'unused'] },
    },
    subscription_update: {
      enabled: true,
      default_allowed_updates: ['price'],
      products: [{ product, prices: [club.prices.premium] }],
      proration_behavior: 'always_invoice',
    },
  });
  const open = async (more: Stripe.BillingPortal.SessionCreateParams = {}) =>
    (
      await club.stripe.billingPortal.sessions.create({
        customer: member.customer,
        return_url: 'http://127.0.0.1:9/account',
        ...more,
      })
    ).url;
  const page = async (url: string) => (await fetch(url)).text();
  const act = async (form: Record<string, string>) => post(await open(), { subscription: member.id, ...form });

  it('shows what a person has, with the way back to the site', async () => {
    const shown = await page(await open());
    expect(shown).toContain('Basic, 10.00 USD per month');
    expect(shown).toContain('Renews on 2026-04-01');
    expect(shown).toContain('href="http://127.0.0.1:9/account"');
    expect((await fetch(`${club.sandbox.url}/p/session/bps_none`)).status).toBe(404);
  });

  it('cancels at the end of the period by setting cancel_at, as flexible billing does, and says why', async () => {
    expect((await act({ action: 'cancel', feedback: 'too_expensive' })).status).toBe(303);
    expect(await club.read(member)).toMatchObject({
      status: 'active',
      cancel_at: APRIL,
      cancel_at_period_end: false,
      cancellation_details: { feedback: 'too_expensive', reason: 'cancellation_requested' },
    });
    expect(await club.heard('customer.subscription.updated')).toHaveLength(1);
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('canceled');
  });

  it('takes the cancellation back', async () => {
    await act({ action: 'cancel' });
    expect(await page(await open())).toContain('Ends on 2026-04-01');
    await act({ action: 'keep' });
    expect((await club.read(member)).cancel_at).toBeNull();
  });

  it('changes the plan at once for a card that pays: the rest of the month at the difference', async () => {
    await club.at('2026-03-16T12:00:00Z');
    await act({ action: 'change', price: club.prices.premium });
    expect([await club.planOf(member), (await club.latest(member)).amount_paid]).toEqual(['premium', 500]);
  });

  it('leaves everything as it was when the card is refused, and says so', async () => {
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await club.at('2026-03-16T12:00:00Z');
    const refused = await act({ action: 'change', price: club.prices.premium });
    expect([refused.status, await refused.text()]).toEqual([402, expect.stringContaining('Your card was declined.')]);
    expect([await club.planOf(member), (await club.invoices(member)).length]).toEqual(['basic', 1]);
  });

  it('offers the prices of its configuration and no other', async () => {
    expect((await act({ action: 'change', price: club.prices.year })).status).toBe(402);
    expect(await club.planOf(member)).toBe('basic');
  });

  it('takes a new card, which pays from then on', async () => {
    await club.useCard(member, 'pm_card_chargeCustomerFail');
    await post(await open(), { action: 'card', card: 'pm_card_visa' });
    await club.at('2026-04-01T00:00:00Z');
    expect((await club.read(member)).status).toBe('active');
    expect(await club.heard('payment_method.attached')).toHaveLength(3);
  });

  it('resumes a paused subscription', async () => {
    await club.stripe.subscriptions.pause(member.id);
    expect((await act({ action: 'resume' })).status).toBe(303);
    expect((await club.read(member)).status).toBe('active');
  });

  it('does nothing for the subscription of another person', async () => {
    const other = await club.subscriber();
    expect((await post(await open(), { action: 'cancel', subscription: other.id })).status).toBe(402);
    expect((await club.read(other)).cancel_at).toBeNull();
  });

  it('says what Stripe says where a schedule runs the subscription', async () => {
    await club.stripe.subscriptionSchedules.create({ from_subscription: member.id });
    expect(await (await act({ action: 'cancel' })).text()).toContain('managed by the subscription schedule');
  });

  it('ends at once where the configuration says so, and does nothing that it does not allow', async () => {
    const { id } = await club.stripe.billingPortal.configurations.create({
      features: { subscription_cancel: { enabled: true, mode: 'immediately' } },
    });
    const url = await open({ configuration: id });
    expect((await post(url, { action: 'card', card: 'pm_card_visa' })).status).toBe(402);
    expect((await post(url, { action: 'cancel', subscription: member.id })).status).toBe(303);
    expect((await club.read(member)).status).toBe('canceled');
  });

  it('sends a person through one flow and then where it was told', async () => {
    const url = await open({
      flow_data: {
        type: 'subscription_cancel',
        subscription_cancel: { subscription: member.id },
        after_completion: { type: 'redirect', redirect: { return_url: 'http://127.0.0.1:9/bye' } },
      },
    });
    const shown = await page(url);
    expect([shown.includes('Cancel plan'), shown.includes('Payment method')]).toEqual([true, false]);
    const done = await post(url, { action: 'cancel', subscription: member.id });
    expect(done.headers.get('location')).toBe('http://127.0.0.1:9/bye');
  });

  it('has configurations that are listed, changed and switched off', async () => {
    const [first] = (await club.stripe.billingPortal.configurations.list({ is_default: true })).data;
    const changed = await club.stripe.billingPortal.configurations.update(first?.id ?? '', {
      name: 'Ours',
      features: { subscription_cancel: { enabled: false } },
    });
    expect([changed.name, changed.features.subscription_cancel.enabled]).toEqual(['Ours', false]);
    expect(changed.features.subscription_update.products?.[0]?.prices).toEqual([club.prices.premium]);
    expect((await act({ action: 'cancel' })).status).toBe(402);
    await club.stripe.billingPortal.configurations.update(changed.id, { active: false });
    await expect(open()).rejects.toThrow('not active');
  });
});

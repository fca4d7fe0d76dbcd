import { StripeClient } from '#billing';
import { seedCatalogue, sellOnce } from '../support/catalogue';
import { World } from '../support/world';
import { ContractProxy } from '../contract/proxy';

interface Prepared {
  planChange: { id: string; url: string | null };
  quote: { id: string; amountDueNowMinor: number; taxMinor: number; recurringMinor: number } | null;
  checkoutUrl: string | null;
}

describe('from Stripe’s page the buyer comes back to the site', () => {
  let world: World;
  let proxy: ContractProxy;
  beforeAll(async () => {
    world = await World.start({
      between: async (stripe) => (proxy = await ContractProxy.before(stripe)),
      env: { CHECKOUT_RETURN_URL: 'https://site.example/account?tab=plan', STRIPE_AUTOMATIC_TAX: 'true' },
    });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const back = async (path: string) => {
    const { statusCode, headers } = await world.api.inject(path);
    return [statusCode, headers.location];
  };
  const page = async (member: string) => {
    await world.ok('PUT', `/v1/members/${member}`, {});
    return world.ok<Prepared>('POST', '/v1/quotes', { member, plan: 'basic' });
  };
  const paid = async (url: string | null, card: string) => {
    const { location } = await world.payOnPage(url ?? '', card, { country: 'DE' });
    return new URL(location ?? '');
  };
  const site = (checkout: string) => [303, `https://site.example/account?tab=plan&checkout=${checkout}`];

  it('with what became of the payment, and the plan is there already when it is paid', async () => {
    const { checkoutUrl } = await page('ann');
    const [open] = await world.rows<{ id: string }>('select stripe_id as id from plan_change');
    expect(await back(`/checkout/return?session_id=${open?.id}`)).toEqual(site('open'));
    const { pathname, search } = await paid(checkoutUrl, 'pm_card_visa');
    await world.whileWorkerIsDown(async () => {
      expect(await back(pathname + search)).toEqual(site('complete'));
      expect(await world.ok('GET', '/v1/members/ann')).toMatchObject({ plan: 'basic' });
    });
    expect(await back('/checkout/cancelled')).toEqual(site('cancelled'));
  });

  it('and what was bought says at Stripe whose it is and of which change, and is billed by the flexible rules', async () => {
    const [own] = await world.rows<{ change: string; member: string; session: string; subscription: string }>(
      `select plan_change.id as change, plan_change.member_id as member, stripe_id as session, subscription.id as subscription
       from plan_change join subscription using (member_id)`,
    );
    const metadata = { tierlift_plan_change: own?.change, tierlift_member: own?.member };
    expect(await world.stripe('GET', `checkout/sessions/${own?.session}`)).toMatchObject({
      client_reference_id: own?.member,
      metadata,
    });
    expect(await world.stripe('GET', `subscriptions/${own?.subscription}`)).toMatchObject({
      metadata,
      billing_mode: { type: 'flexible' },
    });
  });

  it('and the tax of the country that the page asks for is in what was paid, in the quote of a change, and in what that costs', async () => {
    const invoices = async () =>
      (await world.stripe<{ data: { amount_paid: number }[] }>('GET', 'invoices', { status: 'paid' })).data;
    expect((await invoices()).map(({ amount_paid }) => amount_paid)).toEqual([1190]);
    const { quote, planChange } = await world.ok<Prepared>('POST', '/v1/quotes', { member: 'ann', plan: 'premium' });
    expect(quote).toMatchObject({ taxMinor: 190, recurringMinor: 2380 }); // 19 % of 20.00 - 10.00, the month has just begun
    await world.ok('POST', '/v1/plan-changes', { quoteId: quote?.id });
    await world.drain();
    expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({ status: 'succeeded' });
    expect((await invoices())[0]?.amount_paid).toBe(quote?.amountDueNowMinor);
  });

  it('and products whose tax comes on top are charged on the page that shows it, not before', async () => {
    await sellOnce(world, 'mug_usd', 800);
    const prices = [{ currency: 'usd', unitAmountMinor: 800, lookupKey: 'mug_usd' }];
    await world.ok('PUT', '/v1/products/mug', { name: 'Mug', prices });
    const plan = { key: 'premium', interval: 'year' };
    const { id } = await world.ok<{ id: string }>('POST', '/v1/sales', {
      member: 'ann',
      plan,
      products: [{ key: 'mug' }],
    });
    const pay = () =>
      world.ok<Prepared>('POST', `/v1/sales/${id}/pay`, {
        consent: { terms: 'As shown.', shownAt: new Date().toISOString() },
      });
    await world.ok('POST', '/v1/plan-changes', { quoteId: (await pay()).quote?.id });
    await world.drain();
    const { planChange } = await pay();
    expect(planChange).toMatchObject({ kind: 'invoice', status: 'requires_action', failureCode: null });
    await world.payOnPage(planChange.url ?? '', 'pm_card_visa');
    await world.drain();
    expect(await world.ok('GET', `/v1/sales/${id}`)).toMatchObject({ status: 'paid', unpaid: [] });
    const { data } = await world.stripe<{ data: { amount_paid: number }[] }>('GET', 'invoices', { status: 'paid' });
    expect(data[0]?.amount_paid).toBe(952); // 19 % of 8.00 on top
  });

  it('and while a bank takes days the page says so; the site is told of a no, and why', async () => {
    const { planChange, checkoutUrl } = await page('eve');
    const { pathname, search } = await paid(checkoutUrl, 'pm_usBankAccount_insufficientFunds');
    expect(await back(pathname + search)).toEqual(site('processing'));
    expect((await world.call('POST', '/v1/quotes', { member: 'eve', plan: 'basic' })).body.code).toBe(
      'change_in_progress',
    );
    await world.at('2026-03-07T10:00:00Z');
    const failed = { status: 'failed', failureCode: 'bank_refused' };
    expect(await world.ok('GET', `/v1/plan-changes/${planChange.id}`)).toMatchObject({
      ...failed,
      failureMessage: expect.stringContaining('bank did not make the payment') as string,
    });
    const told = await world.rows<{ data: object }>(
      `select data from outgoing_event where type = 'plan_change.failed'`,
    );
    expect(told.map(({ data }) => data)).toMatchObject([{ member: 'eve', failureCode: 'bank_refused' }]);
  });

  it('and all that passed between us and Stripe keeps to the contract', () => {
    expect(proxy.findings).toEqual([]);
  });

  it('and Stripe is asked about pages of ours under way alone, once for all who ask at a time', async () => {
    const asked = jest.spyOn(world.api.get(StripeClient), 'call');
    const { planChange } = await page('zoe');
    const pages = await world.rows<{ id: string; status: string }>(
      `select stripe_id as id, status from plan_change where kind = 'checkout'`,
    );
    const asks = async (id: string | undefined) => {
      asked.mockClear();
      const answers = await Promise.all(Array.from({ length: 20 }, () => back(`/checkout/return?session_id=${id}`)));
      return [new Set(answers.map(([, location]) => location)).size, asked.mock.calls.length];
    };
    const pageIn = (status: string) => pages.find((one) => one.status === status)?.id;
    expect(await asks('cs_of_nobody')).toEqual([1, 0]);
    expect(await asks(pageIn('succeeded'))).toEqual([1, 0]);
    const [locations, calls = 0] = await asks(pageIn('requires_action'));
    expect(locations).toBe(1);
    expect(calls).toBeLessThan(20);
    await world.ok('POST', `/v1/plan-changes/${planChange.id}/cancel`);
  });

  it('and nobody is sent anywhere for a session that is none', async () => {
    expect(await back('/checkout/return?session_id=cs_unknown')).toEqual([404, undefined]);
    expect(await back('/checkout/return?session_id=https://evil.example')).toEqual([422, undefined]);
  });
});

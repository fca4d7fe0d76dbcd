import { seedCatalogue } from '../support/catalogue';
import { World } from '../support/world';

describe('from Stripe’s page the buyer comes back to the site', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ env: { CHECKOUT_RETURN_URL: 'https://site.example/account?tab=plan' } });
    await seedCatalogue(world);
  });
  afterAll(() => world.stop());

  const back = async (path: string) => {
    const { statusCode, headers } = await world.api.inject(path);
    return [statusCode, headers.location];
  };
  const site = (checkout: string) => [303, `https://site.example/account?tab=plan&checkout=${checkout}`];

  it('with what became of the payment, and the plan is there already when it is paid', async () => {
    await world.ok('PUT', '/v1/members/ann', {});
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>('POST', '/v1/quotes', {
      member: 'ann',
      plan: 'basic',
    });
    const [page] = await world.rows<{ id: string }>('select stripe_id as id from plan_change');
    expect(await back(`/checkout/return?session_id=${page?.id}`)).toEqual(site('open'));
    const { location } = await world.payOnPage(checkoutUrl, 'pm_card_visa');
    const { pathname, search } = new URL(location ?? '');
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

  it('and nobody is sent anywhere for a session that is none', async () => {
    expect(await back('/checkout/return?session_id=cs_unknown')).toEqual([404, undefined]);
    expect(await back('/checkout/return?session_id=https://evil.example')).toEqual([422, undefined]);
  });
});

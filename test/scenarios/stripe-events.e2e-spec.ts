import { Metrics } from '#platform';
import { DropOldStripeEvents, ReconcileCustomers, SettleMember, StripeClient } from '#billing';
import Stripe from 'stripe';
import { payingMember, seedCatalogue } from '../support/catalogue';
import { control, World } from '../support/world';

const NEW = 'whsec_new000000000000000000000';
const OLD = 'whsec_test00000000000000000000';
const HEARD = {
  'checkout.session': ['completed', 'async_payment_succeeded', 'async_payment_failed', 'expired'],
  'customer.subscription': [
    ...['created', 'updated', 'deleted', 'paused', 'resumed', 'trial_will_end'],
    ...['pending_update_applied', 'pending_update_expired'],
  ],
  invoice: [
    ...['paid', 'payment_failed', 'payment_action_required', 'finalization_failed', 'voided'],
    'marked_uncollectible',
  ],
  subscription_schedule: ['updated', 'released', 'canceled', 'aborted', 'completed'],
  customer: ['deleted'],
  'customer.discount': ['created', 'updated', 'deleted'],
  charge: ['refunded'],
  'charge.dispute': ['created', 'closed'],
  price: ['created', 'updated', 'deleted'],
  product: ['updated', 'deleted'],
  coupon: ['deleted'],
  promotion_code: ['updated'],
};
/** Twins of events that are heard, one that holds up Stripe when its handler fails, and what is nobody's business here. */
const LEFT_ALONE = [
  ...['invoice.payment_succeeded', 'charge.succeeded', 'payment_intent.succeeded'],
  ...['invoice.created', 'radar.early_fraud_warning.created', 'unheard.of'],
];

describe('of Stripe’s events', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ env: { STRIPE_WEBHOOK_SECRET: `${NEW},${OLD}`, RECONCILE_MINUTES: '0' } });
    await seedCatalogue(world);
  });
  afterEach(() => control(world.sandbox, 'faults', {}));
  afterAll(() => world.stop());

  const { webhooks } = new Stripe('sk_test_signer');
  let events = 0;
  const deliver = async (change: object, secret = NEW) => {
    const payload = JSON.stringify({
      id: `evt_${++events}`,
      object: 'event',
      type: 'invoice.paid',
      api_version: Stripe.API_VERSION,
      created: 1_772_445_600,
      livemode: false,
      data: { object: { id: 'x_1', customer: 'cus_of_another_app' } },
      ...change,
    });
    const { statusCode, body } = await world.api.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: {
        'content-type': 'application/json',
        'stripe-signature': webhooks.generateTestHeaderString({ payload, secret }),
      },
      payload,
    });
    return [statusCode, (JSON.parse(body) as { received?: string }).received];
  };
  const alarms = async (kind: string) => {
    const { values } = await world.api.get(Metrics).stripeAlarms.get();
    return values.find(({ labels }) => labels.kind === kind)?.value ?? 0;
  };

  it('those signed with the new secret are taken, and with the old one while it is rotated; no others', async () => {
    expect([await deliver({}, NEW), await deliver({}, OLD), await deliver({}, 'whsec_older')]).toEqual([
      [200, 'stored'],
      [200, 'stored'],
      [400, undefined],
    ]);
  });

  it('those that can change something are kept once, all others are answered and left alone', async () => {
    const types = Object.entries(HEARD).flatMap(([object, names]) => names.map((name) => `${object}.${name}`));
    for (const type of types) expect([type, await deliver({ type })]).toEqual([type, [200, 'stored']]);
    expect([await deliver({ id: 'evt_twice' }), await deliver({ id: 'evt_twice' })]).toEqual([
      [200, 'stored'],
      [200, 'duplicate'],
    ]);
    for (const type of LEFT_ALONE) expect([type, await deliver({ type })]).toEqual([type, [200, 'ignored']]);
    await world.drain();
    expect(await world.rows('select 1 from stripe_event where handled_at is null')).toEqual([]);
    expect(await world.ok('GET', '/v1/jobs')).toMatchObject({ dead: 0 });
  });

  it('those that were handled are forgotten when Stripe can no longer send them again; what waits to be handled is kept', async () => {
    const kept = async (id: string) => (await world.rows('select 1 from stripe_event where id = $1', [id])).length > 0;
    const days = world.config.env.STRIPE_EVENT_RETENTION_DAYS;
    const ago = { evt_old: days + 1, evt_waiting: days + 1, evt_young: days - 1 };
    for (const [id, age] of Object.entries(ago))
      await world.rows(
        `insert into stripe_event (id, type, received_at, handled_at)
         values ($1, 'price.created', now() - make_interval(days => $2), case when $1 <> 'evt_waiting' then now() end)`,
        [id, age],
      );
    await world.api.get(DropOldStripeEvents).run();
    expect(await Promise.all(Object.keys(ago).map(kept))).toEqual([false, true, true]);
    await world.rows('delete from stripe_event where id = any($1)', [Object.keys(ago)]);
  });

  it('one of the other mode is left alone, one of another version is taken, and both raise an alarm', async () => {
    expect(await deliver({ livemode: true })).toEqual([200, 'ignored']);
    expect(await deliver({ api_version: '2024-06-20' })).toEqual([200, 'stored']);
    expect([await alarms('other_mode'), await alarms('other_version')]).toEqual([1, 1]);
  });

  it('two at once cannot have an older reading of Stripe overwrite a newer one', async () => {
    const subscription = await payingMember(world, 'eve', 'premium');
    const [eve] = await world.rows<{ id: string }>(`select id from member where external_id = 'eve'`);
    const settle = () => world.api.get(SettleMember).run(eve?.id ?? '');
    await world.whileWorkerIsDown(async () => {
      const { given, release } = holdNextAnswer(world.api.get(StripeClient));
      const older = settle();
      await given;
      await world.stripe('DELETE', `subscriptions/${subscription}`);
      let done = false;
      const newer = settle().then(() => (done = true));
      const waits = () => world.rows(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
      while (!done && (await waits()).length === 0);
      release();
      await Promise.all([older, newer]);
      expect(await world.ok('GET', '/v1/members/eve')).toMatchObject({ plan: 'free' });
    });
  });

  it('those that were lost are missed: reconciling repairs what differs, and raises an alarm for each member', async () => {
    const subscription = await payingMember(world, 'ann', 'premium');
    await payingMember(world, 'bob', 'basic');
    await control(world.sandbox, 'faults', { deliveries: { drop: 1000 } });
    await world.stripe('DELETE', `subscriptions/${subscription}`);
    const reconcile = () => world.api.get(ReconcileCustomers).run();
    await reconcile();
    expect(await world.ok('GET', '/v1/members/ann')).toMatchObject({ plan: 'free', planState: 'known' });
    await reconcile();
    expect(await alarms('repaired')).toBe(1);
  });

  it('however many customers there are, all are read, and one that cannot be read holds up nobody', async () => {
    await world.rows(
      `with made as (
         insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at)
         select uuidv7(), 'c' || n, 'free', 'known', '{}', '{}', 5000, now() from generate_series(1, 120) n returning id
       ) insert into billing_customer (member_id, stripe_customer_id) select id, 'cus_' || id from made`,
    );
    const path = '/v1/subscriptions';
    await control(world.sandbox, 'faults', { requests: [{ method: 'GET', path, times: 1, kind: 'status_429' }] });
    await world.api.get(ReconcileCustomers).run();
    await world.drain();
    const unread = await world.rows('select 1 from billing_customer where read_at is null');
    expect(unread.length).toBeLessThanOrEqual(1);
  });
});

/** Keeps back what Stripe answers next, as a slow line does: `given` when it was given, until `release` is called. */
function holdNextAnswer(client: StripeClient): { given: Promise<void>; release: () => void } {
  const call = client.call.bind(client);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const given = new Promise<void>((resolve) => {
    client.call = async (request) => {
      client.call = call;
      const answer = await call(request);
      resolve();
      await released;
      return answer;
    };
  });
  return { given, release };
}

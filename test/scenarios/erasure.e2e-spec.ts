import { RecordSignals, UpsertMember } from '#membership';
import { goodDay, payingMember, seedCatalogue } from '../support/catalogue';
import { verify } from '../support/verify';
import { World, type Answer } from '../support/world';

const NOW = '2026-03-02T10:00:00Z';
/** Stands in everything that a site could tell of the person. */
const MARK = 'zaphod42';
const MEMBER = `${MARK}@example.com`;
const PATH = `/v1/members/${encodeURIComponent(MEMBER)}`;
const consent = { terms: `Dear ${MARK}, 10.00 USD a month`, shownAt: NOW };

describe('the erasure of a member', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ now: NOW, env: { HOLDOUT_SHARE: '0.1' } });
    await seedCatalogue(world);
    await world.ok('PUT', '/v1/offers/basic-monthly', {
      planKey: 'basic',
      interval: 'month',
      currency: 'usd',
      words: { title: 'Try basic, {{ member.traits.name | default: "there" }}', body: 'More of what you like.' },
    });
    await world.ok('PUT', '/v1/campaigns/at-the-sale', {
      name: 'At the sale',
      trigger: 'sale',
      channel: 'in_app',
      offerKeys: ['premium-monthly'],
    });
    await world.ok('POST', '/v1/campaigns/at-the-sale/schedule', {});
  });
  afterAll(async () => expect(await verify(world)).toEqual([]));
  afterAll(() => world.stop());

  const code = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code];

  /** Every place in the database, of whatever schema, where the text stands in a text, JSON or array column. */
  const found = async (text: string): Promise<string[]> => {
    const columns = await world.rows<{ place: string; sql: string }>(
      `select format('%s.%s.%s', table_schema, table_name, column_name) as place,
              format('select count(*)::int as n from %I.%I where %I::text ilike $1', table_schema, table_name, column_name) as sql
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'USER-DEFINED')`,
    );
    const places: string[] = [];
    for (const { place, sql } of columns) {
      const [hit] = await world.rows<{ n: number }>(sql, [`%${text}%`]);
      if (hit && hit.n > 0) places.push(place);
    }
    return places;
  };

  const figures = async () => ({
    lift: await world.ok('GET', '/v1/reports/lift?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z'),
    mrr: await world.ok('GET', '/v1/reports/mrr-movements?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z'),
    decisions: await world.ok('GET', '/v1/reports/decisions?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z'),
    askRate: await world.ok('GET', '/v1/reports/ask-rate?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z'),
    exposures: await world.rows('select held_out, holdout_share, exposed_at from exposure order by member_id'),
    outcomes: await world.rows('select id, amount_minor from charge order by id'),
    bought: await world.rows('select item, orders from item_count order by item'),
  });

  let subscription = '';
  it('is refused while a subscription lives or a payment is under way, and says what to do', async () => {
    await world.ok('PUT', PATH, {
      email: MEMBER,
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
      traits: { name: MARK },
      consents: { email: true },
    });
    await goodDay(world, MEMBER, '2026-03-02T09:50:00Z');
    await world.ok('POST', '/v1/signals', {
      id: `${MARK}-note`,
      member: MEMBER,
      name: 'login',
      occurredAt: '2026-03-02T09:55:00Z',
      properties: { wrote: `I am ${MARK}` },
    });
    await world.ok('POST', '/v1/orders', {
      id: `${MARK}-order`,
      member: MEMBER,
      orderedAt: NOW,
      items: [{ product: 'mug' }],
    });
    await world.ok('POST', '/v1/sales', { member: MEMBER, plan: { key: 'basic' } });
    const inbox = await world.ok<{ data: { id: string }[] }>('GET', `${PATH}/proposals`);
    const { checkoutUrl } = await world.ok<{ checkoutUrl: string }>(
      'POST',
      `/v1/proposals/${inbox.data[0]?.id}/accept`,
      { consent },
    );
    expect(code(await world.call('DELETE', PATH))).toEqual([409, 'change_in_progress']);
    await world.payOnPage(checkoutUrl, 'pm_card_visa');
    await world.drain();
    expect(code(await world.call('DELETE', PATH))).toEqual([409, 'subscription_live']);
    expect(await world.ok('GET', PATH)).toMatchObject({ plan: 'basic', email: MEMBER });
    const { data } = await world.ok<{ data: { id: string }[] }>('GET', `${PATH}/subscription`);
    subscription = data[0]?.id ?? '';
    await world.stripe('DELETE', `subscriptions/${subscription}`);
    await world.drain();
  });

  it('the export holds everything on the member, before', async () => {
    const { member, data } = await world.ok<{ member: string; data: Record<string, object[]> }>(
      'GET',
      `${PATH}/export`,
    );
    expect(member).toBe(MEMBER);
    expect(data.member).toMatchObject([{ external_id: MEMBER, traits: { name: MARK } }]);
    const held = Object.entries(data).flatMap(([table, rows]) => (rows.length > 0 ? [table] : []));
    expect(held).toEqual(
      expect.arrayContaining([
        'signal',
        'decision',
        'proposal',
        'consent',
        'plan_change',
        'charge',
        'sale',
        'product_order',
      ]),
    );
    const places = (await found(MARK)).map((place) => place.split('.')[1]?.replace(/_\d{4}_\d\d$|_y\d+m\d+$/, ''));
    expect(places.length).toBeGreaterThan(8);
    const text = JSON.stringify(data);
    expect(text.match(new RegExp(MARK, 'g'))?.length).toBeGreaterThan(10);
    expect(text).not.toContain('token_hash');
  });

  it('leaves no trace of the person in any table, queue or event, and every figure as it was', async () => {
    await world.ok('POST', '/v1/sales', { member: MEMBER, plan: { key: 'basic' } });
    await world.drain();
    await world.at('2026-03-03T04:00:00Z');
    await world.rows(
      `insert into outbox_job (id, name, payload, error, dead_at) values (uuidv7(), 'place-events', '{}', $1, now())`,
      [`could not tell of ${MEMBER}`],
    );
    const before = await figures();
    const customers = await world.stripe<{ data: { id: string; metadata: { external_id?: string } }[] }>(
      'GET',
      'customers',
    );
    const customer = customers.data.find(({ metadata }) => metadata.external_id === MEMBER)?.id;
    expect((await world.call('DELETE', PATH)).status).toBe(204);
    await world.drain();
    expect(await found(MARK)).toEqual([]);
    await world.rows('delete from outbox_job where dead_at is not null');
    expect(await found(customer ?? 'no customer')).toEqual([
      'public.stripe_event.customer_id',
      'public.stripe_event.object_id',
    ]);
    await world.at('2026-03-03T04:10:00Z');
    expect(await figures()).toEqual(before);
    expect(await world.stripe('GET', `customers/${customer}`)).toMatchObject({ deleted: true });
    const [{ status } = { status: '' }] = await world.rows<{ status: string }>(
      'select status from sale order by id desc limit 1',
    );
    expect(status).toBe('abandoned');
  });

  it('nothing makes the member anew: not an upsert, a signal, an identify, an order, a sale or a webhook', async () => {
    const signal = { id: 'late', member: MEMBER, name: 'login', occurredAt: NOW };
    expect(code(await world.call('PUT', PATH, { email: MEMBER }))).toEqual([410, 'member_erased']);
    expect(code(await world.call('GET', PATH))).toEqual([410, 'member_erased']);
    expect(code(await world.call('DELETE', PATH))).toEqual([410, 'member_erased']);
    expect(code(await world.call('PUT', `${PATH}/objection`, { objected: false }))).toEqual([410, 'member_erased']);
    expect(code(await world.call('PUT', `${PATH}/stripe-customer`, { stripeCustomerId: 'cus_x' }))).toEqual([
      410,
      'member_erased',
    ]);
    expect(code(await world.call('POST', '/v1/signals', signal))).toEqual([410, 'member_erased']);
    expect(code(await world.call('POST', '/v1/sales', { member: MEMBER, plan: { key: 'basic' } }))).toEqual([
      410,
      'member_erased',
    ]);
    expect(
      await world.ok('POST', '/v1/signals', { signals: [signal, { ...signal, id: 'x', member: 'who' }] }),
    ).toMatchObject({
      rejected: [{ code: 'member_erased' }, { code: 'member_unknown' }],
    });
    const order = { id: 'o-late', member: MEMBER, orderedAt: NOW, items: [{ product: 'mug' }] };
    expect(await world.ok('POST', '/v1/orders', { orders: [order] })).toMatchObject({
      rejected: [{ code: 'member_erased' }],
    });
    const identify = { type: 'identify', userId: MEMBER, traits: { email: MEMBER } };
    expect(await world.ok('POST', '/v1/segment/batch', { batch: [identify] })).toMatchObject({
      identified: 0,
      rejected: [{ code: 'member_erased' }],
    });
    await world.drain();
    expect(await found(MARK)).toEqual([]);
  });

  it('what ran at the same moment leaves nothing either', async () => {
    const upsert = world.api.get(UpsertMember);
    const signals = world.api.get(RecordSignals);
    for (let round = 0; round < 5; round++) {
      const member = `racer-${round}-${MARK}`;
      await upsert.run(member, { email: `${MARK}@example.com` });
      const signal = (i: number) => ({
        id: `${member}-${i}`,
        member,
        name: 'login',
        occurredAt: NOW,
        properties: { MARK },
      });
      const erased = world.call('DELETE', `/v1/members/${member}`);
      await Promise.allSettled([
        ...[0, 1, 2, 3, 4, 5].map((i) => signals.run([signal(i)])),
        upsert.run(member, { traits: { name: MARK } }),
        upsert.run(member, {}),
      ]);
      expect((await erased).status).toBe(204);
      expect(code(await world.call('GET', `/v1/members/${member}`))).toEqual([410, 'member_erased']);
    }
    await world.at('2026-03-03T05:00:00Z');
    expect(await found(MARK)).toEqual([]);
  });

  it('a member who never paid, and one whose customer was deleted at Stripe before, can be erased too', async () => {
    await world.ok('PUT', '/v1/members/free-one', {});
    expect((await world.call('DELETE', '/v1/members/free-one')).status).toBe(204);
    const paying = await payingMember(world, 'gone-one', 'basic');
    const { customer } = await world.stripe<{ customer: string }>('GET', `subscriptions/${paying}`);
    await world.stripe('DELETE', `customers/${customer}`);
    await world.drain();
    expect((await world.call('DELETE', '/v1/members/gone-one')).status).toBe(204);
  });
});

import { Config, environmentSchema, TestClock } from '#platform';
import { Database, dataSourceOptions, inTransaction } from '#database';
import { cloneDatabase, type ClonedDatabase } from '#database/testing';
import { INVARIANTS } from './invariants';
import { InvariantsStore } from './invariants-store';

const NOW = new Date('2026-03-02T10:00:00Z');
const UNDO = new Error('undone');

/** What follows the change of the seed. */
const PRODUCTS = `id = gen_random_uuid(), proposal_id = null, after_id = one.id, kind = 'invoice', payment_id = 'pi_2'`;

/** The member of the seed erased, as it should be. */
const ERASED = `update member set external_id = 'erased:' || id, objected_at = now(), erased_at = '2026-03-02T09:00:00Z'; delete from signal;
  delete from billing_customer; delete from product_order; update consent set terms = ''; update subscription set customer_id = 'erased';
  update delivery set time_zone = null`;
const REMAINS: readonly (readonly [what: string, sql: string])[] = [
  ['a score', `insert into engagement (member_id, family, score, as_of) select id, 'need', 1, now() from member`],
  ['a use', `insert into entitlement_use (member_id, id, used_at) select id, 'a', now() from member`],
  ['the customer', `update subscription set customer_id = 'cus_1'`],
  ['a page to pay on', `update plan_change set url = 'https://pay.example'`],
  ['a request to Stripe', `update plan_change set parameters = '{"customer": "cus_1"}'`],
  ['the time zone', `update delivery set time_zone = 'Asia/Tokyo'`],
  ['what was read at a sale', `update sale set consent = '{"terms": "Dear Ann"}'`],
  ['words of a question', `update sale_question set words = '{"title": "Dear Ann"}'`],
  [
    'an event',
    `update outgoing_event set data = '{"member": "ann"}'; insert into erased_member select encode(sha256('ann'), 'hex'), now()`,
  ],
];

/** By hand, in a database whose constraints have been taken away where they would not let it happen. */
const BREAKS: readonly (readonly [number: number, what: string, sql: string])[] = [
  [1, 'a second open proposal', `drop index proposal_one_open_per_member; ${another('open')}`],
  [
    3,
    'a signal under two times',
    `insert into signal select id, member_id, name, occurred_at - interval '1 hour', value, properties from signal`,
  ],
  [3, 'a signal that was answered and is not there', `delete from signal`],
  [3, 'a signal without its id', `delete from signal_id`],
  [4, 'a yes that nobody carries out', `update plan_change set proposal_id = null where proposal_id is not null`],
  [
    4,
    'a yes that is carried out twice',
    `drop index plan_change_one_success_per_proposal; ${copy('plan_change', `id = gen_random_uuid()`, `proposal_id is not null`)}`,
  ],
  [
    4,
    'a change that was sent before it was frozen',
    `alter table plan_change drop constraint plan_change_frozen_before_it_is_sent; update plan_change set status = 'submitted', parameters = null`,
  ],
  [
    4,
    'a confirmed change without its job',
    `update plan_change set status = 'submitted', submitted_at = '2026-03-02T09:00:00Z'`,
  ],
  [
    5,
    'a change that is still to be sent after a day',
    `update plan_change set status = 'submitted', submitted_at = '2026-03-01T08:00:00Z'`,
  ],
  [6, 'a yes without consent', `delete from consent`],
  [6, 'a no with consent', `update proposal set status = 'declined' where status = 'accepted'`],
  [
    6,
    'a yes after the end',
    `alter table proposal drop constraint proposal_accepted_in_time; update proposal set expires_at = answered_at where status = 'accepted'`,
  ],
  [
    6,
    'a change to another plan than was offered',
    `update plan_change set to_plan_key = 'free' where proposal_id is not null`,
  ],
  [
    6,
    'products that were agreed and never charged',
    `update plan_change set terms = terms || '{"products": [{"quantity": 1}]}'`,
  ],
  [
    6,
    'products charged for a change that has not succeeded',
    `update plan_change set status = 'failed'; ${copy('plan_change', PRODUCTS, `proposal_id is not null`)}`,
  ],
  [6, 'a charge without a quote in force', `update quote set expires_at = created_at - interval '1 hour'`],
  [
    7,
    'two changes in flight',
    `drop index plan_change_one_in_flight_per_member; update plan_change set status = 'submitted'; ${copy('plan_change', `id = gen_random_uuid(), proposal_id = null`, `proposal_id is not null`)}`,
  ],
  [7, 'a payment with a question unasked', `delete from sale_question where kind = 'cross_sell'`],
  [7, 'a payment with a question unanswered', `update sale_question set answer = null where kind = 'cross_sell'`],
  [
    7,
    'a second question before the first answer',
    `update sale_question set answered_at = asked_at + interval '1 hour' where kind = 'up_sell'`,
  ],
  [7, 'a paid sale whose change did not succeed', `update plan_change set status = 'failed'`],
  [
    7,
    'a sale that is paid before its products are',
    copy('plan_change', `${PRODUCTS}, status = 'submitted'`, `proposal_id is not null`),
  ],
  [7, 'a paid change whose sale nobody settles', `update sale set status = 'paying'`],
  [8, 'a plan that nobody pays', `update subscription set status = 'canceled', mrr_minor = 0`],
  [9, 'an event that nobody handles', `update stripe_event set handled_at = null`],
  [9, 'a paid plan that the member does not have', `update member set plan_key = 'free'`],
  [9, 'a sale that counts although all of it was given back', `update charge set refunded_minor = 1000`],
  [
    10,
    'revenue of what has ended',
    `alter table subscription drop constraint subscription_earns_while_it_lasts; update subscription set status = 'canceled'`,
  ],
  [11, 'a change without its customer', `update plan_change set status = 'submitted'; delete from billing_customer`],
  [
    12,
    'a job that waits behind others',
    `insert into outbox_job (id, name, payload, created_at) values (gen_random_uuid(), 'expire-sales', '{}', '2026-03-02T08:00:00Z')`,
  ],
  [
    13,
    'revenue of a foreign price',
    `alter table subscription drop constraint subscription_earns_while_it_lasts; update subscription set lookup_key = null`,
  ],
  [
    14,
    'two decisions of one wave',
    `drop index decision_once_per_wave; ${copy('decision', `id = gen_random_uuid()`, `wave_id is not null`)}`,
  ],
  [
    14,
    'one proposal over two channels',
    `insert into delivery select proposal_id, 'log', claimed_at from delivery where channel = 'in_app'`,
  ],
  [14, 'a wave twice', `drop index wave_of_slot; ${copy('wave', `id = gen_random_uuid()`, 'true')}`],
  [14, 'a message that nobody claimed', `delete from delivery`],
  [
    15,
    'a job that the queue has lost',
    `insert into outbox_job (id, name, payload, enqueued_at) values (gen_random_uuid(), 'expire-sales', '{}', now() - interval '2 hours')`,
  ],
  [
    15,
    'a leg that nobody runs',
    `update wave_leg set ended_at = null; update wave set status = 'running'; update campaign set status = 'running'`,
  ],
  [16, 'a push at night', `update delivery set time_zone = 'Asia/Tokyo'`],
  [16, 'a fifth ask within the window', Array.from({ length: 4 }, () => another('expired')).join('; ')],
  [
    17,
    'a delivery to an endpoint that is off',
    `insert into webhook_delivery (id, event_id, endpoint_id, status, next_attempt_at) select gen_random_uuid(), outgoing_event.id, webhook_endpoint.id, 'pending', now() from outgoing_event, webhook_endpoint`,
  ],
  [
    17,
    'an event that never got its place',
    `update outgoing_event set position = null, created_at = '2026-03-02T08:00:00Z'`,
  ],
  [21, 'half a cent', `update sale set lines = '[{"unitAmountMinor": 999.5}]'`],
  [21, 'more than a number can hold', `update quote set lines = '[{"amountMinor": 9007199254740993}]'`],
  [21, 'half a cent off', `update plan_change set terms = '{"discount": {"amountOffMinor": 0.5}}'`],
  [21, 'a column of floats', `alter table charge alter amount_minor type double precision`],
  [22, 'an erased member with a name', `update member set erased_at = '2026-03-02T09:59:00Z', objected_at = now()`],
  [
    22,
    'an erased member who came back',
    `insert into erased_member select encode(sha256(convert_to(external_id, 'UTF8')), 'hex'), now() from member`,
  ],
  ...REMAINS.map(([what, sql]) => [22, `${what} of an erased member`, `${ERASED}; ${sql}`] as const),
  [27, 'an ask where none was decided', `update decision set outcome = 'holdout'`],
  [27, 'a question to a held-out buyer', `update sale set held_out = true`],
  [27, 'an ask of a held-out member', `update exposure set held_out = true`],
  [28, 'revenue without its movement', `delete from mrr_movement`],
];

describe('the search for what must never be', () => {
  let cloned: ClonedDatabase;
  let database: Database;
  let store: InvariantsStore;
  beforeAll(async () => {
    cloned = await cloneDatabase();
    database = await new Database(dataSourceOptions(cloned.url, 4)).initialize();
    const clock = new TestClock();
    clock.set(NOW);
    const env = { DATABASE_URL: cloned.url, STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    store = new InvariantsStore(database, clock, new Config(environmentSchema.parse(env)));
    for (const statement of SEED) await database.query(statement);
  });
  afterAll(async () => {
    await database.destroy();
    await cloned.drop();
  });

  it('finds nothing where all is well, and every constraint that is named', async () => {
    for (const { number, restsOn } of INVARIANTS) {
      const found = { number, broken: await store.broken(number), missing: await store.missing(restsOn) };
      expect(found).toEqual({ number, broken: found.broken && { violations: 0, examples: [] }, missing: [] });
    }
  });

  it.each(BREAKS)('of invariant %i finds %s', async (number, _what, sql) => {
    const broken = inTransaction(database, async (tx) => {
      if (sql.startsWith(ERASED)) {
        await tx.query(ERASED);
        expect(await store.broken(number, tx)).toMatchObject({ violations: 0 });
      }
      await tx.query(sql);
      const found = await store.broken(number, tx);
      expect(found?.violations).toBeGreaterThan(0);
      expect(found?.examples.length).toBeGreaterThan(0);
      throw UNDO;
    });
    await expect(broken).rejects.toBe(UNDO);
  });

  it('misses a constraint that was taken away or does not hold for all rows', async () => {
    const broken = inTransaction(database, async (tx) => {
      await tx.query(
        `drop index proposal_one_open_per_member; alter table proposal drop constraint proposal_accepted_in_time;
         alter table proposal add constraint proposal_accepted_in_time check (status <> 'accepted' or answered_at < expires_at) not valid;
         alter table audit_log disable trigger audit_log_append_only`,
      );
      const gone = [
        'proposal_one_open_per_member',
        'proposal_accepted_in_time',
        'audit_log_append_only',
        'signal_id (name)',
      ];
      expect(await store.missing([...gone, 'signal_id (id)'], tx)).toEqual(gone);
      throw UNDO;
    });
    await expect(broken).rejects.toBe(UNDO);
  });

  it('is broken by hand here wherever it looks at rows', async () => {
    const seen: number[] = [];
    for (const { number } of INVARIANTS) if (await store.broken(number)) seen.push(number);
    expect([...new Set(BREAKS.map(([number]) => number))]).toEqual(seen);
  });
});

/** One more proposal of the member, with its decision. */
function another(status: string): string {
  return `with decided as (insert into decision (id, member_id, source, outcome, because, score, policy_version, propensities, decided_at)
      select gen_random_uuid(), member.id, 'signal', 'offer', '{eligible}', 4, 1, '{}', '2026-03-02T09:00:00Z' from member returning id, member_id)
    insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, expires_at)
    select gen_random_uuid(), member_id, decided.id, campaign.id, 'o', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', '${status}', '{}', '2026-03-02T09:00:00Z', '2026-03-07T09:00:00Z' from decided, campaign`;
}

/** The rows of a table once more, but for some columns. */
function copy(table: string, set: string, where: string): string {
  const columns = set.split(', ').map((one) => one.split(' = '));
  const changed = `jsonb_build_object(${columns.map(([name, value]) => `'${name}', ${value}`).join(', ')})`;
  return `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(one) || ${changed})).* from ${table} one where ${where}`;
}

const AT = `'2026-03-02T09:00:00Z'`;
const ID = (n: number) => `'00000000-0000-4000-8000-00000000000${n}'`;

/** One member of every fortune: asked in a wave and by a signal, a yes that was paid, a sale, an event of each kind. */
const SEED = [
  `insert into plan (key, name, rank, entitlements, prices) values ('free', 'Free', 0, '[]', '[]'),
     ('basic', 'Basic', 1, '[]', '[{"interval": "month", "currency": "usd", "unitAmountMinor": 1000, "lookupKey": "basic_month_usd"}]')`,
  `insert into campaign (id, key, name, trigger, status, channel, audience, offer_keys, priority, created_at)
   values (${ID(1)}, 'wave', 'Wave', 'schedule', 'completed', 'log', '{}', '{o}', 0, ${AT})`,
  `insert into wave (id, campaign_id, slot, status, audience, started_at, ended_at) values (${ID(2)}, ${ID(1)}, '2026-03-02T09:00', 'completed', 1, ${AT}, ${AT})`,
  `insert into wave_leg (id, wave_id, zone, lane, due_at, ended_at) values (${ID(3)}, ${ID(2)}, 'UTC', 0, ${AT}, ${AT})`,
  `insert into member (id, external_id, plan_key, plan_state, consents, traits, holdout_bucket, created_at) values (${ID(4)}, 'ann', 'basic', 'known', '{}', '{}', 5000, ${AT})`,
  `select ensure_signal_partition('2026-03-01')`,
  `insert into signal_id values ('s1')`,
  `insert into signal (id, member_id, name, occurred_at, properties) values ('s1', ${ID(4)}, 'opened', ${AT}, '{}')`,
  `insert into decision (id, member_id, campaign_id, wave_id, source, outcome, because, score, policy_version, propensities, decided_at)
   values (${ID(5)}, ${ID(4)}, ${ID(1)}, ${ID(2)}, 'campaign', 'offer', '{eligible}', 4, 1, '{}', ${AT}), (${ID(6)}, ${ID(4)}, null, null, 'signal', 'offer', '{eligible}', 4, 1, '{}', '2026-03-01T09:00:00Z')`,
  `insert into proposal (id, member_id, decision_id, campaign_id, offer_key, plan_key, price_lookup_key, unit_amount_minor, currency, channel, status, words, created_at, presented_at, answered_at, expires_at)
   values (${ID(7)}, ${ID(4)}, ${ID(5)}, ${ID(1)}, 'o', 'basic', 'basic_month_usd', 1000, 'usd', 'log', 'presented', '{}', ${AT}, ${AT}, null, '2026-03-07T09:00:00Z'),
          (${ID(8)}, ${ID(4)}, ${ID(6)}, ${ID(1)}, 'o', 'basic', 'basic_month_usd', 1000, 'usd', 'in_app', 'accepted', '{}', '2026-03-01T09:00:00Z', '2026-03-01T09:00:00Z', '2026-03-01T09:10:00Z', '2026-03-06T09:00:00Z')`,
  `insert into delivery (proposal_id, channel, claimed_at, time_zone) values (${ID(7)}, 'log', '2026-03-02T14:00:00Z', 'Europe/Berlin'), (${ID(8)}, 'in_app', '2026-03-01T09:00:00Z', null)`,
  `insert into consent (id, proposal_id, member_id, terms, terms_hash, shown_at, recorded_at) values (${ID(9)}, ${ID(8)}, ${ID(4)}, 't', 'h', ${AT}, ${AT})`,
  `insert into billing_customer (member_id, stripe_customer_id, read_at) values (${ID(4)}, 'cus_1', ${AT})`,
  `insert into plan_change (id, member_id, proposal_id, kind, status, from_plan_key, to_plan_key, price_lookup_key, parameters, created_at, submitted_at, settled_at)
   values (${ID(1)}, ${ID(4)}, ${ID(8)}, 'update', 'succeeded', 'free', 'basic', 'basic_month_usd', '{}', '2026-03-01T09:10:00Z', '2026-03-01T09:15:00Z', '2026-03-01T09:15:00Z')`,
  `insert into quote (id, plan_change_id, member_id, currency, amount_due_now_minor, lines, recurring_minor, proration_date, created_at, expires_at)
   values (${ID(1)}, ${ID(1)}, ${ID(4)}, 'usd', 1000, '[{"amountMinor": 1000}]', 1000, 0, '2026-03-01T09:10:00Z', '2026-03-01T09:20:00Z')`,
  `insert into sale (id, member_id, status, currency, locale, lines, held_out, plan_change_id, token_hash, created_at, expires_at, paid_at, paid_minor)
   values (${ID(1)}, ${ID(4)}, 'paid', 'usd', 'en', '[{"unitAmountMinor": 1000}]', false, ${ID(1)}, 'h', ${AT}, ${AT}, ${AT}, 1000)`,
  `insert into sale_question (sale_id, kind, state, propensities, asked_at, answer, answered_at)
   values (${ID(1)}, 'up_sell', 'asked', '{}', ${AT}, 'no', ${AT}), (${ID(1)}, 'cross_sell', 'asked', '{}', ${AT}, 'no', ${AT})`,
  `insert into subscription (id, customer_id, member_id, status, item_id, lookup_key, unit_amount_minor, quantity, currency, interval, interval_count, current_period_start, current_period_end, created_at, mrr_minor, read_at)
   values ('sub_1', 'cus_1', ${ID(4)}, 'active', 'si_1', 'basic_month_usd', 1000, 1, 'usd', 'month', 1, ${AT}, '2026-04-02T09:00:00Z', ${AT}, 1000, ${AT})`,
  `insert into mrr_movement (id, member_id, kind, amount_minor, currency, plan_key, previous_plan_key, occurred_at) values (${ID(1)}, ${ID(4)}, 'new', 1000, 'usd', 'basic', 'free', ${AT})`,
  `insert into stripe_event (id, type, customer_id, handled_at) values ('evt_1', 'invoice.paid', 'cus_1', now())`,
  `update plan_change set payment_id = 'pi_1'`,
  `insert into charge (id, member_id, payment_id, amount_minor, refunded_minor, charged_back, currency, charged_at, read_at) values ('ch_1', ${ID(4)}, 'pi_1', 1000, 0, false, 'usd', ${AT}, ${AT})`,
  `insert into product_order (id, external_id, member_id, items, ordered_at) values (${ID(1)}, ${ID(1)}, ${ID(4)}, '[]', ${AT})`,
  `insert into exposure (member_id, held_out, holdout_share, exposed_at) values (${ID(4)}, false, 0.1, '2026-02-01T09:00:00Z')`,
  `insert into outgoing_event (id, position, type, data, occurred_at) values (${ID(1)}, 1, 'proposal.accepted', '{}', ${AT})`,
  `insert into webhook_endpoint (id, url, event_types, status, secret, created_at) values (${ID(1)}, 'https://site.example', '{}', 'disabled', 's', ${AT})`,
];

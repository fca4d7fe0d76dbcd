/** What must hold whatever fails, what makes it hold, and which tests try to break it. docs/invariants.md shows the same. */
export interface Invariant {
  readonly number: number;
  readonly words: string;
  /** The constraint, lock or key; how, where the data cannot show it. */
  readonly guarantee: string;
  /** Of the schema: names of constraints, unique indexes and triggers, or unique keys as `table (columns)`. One that is missing is a violation. */
  readonly restsOn: readonly string[];
  readonly tests: readonly string[];
}

const scenario = (name: string) => `test/scenarios/${name}.e2e-spec.ts`;
const fault = (name: string) => `test/faults/${name}.e2e-spec.ts`;

export const INVARIANTS: readonly Invariant[] = [
  {
    number: 1,
    words: 'at most one open proposal per member',
    guarantee: 'unique index over open proposals; the member is locked while it is decided on',
    restsOn: ['proposal_one_open_per_member'],
    tests: [scenario('at-once')],
  },
  {
    number: 2,
    words: 'a request sent again under its key is answered as before and done once',
    guarantee:
      'a row per key with the hash of the request and its answer; unique ids of the site for signals, orders, uses',
    restsOn: ['kept_answer (id)', 'signal_id (id)', 'product_order_external', 'entitlement_use (member_id, id)'],
    tests: [scenario('idempotency'), scenario('signals-in'), 'libs/sales/src/orders-store.db.spec.ts'],
  },
  {
    number: 3,
    words: 'a signal that was answered 2xx is stored, and counts once',
    guarantee: 'answered after the commit; the id is a key of its own',
    restsOn: ['signal_id (id)', 'milestone (member_id, name)'],
    tests: [fault('under-load'), scenario('signals-in'), 'libs/membership/src/engagement-store.db.spec.ts'],
  },
  {
    number: 4,
    words: 'one mutation at Stripe per accepted proposal, wherever the process dies',
    guarantee: 'yes, change and job in one transaction; request and key are stored before the first call',
    restsOn: ['plan_change_frozen_before_it_is_sent', 'plan_change_one_success_per_proposal'],
    tests: [fault('crash-points'), fault('crash-points-of-answers'), fault('under-load')],
  },
  {
    number: 5,
    words: 'nothing is sent again once Stripe may have forgotten its key',
    guarantee: 'after 23 hours Stripe is only read; what it does not show after a day is closed',
    restsOn: [],
    tests: [scenario('stripe-truth')],
  },
  {
    number: 6,
    words: 'of yes, no, expiry and withdrawal one wins, and what is charged is what was quoted',
    guarantee: 'moves guarded by the state they leave; one consent per proposal; the quote is compared to the cent',
    restsOn: ['consent_of_proposal', 'proposal_accepted_in_time', 'plan_change_after'],
    tests: [fault('any-commands'), scenario('stripe-truth'), scenario('plan-changes'), scenario('sale-of-payer')],
  },
  {
    number: 7,
    words: 'one change in flight per member; a sale is paid after both questions, the second asked after the first',
    guarantee: 'unique index over changes in flight; the sale is locked and moves by its table',
    restsOn: ['plan_change_one_in_flight_per_member', 'sale_of_plan_change', 'sale_question (sale_id, kind)'],
    tests: [fault('any-commands'), fault('crash-points-of-answers'), scenario('sale'), 'libs/domain/src/sale.spec.ts'],
  },
  {
    number: 8,
    words: 'the higher plan only when it is paid',
    guarantee: 'a plan is only ever what Stripe was read to sell; the old price stays until the invoice is paid',
    restsOn: [],
    tests: [scenario('journey'), scenario('plan-changes')],
  },
  {
    number: 9,
    words: 'no event of Stripe is lost or applied twice: the plan ends as Stripe has it',
    guarantee: 'one row per event id, with its job; a lock per customer across reading and writing',
    restsOn: ['stripe_event (id)', 'billing_customer_stripe_id'],
    tests: [fault('event-order'), fault('crash-points'), fault('under-load')],
  },
  {
    number: 10,
    words: 'a subscription that has ended does not come back by a late event',
    guarantee: 'events only say that Stripe is to be read; what has ended earns nothing',
    restsOn: ['subscription_earns_while_it_lasts'],
    tests: [fault('event-order'), scenario('stripe-truth')],
  },
  {
    number: 11,
    words: 'an event may come before the answer that it belongs to',
    guarantee: 'customer and change are stored before anything is sent',
    restsOn: ['billing_customer (member_id)', 'plan_change_frozen_before_it_is_sent'],
    tests: [fault('event-order')],
  },
  {
    number: 12,
    words: 'a job that fails delays nobody else',
    guarantee: 'attempts and backoff of its own, then a dead letter; taken with skip locked',
    restsOn: [],
    tests: [scenario('jobs'), scenario('webhooks'), 'libs/jobs/src/jobs-store.db.spec.ts'],
  },
  {
    number: 13,
    words: 'what is not ours at Stripe changes nothing',
    guarantee:
      'prices count by our lookup keys, or the last they had, events by our mode; a foreign price earns nothing',
    restsOn: ['subscription_earns_while_it_lasts'],
    tests: [scenario('bad-input'), 'libs/domain/src/reconcile.spec.ts'],
  },
  {
    number: 14,
    words: 'one message per campaign, member and slot',
    guarantee: 'a wave per slot, a decision per wave and member, a claim before sending: each a unique key',
    restsOn: ['wave_of_slot', 'decision_once_per_wave', 'proposal_of_decision', 'delivery (proposal_id, channel)'],
    tests: [fault('wave-survives-kills'), scenario('waves'), scenario('email')],
  },
  {
    number: 15,
    words: 'the queue may be lost at any time',
    guarantee: 'PostgreSQL holds what is due; what the queue has had for too long is handed over again',
    restsOn: ['outbox_job (id)'],
    tests: [fault('under-load'), fault('cut-connections'), 'libs/jobs/src/jobs-store.db.spec.ts'],
  },
  {
    number: 16,
    words: 'quiet hours and caps hold in the member’s zone',
    guarantee: 'decided under the lock of the member, and again when it is sent',
    restsOn: ['proposal_one_open_per_member'],
    tests: [
      scenario('at-once'),
      'libs/domain/src/quiet-hours.spec.ts',
      'libs/domain/src/decide-laws.spec.ts',
      scenario('waves'),
    ],
  },
  {
    number: 17,
    words: 'each event reaches each endpoint or is visibly dead, and none goes to a private address',
    guarantee: 'a row per event and endpoint; the address is checked where it is connected to',
    restsOn: ['webhook_delivery_once', 'outgoing_event_position'],
    tests: [scenario('webhooks'), fault('worker-stops'), 'libs/events/src/webhook-sender.spec.ts'],
  },
  {
    number: 18,
    words: 'a key does only what its scopes allow',
    guarantee: 'a scope is declared on every route; keys are found by their hash',
    restsOn: ['api_key_hash'],
    tests: [scenario('authorization'), scenario('bad-input')],
  },
  {
    number: 19,
    words: 'a revoked key is refused everywhere within five seconds',
    guarantee: 'a process remembers a key for two seconds at most, and forgets it at once where it is revoked',
    restsOn: ['api_key_hash'],
    tests: [scenario('authorization')],
  },
  {
    number: 20,
    words: 'one row in the audit log per change that a person or a key makes',
    guarantee: 'committed with the first transaction of the change, or not at all; a trigger refuses to alter it',
    restsOn: ['audit_log (id)', 'audit_log_append_only'],
    tests: [scenario('audit-log')],
  },
  {
    number: 21,
    words: 'money is exact',
    guarantee: 'whole minor units in bigint columns; fractions and unsafe numbers are refused',
    restsOn: [],
    tests: [scenario('at-once'), scenario('bad-input')],
  },
  {
    number: 22,
    words: 'erasure leaves no personal data, and later events bring none back',
    guarantee:
      'the row of the member is emptied, its id kept as a hash; all else is deleted or made rows of nobody, twice',
    restsOn: ['erased_member (id_hash)'],
    tests: [scenario('erasure'), 'libs/privacy/src/member-data-store.spec.ts'],
  },
  {
    number: 23,
    words: 'no input ends in a 5xx, no dependency that is down in anything but 503',
    guarantee: 'one filter, limits of size and time, connections whose loss is heard',
    restsOn: [],
    tests: ['test/abuse/fuzz.e2e-spec.ts', scenario('bad-input'), fault('under-load'), fault('cut-connections')],
  },
  {
    number: 24,
    words: 'told to stop, a process drains and exits in time, and nothing acknowledged is lost',
    guarantee: 'shutdown hooks with a deadline',
    restsOn: [],
    tests: [fault('worker-stops'), fault('two-processes')],
  },
  {
    number: 25,
    words: 'each slot of a schedule happens once, however many processes and whatever their clocks say',
    guarantee: 'a row per schedule and slot; migrations under one lock; leases by the database’s clock',
    restsOn: ['schedule_slot (name, slot)', 'wave_of_slot'],
    tests: [fault('two-processes'), 'libs/jobs/src/jobs-store.db.spec.ts', scenario('waves')],
  },
  {
    number: 26,
    words: 'memory, descriptors and connections stay flat',
    guarantee: 'connections are given back in finally; maps are bounded',
    restsOn: [],
    tests: ['test/bench/soak.ts'],
  },
  {
    number: 27,
    words: 'a held-out member is never asked, on any surface',
    guarantee: 'the bucket is looked at first, by the one function that every surface asks',
    restsOn: ['exposure (member_id)'],
    tests: ['libs/domain/src/decide-laws.spec.ts', scenario('sale'), scenario('journey')],
  },
  {
    number: 28,
    words: 'recurring revenue adds up: start + movements = end',
    guarantee: 'movements are written from settled facts, in the transaction that settles them',
    restsOn: [],
    tests: ['libs/domain/src/reconcile.spec.ts', fault('crash-points'), fault('any-commands')],
  },
];

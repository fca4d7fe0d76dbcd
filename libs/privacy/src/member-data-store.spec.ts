import * as database from '#database';
import { EntitySchema } from 'typeorm';
import { MEMBER_DATA } from './member-data-store';

/** Tables that are not in a member's export, and why. */
const NOT_OF_MEMBERS: Readonly<Record<string, string>> = {
  signal_id: 'the ids of what is exported as signal',
  stripe_event: 'ids of things at Stripe; what they changed is in the tables of billing',
  stripe_price: 'prices at Stripe',
  webhook_delivery: 'how often an address of the site was told what is exported as outgoing_event',
  webhook_endpoint: 'addresses of the site',
  outbox_job: 'work to do, by our own ids',
  schedule_slot: 'work to do',
  suppressed_address: 'hashes of addresses that must not be written to, whoever has them',
  erased_member: 'hashes of ids of members of whom nothing else is left',
  ...of(
    'sums over all members',
    'lift_reading',
    'roll_up',
    'wave',
    'wave_leg',
    'item_count',
    'item_pair',
    'also_bought',
  ),
  ...of('the catalogue', 'plan', 'offer', 'campaign', 'product', 'product_price', 'bundle', 'incentive'),
  ...of('the rules', 'policy', 'model', 'signal_definition'),
  ...of(
    'operators and programs, not members',
    'api_key',
    'operator',
    'setup_link',
    'operator_session',
    'sign_in_attempts',
    'request_count',
  ),
  audit_log: 'what operators and programs did, by our own ids',
  kept_answer: 'sealed for whoever sent the request, for a day',
  test_clock: 'one instant, in tests',
};

function of(because: string, ...tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, because]));
}

const tables = Object.values(database).filter((one): one is EntitySchema => one instanceof EntitySchema);

describe('the export of a member', () => {
  it('has every table, or the reason why not', () => {
    const known = [...Object.keys(MEMBER_DATA), ...Object.keys(NOT_OF_MEMBERS)].sort();
    expect(known).toEqual(tables.map(({ options }) => options.name).sort());
    expect(tables.length).toBeGreaterThan(40);
  });

  it('has every table with a member in it', () => {
    const ofMembers = tables.filter(({ options }) => 'memberId' in options.columns).map(({ options }) => options.name);
    expect(ofMembers.filter((name) => !(name in MEMBER_DATA))).toEqual([]);
    expect(ofMembers.length).toBeGreaterThan(15);
  });
});

import { rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** Every table that holds something of a member, and how the rows are found: $1 is our id, $2 the site's. */
export const MEMBER_DATA: Readonly<Record<string, string>> = {
  member: 'id = $1',
  engagement: 'member_id = $1',
  signal: 'member_id = $1',
  milestone: 'member_id = $1',
  entitlement_usage: 'member_id = $1',
  entitlement_use: 'member_id = $1',
  exposure: 'member_id = $1',
  member_value: 'member_id = $1',
  decision: 'member_id = $1',
  proposal: 'member_id = $1',
  delivery: 'proposal_id in (select id from proposal where member_id = $1)',
  consent: 'proposal_id in (select id from proposal where member_id = $1)',
  billing_customer: 'member_id = $1',
  subscription: 'member_id = $1',
  plan_change: 'member_id = $1',
  quote: 'plan_change_id in (select id from plan_change where member_id = $1)',
  charge: 'member_id = $1',
  mrr_movement: 'member_id = $1',
  sale: 'member_id = $1',
  sale_question: 'sale_id in (select id from sale where member_id = $1)',
  sale_reminder: 'member_id = $1',
  product_order: 'member_id = $1',
  outgoing_event: `data ->> 'member' = $2`,
};

/** Hashes of secrets that run a sale or end a consent: of no use to the member. */
const SECRETS = ['token_hash', 'unsubscribe_hash'];

/** The one place that knows where members are in the database. */
@Injectable()
export class MemberDataStore {
  /** All rows on one member by table, as they are stored: instants in UTC, amounts in minor units. */
  async read(tx: Tx, id: string, externalId: string): Promise<Record<string, object[]>> {
    const found: Record<string, object[]> = {};
    for (const [table, where] of Object.entries(MEMBER_DATA)) {
      const held = await rows<{ row: object }>(
        tx,
        // names both parameters, whichever of them the table is found by
        `with by as (select $1::uuid as id, $2::text as external_id)
         select to_jsonb(t) - $3::text[] as row from ${table} t where ${where}`,
        [id, externalId, SECRETS],
      );
      found[table] = held.map(({ row }) => row);
    }
    return found;
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIVE = `status in ('active', 'trialing', 'past_due')`;

/** What a member is looked up by: the beginning of an id, an address or a name (which tables cannot say); the plan; how the member stands. */
const INDEXES: Readonly<Record<string, string>> = {
  member_search_id: 'member ((lower(external_id) collate "C"), id)',
  member_search_email: 'member ((lower(email) collate "C"), id) where email is not null',
  member_search_name: `member ((lower(traits ->> 'name') collate "C"), id) where traits ->> 'name' is not null`,
  member_of_plan: 'member (plan_key, id)',
  member_objected: 'member (id) where objected_at is not null',
  member_plan_unknown: `member (id) where plan_state = 'unknown'`,
  subscription_paying: `subscription (member_id) where ${LIVE}`,
  subscription_past_due: `subscription (member_id) where status = 'past_due'`,
  subscription_leaving: `subscription (member_id) where cancel_at is not null and ${LIVE}`,
  sale_of_status: 'sale (status, id)',
  stripe_event_received: 'stripe_event (received_at)',
};

export class MemberSearch1795817863064 implements MigrationInterface {
  name = 'MemberSearch1795817863064';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`create index ${name} on ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`drop index ${name}`);
  }
}

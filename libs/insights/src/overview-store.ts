import { heldOutBuckets } from '#domain';
import { Database, PAYING, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** How things stand now, as a first look; amounts in minor units. */
export interface Overview {
  readonly membersByPlan: readonly { readonly plan: string; readonly members: number }[];
  /** Recurring revenue per month. */
  readonly mrr: readonly { readonly currency: string; readonly amountMinor: number; readonly subscriptions: number }[];
  /** Proposals that wait for an answer. */
  readonly openProposals: number;
  readonly runningCampaigns: number;
}

/** The arms of the comparison by size. */
export interface HoldoutArms {
  readonly asked: number;
  readonly heldOut: number;
}

/** Those who were erased have objected too: they are few, and an index has them. */
const ERASED =
  '(select count(*) from member where objected_at is not null and erased_at is not null and plan_key = plan.key)';

/** What the console's first page needs that no report gives: each figure is one read of an index. */
@Injectable()
export class OverviewStore {
  constructor(private readonly database: Database) {}

  async read(): Promise<Overview> {
    const [membersByPlan, mrr, [counted]] = await Promise.all([
      rows<Overview['membersByPlan'][number]>(
        this.database,
        `select plan.key as plan, (
           (select count(*) from member where plan_key = plan.key) - ${ERASED}
         )::int as members from plan order by rank`,
      ),
      rows<Overview['mrr'][number]>(
        this.database,
        `select currency, sum(mrr_minor)::float8 as "amountMinor", count(*)::int as subscriptions
         from subscription where ${PAYING} and mrr_minor > 0 group by 1 order by 2 desc`,
      ),
      rows<{ openProposals: number; runningCampaigns: number }>(
        this.database,
        `select (select count(*) from proposal where status in ('open', 'presented'))::int as "openProposals",
                (select count(*) from campaign where status = 'running')::int as "runningCampaigns"`,
      ),
    ]);
    return { membersByPlan, mrr, openProposals: 0, runningCampaigns: 0, ...counted };
  }

  /** Members by assignment, and those of them that count in the comparison: exposed under this share. */
  async arms(share: number): Promise<{ members: HoldoutArms; exposed: HoldoutArms }> {
    const [members, exposed] = await Promise.all([
      rows<HoldoutArms>(
        this.database,
        `select (select count(*) from member where holdout_bucket < $1)::int as "heldOut",
                (select count(*) from member where holdout_bucket >= $1)::int as asked`,
        [heldOutBuckets(share)],
      ),
      rows<HoldoutArms>(
        this.database,
        `select count(*) filter (where held_out)::int as "heldOut", count(*) filter (where not held_out)::int as asked
         from exposure where abs(holdout_share - $1) < 1e-9`,
        [share],
      ),
    ]);
    const none = { asked: 0, heldOut: 0 };
    return { members: members[0] ?? none, exposed: exposed[0] ?? none };
  }
}

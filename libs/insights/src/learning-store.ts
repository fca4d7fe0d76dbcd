import type { ArmRecord, Features } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import type { AskHistory } from './half-lives';

/** One decision that chance had a part in, and how it ended. */
export interface RandomDecision {
  readonly id: string;
  readonly memberId: string;
  readonly features: Features;
  readonly score: number;
  readonly asked: boolean;
  /** Whether chance alone decided: only such asks teach. */
  readonly randomised: boolean;
  /** Probability with which nobody would have been asked. */
  readonly noneShare: number;
  readonly accepted: boolean;
}

/** How an offer did among those for the same plan. */
export type OfferRecord = ArmRecord & { readonly planKey: string };

/** Whose subscription ends so soon after a yes was not won by it. */
const CHURN_DAYS = 30;

/** Reads what can be learned from. */
@Injectable()
export class LearningStore {
  constructor(private readonly database: Database) {}

  /** Decisions of the span that could have gone either way and whose ask, if there was one, has come to its end; the newest first. */
  randomDecisions(from: Date, to: Date, limit: number): Promise<RandomDecision[]> {
    return rows<RandomDecision>(
      this.database,
      `select d.id, d.member_id as "memberId", d.features, d.score, d.outcome = 'offer' as asked, d.randomised,
              (d.propensities ->> 'none')::float8 as "noneShare", coalesce(p.status = 'accepted', false) as accepted
       from decision d left join proposal p on p.decision_id = d.id
       where d.decided_at >= $1 and d.decided_at < $2 and jsonb_typeof(d.features) = 'array'
         and (d.propensities ->> 'none')::float8 between 1e-9 and 1 - 1e-9
         and (d.outcome = 'none' or p.status in ('accepted', 'declined', 'expired'))
       order by d.decided_at desc limit $3`,
      [from, to, limit],
    );
  }

  /** The points of good and needed things before each of these decisions, as the definitions weigh them now. */
  async pointsBefore(decisionIds: readonly string[], days: number): Promise<Map<string, AskHistory['points']>> {
    const found = await rows<{ id: string; points: AskHistory['points'] }>(
      this.database,
      `select d.id, json_agg(json_build_object('family', def.family,
                'points', def.weight * least(coalesce(s.value, 1), coalesce(def.value_cap, 'infinity')),
                'agoDays', extract(epoch from d.decided_at - s.occurred_at) / 86400)) as points
       from decision d
       join signal s on s.member_id = d.member_id and s.occurred_at <= d.decided_at
        and s.occurred_at > d.decided_at - make_interval(days => $2)
       join signal_definition def on def.name = s.name and def.family in ('positive', 'need')
       where d.id = any($1) group by d.id`,
      [decisionIds, days],
    );
    return new Map(found.map(({ id, points }) => [id, points]));
  }

  /** How the offers that were made since and have come to their end did, by the plan that they are for. */
  armRecords(since: Date): Promise<OfferRecord[]> {
    return rows<OfferRecord>(
      this.database,
      `select plan_key as "planKey", offer_key as key, count(*)::int as asks, count(paid_at)::int as paid,
         count(*) filter (where paid_at is not null and not given_back)::int as kept,
         count(*) filter (where paid_at is not null and given_back)::int as refunded,
         count(*) filter (where paid_at is not null and ended)::int as churned
       from proposal
       left join lateral (select max(settled_at) as paid_at from plan_change
         where proposal_id = proposal.id and plan_change.status = 'succeeded') change on true
       left join lateral (select exists (select 1 from charge c where c.member_id = proposal.member_id
           and (c.charged_back or c.refunded_minor > 0) and c.charged_at between paid_at - interval '1 day' and paid_at + interval '1 day') as given_back,
         exists (select 1 from mrr_movement m where m.member_id = proposal.member_id and m.kind = 'churn'
           and m.occurred_at > paid_at and m.occurred_at < paid_at + make_interval(days => ${CHURN_DAYS})) as ended) later on true
       where proposal.created_at >= $1 and proposal.status in ('accepted', 'declined', 'expired')
       group by 1, 2 order by 1, 2`,
      [since],
    );
  }
}

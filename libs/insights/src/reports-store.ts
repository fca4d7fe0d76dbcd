import { Clock } from '#platform';
import type { Outcome, Reason } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import type { Span } from './span';

export interface FunnelReport {
  readonly signals: number;
  /** Of these, those that came from Stripe's events and from moments of need, not from the site. */
  readonly ownSignals: number;
  readonly decisions: number;
  /** Members decided on who may be asked at all: not held out. */
  readonly eligible: number;
  readonly proposed: number;
  readonly presented: number;
  readonly viewed: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly paid: number;
  /** Of those paid for long enough to tell, how many neither went down, nor left, nor had their money back within so many days. */
  readonly kept: readonly { readonly days: number; readonly due: number; readonly kept: number }[];
}

const KEPT_DAYS = [30, 60, 90];

/** Read-only figures, straight from the tables. */
@Injectable()
export class ReportsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How many decisions ended how, each under its main reason. */
  decisions({ from, to }: Span): Promise<{ outcome: Outcome; reason: Reason; count: number }[]> {
    return rows(
      this.database,
      `select outcome, because[1] as reason, count(*)::int as count from decision
       where decided_at >= $1 and decided_at < $2 group by 1, 2 order by 3 desc, 1, 2`,
      [from, to],
    );
  }

  /** From signal to payment and beyond, by the time of each first step. */
  async funnel(span: Span): Promise<FunnelReport> {
    const [[row], kept] = await Promise.all([
      rows<Omit<FunnelReport, 'kept'>>(
        this.database,
        `select (select count(*) from signal where occurred_at >= $1 and occurred_at < $2)::int as signals,
                (select count(*) from signal where occurred_at >= $1 and occurred_at < $2 and id like 'tierlift:%')::int as "ownSignals",
                (select count(*) from decision where decided_at >= $1 and decided_at < $2)::int as decisions,
                (select count(distinct member_id) from decision
                 where decided_at >= $1 and decided_at < $2 and outcome <> 'holdout')::int as eligible,
                count(*)::int as proposed,
                count(presented_at)::int as presented,
                count(viewed_at)::int as viewed,
                count(*) filter (where status = 'accepted')::int as accepted,
                count(*) filter (where status = 'declined')::int as declined,
                count(*) filter (where status = 'expired')::int as expired,
                count(*) filter (where exists (select 1 from plan_change
                  where proposal_id = proposal.id and plan_change.status = 'succeeded'))::int as paid
         from proposal where created_at >= $1 and created_at < $2`,
        [span.from, span.to],
      ),
      this.kept(span),
    ]);
    return { ...(row ?? NOTHING), kept };
  }

  private kept({ from, to }: Span): Promise<FunnelReport['kept'][number][]> {
    return rows(
      this.database,
      `select days, count(*) filter (where settled_at is not null)::int as due, count(*) filter (where settled_at is not null and not exists (
           select 1 from mrr_movement m where m.member_id = paid.member_id and m.amount_minor < 0
             and m.occurred_at > paid.settled_at and m.occurred_at < paid.settled_at + make_interval(days => days)
         ) and not exists (
           select 1 from charge c where c.member_id = paid.member_id and (c.charged_back or c.refunded_minor > 0)
             and c.charged_at >= paid.settled_at - interval '1 day' and c.charged_at < paid.settled_at + make_interval(days => days)
         ))::int as kept
       from unnest($3::int[]) as days left join (
         select c.member_id, c.settled_at from proposal p join plan_change c on c.proposal_id = p.id and c.status = 'succeeded'
         where p.created_at >= $1 and p.created_at < $2
       ) paid on paid.settled_at + make_interval(days => days) <= $4
       group by days order by days`,
      [from, to, KEPT_DAYS, this.clock.now()],
    );
  }
}

const NOTHING: Omit<FunnelReport, 'kept'> = {
  signals: 0,
  ownSignals: 0,
  decisions: 0,
  eligible: 0,
  proposed: 0,
  presented: 0,
  viewed: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  paid: 0,
};

import type { ArmRecord } from '#domain';
import { Database, inTransaction, rows } from '#database';
import { after, DAY } from '#platform';
import { Injectable } from '@nestjs/common';
import { foldOf } from './cross-validation';
import { DecisionLog, type RandomDecision } from './decision-log';
import type { AskHistory, ScoresBefore } from './half-lives';
import type { Span } from './span';

/** How an offer did in the asks for which chance drew among the same offers in the same proportions. */
export type OfferRecord = ArmRecord & {
  readonly planKey: string;
  /** The offers among which it was drawn, itself included. */
  readonly among: readonly string[];
  /** Their shares of the draw. */
  readonly drawn: string;
};

/** Whose subscription ends so soon after a yes was not won by it. */
const CHURN_DAYS = 30;

/**
 * What there is to learn from at `now`: a year, up to the asks whose `proposalDays` are over. A yes comes sooner than an ask runs out, so
 * of younger ones the yeses would count and the silent would not.
 */
export function learningSpan(now: Date, proposalDays: number): Span {
  return { from: after(now, -365 * DAY), to: after(now, -proposalDays * DAY) };
}

const MOST_DECISIONS = 200_000;
const PAGE = 1000;

/** Decisions of the span $1 to $2 that could have gone either way and whose ask, if there was one, has come to its end. */
const DECIDED_BY_CHANCE = `
  from decision d left join proposal p on p.decision_id = d.id
  where d.decided_at >= $1 and d.decided_at < $2 and jsonb_typeof(d.features) = 'array'
    and (d.propensities ->> 'none')::float8 between 1e-9 and 1 - 1e-9
    and (d.outcome = 'none' or p.status in ('accepted', 'declined', 'expired'))`;

/** Reads what can be learned from. */
@Injectable()
export class LearningStore {
  constructor(private readonly database: Database) {}

  /** The newest 200,000 at most, the newest first; read page by page, so that memory holds what is kept of them and little more. */
  randomDecisions({ from, to }: Span): Promise<DecisionLog> {
    return inTransaction(this.database, async (tx) => {
      const log = new DecisionLog(MOST_DECISIONS);
      await tx.query(
        `declare random_decision no scroll cursor for
         select d.member_id as "memberId", d.features, d.score, d.outcome = 'offer' as asked, d.randomised,
                (d.propensities ->> 'none')::float8 as "noneShare", coalesce(p.status = 'accepted', false) as accepted
         ${DECIDED_BY_CHANCE} order by d.decided_at desc, d.id desc limit $3`,
        [from, to, MOST_DECISIONS],
      );
      for (;;) {
        const page = await rows<Omit<RandomDecision, 'fold'> & { memberId: string }>(
          tx,
          `fetch ${PAGE} from random_decision`,
        );
        for (const { memberId, ...decision } of page) log.add({ ...decision, fold: foldOf(memberId) });
        if (page.length < PAGE) return log;
      }
    });
  }

  /**
   * The newest asks that chance alone decided, with what the good and needed things of `days` before each were worth at it, as the
   * definitions weigh them now: for each half-life of `grid`, in its order.
   */
  async askHistories({ from, to }: Span, limit: number, days: number, grid: readonly number[]): Promise<AskHistory[]> {
    const nothing = grid.map((): ScoresBefore => ({ positive: 0, need: 0 }));
    const found = await rows<Omit<AskHistory, 'scores'> & { scores: ScoresBefore[] | null }>(
      this.database,
      `with ask as materialized (
         select d.id, d.member_id, d.features, d.decided_at, p.status = 'accepted' as accepted
         ${DECIDED_BY_CHANCE} and d.outcome = 'offer' and d.randomised order by d.decided_at desc, d.id desc limit $3
       ), point as (
         select ask.id, def.family, def.weight * least(coalesce(s.value, 1), coalesce(def.value_cap, 'infinity')) as points,
                s.occurred_at, ask.decided_at
         from ask join signal s on s.member_id = ask.member_id and s.occurred_at <= ask.decided_at
          and s.occurred_at > ask.decided_at - make_interval(days => $4)
         join signal_definition def on def.name = s.name and def.family in ('positive', 'need')
         left join milestone m on m.member_id = s.member_id and m.name = s.name and m.signal_id = s.id
         where not def.milestone or m.signal_id is not null
       ), score as (
         select id, k, coalesce(sum(decayed(points, occurred_at, decided_at, half_life)) filter (where family = 'positive'), 0) as positive,
                coalesce(sum(decayed(points, occurred_at, decided_at, half_life)) filter (where family = 'need'), 0) as need
         from point, unnest($5::float8[]) with ordinality as grid(half_life, k) group by id, k
       )
       select member_id as "memberId", features, accepted, scores
       from ask left join (
         select id, json_agg(json_build_object('positive', positive, 'need', need) order by k) as scores from score group by id
       ) scored using (id)`,
      [from, to, limit, days, grid],
    );
    return found.map(({ scores, ...ask }) => ({ ...ask, scores: scores ?? nothing }));
  }

  /**
   * How the offers that can still be made did, in asks that were made in the span and whose time is over: a yes comes sooner than an ask runs
   * out. What is made no more would take the place of the best. Asks among which chance drew in other proportions are apart: within one, a
   * campaign or a time tells nothing of an offer.
   */
  armRecords({ from, to }: Span): Promise<OfferRecord[]> {
    return rows<OfferRecord>(
      this.database,
      `select proposal.plan_key as "planKey", among, drawn, proposal.offer_key as key, count(*)::int as asks, count(paid_at)::int as paid,
         count(*) filter (where paid_at is not null and not given_back)::int as kept,
         count(*) filter (where paid_at is not null and given_back)::int as refunded,
         count(*) filter (where paid_at is not null and ended)::int as churned
       from proposal join decision on decision.id = decision_id
       cross join lateral (select array_agg(key order by key) as among,
           string_agg(round((propensity::float8 / (1 - coalesce((propensities ->> 'none')::float8, 0)))::numeric, 4)::text, ' ' order by key) as drawn
         from jsonb_each_text(propensities) as arm(key, propensity) join offer using (key) where propensity::float8 > 0 and active) choice
       left join lateral (select max(settled_at) as paid_at from plan_change
         where proposal_id = proposal.id and plan_change.status = 'succeeded') change on true
       left join lateral (select exists (select 1 from charge c where c.member_id = proposal.member_id
           and (c.charged_back or c.refunded_minor > 0) and c.charged_at between paid_at - interval '1 day' and paid_at + interval '1 day') as given_back,
         exists (select 1 from mrr_movement m where m.member_id = proposal.member_id and m.kind = 'churn'
           and m.occurred_at > paid_at and m.occurred_at < paid_at + make_interval(days => ${CHURN_DAYS})) as ended) later on true
       where proposal.created_at >= $1 and proposal.expires_at <= $2 and proposal.status in ('accepted', 'declined', 'expired')
         and proposal.offer_key = any(among)
       group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      [from, to],
    );
  }
}

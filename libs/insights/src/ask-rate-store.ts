import { Config } from '#platform';
import { measureLift, QUESTION_KINDS, type Lift, type LiftArm, type QuestionKind } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import { comparisonOf, EMPTY_ARM, meanOf, type ArmMean } from './comparison';
import type { Span } from './span';

export interface AskRateReport {
  /** Sales begun in the span; each is counted in one of the next four. */
  readonly sales: number;
  /** Those who must not be asked: holdout, objection, unknown plan state. */
  readonly withheld: number;
  /** Left before both questions were through. */
  readonly left: number;
  /** A question had honestly nothing to offer: not eligible for both. */
  readonly nothingToAsk: number;
  /** All others. */
  readonly eligible: number;
  /** Of the eligible, those in which both questions were asked and answered. */
  readonly bothAsked: number;
  /** bothAsked / eligible; the goal is 1. null: none was eligible. */
  readonly askRate: number | null;
  readonly questions: readonly QuestionReport[];
  readonly values: readonly ValueReport[];
  readonly timings: readonly TimingReport[];
}

export interface QuestionReport {
  readonly kind: QuestionKind;
  readonly asked: number;
  readonly yes: number;
  readonly no: number;
  readonly timedOut: number;
  /** yes / (yes + no + timedOut); null: no answer yet. */
  readonly acceptance: number | null;
  readonly withheld: number;
  readonly nothingToAsk: number;
}

/**
 * What a buyer's sales of the span came to at list prices, 0 when none was paid, by assignment. By buyer, not by sale: the sales of one member
 * are in the same arm and alike, so that each counted for itself would make the interval too narrow and the arms' sizes look wrong.
 */
export interface ValueReport extends Lift {
  readonly currency: string;
  readonly asked: ArmMean;
  readonly holdout: ArmMean;
}

/** When an offer or product sold: asked for at the sale, or remembered there and offered after proof. */
export interface TimingReport {
  readonly kind: 'offer' | 'product';
  readonly key: string;
  readonly atSale: { readonly offered: number; readonly sold: number };
  readonly afterProof: { readonly remembered: number; readonly offered: number; readonly sold: number };
}

/** Whether both questions are always asked at the sale, what comes of them, and what they add against the holdout. */
@Injectable()
export class AskRateStore {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async report(span: Span): Promise<AskRateReport> {
    const [totals = NO_SALES] = await this.totals(span);
    const { eligible, bothAsked } = totals;
    return {
      ...totals,
      askRate: eligible > 0 ? bothAsked / eligible : null,
      questions: await this.questions(span),
      values: await this.values(span),
      timings: await this.timings(span),
    };
  }

  private totals({ from, to }: Span) {
    return rows<typeof NO_SALES>(
      this.database,
      `with one as (
         select coalesce(bool_or(state = 'withheld'), false) as withheld,
           status in ('cart', 'upsell_asked', 'cross_sell_asked', 'abandoned') as gone,
           coalesce(bool_or(state = 'nothing_to_ask'), false) as nothing,
           count(*) filter (where state = 'asked' and answer is not null) = 2 as both_asked
         from sale left join sale_question on sale_id = sale.id
         where created_at >= $1 and created_at < $2 group by sale.id)
       select count(*)::int as sales,
         count(*) filter (where withheld)::int as withheld,
         count(*) filter (where not withheld and gone)::int as "left",
         count(*) filter (where not withheld and not gone and nothing)::int as "nothingToAsk",
         count(*) filter (where not withheld and not gone and not nothing)::int as eligible,
         count(*) filter (where not withheld and not gone and not nothing and both_asked)::int as "bothAsked"
       from one`,
      [from, to],
    );
  }

  private async questions({ from, to }: Span): Promise<QuestionReport[]> {
    const found = await rows<Omit<QuestionReport, 'acceptance'>>(
      this.database,
      `select kind, count(*) filter (where state = 'asked')::int as asked,
         count(*) filter (where answer = 'yes')::int as yes,
         count(*) filter (where answer = 'no')::int as no,
         count(*) filter (where answer = 'timed_out')::int as "timedOut",
         count(*) filter (where state = 'withheld')::int as withheld,
         count(*) filter (where state = 'nothing_to_ask')::int as "nothingToAsk"
       from sale join sale_question on sale_id = sale.id
       where created_at >= $1 and created_at < $2 group by kind`,
      [from, to],
    );
    return QUESTION_KINDS.flatMap((kind) => {
      const row = found.find((one) => one.kind === kind);
      if (!row) return [];
      const answers = row.yes + row.no + row.timedOut;
      return [{ ...row, acceptance: answers > 0 ? row.yes / answers : null }];
    });
  }

  private async values({ from, to }: Span): Promise<ValueReport[]> {
    const found = await rows<
      { currency: string; heldOut: boolean } & Omit<LiftArm, 'before' | 'beforeProducts' | 'products'>
    >(
      this.database,
      `select currency, held_out as "heldOut", count(*)::int as count, count(paid)::int as payers,
         coalesce(max(paid), 0) as largest, coalesce(sum(paid), 0) as sum, coalesce(sum(paid ^ 2), 0) as "sumOfSquares"
       from (
         select currency, held_out, sum(paid_minor)::float8 as paid from sale
         where created_at >= $1 and created_at < $2 and (holdout_share is null or abs(holdout_share - $3) < 1e-9)
         group by currency, held_out, coalesce(member_id, id)
       ) buyer group by 1, 2 order by 1`,
      [from, to, this.config.env.HOLDOUT_SHARE],
    );
    return [...new Set(found.map(({ currency }) => currency))].map((currency) => {
      const arm = (heldOut: boolean) => ({
        ...EMPTY_ARM,
        ...found.find((one) => one.currency === currency && one.heldOut === heldOut),
      });
      const [asked, holdout] = [arm(false), arm(true)];
      const lift = measureLift(holdout, asked, comparisonOf(this.config));
      return { currency, asked: meanOf(asked), holdout: meanOf(holdout), ...lift };
    });
  }

  private async timings({ from, to }: Span): Promise<TimingReport[]> {
    const found = await rows<{ kind: 'offer' | 'product'; key: string } & Record<Counted, number>>(
      this.database,
      `with at_sale as (
         select case when offered -> 'line' ->> 'kind' = 'plan' then 'offer' else 'product' end as kind,
           coalesce(offered -> 'line' ->> 'offerKey', offered -> 'line' ->> 'key') as key,
           count(*) as offered, count(*) filter (where answer = 'yes' and status = 'paid') as sold
         from sale join sale_question on sale_id = sale.id
         where created_at >= $1 and created_at < $2 and state = 'asked'
           and (offered -> 'line' ->> 'kind' = 'product' or offered -> 'line' ->> 'offerKey' is not null)
         group by 1, 2),
       after_proof as (
         select kind, key, count(*) as remembered,
           count(*) filter (where later.proposal or later.bought) as offered,
           count(*) filter (where later.accepted or later.bought) as sold
         from sale_reminder reminder cross join lateral (
           select
             exists (select 1 from proposal where member_id = reminder.member_id and offer_key = key
               and created_at > remembered_at) as proposal,
             exists (select 1 from proposal where member_id = reminder.member_id and offer_key = key
               and created_at > remembered_at and status = 'accepted') as accepted,
             kind = 'product' and exists (select 1 from sale where member_id = reminder.member_id and status = 'paid'
               and created_at > remembered_at
               and lines @> jsonb_build_array(jsonb_build_object('kind', 'product', 'key', key))) as bought
         ) later
         where remembered_at >= $1 and remembered_at < $2 group by 1, 2)
       select coalesce(a.kind, p.kind) as kind, coalesce(a.key, p.key) as key,
         coalesce(a.offered, 0)::int as "offeredAtSale", coalesce(a.sold, 0)::int as "soldAtSale",
         coalesce(p.remembered, 0)::int as remembered, coalesce(p.offered, 0)::int as "offeredLater",
         coalesce(p.sold, 0)::int as "soldLater"
       from at_sale a full join after_proof p on p.kind = a.kind and p.key = a.key order by 1, 2`,
      [from, to],
    );
    return found.map(({ kind, key, ...n }) => ({
      kind,
      key,
      atSale: { offered: n.offeredAtSale, sold: n.soldAtSale },
      afterProof: { remembered: n.remembered, offered: n.offeredLater, sold: n.soldLater },
    }));
  }
}

type Counted = 'offeredAtSale' | 'soldAtSale' | 'remembered' | 'offeredLater' | 'soldLater';

const NO_SALES = { sales: 0, withheld: 0, left: 0, nothingToAsk: 0, eligible: 0, bothAsked: 0 };

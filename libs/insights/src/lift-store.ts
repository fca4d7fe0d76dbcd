import { Clock, Config } from '#platform';
import {
  BUCKETS,
  measureLift,
  normalBounds,
  pooledEffect,
  sampleOf,
  shareSample,
  type Bounds,
  type Lift,
  type LiftArm,
} from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import { comparisonOf, EMPTY_ARM, meanOf, type ArmMean } from './comparison';
import type { Span } from './span';
import { COMPARISON } from './values-store';

/** Revenue above this quantile of all members counts as that quantile: one member must not decide. */
const CAP_QUANTILE = 0.999;

export interface LiftReport {
  /** Members in the comparison: first eligible in the span, by assignment. */
  readonly members: { readonly asked: number; readonly holdout: number };
  /** Members assigned under another share of the holdout than today's, or on the other side of it now: left out. */
  readonly leftOut: number;
  /** Paid more per month since than before, and stopped paying since: shares of each arm and their difference. */
  readonly conversion: ShareComparison;
  readonly churn: ShareComparison;
  /** One comparison per currency, that of most payers first, over all members: who pays in another counts as nothing in this one. */
  readonly currencies: readonly CurrencyLift[];
}

export interface ShareComparison {
  readonly asked: number | null;
  readonly holdout: number | null;
  readonly difference: (Bounds & { readonly estimate: number }) | null;
}

export interface CurrencyLift extends Lift {
  readonly currency: string;
  /** Minor units; null: too few paid for a cap. */
  readonly capMinor: number | null;
  readonly asked: ArmMean;
  readonly holdout: ArmMean;
  /** Recurring revenue per member and month now, in minor units. */
  readonly mrr: {
    readonly asked: number;
    readonly holdout: number;
    readonly difference: (Bounds & { readonly estimate: number }) | null;
  };
}

export interface WeekEffect extends Bounds {
  /** Weeks since the exposure, from 0. */
  readonly week: number;
  readonly members: { readonly asked: number; readonly holdout: number };
  /** Minor units per member in that week, asked less holdout, 95 % for this week alone. */
  readonly estimate: number;
}

interface Turned {
  readonly heldOut: boolean;
  readonly members: number;
  readonly converted: number;
  readonly churned: number;
}

interface ArmRow extends LiftArm {
  readonly heldOut: boolean;
  readonly mrr: number;
  readonly mrrSquares: number;
}

/** By assignment under today's share, and still on that side of it. */
const COMPARED = `exposed_at >= $1 and exposed_at < $2 and abs(holdout_share - $3) < 1e-9 and held_out = (holdout_bucket < round($3 * ${BUCKETS}))`;

/** What the asking added to what members bring, against the holdout; from rolled-up values. */
@Injectable()
export class LiftStore {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Members first eligible in the span, with all that they brought since then until now. */
  async report(span: Span): Promise<LiftReport> {
    const turned = await this.turned(span);
    const of = (heldOut: boolean) => turned.find((one) => one.heldOut === heldOut);
    const compare = (what: 'converted' | 'churned') => compareShares(of(true), of(false), what);
    const members = { asked: of(false)?.members ?? 0, holdout: of(true)?.members ?? 0 };
    const [{ all, currencies } = { all: 0, currencies: [] }] = await rows<{ all: number; currencies: string[] }>(
      this.database,
      `select (select count(*)::int from exposure where exposed_at >= $1 and exposed_at < $2) as all,
              (select coalesce(array_agg(distinct currency order by currency), '{}') from member_value) as currencies`,
      [span.from, span.to],
    );
    const total = members.asked + members.holdout;
    const compared = await Promise.all(currencies.map((currency) => this.inCurrency(span, currency, total)));
    const payers = ({ asked, holdout }: CurrencyLift) => asked.payers + holdout.payers;
    return {
      members,
      leftOut: all - total,
      conversion: compare('converted'),
      churn: compare('churned'),
      currencies: compared.sort((a, b) => payers(b) - payers(a)),
    };
  }

  /** Whether the effect wears off: per week since the exposure, of members who had been there so long while there was a holdout. */
  async byWeek(span: Span, currency: string, weeks = 12): Promise<WeekEffect[]> {
    const found = await rows<{ week: number; heldOut: boolean; members: number; sum: number; sumOfSquares: number }>(
      this.database,
      `with compared as materialized (
         select member_id, held_out, exposed_at from exposure join member on member.id = member_id where ${COMPARED}
       ), measured as (
         select least($6::timestamptz, (select until from roll_up where name = '${COMPARISON}')) as until
       ), arm as (
         select week, held_out, count(*)::int as members from compared, measured, generate_series(0, $5::int - 1) as week
         where exposed_at + make_interval(days => 7 * (week + 1)) <= until group by 1, 2
       ), spent as (
         select week, held_out, sum(net) as sum, sum(net ^ 2) as sum_of_squares from (
           select held_out, week, sum(net)::float8 as net from (
             select member_id, held_out, exposed_at, floor(extract(epoch from charged_at - exposed_at) / 604800)::int as week,
               case when charged_back then 0 else amount_minor - refunded_minor end as net
             from compared join charge using (member_id) where currency = $4 and charged_at >= exposed_at
           ) paid, measured
           where week < $5 and exposed_at + make_interval(days => 7 * (week + 1)) <= until group by member_id, held_out, week
         ) each group by 1, 2
       )
       select week, held_out as "heldOut", members, coalesce(sum, 0) as sum, coalesce(sum_of_squares, 0) as "sumOfSquares"
       from arm left join spent using (week, held_out) order by week`,
      [span.from, span.to, this.config.env.HOLDOUT_SHARE, currency, weeks, this.clock.now()],
    );
    return [...new Set(found.map(({ week }) => week))].flatMap((week) => {
      const arm = (heldOut: boolean) => found.find((one) => one.week === week && one.heldOut === heldOut);
      const [control, treated] = [arm(true), arm(false)];
      if (!control || !treated) return [];
      const sample = (one: typeof control) => sampleOf({ ...one, count: one.members });
      const members = { asked: treated.members, holdout: control.members };
      if (Math.min(members.asked, members.holdout) < 2) return []; // one member tells nothing
      const effect = pooledEffect(sample(control), sample(treated)) ?? { estimate: 0, standardError: 0 };
      return [{ week, members, estimate: effect.estimate, ...normalBounds(effect) }];
    });
  }

  private turned({ from, to }: Span): Promise<Turned[]> {
    return rows<Turned>(
      this.database,
      `select held_out as "heldOut", count(*)::int as members, count(converted_at)::int as converted, count(churned_at)::int as churned
       from exposure join member on member.id = member_id where ${COMPARED} group by 1`,
      [from, to, this.config.env.HOLDOUT_SHARE],
    );
  }

  private async inCurrency({ from, to }: Span, currency: string, members: number): Promise<CurrencyLift> {
    const capMinor = await this.cap({ from, to }, currency, members);
    const found = await rows<ArmRow>(
      this.database,
      `select held_out as "heldOut", count(*)::int as count, count(*) filter (where net > 0)::int as payers,
         coalesce(max(net), 0) as largest, coalesce(sum(net), 0) as sum, coalesce(sum(net ^ 2), 0) as "sumOfSquares",
         array[sum(before), sum(activity)] as before,
         array[array[sum(before ^ 2), sum(before * activity)], array[sum(before * activity), sum(activity ^ 2)]] as "beforeProducts",
         array[sum(net * before), sum(net * activity)] as products,
         coalesce(sum(mrr), 0) as mrr, coalesce(sum(mrr ^ 2), 0) as "mrrSquares"
       from (
         select held_out, least(coalesce(net_minor, 0), $5::float8) as net, least(coalesce(before_minor, 0), $5::float8) as before,
           ln(1 + signals_before) as activity, coalesce(mrr_minor, 0)::float8 as mrr
         from exposure join member on member.id = exposure.member_id
         left join member_value on member_value.member_id = exposure.member_id and currency = $4
         where ${COMPARED}
       ) each group by 1`,
      [from, to, this.config.env.HOLDOUT_SHARE, currency, capMinor ?? Number.MAX_SAFE_INTEGER],
    );
    const row = (heldOut: boolean) => found.find((one) => one.heldOut === heldOut) ?? NO_ROW;
    const [asked, holdout] = [row(false), row(true)];
    const mrr = ({ count, mrr: sum, mrrSquares: sumOfSquares }: ArmRow) => sampleOf({ count, sum, sumOfSquares });
    const effect = pooledEffect(mrr(holdout), mrr(asked));
    return {
      currency,
      capMinor,
      asked: meanOf(asked),
      holdout: meanOf(holdout),
      ...measureLift(holdout, asked, comparisonOf(this.config)),
      mrr: {
        asked: mrr(asked).mean,
        holdout: mrr(holdout).mean,
        difference: effect && { estimate: effect.estimate, ...normalBounds(effect) },
      },
    };
  }

  /** As percentile_cont over all members, payers or not; found among the highest few, which an index has in order. */
  private async cap({ from, to }: Span, currency: string, members: number): Promise<number | null> {
    const at = (1 - CAP_QUANTILE) * (members - 1);
    const above = Math.floor(at);
    const found = await rows<{ net: number }>(
      this.database,
      `select net_minor::float8 as net from member_value join exposure using (member_id) join member on member.id = member_id
       where currency = $4 and net_minor > 0 and ${COMPARED} order by net_minor desc offset $5 limit 2`,
      [from, to, this.config.env.HOLDOUT_SHARE, currency, Math.max(0, above)],
    );
    const [higher, lower] = found;
    return higher && lower ? higher.net + (lower.net - higher.net) * (at - above) : null;
  }
}

const NO_ROW: ArmRow = { ...EMPTY_ARM, heldOut: false, mrr: 0, mrrSquares: 0 };

function compareShares(
  holdout: Turned | undefined,
  asked: Turned | undefined,
  what: 'converted' | 'churned',
): ShareComparison {
  const share = (arm: Turned | undefined) => ({ yes: arm?.[what] ?? 0, count: arm?.members ?? 0 });
  const [control, treated] = [shareSample(share(holdout)), shareSample(share(asked))];
  const effect = pooledEffect(control, treated);
  return {
    asked: treated.count > 0 ? treated.mean : null,
    holdout: control.count > 0 ? control.mean : null,
    difference: effect && { estimate: effect.estimate, ...normalBounds(effect) },
  };
}

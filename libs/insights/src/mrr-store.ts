import type { MovementKind } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import type { Span } from './span';

export interface Movement {
  readonly kind: MovementKind;
  readonly count: number;
  /** Signed, in minor units per month. */
  readonly amountMinor: number;
}

/** Minor units per month: start + the sum of movements = end, always. */
export interface MrrReport {
  readonly currency: string;
  readonly startMinor: number;
  readonly movements: readonly Movement[];
  readonly endMinor: number;
}

/** The same of one calendar month (UTC), e.g. 2026-03, or of its part within the span. */
export interface MrrOfMonth extends MrrReport {
  readonly month: string;
}

/** What moved towards a plan, or through a campaign's proposals; key null: through none. */
export interface MovementsOf {
  readonly key: string | null;
  readonly currency: string;
  readonly movements: readonly Movement[];
}

interface Found {
  readonly currency: string;
  readonly slot: string | null;
  readonly kind: MovementKind;
  readonly count: number;
  readonly amount: string;
}

const BY = {
  plan: `case when kind = 'churn' then previous_plan_key else plan_key end`,
  campaign: `(select campaign.key from plan_change join proposal on proposal.id = proposal_id
              join campaign on campaign.id = campaign_id where plan_change.id = plan_change_id)`,
} as const;

/** Recurring revenue: what it was, how it moved, what it became. */
@Injectable()
export class MrrStore {
  constructor(private readonly database: Database) {}

  async total(span: Span): Promise<MrrReport[]> {
    const found = await this.found(span, `case when occurred_at >= $1 then 'now' end`);
    return currenciesOf(found).map((currency) => {
      const own = found.filter((row) => row.currency === currency);
      return { currency, ...chained(sum(own.filter(({ slot }) => slot === null)), movementsOf(own, 'now')) };
    });
  }

  /** One row per month and currency; each starts where the one before ended. */
  async byMonth(span: Span): Promise<MrrOfMonth[]> {
    const found = await this.found(
      span,
      `case when occurred_at >= $1 then to_char(occurred_at at time zone 'UTC', 'YYYY-MM') end`,
    );
    const months = monthsOf(span);
    return currenciesOf(found).flatMap((currency) => {
      const own = found.filter((row) => row.currency === currency);
      let startMinor = sum(own.filter(({ slot }) => slot === null));
      return months.map((month) => {
        const one = chained(startMinor, movementsOf(own, month));
        startMinor = one.endMinor;
        return { month, currency, ...one };
      });
    });
  }

  async by(what: keyof typeof BY, span: Span): Promise<MovementsOf[]> {
    const found = await this.found(span, BY[what], 'and occurred_at >= $1');
    return currenciesOf(found).flatMap((currency) => {
      const own = found.filter((row) => row.currency === currency);
      return [...new Set(own.map(({ slot }) => slot))].map((key) => ({
        key,
        currency,
        movements: movementsOf(own, key),
      }));
    });
  }

  private found({ from, to }: Span, slot: string, since = 'and $1::timestamptz is not null'): Promise<Found[]> {
    return rows<Found>(
      this.database,
      `select currency, ${slot} as slot, kind, count(*)::int as count, sum(amount_minor) as amount
       from mrr_movement where occurred_at < $2 ${since} group by 1, 2, 3 order by 1, 2, 3`,
      [from, to],
    );
  }
}

function currenciesOf(found: readonly Found[]): string[] {
  return [...new Set(found.map(({ currency }) => currency))];
}

function sum(found: readonly Found[]): number {
  return found.reduce((total, { amount }) => total + Number(amount), 0);
}

function movementsOf(found: readonly Found[], slot: string | null): Movement[] {
  return found
    .filter((row) => row.slot === slot)
    .map(({ kind, count, amount }) => ({ kind, count, amountMinor: Number(amount) }));
}

function chained(startMinor: number, movements: readonly Movement[]): Omit<MrrReport, 'currency'> {
  return { startMinor, movements, endMinor: movements.reduce((total, one) => total + one.amountMinor, startMinor) };
}

function monthsOf({ from, to }: Span): string[] {
  const months: string[] = [];
  const last = new Date(to.getTime() - 1);
  for (
    let at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth()));
    at <= last;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1))
  )
    months.push(at.toISOString().slice(0, 7));
  return months;
}

import type { MovementKind, Outcome, Reason } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** A half-open span of business time: from <= t < to. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface MrrReport {
  readonly currency: string;
  /** Minor units per month, as all below: start + the sum of movements = end. */
  readonly startMinor: number;
  readonly movements: readonly { kind: MovementKind; count: number; amountMinor: number }[];
  readonly endMinor: number;
}

export interface FunnelReport {
  readonly signals: number;
  /** Of these, those that came from Stripe's events and from moments of need, not from the site. */
  readonly ownSignals: number;
  readonly decisions: number;
  readonly proposed: number;
  readonly presented: number;
  readonly viewed: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly paid: number;
}

/** Read-only figures, straight from the tables. */
@Injectable()
export class ReportsStore {
  constructor(private readonly database: Database) {}

  /** Recurring revenue by currency: what it was, how it moved, what it became. */
  async mrr({ from, to }: Span): Promise<MrrReport[]> {
    const found = await rows<{ currency: string; kind: MovementKind | null; count: number; amount: string }>(
      this.database,
      `select currency, case when occurred_at >= $1 then kind end as kind, count(*)::int as count, sum(amount_minor) as amount
       from mrr_movement where occurred_at < $2 group by 1, 2 order by 1, 2`,
      [from, to],
    );
    return [...new Set(found.map(({ currency }) => currency))].map((currency) => {
      const own = found.filter((row) => row.currency === currency);
      const startMinor = own.filter(({ kind }) => kind === null).reduce((sum, { amount }) => sum + Number(amount), 0);
      const movements = own.flatMap(({ kind, count, amount }) =>
        kind ? [{ kind, count, amountMinor: Number(amount) }] : [],
      );
      return {
        currency,
        startMinor,
        movements,
        endMinor: movements.reduce((sum, { amountMinor }) => sum + amountMinor, startMinor),
      };
    });
  }

  /** How many decisions ended how, each under its main reason. */
  decisions({ from, to }: Span): Promise<{ outcome: Outcome; reason: Reason; count: number }[]> {
    return rows(
      this.database,
      `select outcome, because[1] as reason, count(*)::int as count from decision
       where decided_at >= $1 and decided_at < $2 group by 1, 2 order by 3 desc, 1, 2`,
      [from, to],
    );
  }

  /** From signal to payment, by the time of each first step. */
  async funnel({ from, to }: Span): Promise<FunnelReport> {
    const [row] = await rows<FunnelReport>(
      this.database,
      `select (select count(*) from signal where occurred_at >= $1 and occurred_at < $2)::int as signals,
              (select count(*) from signal where occurred_at >= $1 and occurred_at < $2 and id like 'tierlift:%')::int as "ownSignals",
              (select count(*) from decision where decided_at >= $1 and decided_at < $2)::int as decisions,
              count(*)::int as proposed,
              count(presented_at)::int as presented,
              count(viewed_at)::int as viewed,
              count(*) filter (where status = 'accepted')::int as accepted,
              count(*) filter (where status = 'declined')::int as declined,
              count(*) filter (where status = 'expired')::int as expired,
              count(*) filter (where exists (select 1 from plan_change
                where proposal_id = proposal.id and plan_change.status = 'succeeded'))::int as paid
       from proposal where created_at >= $1 and created_at < $2`,
      [from, to],
    );
    return (
      row ?? {
        signals: 0,
        ownSignals: 0,
        decisions: 0,
        proposed: 0,
        presented: 0,
        viewed: 0,
        accepted: 0,
        declined: 0,
        expired: 0,
        paid: 0,
      }
    );
  }
}

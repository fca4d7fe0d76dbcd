import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

export const HAPPENINGS = ['signal', 'decision', 'proposal', 'plan_change', 'payment', 'sale'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** One thing that happened to a member, as it stands now; `detail` is what `SOURCES` selects. Instants in it are text. */
export interface TimelineEntry {
  /** Its place: where the next page begins. */
  readonly cursor: string;
  readonly at: Date;
  readonly kind: Happening;
  readonly id: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Source {
  readonly from: string;
  readonly at: string;
  readonly id: string;
  /** Field of the detail -> SQL. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Each table has an index on member and time. */
const SOURCES: Readonly<Record<Happening, Source>> = {
  signal: {
    from: 'signal t',
    at: 't.occurred_at',
    id: 't.id',
    detail: { name: 't.name', value: 't.value', properties: 't.properties' },
  },
  decision: {
    from: 'decision t left join campaign on campaign.id = t.campaign_id',
    at: 't.decided_at',
    id: 't.id::text',
    detail: {
      outcome: 't.outcome',
      because: 't.because',
      source: 't.source',
      placement: 't.placement',
      campaign: 'campaign.key',
      score: 't.score',
      policyVersion: 't.policy_version',
    },
  },
  proposal: {
    from: 'proposal t join campaign on campaign.id = t.campaign_id',
    at: 't.created_at',
    id: 't.id::text',
    detail: {
      status: 't.status',
      campaign: 'campaign.key',
      offer: 't.offer_key',
      plan: 't.plan_key',
      channel: 't.channel',
      unitAmountMinor: 't.unit_amount_minor',
      currency: 't.currency',
      presentedAt: 't.presented_at',
      viewedAt: 't.viewed_at',
      answeredAt: 't.answered_at',
      withdrawnBecause: 't.withdrawn_because',
    },
  },
  plan_change: {
    from: 'plan_change t',
    at: 't.created_at',
    id: 't.id::text',
    detail: {
      change: 't.kind',
      status: 't.status',
      fromPlan: 't.from_plan_key',
      toPlan: 't.to_plan_key',
      proposalId: 't.proposal_id',
      failureCode: 't.failure_code',
      settledAt: 't.settled_at',
    },
  },
  payment: {
    from: 'charge t',
    at: 't.charged_at',
    id: 't.id',
    detail: {
      amountMinor: 't.amount_minor',
      refundedMinor: 't.refunded_minor',
      chargedBack: 't.charged_back',
      currency: 't.currency',
    },
  },
  sale: {
    from: 'sale t',
    at: 't.created_at',
    id: 't.id::text',
    detail: { status: 't.status', currency: 't.currency', paidMinor: 't.paid_minor', paidAt: 't.paid_at' },
  },
};

/** Everything that happened to a member, newest first: of each kind as much as a page may hold, merged. */
@Injectable()
export class TimelineStore {
  constructor(private readonly database: Database) {}

  /** Up to `limit` things before the place `after`. null: `after` is no place. */
  async page(
    memberId: string,
    kinds: readonly Happening[],
    after: string | undefined,
    limit: number,
  ): Promise<TimelineEntry[] | null> {
    const [, micros, id] = /^(\d{1,16})\.(.{1,200})$/s.exec(after ?? '') ?? [];
    if (after !== undefined && !micros) return null;
    return rows<TimelineEntry>(
      this.database,
      `select floor(extract(epoch from at) * 1000000)::bigint || '.' || id as cursor, at, kind, id, detail
       from (${kinds.map(select).join(' union all ')}) merged order by at desc, id collate "C" desc limit $2`,
      [memberId, limit, micros ?? null, id ?? null],
    );
  }
}

function select(kind: Happening): string {
  const { from, at, id, detail } = SOURCES[kind];
  const fields = Object.entries(detail).flatMap(([field, sql]) => [`'${field}'`, sql]);
  const place = `timestamptz 'epoch' + $3::bigint * interval '1 microsecond'`;
  return `(select ${at} as at, '${kind}' as kind, ${id} as id, jsonb_build_object(${fields.join(', ')}) as detail from ${from}
    where t.member_id = $1 and ($3::bigint is null or ${at} <= ${place} and (${at}, ${id} collate "C") < (${place}, $4))
    order by ${at} desc, ${id} collate "C" desc limit $2)`;
}

import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import type { Span } from './span';

export const EXPORTS = ['decisions', 'exposures', 'outcomes'] as const;
export type ExportName = (typeof EXPORTS)[number];

const PAGE = 2000;

/** Each is keyset-paged by its first column: $1 <= time < $2, after the key $3, $4 rows. Members by their external id; erased ones by ours. */
const QUERIES: Readonly<Record<ExportName, string>> = {
  decisions: `
    select d.id as key, m.external_id as member, c.key as campaign, d.wave_id as wave, d.source, d.placement, d.outcome, d.because,
      d.score, d.probability, d.features, d.offer_key as offer, d.policy_version as "policyVersion", d.model_version as "modelVersion",
      d.propensities, d.randomised, d.seed, d.would_ask as "wouldAsk", d.decided_at as "decidedAt",
      p.id as proposal, p.status as "proposalStatus", p.answered_at as "answeredAt"
    from decision d join member m on m.id = d.member_id left join campaign c on c.id = d.campaign_id
    left join proposal p on p.decision_id = d.id
    where d.decided_at >= $1 and d.decided_at < $2 and ($3::text is null or d.id > $3::uuid) order by d.id limit $4`,
  exposures: `
    select e.member_id as key, m.external_id as member, e.held_out as "heldOut", e.holdout_share as "holdoutShare",
      case when e.held_out then e.holdout_share else 1 - e.holdout_share end as propensity, m.holdout_bucket as bucket,
      e.exposed_at as "exposedAt", e.converted_at as "convertedAt", e.churned_at as "churnedAt"
    from exposure e join member m on m.id = e.member_id
    where e.exposed_at >= $1 and e.exposed_at < $2 and ($3::text is null or e.member_id > $3::uuid) order by e.member_id limit $4`,
  outcomes: `
    select c.id as key, m.external_id as member, c.currency, c.amount_minor::float8 as "amountMinor",
      c.refunded_minor::float8 as "refundedMinor", c.charged_back as "chargedBack", c.charged_at as "chargedAt"
    from charge c join member m on m.id = c.member_id
    where c.charged_at >= $1 and c.charged_at < $2 and ($3::text is null or c.id > $3) order by c.id limit $4`,
};

/** Everything that an analyst needs to judge the asking anew: decisions with the propensities of all arms, exposures, outcomes. */
@Injectable()
export class ExportsStore {
  constructor(private readonly database: Database) {}

  /** As NDJSON, one object a line. */
  async *lines(name: ExportName, span: Span): AsyncGenerator<string> {
    for await (const row of this.rows(name, span)) yield `${JSON.stringify(row)}\n`;
  }

  /** Row after row, page by page: memory stays flat. */
  async *rows(name: ExportName, { from, to }: Span): AsyncGenerator<object> {
    let after: string | null = null;
    for (;;) {
      const page: { key: string }[] = await rows(this.database, QUERIES[name], [from, to, after, PAGE]);
      yield* page;
      after = page.at(-1)?.key ?? null;
      if (page.length < PAGE) return;
    }
  }
}

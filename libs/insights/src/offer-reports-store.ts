import { bestShares, shareBelief, shareSequence, wilsonBounds, type Bounds } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import type { Span } from './span';

/** How an offer did against the others of its campaign for the same plan. */
export interface OfferReport {
  readonly campaignKey: string;
  readonly planKey: string;
  readonly offerKey: string;
  readonly asked: number;
  readonly viewed: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly paid: number;
  /** Paid, and given back or charged back since. */
  readonly refunded: number;
  /** accepted / (accepted + declined + expired), with its 95 % interval (Wilson) and one that is right at every look. null: no end yet. */
  readonly acceptance: { readonly share: number; readonly fixed: Bounds; readonly always: Bounds } | null;
  /** Probability that this offer is the one accepted most often, from the uniform prior. */
  readonly bestProbability: number;
}

/** Ends at which the always valid interval is narrowest. */
const EXPECTED_ENDS = 1000;

/** Offers against each other. */
@Injectable()
export class OfferReportsStore {
  constructor(private readonly database: Database) {}

  /** Proposals made in the span. */
  async report({ from, to }: Span): Promise<OfferReport[]> {
    const found = await rows<Omit<OfferReport, 'acceptance' | 'bestProbability'>>(
      this.database,
      `select campaign.key as "campaignKey", plan_key as "planKey", offer_key as "offerKey", count(*)::int as asked,
         count(viewed_at)::int as viewed,
         count(*) filter (where proposal.status = 'accepted')::int as accepted,
         count(*) filter (where proposal.status = 'declined')::int as declined,
         count(*) filter (where proposal.status = 'expired')::int as expired,
         count(change.settled_at)::int as paid,
         count(*) filter (where exists (select 1 from charge c where c.member_id = proposal.member_id
           and (c.charged_back or c.refunded_minor > 0)
           and c.charged_at between change.settled_at - interval '1 day' and change.settled_at + interval '1 day'))::int as refunded
       from proposal join campaign on campaign.id = campaign_id
       left join lateral (select max(settled_at) as settled_at from plan_change
         where proposal_id = proposal.id and plan_change.status = 'succeeded') change on true
       where proposal.created_at >= $1 and proposal.created_at < $2 group by 1, 2, 3 order by 1, 2, 3`,
      [from, to],
    );
    const noOf = ({ declined, expired }: { declined: number; expired: number }) => declined + expired;
    return found.map((offer) => {
      const rivals = found.filter(
        ({ campaignKey, planKey }) => campaignKey === offer.campaignKey && planKey === offer.planKey,
      );
      const ends = offer.accepted + noOf(offer);
      const share = { yes: offer.accepted, count: ends };
      return {
        ...offer,
        acceptance:
          ends > 0
            ? {
                share: offer.accepted / ends,
                fixed: wilsonBounds(share),
                always: shareSequence(offer.accepted, ends, EXPECTED_ENDS),
              }
            : null,
        bestProbability:
          bestShares(rivals.map((one) => shareBelief(one.accepted, noOf(one))))[rivals.indexOf(offer)] ?? 1,
      };
    });
  }
}

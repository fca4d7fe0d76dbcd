import { rows, type Tx } from '#database';
import { OutgoingEvents, type EventData } from '#events';
import { Injectable } from '@nestjs/common';

type Told = 'presented' | 'viewed' | 'dismissed' | 'accepted' | 'declined' | 'expired';

/** Tells the site what became of proposals, in the transaction in which it did. */
@Injectable()
export class AnnounceProposals {
  constructor(private readonly events: OutgoingEvents) {}

  async run(tx: Tx, what: Told, proposalIds: readonly string[]): Promise<void> {
    if (proposalIds.length === 0) return;
    const proposals = await rows<
      Omit<EventData<'proposal.presented'>, 'unitAmountMinor'> & { unitAmountMinor: string }
    >(
      tx,
      `select proposal.id as "proposalId", external_id as member, campaign.key as campaign, offer_key as offer,
              proposal.plan_key as plan, proposal.channel, unit_amount_minor as "unitAmountMinor", currency
       from proposal join member on member.id = member_id join campaign on campaign.id = campaign_id
       where proposal.id = any($1) order by proposal.id`,
      [proposalIds],
    );
    await this.events.publishAll(
      tx,
      `proposal.${what}`,
      proposals.map((one) => ({ ...one, unitAmountMinor: Number(one.unitAmountMinor) })),
    );
  }
}

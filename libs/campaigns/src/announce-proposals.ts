import type { Tx } from '#database';
import { OutgoingEvents } from '#events';
import { Injectable } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';

type Told = 'presented' | 'viewed' | 'dismissed' | 'accepted' | 'declined' | 'expired';

/** Tells the site what became of proposals, in the transaction in which it did. */
@Injectable()
export class AnnounceProposals {
  constructor(
    private readonly proposals: ProposalsStore,
    private readonly events: OutgoingEvents,
  ) {}

  async run(tx: Tx, what: Told, proposalIds: readonly string[]): Promise<void> {
    if (proposalIds.length > 0)
      await this.events.publishAll(tx, `proposal.${what}`, await this.proposals.told(tx, proposalIds));
  }
}

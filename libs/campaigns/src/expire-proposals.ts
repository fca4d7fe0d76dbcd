import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { ProposalsStore } from './proposals-store';

@Injectable()
export class ExpireProposals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proposals: ProposalsStore,
    private readonly announce: AnnounceProposals,
  ) {}

  async run(): Promise<void> {
    await inTransaction(this.database, async (tx) =>
      this.announce.run(tx, 'expired', await this.proposals.expireDue(tx, this.clock.now())),
    );
  }
}

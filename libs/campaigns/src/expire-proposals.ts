import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { AnnounceProposals } from './announce-proposals';
import { ProposalsStore } from './proposals-store';

const CHUNK = 1000;

/** Ends proposals whose time has run out, and tells the site: those of a wave run out together, so some at a time. */
@Injectable()
export class ExpireProposals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proposals: ProposalsStore,
    private readonly announce: AnnounceProposals,
  ) {}

  async run(): Promise<void> {
    while ((await this.expireChunk()) === CHUNK);
  }

  private expireChunk(): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const expired = await this.proposals.expireDue(tx, this.clock.now(), CHUNK);
      await this.announce.run(tx, 'expired', expired);
      return expired.length;
    });
  }
}

import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';

@Injectable()
export class ExpireProposals {
  constructor(
    private readonly clock: Clock,
    private readonly proposals: ProposalsStore,
  ) {}

  async run(): Promise<void> {
    await this.proposals.expireDue(this.clock.now());
  }
}

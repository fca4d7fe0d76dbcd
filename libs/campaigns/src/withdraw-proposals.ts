import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { ProposalsStore } from './proposals-store';

/** After an objection: what the member was asked before waits for no answer any more. It is shown and sent no more from the objection on. */
@Injectable()
export class WithdrawProposals {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposalsStore,
  ) {}

  run(memberId: string): Promise<void> {
    return inTransaction(this.database, (tx) => this.proposals.withdrawOf(tx, memberId, 'objected'));
  }
}

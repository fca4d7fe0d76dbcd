import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { SalesStore } from './sales-store';

/** Closes sales whose time has run out, after those that were paid meanwhile. */
@Injectable()
export class ExpireSales {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sales: SalesStore,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await inTransaction(this.database, async (tx) => {
      await this.sales.markPaid(tx, now);
      await this.sales.closeDue(tx, now);
    });
  }
}

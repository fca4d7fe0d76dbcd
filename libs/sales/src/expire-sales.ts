import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { SalesStore } from './sales-store';
import { SettleSale } from './settle-sale';

/** Closes sales whose time has run out, after those that were paid meanwhile. */
@Injectable()
export class ExpireSales {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sales: SalesStore,
    private readonly settleSale: SettleSale,
  ) {}

  async run(): Promise<void> {
    await inTransaction(this.database, async (tx) => {
      await this.settleSale.runIn(tx, null);
      await this.sales.closeDue(tx, this.clock.now());
    });
  }
}

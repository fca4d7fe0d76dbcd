import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { SalesStore } from './sales-store';

/** A change has succeeded: the sale that it carried out is paid. Most changes belong to no sale. */
@Injectable()
export class SettleSale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sales: SalesStore,
  ) {}

  async run(planChangeId: string): Promise<void> {
    await inTransaction(this.database, (tx) => this.sales.markPaid(tx, this.clock.now(), planChangeId));
  }
}

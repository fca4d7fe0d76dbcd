import type { Incentive } from '#domain';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { ProductsStore } from './products-store';

/** Adds an incentive or changes it. */
@Injectable()
export class PutIncentive {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsStore,
  ) {}

  run(incentive: Incentive): Promise<Incentive> {
    return inTransaction(this.database, async (tx) => {
      await this.products.putIncentive(tx, incentive);
      return incentive;
    });
  }
}

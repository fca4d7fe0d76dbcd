import { Clock, DomainError } from '#platform';
import type { PlanChange, SoldOnce } from '#domain';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import { StripeCatalogue } from './stripe-catalogue';

/** Sold once beside the plan: Stripe's price id. */
export type ProductItem = { readonly price: string; readonly quantity: number };

const REFUSALS: readonly string[] = ['price_unknown', 'price_unavailable'];

/** The products of a change as Stripe sells them today. */
@Injectable()
export class ProductItems {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
    private readonly catalogue: StripeCatalogue,
  ) {}

  /**
   * Throws `price_unknown`, `price_unavailable`: one that cannot be charged as shown ends the change, so that the next payment starts
   * from today's cart.
   */
  async of({ id, terms }: PlanChange): Promise<ProductItem[]> {
    const item = async (product: SoldOnce): Promise<ProductItem> => ({
      price: await this.catalogue.oneTimePriceOf(product),
      quantity: product.quantity,
    });
    try {
      return await Promise.all((terms.products ?? []).map(item));
    } catch (error) {
      if (error instanceof DomainError && REFUSALS.includes(error.code))
        await this.changes.move(this.database, id, 'superseded', { settledAt: this.clock.now() });
      throw error;
    }
  }
}

import { Clock, DomainError } from '#platform';
import type { Product } from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { ProductsStore } from './products-store';

/** Adds a product or changes it. As with plans, a new amount takes a new lookup key: a price at Stripe never changes. */
@Injectable()
export class PutProduct {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly products: ProductsStore,
    private readonly plans: PlansStore,
  ) {}

  /** Throws `product_invalid`. */
  run(product: Product): Promise<Product> {
    return inTransaction(this.database, async (tx) => {
      const lookupKeys = product.prices.map(({ lookupKey }) => lookupKey);
      const [holders, plans] = await Promise.all([this.products.lock(tx, lookupKeys), this.plans.all(tx)]);
      if (new Set(product.prices.map(({ currency }) => currency)).size < product.prices.length)
        throw new DomainError('product_invalid', 'a product has one price per currency');
      if (product.complements.includes(product.key))
        throw new DomainError('product_invalid', 'a product does not complement itself');
      if (plans.some(({ key }) => key === product.key))
        throw new DomainError('product_invalid', `a plan is called ${product.key} already`);
      for (const price of product.prices) {
        const taken = plans.some(({ prices }) => prices.some(({ lookupKey }) => lookupKey === price.lookupKey));
        const holder = holders.find(({ prices }) => prices.some(({ lookupKey }) => lookupKey === price.lookupKey));
        if (taken || (holder && holder.key !== product.key))
          throw new DomainError('product_invalid', `the lookup key ${price.lookupKey} belongs to something else`);
        const held = holder?.prices.find(({ lookupKey }) => lookupKey === price.lookupKey);
        if (held && (held.unitAmountMinor !== price.unitAmountMinor || held.currency !== price.currency))
          throw new DomainError(
            'product_invalid',
            `the price ${price.lookupKey} cannot change; give the new price a new lookup key`,
          );
      }
      await this.products.put(tx, product, this.clock.now());
      return product;
    });
  }
}

import { DomainError } from '#platform';
import { breakEvenMinor, formatMoney, priceIn, type Bundle } from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { ProductsStore } from './products-store';

/** Adds a bundle or changes it, if it can pay: never below what the product costs, nor dearer than what it brings back. */
@Injectable()
export class PutBundle {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsStore,
    private readonly plans: PlansStore,
  ) {}

  /** Throws `product_unknown`, `bundle_invalid`. */
  run(bundle: Bundle): Promise<Bundle> {
    return inTransaction(this.database, async (tx) => {
      const { productKey, requires, price } = bundle;
      const [products, plans] = await Promise.all([
        this.products.byKeys(tx, [productKey, ...requires]),
        this.plans.all(tx),
      ]);
      const product = products.find(({ key }) => key === productKey);
      const isPlan = (key: string) => plans.some((plan) => plan.key === key);
      const missing = requires.find((key) => !isPlan(key) && !products.some((one) => one.key === key));
      if (!product || missing !== undefined)
        throw new DomainError('product_unknown', `nothing is called ${product ? missing : productKey}`);
      if (requires.includes(productKey)) throw refused('the product cannot be what it is bundled with');
      if (
        !requires.some(
          (key) => isPlan(key) || products.some((one) => one.key === key && one.complements.includes(productKey)),
        )
      )
        throw refused('a reduction harms what does not go together: none of these names the product as a complement');
      const list = priceIn(product, price.currency);
      if (!list) throw refused(`the product has no price in ${price.currency}`);
      if (list.lookupKey === price.lookupKey) throw refused('the bundle needs a lookup key of its own');
      const off = list.unitAmountMinor - price.unitAmountMinor;
      if (off <= 0) throw refused('the bundle must be cheaper than the product alone');
      if (product.margin === null)
        throw refused('say the margin of the product first, so that it is not sold at a loss');
      const most = breakEvenMinor(list.unitAmountMinor, product.margin, bundle.attach);
      if (off > most)
        throw refused(
          `${formatMoney(off, price.currency, 'en')} off does not pay; at most ${formatMoney(most, price.currency, 'en')} does`,
        );
      await this.products.putBundle(tx, bundle);
      return bundle;
    });
  }
}

function refused(why: string): DomainError {
  return new DomainError('bundle_invalid', why);
}

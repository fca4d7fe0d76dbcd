import { Clock, DomainError } from '#platform';
import {
  bundleApplies,
  crossSell,
  isRunning,
  priceIn,
  rewardsOf,
  type Member,
  type Product,
  type ProductCandidate,
  type ProductPrice,
  type SaleLine,
} from '#domain';
import type { Database, Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { AlsoBoughtStore } from './also-bought-store';
import { CrossSell, type Cart, type CrossSold, type WantedProduct } from './cross-sell';
import { itemOf } from './orders-store';
import { ProductsStore } from './products-store';

/** The cross-sell out of the site's catalogue, its bundles and incentives, and what is bought together. */
@Injectable()
export class ProductCrossSell extends CrossSell {
  constructor(
    private readonly clock: Clock,
    private readonly products: ProductsStore,
    private readonly alsoBought: AlsoBoughtStore,
  ) {
    super();
  }

  async linesOf(on: Tx | Database, wanted: readonly WantedProduct[], currency: string): Promise<SaleLine[]> {
    if (wanted.length === 0) return [];
    const known = new Map(
      (
        await this.products.byKeys(
          on,
          wanted.map(({ key }) => key),
        )
      ).map((one) => [one.key, one]),
    );
    return wanted.map(({ key, quantity }) => {
      const product = known.get(key);
      if (!product?.active) throw new DomainError('product_unknown', `no product called ${key} is sold`);
      const price = priceIn(product, currency);
      if (!price) throw new DomainError('price_unknown', `product ${key} has no price in ${currency}`);
      return productLine(product, price, quantity);
    });
  }

  async lineNow(on: Tx | Database, line: SaleLine, { lines, currency }: Cart): Promise<SaleLine | null> {
    const [product] = await this.products.byKeys(on, [line.key]);
    if (!product?.active) return null;
    const bundle = line.offerKey === null ? undefined : await this.products.bundle(on, line.offerKey);
    const holds = bundle && isRunning(bundle, this.clock.now()) && bundleApplies(bundle, lines);
    const price = holds ? bundle.price : priceIn(product, currency);
    const { priceLookupKey, unitAmountMinor } = price ? productLine(product, price, 1) : line;
    return price ? { ...line, offerKey: holds ? line.offerKey : null, priceLookupKey, unitAmountMinor } : null;
  }

  async suggest(on: Tx | Database, { lines, currency }: Cart, member: Member | null): Promise<CrossSold> {
    const now = this.clock.now();
    const items = lines.map(itemOf);
    const [near, inCart] = await Promise.all([
      this.alsoBought.near(on, items),
      this.products.byKeys(
        on,
        lines.map(({ key }) => key),
      ),
    ]);
    const complements = new Set(inCart.flatMap((product) => product.complements));
    const [found, owned, running] = await Promise.all([
      this.products.toOffer(on, [...near, ...complements]),
      member ? this.products.ownedBy(on, member.id) : NOTHING_OWNED,
      this.products.running(on, now),
    ]);
    const fitting = found.filter(
      (product) =>
        priceIn(product, currency) &&
        !lines.some(({ key }) => key === product.key) &&
        (product.repeatable || !owned.has(product.key)),
    );
    const offerable = fitting.filter(({ timing }) => timing !== 'afterProof');
    const keys = offerable.map(({ key }) => key);
    const [counts, prices] = await Promise.all([
      this.alsoBought.counts(on, items, keys),
      this.products.pastPrices(on, keys, currency),
    ]);
    const candidates = offerable.map((product): ProductCandidate => ({
      product,
      isComplement: complements.has(product.key),
      counts: counts.get(product.key) ?? [],
      prices: prices.get(product.key) ?? [],
    }));
    return {
      choice: crossSell({ lines, currency, candidates, ...running }, now),
      afterProof: fitting.filter(({ timing }) => timing === 'afterProof').map(({ key }) => key),
    };
  }

  async rewards(on: Tx | Database, cart: Cart): Promise<string[]> {
    const now = this.clock.now();
    const { incentives } = await this.products.running(on, now);
    return rewardsOf(incentives, cart, now).map(({ key }) => key);
  }
}

const NOTHING_OWNED: ReadonlySet<string> = new Set();

/** A product in the cart, at a price. */
export function productLine(product: Product, price: ProductPrice, quantity: number): SaleLine {
  return {
    kind: 'product',
    key: product.key,
    name: product.name,
    interval: null,
    priceLookupKey: price.lookupKey,
    unitAmountMinor: price.unitAmountMinor,
    quantity,
    origin: 'cart',
    offerKey: null,
    terms: null,
  };
}

import type { Bundle, Incentive, PastPrice, Product } from '#domain';
import {
  bundleTable,
  columnsOf,
  Database,
  incentiveTable,
  preparedRows,
  productPriceTable,
  productTable,
  rows,
  type Tx,
} from '#database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

/** How many products are looked at while nobody knows what goes with what. */
const FEW = 20;

/** The only writer of `product`, `product_price`, `bundle` and `incentive`. */
@Injectable()
export class ProductsStore {
  constructor(private readonly database: Database) {}

  all(): Promise<Product[]> {
    return this.database.getRepository(productTable).find({ order: { key: 'asc' } });
  }

  byKeys(on: Tx | Database, keys: readonly string[]): Promise<Product[]> {
    return on.getRepository(productTable).findBy({ key: In([...keys]) });
  }

  /** These products and the first few of all, those that are sold. */
  toOffer(on: Tx | Database, keys: readonly string[]): Promise<Product[]> {
    return preparedRows<Product>(
      on,
      'products-to-offer',
      `select ${columnsOf(productTable)} from product
       where active and (key = any($1) or key in (select key from product where active order by key limit ${FEW}))`,
      [keys],
    );
  }

  async bundle(on: Tx | Database, key: string): Promise<Bundle | undefined> {
    return (await on.getRepository(bundleTable).findOneBy({ key })) ?? undefined;
  }

  /** Serialises those who change products until the transaction ends, and answers those that are sold under one of these lookup keys. */
  async lock(tx: Tx, lookupKeys: readonly string[]): Promise<Product[]> {
    await tx.query('lock table product in share row exclusive mode');
    return rows<Product>(
      tx,
      `select ${columnsOf(productTable)} from product
       where exists (select 1 from jsonb_array_elements(prices) as price where price ->> 'lookupKey' = any($1))`,
      [lookupKeys],
    );
  }

  /** Keeps what each price was from when on. */
  async put(tx: Tx, product: Product, now: Date): Promise<void> {
    const [before] = await this.byKeys(tx, [product.key]);
    const changed = product.prices.filter(
      ({ currency, unitAmountMinor }) =>
        before?.prices.find((one) => one.currency === currency)?.unitAmountMinor !== unitAmountMinor,
    );
    await tx.getRepository(productTable).upsert(product, ['key']);
    await tx.getRepository(productPriceTable).upsert(
      changed.map(({ currency, unitAmountMinor }) => ({
        productKey: product.key,
        currency,
        unitAmountMinor,
        since: now,
      })),
      ['productKey', 'currency', 'since'],
    );
  }

  /** What these products cost in a currency, as far back as is kept. */
  async pastPrices(on: Tx | Database, keys: readonly string[], currency: string): Promise<Map<string, PastPrice[]>> {
    const found = await on.getRepository(productPriceTable).findBy({ productKey: In([...keys]), currency });
    const prices = new Map<string, PastPrice[]>();
    for (const { productKey, unitAmountMinor, since } of found)
      prices.set(productKey, [...(prices.get(productKey) ?? []), { unitAmountMinor, since }]);
    return prices;
  }

  /** Keys of products that the member has bought and not given back. */
  async ownedBy(on: Tx | Database, memberId: string): Promise<Set<string>> {
    const found = await preparedRows<{ key: string }>(
      on,
      'products-of-member',
      `select distinct item ->> 'key' as key from product_order cross join jsonb_array_elements(items) as item
       where member_id = $1 and refunded_at is null`,
      [memberId],
    );
    return new Set(found.map(({ key }) => key));
  }

  bundles(on: Tx | Database = this.database): Promise<Bundle[]> {
    return on.getRepository(bundleTable).find({ order: { key: 'asc' } });
  }

  incentives(on: Tx | Database = this.database): Promise<Incentive[]> {
    return on.getRepository(incentiveTable).find({ order: { key: 'asc' } });
  }

  /** Bundles and incentives that run at `now`. */
  async running(on: Tx | Database, now: Date): Promise<{ bundles: Bundle[]; incentives: Incentive[] }> {
    const runs = 'active and (starts_at is null or starts_at <= $1) and (ends_at is null or $1 < ends_at)';
    const [bundles, incentives] = await Promise.all([
      rows<Bundle>(on, `select ${columnsOf(bundleTable)} from bundle where ${runs}`, [now]),
      rows<Incentive & { thresholdMinor: string }>(
        on,
        `select ${columnsOf(incentiveTable)} from incentive where ${runs}`,
        [now],
      ),
    ]);
    return {
      bundles,
      incentives: incentives.map((one) => ({ ...one, thresholdMinor: Number(one.thresholdMinor) })),
    };
  }

  async putBundle(tx: Tx, bundle: Bundle): Promise<void> {
    await tx.getRepository(bundleTable).upsert(bundle, ['key']);
  }

  async putIncentive(tx: Tx, incentive: Incentive): Promise<void> {
    await tx.getRepository(incentiveTable).upsert(incentive, ['key']);
  }
}

import type { Bundle, Incentive, PastPrice, Product } from '#domain';
import { EntitySchema } from 'typeorm';
import { bigint, boolean, integer, json, maybe, real, text, texts, time } from '../columns';

export const productTable = new EntitySchema<Product>({
  name: 'product',
  columns: {
    key: text({ primary: true }),
    name: text(),
    prices: json(),
    margin: real(maybe),
    timing: text(),
    complements: texts(),
    repeatable: boolean(),
    active: boolean(),
  },
});

/** What a product cost from when on: what a reduction may be compared with. Never changed. */
export interface ProductPriceRow extends PastPrice {
  readonly productKey: string;
  readonly currency: string;
}

export const productPriceTable = new EntitySchema<ProductPriceRow>({
  name: 'product_price',
  columns: {
    productKey: text({ primary: true }),
    currency: text({ primary: true }),
    since: time({ primary: true }),
    unitAmountMinor: bigint(),
  },
  foreignKeys: [{ target: 'product', columnNames: ['productKey'], referencedColumnNames: ['key'] }],
});

const promotion = {
  key: text({ primary: true }),
  priority: integer(),
  stackable: boolean(),
  active: boolean(),
  startsAt: time(maybe),
  endsAt: time(maybe),
};

export const bundleTable = new EntitySchema<Bundle>({
  name: 'bundle',
  columns: { ...promotion, requires: texts(), productKey: text(), price: json(), attach: json(maybe) },
  foreignKeys: [{ target: 'product', columnNames: ['productKey'], referencedColumnNames: ['key'] }],
});

export const incentiveTable = new EntitySchema<Incentive>({
  name: 'incentive',
  columns: { ...promotion, currency: text(), thresholdMinor: bigint(), reward: json() },
});

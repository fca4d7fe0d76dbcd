import { EntitySchema } from 'typeorm';
import { bigint, id, integer, json, maybe, real, text, time, uuid } from '../columns';

/** An order of the site, or a sale that was paid here: what was bought together. Counted once, and not at all once refunded. */
export interface ProductOrder {
  readonly id: string;
  /** The site's id. */
  readonly externalId: string;
  /** null: not a member. */
  readonly memberId: string | null;
  readonly currency: string | null;
  readonly items: readonly OrderItem[];
  readonly orderedAt: Date;
  readonly refundedAt: Date | null;
}

export interface OrderItem {
  /** Of a product; `plan:` and the key for a plan; what the catalogue does not know is counted and never offered. */
  readonly key: string;
  readonly quantity: number;
  /** null: not told. */
  readonly unitAmountMinor: number | null;
}

export const productOrderTable = new EntitySchema<ProductOrder>({
  name: 'product_order',
  columns: {
    id: id(),
    externalId: text(),
    memberId: uuid(maybe),
    currency: text(maybe),
    items: json(),
    orderedAt: time(),
    refundedAt: time(maybe),
  },
  indices: [
    { name: 'product_order_external', columns: ['externalId'], unique: true },
    { name: 'product_order_of_member', columns: ['memberId', 'orderedAt'], where: 'member_id is not null' },
  ],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** Orders that hold an item; the item '' counts all orders. */
export interface ItemCount {
  readonly item: string;
  readonly orders: number;
}

export const itemCountTable = new EntitySchema<ItemCount>({
  name: 'item_count',
  columns: { item: text({ primary: true, collation: 'C' }), orders: bigint() },
});

/** Orders that hold both; `item` is before `other` in byte order. */
export interface ItemPair {
  readonly item: string;
  readonly other: string;
  readonly orders: number;
}

export const itemPairTable = new EntitySchema<ItemPair>({
  name: 'item_pair',
  columns: {
    item: text({ primary: true, collation: 'C' }),
    other: text({ primary: true, collation: 'C' }),
    orders: bigint(),
  },
});

/** The things that suit an item best, made anew each night; for the item '' those that most orders hold. */
export interface AlsoBought {
  readonly item: string;
  /** From 1. */
  readonly rank: number;
  readonly other: string;
  /** See `affinity`. */
  readonly score: number;
}

export const alsoBoughtTable = new EntitySchema<AlsoBought>({
  name: 'also_bought',
  columns: {
    item: text({ primary: true, collation: 'C' }),
    rank: integer({ primary: true }),
    other: text({ collation: 'C' }),
    score: real(),
  },
});

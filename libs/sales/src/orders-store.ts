import { newId } from '#platform';
import type { SaleLine } from '#domain';
import { preparedRows, rows, type Database, type OrderItem, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** What was bought together. Ids are the site's. */
export interface SentOrder {
  readonly id: string;
  /** null: not a member. */
  readonly member: string | null;
  readonly currency: string | null;
  readonly orderedAt: Date;
  readonly items: readonly OrderItem[];
}

export type OrderOutcome = 'recorded' | 'duplicate' | 'member_unknown';

/** The key under which a line is counted: plans live beside products. */
export function itemOf({ kind, key }: Pick<SaleLine, 'kind' | 'key'>): string {
  return kind === 'plan' ? `plan:${key}` : key;
}

/**
 * Adds orders to the counts, or takes them out again (`sign` -1): expects the rows `changed (external_id, items)`. Rows are written in
 * order of their keys, so that concurrent orders cannot deadlock. The item '' counts the orders themselves.
 */
const counting = (sign: 1 | -1) => `
  held as (
    select distinct external_id, (item ->> 'key') collate "C" as item from changed cross join jsonb_array_elements(items) as item
  ), paired as (
    insert into item_pair as kept (item, other, orders)
    select one.item, another.item, ${sign} * count(*) from held one join held another using (external_id)
    where one.item < another.item group by 1, 2 order by 1, 2
    on conflict (item, other) do update set orders = kept.orders + excluded.orders
  ), counted as (
    insert into item_count as kept (item, orders)
    select item, ${sign} * count(*) from (select external_id, item from held union all select external_id, '' from changed) each
    group by 1 order by 1
    on conflict (item) do update set orders = kept.orders + excluded.orders
  )`;

/** The only writer of `product_order`, `item_count` and `item_pair`. Counts change in the statement that stores the order. */
@Injectable()
export class OrdersStore {
  /**
   * Any number in one statement; an id that is stored, or comes twice, counts once. Answers in order. The subselects hide how long
   * the arrays are: PostgreSQL, which would estimate by it, would plan the statement anew for each call.
   */
  async record(on: Tx | Database, orders: readonly SentOrder[]): Promise<OrderOutcome[]> {
    if (orders.length === 0) return [];
    const unique = [...new Map([...orders].reverse().map((order) => [order.id, order])).values()].reverse();
    const found = await preparedRows<{ fresh: boolean; known: boolean }>(
      on,
      'record-orders',
      `with sent as (
         select * from unnest((select $1::uuid[]), (select $2::text[]), (select $3::text[]), (select $4::text[]),
                              (select $5::timestamptz[]), (select $6::jsonb[]))
           with ordinality as s(id, external_id, member, currency, ordered_at, items, ord)
       ), known as (
         select sent.*, member.id as member_id from sent left join member on member.external_id = sent.member and erased_at is null
         where sent.member is null or member.id is not null
       ), changed as (
         insert into product_order (id, external_id, member_id, currency, items, ordered_at)
         select id, external_id, member_id, currency, items, ordered_at from known order by external_id
         on conflict (external_id) do nothing returning external_id, items
       ), ${counting(1)}
       select changed.external_id is not null as fresh, known.id is not null as known
       from sent left join known using (ord) left join changed on changed.external_id = known.external_id order by ord`,
      [
        unique.map(() => newId()),
        unique.map(({ id }) => id),
        unique.map(({ member }) => member),
        unique.map(({ currency }) => currency),
        unique.map(({ orderedAt }) => orderedAt),
        unique.map(({ items }) => JSON.stringify(items)),
      ],
    );
    const left = new Map(unique.map(({ id }, i) => [id, found[i]]));
    return orders.map(({ id }): OrderOutcome => {
      const one = left.get(id);
      if (one && !one.known) return 'member_unknown';
      left.delete(id);
      return one?.fresh ? 'recorded' : 'duplicate';
    });
  }

  /** What a member bought stays in the counts, as orders of nobody. */
  async disown(tx: Tx, memberId: string): Promise<void> {
    await tx.query(`update product_order set member_id = null, external_id = 'erased:' || id where member_id = $1`, [
      memberId,
    ]);
  }

  /** Takes an order out of the counts, once. null: no order has the id. */
  async refund(tx: Tx, externalId: string, now: Date): Promise<'refunded' | 'was_refunded' | null> {
    const [order] = await rows<{ fresh: boolean }>(
      tx,
      `with changed as (
         update product_order set refunded_at = $2 where external_id = $1 and refunded_at is null returning external_id, items
       ), ${counting(-1)}
       select exists (select 1 from changed) as fresh from product_order where external_id = $1`,
      [externalId, now],
    );
    if (!order) return null;
    return order.fresh ? 'refunded' : 'was_refunded';
  }
}

import type { BoughtTogether } from '#domain';
import { preparedRows, type Database, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** How many things are looked at for one cart. */
const MOST = 40;
const TOP = 20;

interface PairRow {
  readonly key: string;
  readonly both: string;
  readonly inCart: string;
  readonly other: string;
  readonly orders: string;
}

/** What is bought together, as the counts say; the only writer of `also_bought`. */
@Injectable()
export class AlsoBoughtStore {
  /** Keys of what suits these items best, by the lists of last night, and of what sells most anyway. */
  async near(on: Tx | Database, items: readonly string[]): Promise<string[]> {
    const found = await preparedRows<{ other: string }>(
      on,
      'near-items',
      `select other from also_bought where item = any($1) or item = '' group by other order by sum(score) desc, other limit ${MOST}`,
      [items],
    );
    return found.map(({ other }) => other);
  }

  /** The counts of each of `keys` with each of `items`, as of now. */
  async counts(
    on: Tx | Database,
    items: readonly string[],
    keys: readonly string[],
  ): Promise<Map<string, BoughtTogether[]>> {
    const found = await preparedRows<PairRow>(
      on,
      'bought-together',
      `select wanted.key, coalesce(pair.orders, 0) as both, coalesce(held.orders, 0) as "inCart",
              coalesce(sold.orders, 0) as other, coalesce(total.orders, 0) as orders
       from unnest($1::text[]) as cart(item) cross join unnest($2::text[]) as wanted(key)
       left join item_pair pair on pair.item = least(cart.item collate "C", wanted.key collate "C")
         and pair.other = greatest(cart.item collate "C", wanted.key collate "C")
       left join item_count held on held.item = cart.item
       left join item_count sold on sold.item = wanted.key
       left join item_count total on total.item = ''`,
      [items, keys],
    );
    const counts = new Map<string, BoughtTogether[]>();
    for (const { key, both, inCart, other, orders } of found) {
      const pair = { both: Number(both), inCart: Number(inCart), other: Number(other), orders: Number(orders) };
      counts.set(key, [...(counts.get(key) ?? []), pair]);
    }
    return counts;
  }

  /** Makes the lists anew of what suits each item best: `affinity` in SQL. Readers see the old ones until it commits. */
  async renew(tx: Tx): Promise<void> {
    await tx.query('delete from also_bought');
    await tx.query(
      `with total as (
         select orders::float8 as orders from item_count where item = '' and orders > 0
       ), pair as (
         select item, other, orders from item_pair where orders > 0
         union all select other, item, orders from item_pair where orders > 0
       ), scored as (
         select pair.item, pair.other,
                (pair.orders + 20 * popularity) / (held.orders + 20) / power(popularity, 0.25) as score
         from pair join item_count held on held.item = pair.item join item_count sold on sold.item = pair.other
         cross join total cross join lateral (select sold.orders / total.orders as popularity) as share
         union all
         select '', item, item_count.orders / total.orders from item_count cross join total
         where item <> '' and item_count.orders > 0
       ), ranked as (
         select *, row_number() over (partition by item order by score desc, other) as rank from scored
       )
       insert into also_bought (item, rank, other, score) select item, rank, other, score from ranked where rank <= ${TOP}`,
    );
  }
}

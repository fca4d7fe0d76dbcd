import { planOfPrice, type Ladder, type PlanPrice } from '#domain';
import { Database, stripePriceTable, type StripePrice, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';

/** Which price of our plans a price at Stripe is; undefined: it is another application's. */
export type OurPrice = (price: Pick<Stripe.Price, 'id' | 'lookup_key'>) => PlanPrice | undefined;

/** The only writer of `stripe_price`. A price is known by its lookup key, and by its id once it has lost that: the key may move to another price. */
@Injectable()
export class StripePricesStore {
  constructor(private readonly database: Database) {}

  async recognise(ladder: Ladder): Promise<OurPrice> {
    const seen = await this.database.getRepository(stripePriceTable).find();
    const keys = new Map(seen.map(({ id, lookupKey }) => [id, lookupKey]));
    const sold = (key: string | null | undefined) => (key ? planOfPrice(ladder, key)?.price : undefined);
    return ({ id, lookup_key: key }) => sold(key) ?? sold(keys.get(id));
  }

  /** As it was last seen; rows that say so already are not locked, as every settlement passes here. */
  async remember(prices: readonly StripePrice[], on: Tx | Database = this.database): Promise<void> {
    if (prices.length === 0) return;
    await on.query(
      `insert into stripe_price (id, lookup_key) select * from unnest($1::text[], $2::text[]) seen (id, key)
       where not exists (select from stripe_price where stripe_price.id = seen.id and lookup_key = seen.key)
       order by 1 on conflict (id) do update set lookup_key = excluded.lookup_key`,
      [prices.map(({ id }) => id), prices.map(({ lookupKey }) => lookupKey)],
    );
  }
}

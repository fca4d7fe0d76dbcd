import type { CrossSellChoice, Member, SaleLine } from '#domain';
import type { Database, Tx } from '#database';

/** What is in the cart, and for whom, when the cross-sell is chosen. */
export interface Cart {
  readonly currency: string;
  readonly lines: readonly SaleLine[];
}

export interface WantedProduct {
  readonly key: string;
  readonly quantity: number;
}

export interface CrossSold {
  readonly choice: CrossSellChoice | null;
  /** Products that would fit but sell after proof only. */
  readonly afterProof: readonly string[];
}

/** What the point of sale needs to know of products. */
export abstract class CrossSell {
  /** The lines of wanted products at today's prices. Throws `product_unknown`, `price_unknown`. */
  abstract linesOf(on: Tx | Database, wanted: readonly WantedProduct[], currency: string): Promise<SaleLine[]>;

  /** A product line of this cart at today's price, that of its bundle while it holds; null: it is no longer sold. */
  abstract lineNow(on: Tx | Database, line: SaleLine, cart: Cart): Promise<SaleLine | null>;

  /** At most one product; never what the member owns or the cart holds. */
  abstract suggest(on: Tx | Database, cart: Cart, member: Member | null): Promise<CrossSold>;

  /** Keys of the incentives whose reward this cart has reached. */
  abstract rewards(on: Tx | Database, cart: Cart): Promise<string[]>;
}

import type { Member, SaleLine } from '#domain';
import type { Database, Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** What is in the cart, and for whom, when the cross-sell is chosen. */
export interface Cart {
  readonly saleId: string;
  readonly currency: string;
  readonly lines: readonly SaleLine[];
}

export interface WantedProduct {
  readonly key: string;
  readonly quantity: number;
}

/** A product to offer beside the cart. */
export interface Suggestion {
  readonly line: SaleLine;
  /** Whether "customers also bought this" is literally true. */
  readonly alsoBought: boolean;
}

export interface CrossSold {
  readonly suggestion: Suggestion | null;
  /** Products that would fit but sell after proof only. */
  readonly afterProof: readonly string[];
}

/** What the point of sale needs to know of products. */
export abstract class CrossSell {
  /** The lines of wanted products at today's prices. Throws `product_unknown`, `price_unknown`. */
  abstract linesOf(on: Tx | Database, wanted: readonly WantedProduct[], currency: string): Promise<SaleLine[]>;

  /** At most one product; never what the member owns or the cart holds. */
  abstract suggest(on: Tx | Database, cart: Cart, member: Member | null): Promise<CrossSold>;
}

/** A site that sells plans alone. */
@Injectable()
export class NoProducts extends CrossSell {
  linesOf(_on: Tx | Database, [first]: readonly WantedProduct[]): Promise<SaleLine[]> {
    return first
      ? Promise.reject(new DomainError('product_unknown', `no product is called ${first.key}`))
      : Promise.resolve([]);
  }

  suggest(): Promise<CrossSold> {
    return Promise.resolve({ suggestion: null, afterProof: [] });
  }
}

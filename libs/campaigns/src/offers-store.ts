import type { Offer } from '#domain';
import { Database, offerTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `offer`. */
@Injectable()
export class OffersStore {
  constructor(private readonly database: Database) {}

  all(on: Tx | Database = this.database): Promise<Offer[]> {
    return on.getRepository(offerTable).find({ order: { key: 'asc' } });
  }

  async put(tx: Tx, offer: Offer): Promise<void> {
    await tx.getRepository(offerTable).upsert(offer, ['key']);
  }
}

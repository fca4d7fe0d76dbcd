import type { Quote } from '#domain';
import { Database, quoteTable, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of `quote`; quotes never change. */
@Injectable()
export class QuotesStore {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<Quote> {
    const quote = await this.database.getRepository(quoteTable).findOneBy({ id });
    if (!quote) throw new DomainError('quote_unknown', `no quote has the id ${id}`);
    return quote;
  }

  async insert(tx: Tx, quote: Quote): Promise<void> {
    await tx.getRepository(quoteTable).insert({ ...quote }); // TypeORM writes what the database answers into what it is given
  }
}

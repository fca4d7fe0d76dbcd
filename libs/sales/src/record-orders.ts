import { Clock, DomainError, importInChunks, type ImportSummary, type Taken } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { readOrder } from './order-input';
import { OrdersStore } from './orders-store';

/** Takes the orders of the site: what is bought together tells what to offer. */
@Injectable()
export class RecordOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersStore,
  ) {}

  /** One answer per order, in order; those that are right are stored, whatever the others are. */
  async run(inputs: readonly unknown[]): Promise<Taken[]> {
    const now = this.clock.now();
    const read = inputs.map((input) => readOrder(input, now));
    const outcomes = (
      await this.orders.record(
        this.database,
        read.flatMap((one) => ('code' in one ? [] : [one])),
      )
    ).values();
    return read.map((one, index): Taken => {
      if ('code' in one) return { index, status: 'rejected', ...one };
      const outcome = outcomes.next().value;
      if (outcome !== 'member_unknown') return { index, status: outcome === 'recorded' ? 'accepted' : 'duplicate' };
      const detail = `no member has the id ${one.member}; leave member out for an order of somebody else`;
      return { index, status: 'rejected', code: 'member_unknown', detail };
    });
  }

  /** Past orders, any number of them. Sending all of it again changes nothing. */
  import(source: AsyncIterable<unknown>): Promise<ImportSummary> {
    return importInChunks(source, (chunk) => this.run(chunk));
  }

  /** An order that was refunded says nothing about what goes together; once. Throws `order_unknown`. */
  async refund(id: string): Promise<void> {
    const outcome = await inTransaction(this.database, (tx) => this.orders.refund(tx, id, this.clock.now()));
    if (outcome === null) throw new DomainError('order_unknown', `no order has the id ${id}`);
  }
}

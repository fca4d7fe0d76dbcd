import {
  Clock,
  Coalescer,
  DomainError,
  importInChunks,
  takeEach,
  type Fault,
  type ImportSummary,
  type Taken,
  type TakenStatus,
} from '#platform';
import { Database, inTransaction, isUnavailable } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { readOrder } from './order-input';
import { OrdersStore, type OrderOutcome, type SentOrder } from './orders-store';

const LIMITS = { maxItems: 1000, enough: 100, maxFlushes: 2, maxWaiting: 20_000 };

/** Takes the orders of the site: what is bought together tells what to offer. Concurrent calls share a statement, as they write the same counts. */
@Injectable()
export class RecordOrders {
  private readonly coalescer: Coalescer<SentOrder, OrderOutcome>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersStore,
    private readonly members: MembersStore,
  ) {
    this.coalescer = new Coalescer((orders) => this.orders.record(this.database, orders), isUnavailable, LIMITS);
  }

  /** One answer per order, in order; those that are right are stored, whatever the others are. Throws `overloaded`: nothing was taken then. */
  run(inputs: readonly unknown[]): Promise<Taken[]> {
    const now = this.clock.now();
    return takeEach(
      inputs,
      (input) => readOrder(input, now),
      (orders) => this.take(orders),
    );
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

  private async take(orders: readonly SentOrder[]): Promise<(TakenStatus | Fault)[]> {
    const taken = this.coalescer.add(orders);
    if (!taken)
      throw new DomainError('overloaded', 'orders come faster than they can be stored; send again in a moment');
    const outcomes = await taken;
    const absence = await this.members.absences(
      orders.flatMap(({ member }, i) => (outcomes[i] === 'member_unknown' ? (member ?? []) : [])),
    );
    return orders.map(({ member }, i) => {
      const outcome = outcomes[i];
      if (outcome !== 'member_unknown') return outcome === 'duplicate' ? 'duplicate' : 'accepted';
      const { code, detail } = absence(member ?? '');
      return { code, detail: `${detail}; leave member out for an order of somebody else` };
    });
  }
}

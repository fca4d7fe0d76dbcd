import { Clock } from '#platform';
import { Database, inTransaction, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { Injectable } from '@nestjs/common';
import { itemOf, OrdersStore, type SentOrder } from './orders-store';
import { SalesStore, type PaidFacts } from './sales-store';

/**
 * A change has succeeded: the sale that it carried out is paid, is counted as an order, and the site is told. Its payment was given
 * back altogether: it counts no more. Most changes belong to no sale.
 */
@Injectable()
export class SettleSale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sales: SalesStore,
    private readonly orders: OrdersStore,
    private readonly events: OutgoingEvents,
  ) {}

  run(planChangeId: string): Promise<void> {
    return inTransaction(this.database, (tx) => this.runIn(tx, planChangeId));
  }

  /** null: all whose change has succeeded. */
  async runIn(tx: Tx, planChangeId: string | null): Promise<void> {
    const now = this.clock.now();
    const paid = await this.sales.markPaid(tx, now, planChangeId);
    if (paid.length > 0) await this.orders.record(tx, paid.map(orderOf));
    await this.events.publishAll(tx, 'sale.paid', paid.map(paidEvent));
    const settled = planChangeId ? [planChangeId] : paid.map((one) => one.planChangeId);
    for (const sale of await this.sales.refunded(tx, settled)) await this.orders.refund(tx, sale, now);
  }
}

function paidEvent({ id: saleId, member, lines, totalMinor, currency, rewards }: PaidFacts) {
  const plan = lines.find(({ kind }) => kind === 'plan')?.key ?? null;
  const products = lines.filter(({ kind }) => kind === 'product').map(({ key, quantity }) => ({ key, quantity }));
  return { saleId, member, plan, products, totalMinor, currency, rewards: [...rewards] };
}

function orderOf({ id, member, lines, currency, paidAt }: PaidFacts): SentOrder {
  const items = lines.map((line) => ({
    key: itemOf(line),
    quantity: line.quantity,
    unitAmountMinor: line.unitAmountMinor,
  }));
  return { id, member, currency, orderedAt: paidAt, items };
}

import { Clock } from '#platform';
import { promisedRewards, type SaleLine } from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { OutgoingEvents } from '#events';
import { Injectable } from '@nestjs/common';
import { CrossSell } from './cross-sell';
import { itemOf, OrdersStore, type SentOrder } from './orders-store';
import { SalesStore, type PaidFacts } from './sales-store';

/**
 * A change has succeeded: the sale that it carried out is paid, is counted as an order, and the site is told. All that it was paid with
 * was given back: it counts no more. Most changes belong to no sale.
 */
@Injectable()
export class SettleSale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sales: SalesStore,
    private readonly orders: OrdersStore,
    private readonly crossSell: CrossSell,
    private readonly events: OutgoingEvents,
  ) {}

  run(planChangeId: string): Promise<void> {
    return inTransaction(this.database, (tx) => this.runIn(tx, planChangeId));
  }

  /** null: all whose change has succeeded. */
  async runIn(tx: Tx, planChangeId: string | null): Promise<void> {
    const now = this.clock.now();
    const marked = await this.sales.markPaid(tx, now, planChangeId);
    const paid = await Promise.all(marked.map((sale) => this.owed(tx, sale)));
    if (paid.length > 0) await this.orders.record(tx, paid.map(orderOf));
    await this.events.publishAll(tx, 'sale.paid', paid.map(paidEvent));
    const settled = planChangeId ? [planChangeId] : paid.map((one) => one.planChangeId);
    for (const sale of await this.sales.refunded(tx, settled)) await this.orders.refund(tx, sale, now);
  }

  /** Of a sale that was paid in part, what was bought has to reach a reward by itself. */
  private async owed(tx: Tx, sale: PaidFacts): Promise<PaidFacts> {
    if (sale.unpaid.length === 0) return sale;
    const { questions } = await this.sales.lock(tx, sale.id);
    const reached = [...(await this.crossSell.rewards(tx, sale)), ...promisedRewards({ questions, lines: sale.lines })];
    const rewards = sale.rewards.filter((key) => reached.includes(key));
    await this.sales.keepRewards(tx, sale.id, rewards);
    return { ...sale, rewards };
  }
}

function paidEvent({ id: saleId, member, lines, unpaid, totalMinor, currency, rewards }: PaidFacts) {
  const plan = lines.find(({ kind }) => kind === 'plan')?.key ?? null;
  const products = quantities(lines);
  return { saleId, member, plan, products, unpaid: quantities(unpaid), totalMinor, currency, rewards: [...rewards] };
}

function quantities(lines: readonly SaleLine[]) {
  return lines.filter(({ kind }) => kind === 'product').map(({ key, quantity }) => ({ key, quantity }));
}

function orderOf({ id, member, lines, currency, paidAt }: PaidFacts): SentOrder {
  const items = lines.map((line) => ({
    key: itemOf(line),
    quantity: line.quantity,
    unitAmountMinor: line.unitAmountMinor,
  }));
  return { id, member, currency, orderedAt: paidAt, items };
}

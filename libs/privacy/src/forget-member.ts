import { Clock } from '#platform';
import { Database, inTransaction, type Tx } from '#database';
import { CustomersStore, PlanChangesStore, SubscriptionsStore } from '#billing';
import { ProposalsStore } from '#campaigns';
import { EngagementStore, MembersStore, UsageStore } from '#membership';
import { OrdersStore, SalesStore } from '#sales';
import { Injectable } from '@nestjs/common';

/**
 * Empties what is kept on an erased member beside the member's own row: what was done is deleted; what was decided, asked, answered and
 * paid stays, without words, as rows of nobody. May be repeated.
 */
@Injectable()
export class ForgetMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly engagement: EngagementStore,
    private readonly usage: UsageStore,
    private readonly customers: CustomersStore,
    private readonly changes: PlanChangesStore,
    private readonly subscriptions: SubscriptionsStore,
    private readonly proposals: ProposalsStore,
    private readonly sales: SalesStore,
    private readonly orders: OrdersStore,
  ) {}

  async run(memberId: string): Promise<void> {
    // signals write scores before they look at the member, and all else locks the member first: so not in one transaction
    await inTransaction(this.database, (tx) => this.engagement.forget(tx, memberId));
    await inTransaction(this.database, (tx) => this.empty(tx, memberId));
  }

  private async empty(tx: Tx, memberId: string): Promise<void> {
    const now = this.clock.now();
    await this.members.lock(tx, [memberId]);
    await this.usage.forget(tx, memberId);
    await this.proposals.erase(tx, memberId);
    await this.changes.erase(tx, memberId, now);
    await this.subscriptions.erase(tx, memberId);
    await this.customers.unlink(tx, memberId);
    await this.sales.erase(tx, memberId, now);
    await this.orders.disown(tx, memberId);
  }
}

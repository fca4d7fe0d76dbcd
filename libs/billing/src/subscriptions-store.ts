import type { Subscription } from '#domain';
import { Database, subscriptionTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `subscription`: Stripe's subscriptions as last read. */
@Injectable()
export class SubscriptionsStore {
  constructor(private readonly database: Database) {}

  ofMember(memberId: string, on: Tx | Database = this.database): Promise<Subscription[]> {
    return on.getRepository(subscriptionTable).find({ where: { memberId }, order: { createdAt: 'asc' } });
  }

  async put(tx: Tx, subscriptions: readonly Subscription[]): Promise<void> {
    if (subscriptions.length > 0) await tx.getRepository(subscriptionTable).upsert([...subscriptions], ['id']);
  }

  /** Stripe does not know them any more: they earn nothing. */
  async markGone(tx: Tx, memberId: string, keptIds: readonly string[]): Promise<void> {
    await tx.query(
      `update subscription set status = 'canceled', mrr_minor = 0 where member_id = $1 and status <> 'canceled' and id <> all($2)`,
      [memberId, keptIds],
    );
  }
}

import type { Subscription } from '#domain';
import { Database, OF_OUR_PLANS, PAYING, preparedRows, subscriptionTable, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `subscription`: Stripe's subscriptions as last read. */
@Injectable()
export class SubscriptionsStore {
  constructor(private readonly database: Database) {}

  ofMember(memberId: string, on: Tx | Database = this.database): Promise<Subscription[]> {
    return on.getRepository(subscriptionTable).find({ where: { memberId }, order: { createdAt: 'asc' } });
  }

  /** What the subscriptions of a member are priced at, the oldest first; ended ones too. */
  pricesOf(on: Tx | Database, memberId: string): Promise<Pick<Subscription, 'status' | 'lookupKey' | 'currency'>[]> {
    return preparedRows(
      on,
      'prices-of-member',
      `select status, lookup_key as "lookupKey", currency from subscription where member_id = $1 order by created_at`,
      [memberId],
    );
  }

  /** Those whose subscription gives its plan and is set to end. */
  async membersLeaving(on: Tx | Database, memberIds: readonly string[]): Promise<Set<string>> {
    const found = await preparedRows<{ memberId: string }>(
      on,
      'members-leaving',
      `select distinct member_id as "memberId" from subscription
       where member_id = any($1) and cancel_at is not null and ${PAYING} and ${OF_OUR_PLANS}`,
      [memberIds],
    );
    return new Set(found.map(({ memberId }) => memberId));
  }

  async put(tx: Tx, subscriptions: readonly Subscription[]): Promise<void> {
    if (subscriptions.length > 0) await tx.getRepository(subscriptionTable).upsert([...subscriptions], ['id']);
  }

  /** Ended ones stay for the sums, without whose they were at Stripe. */
  async erase(tx: Tx, memberId: string): Promise<void> {
    await tx.query(`update subscription set customer_id = 'erased' where member_id = $1`, [memberId]);
  }

  /** Stripe does not know them any more: they earn nothing. */
  async markGone(tx: Tx, memberId: string, keptIds: readonly string[]): Promise<void> {
    await tx.query(
      `update subscription set status = 'canceled', mrr_minor = 0 where member_id = $1 and status <> 'canceled' and id <> all($2)`,
      [memberId, keptIds],
    );
  }
}

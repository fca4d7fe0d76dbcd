import type { PlanState } from '#domain';
import { billingCustomerTable, Database, rows, violates, type BillingCustomer, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';

export interface SettledMember {
  readonly id: string;
  /** The site's id. */
  readonly member: string;
  readonly planKey: string;
  readonly planState: PlanState;
  readonly customerId: string;
  /** Subscriptions that have not ended. */
  readonly liveIds: readonly string[];
}

/** The only writer of `billing_customer`: one Stripe customer per member, until it is deleted in Stripe. */
@Injectable()
export class CustomersStore {
  constructor(private readonly database: Database) {}

  /** null: the member has none, or it was deleted in Stripe. */
  ofMember(memberId: string, on: Tx | Database = this.database): Promise<BillingCustomer | null> {
    return on.getRepository(billingCustomerTable).findOneBy({ memberId, deletedAt: IsNull() });
  }

  /** The Stripe id of the member's customer that was deleted there; null: none was. */
  async deletedOf(memberId: string): Promise<string | null> {
    const deleted = await this.database
      .getRepository(billingCustomerTable)
      .findOneBy({ memberId, deletedAt: Not(IsNull()) });
    return deleted?.stripeCustomerId ?? null;
  }

  async markDeleted(on: Tx | Database, memberId: string): Promise<void> {
    await on.query('update billing_customer set deleted_at = coalesce(deleted_at, now()) where member_id = $1', [
      memberId,
    ]);
  }

  /** A trial is had once, whatever becomes of it. */
  async markTrialUsed(tx: Tx, memberId: string, now: Date): Promise<void> {
    await tx.query('update billing_customer set trial_used_at = coalesce(trial_used_at, $2) where member_id = $1', [
      memberId,
      now,
    ]);
  }

  byStripeId(stripeCustomerId: string): Promise<BillingCustomer | null> {
    return this.database.getRepository(billingCustomerTable).findOneBy({ stripeCustomerId });
  }

  /** Links a customer unless the member has one; answers the customer that the member has now. Throws `stripe_customer_taken`. */
  async link(on: Tx | Database, memberId: string, stripeCustomerId: string): Promise<BillingCustomer> {
    try {
      await on.query(
        `insert into billing_customer (member_id, stripe_customer_id) values ($1, $2)
         on conflict (member_id) do update set stripe_customer_id = excluded.stripe_customer_id, deleted_at = null, read_at = null
           where billing_customer.deleted_at is not null`,
        [memberId, stripeCustomerId],
      );
    } catch (error) {
      if (!violates(error, 'billing_customer_stripe_id')) throw error;
      throw new DomainError('stripe_customer_taken', `${stripeCustomerId} is linked to another member already`);
    }
    const customer = await this.ofMember(memberId, on);
    if (!customer) throw new DomainError('internal_error', 'the customer was linked and is gone');
    return customer;
  }

  /** No event and no read of this customer finds the member any more. */
  async unlink(tx: Tx, memberId: string): Promise<void> {
    await tx.query('delete from billing_customer where member_id = $1', [memberId]);
  }

  async markRead(tx: Tx, memberId: string, readAt: Date): Promise<void> {
    await tx.query('update billing_customer set read_at = $2 where member_id = $1', [memberId, readAt]);
  }

  /** Members, in order of id after `after`, whose customers were not read for `ageMs` (database clock). */
  async unread(ageMs: number, after: string | undefined, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.database,
      `select member_id as id from billing_customer
       where deleted_at is null and ($2::uuid is null or member_id > $2)
         and coalesce(read_at, '-infinity') <= now() - make_interval(secs => $1)
       order by member_id limit $3`,
      [ageMs / 1000, after ?? null, limit],
    );
    return found.map(({ id }) => id);
  }

  /**
   * Members with a customer, in order of id after `after`, as they were settled before `readBefore` (database clock) by all events
   * that have arrived.
   */
  settled(readBefore: Date, after: string | null, limit: number): Promise<SettledMember[]> {
    return rows<SettledMember>(
      this.database,
      `select member.id, external_id as member, plan_key as "planKey", plan_state as "planState", stripe_customer_id as "customerId",
              array(select subscription.id from subscription where member_id = member.id
                    and status not in ('canceled', 'incomplete_expired')) as "liveIds"
       from billing_customer join member on member.id = member_id
       where deleted_at is null and read_at < $1 and ($2::uuid is null or member_id > $2) and stripe_customer_id not in (
         select customer_id from stripe_event where handled_at is null and customer_id is not null)
       order by member_id limit $3`,
      [readBefore, after, limit],
    );
  }

  /** The database's clock: what was received before this instant is covered by a read that starts now. */
  async databaseTime(): Promise<Date> {
    const [row] = await rows<{ now: Date }>(this.database, 'select clock_timestamp() as now');
    if (!row) throw new DomainError('dependency_unavailable', 'the database did not tell the time');
    return row.now;
  }
}

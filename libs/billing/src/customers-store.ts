import { billingCustomerTable, Database, rows, violates, type BillingCustomer, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of `billing_customer`: one Stripe customer per member, for good. */
@Injectable()
export class CustomersStore {
  constructor(private readonly database: Database) {}

  ofMember(memberId: string, on: Tx | Database = this.database): Promise<BillingCustomer | null> {
    return on.getRepository(billingCustomerTable).findOneBy({ memberId });
  }

  byStripeId(stripeCustomerId: string): Promise<BillingCustomer | null> {
    return this.database.getRepository(billingCustomerTable).findOneBy({ stripeCustomerId });
  }

  /** Links a customer unless the member has one; answers the customer that the member has now. Throws `stripe_customer_taken`. */
  async link(on: Tx | Database, memberId: string, stripeCustomerId: string): Promise<BillingCustomer> {
    try {
      await on.query(
        'insert into billing_customer (member_id, stripe_customer_id) values ($1, $2) on conflict (member_id) do nothing',
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

  async markRead(tx: Tx, memberId: string, readAt: Date): Promise<void> {
    await tx.query('update billing_customer set read_at = $2 where member_id = $1', [memberId, readAt]);
  }

  /** Members, in order of id after `after`, whose customers were not read for `ageMs` (database clock). */
  async unread(ageMs: number, after: string | undefined, limit: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.database,
      `select member_id as id from billing_customer
       where ($2::uuid is null or member_id > $2)
         and coalesce(read_at, '-infinity') <= now() - make_interval(secs => $1)
       order by member_id limit $3`,
      [ageMs / 1000, after ?? null, limit],
    );
    return found.map(({ id }) => id);
  }

  /** The database's clock: what was received before this instant is covered by a read that starts now. */
  async databaseTime(): Promise<Date> {
    const [row] = await rows<{ now: Date }>(this.database, 'select clock_timestamp() as now');
    if (!row) throw new DomainError('dependency_unavailable', 'the database did not tell the time');
    return row.now;
  }
}

import type { Charge } from '#domain';
import { Database, inTransaction, type BillingCustomer } from '#database';
import { enqueue } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { ChargesStore } from './charges-store';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeCustomers } from './stripe-customers';

/**
 * Reads what a member has paid, and what of it was given back: the truth of all revenue reports. What was given back altogether is
 * no sale any more. Safe to repeat.
 */
@Injectable()
export class ReadCharges {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly customers: CustomersStore,
    private readonly stripe: StripeCustomers,
    private readonly charges: ChargesStore,
    private readonly changes: PlanChangesStore,
    private readonly settleMember: SettleMember,
  ) {}

  async run(memberId: string): Promise<void> {
    const customer = await this.customers.ofMember(memberId);
    if (customer) await this.settleMember.exclusively(customer, () => this.read(customer));
  }

  private async read({ memberId, stripeCustomerId }: BillingCustomer): Promise<void> {
    const charges: Omit<Charge, 'readAt'>[] = [];
    for await (const charge of this.stripe.charges(stripeCustomerId, memberId)) charges.push(charge);
    await inTransaction(this.database, async (tx) => {
      await this.members.lock(tx, [memberId]); // a change that is being settled has its payment before we look, or sees ours
      const refunded = await this.charges.put(tx, charges);
      if (refunded.length === 0) return;
      for (const planChangeId of await this.changes.paidBy(tx, memberId, refunded))
        await enqueue(tx, 'settle-sale', { planChangeId });
    });
  }
}

import { DomainError } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';

/** Ties a member to the Stripe customer that the site already has. Until Stripe has been read, the plan is unknown. */
@Injectable()
export class LinkCustomer {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly customers: CustomersStore,
  ) {}

  /** Throws `member_unknown`, `stripe_customer_taken` (also when the member has another customer). */
  run(externalId: string, stripeCustomerId: string): Promise<{ stripeCustomerId: string }> {
    return inTransaction(this.database, async (tx) => {
      const member = await this.members.byExternalId(externalId, tx);
      const before = await this.customers.ofMember(member.id, tx);
      const customer = await this.customers.link(tx, member.id, stripeCustomerId);
      if (customer.stripeCustomerId !== stripeCustomerId) {
        throw new DomainError(
          'stripe_customer_taken',
          `${externalId} is linked to ${customer.stripeCustomerId} already`,
        );
      }
      if (!before) {
        await this.members.setPlanState(tx, member.id, 'unknown');
        await enqueue(tx, 'settle-member', { memberId: member.id });
        await enqueue(tx, 'read-charges', { memberId: member.id }); // of what was paid before, no event comes any more
      }
      return { stripeCustomerId };
    });
  }
}

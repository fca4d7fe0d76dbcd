import { DomainError } from '#platform';
import { isLive } from '#domain';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { PlanChangesStore } from './plan-changes-store';
import { ReadCharges } from './read-charges';
import { SettleMember } from './settle-member';
import { StripeCustomers } from './stripe-customers';
import { SubscriptionsStore } from './subscriptions-store';

/** Deletes a member's customer at Stripe, which would end a subscription at once and give nothing back: so that is refused while one lives. */
@Injectable()
export class EndCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersStore,
    private readonly changes: PlanChangesStore,
    private readonly subscriptions: SubscriptionsStore,
    private readonly settleMember: SettleMember,
    private readonly readCharges: ReadCharges,
    private readonly stripe: StripeCustomers,
  ) {}

  /** Once is enough; a member without a customer has none to end. Throws `subscription_live`, `change_in_progress`, `stripe_unavailable`. */
  async run(memberId: string): Promise<void> {
    await this.assertQuiet(memberId);
    const customer = await this.customers.ofMember(memberId);
    if (!customer) return;
    await this.readCharges.run(memberId);
    await this.settleMember.exclusively(customer, async () => {
      await this.settleMember.settle(customer);
      await this.assertQuiet(memberId);
      if ((await this.subscriptions.ofMember(memberId)).some(isLive))
        throw new DomainError(
          'subscription_live',
          'end the subscription first: POST /v1/quotes with the plan without a price, and wait for the end of the period; or cancel it at Stripe',
        );
      await this.stripe.delete(customer.stripeCustomerId);
      await this.customers.markDeleted(this.database, memberId);
    });
  }

  private async assertQuiet(memberId: string): Promise<void> {
    if (await this.changes.inFlight(this.database, memberId))
      throw new DomainError('change_in_progress', 'cancel the change that is under way first, or wait for its end');
  }
}

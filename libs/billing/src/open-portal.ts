import { Config, DomainError } from '#platform';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { StripeCustomers } from './stripe-customers';

/** A link to Stripe's customer portal. What the member does there arrives by webhook, as our own changes do. */
@Injectable()
export class OpenPortal {
  constructor(
    private readonly config: Config,
    private readonly members: MembersStore,
    private readonly customers: CustomersStore,
    private readonly stripe: StripeCustomers,
  ) {}

  /** A URL that works once and soon. Throws `member_unknown`, `customer_unknown`. */
  async run(externalId: string, returnUrl: string | undefined): Promise<string> {
    const { id } = await this.members.byExternalId(externalId);
    const customer = await this.customers.ofMember(id);
    if (!customer)
      throw new DomainError('customer_unknown', `${externalId} has never paid, so there is nothing to manage`);
    return this.stripe.portal(customer.stripeCustomerId, returnUrl ?? this.config.publicUrl);
  }
}

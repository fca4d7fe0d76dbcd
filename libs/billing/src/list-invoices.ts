import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import type { InvoicePage } from './member-invoice';
import { StripeCustomers } from './stripe-customers';

/** The member's invoices, read from Stripe as they are now; nothing of them is kept here. */
@Injectable()
export class ListInvoices {
  constructor(
    private readonly members: MembersStore,
    private readonly customers: CustomersStore,
    private readonly stripe: StripeCustomers,
  ) {}

  /** Newest first; who has never paid has none. `after`: the id of the last one of the page before. Throws `member_unknown`, `stripe_unavailable`. */
  async run(externalId: string, limit: number, after: string | undefined): Promise<InvoicePage> {
    const { id } = await this.members.byExternalId(externalId);
    const customer = await this.customers.ofMember(id);
    return customer ? this.stripe.invoices(customer.stripeCustomerId, limit, after) : { data: [], hasMore: false };
  }
}

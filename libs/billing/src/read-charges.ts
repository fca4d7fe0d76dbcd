import { Injectable } from '@nestjs/common';
import { ChargesStore } from './charges-store';
import { CustomersStore } from './customers-store';
import { StripeCustomers } from './stripe-customers';

/** Reads what a member has paid, and what of it was given back: the truth of all revenue reports. Safe to repeat. */
@Injectable()
export class ReadCharges {
  constructor(
    private readonly customers: CustomersStore,
    private readonly stripe: StripeCustomers,
    private readonly charges: ChargesStore,
  ) {}

  async run(memberId: string): Promise<void> {
    const customer = await this.customers.ofMember(memberId);
    if (!customer) return;
    await this.charges.put(await this.stripe.charges(customer.stripeCustomerId, memberId));
  }
}

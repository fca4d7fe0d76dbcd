import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { SettleMember } from './settle-member';
import { StripeCheckout } from './stripe-checkout';

/** The member comes back from Stripe's page: settles at once, by the same way as the webhook, whichever is first. */
@Injectable()
export class ReturnFromCheckout {
  constructor(
    private readonly checkout: StripeCheckout,
    private readonly customers: CustomersStore,
    private readonly settleMember: SettleMember,
  ) {}

  /** `processing`: a bank takes days to pay. Throws `checkout_unknown`. */
  async run(sessionId: string): Promise<'open' | 'processing' | 'complete'> {
    const session = await this.checkout.find(sessionId);
    if (!session) throw new DomainError('checkout_unknown', 'Stripe knows no Checkout Session with this id');
    const { status, paid, customerId } = session;
    const customer = customerId ? await this.customers.byStripeId(customerId) : null;
    if (customer) await this.settleMember.run(customer.memberId);
    if (status !== 'complete') return 'open';
    return paid ? 'complete' : 'processing';
  }
}

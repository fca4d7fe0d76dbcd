import { Clock, DomainError } from '#platform';
import { isLive, planFrom, type Member, type SubscriptionFacts } from '#domain';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { StripeCustomers } from './stripe-customers';
import { StripePricesStore } from './stripe-prices-store';

/** The one live subscription of a member to a plan of ours, asked of Stripe itself and not of our row. */
@Injectable()
export class LiveSubscription {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlansStore,
    private readonly customers: CustomersStore,
    private readonly prices: StripePricesStore,
    private readonly stripe: StripeCustomers,
  ) {}

  /** null: none. Throws `multiple_subscriptions`, `plan_state_unknown`. */
  async of(member: Pick<Member, 'id'>): Promise<SubscriptionFacts | null> {
    const customer = await this.customers.ofMember(member.id);
    if (!customer) return null;
    const ladder = await this.plans.ladder();
    const ourPrice = await this.prices.recognise(ladder);
    const subscriptions = await this.stripe.subscriptions(customer.stripeCustomerId, ourPrice);
    const truth = planFrom(subscriptions, ladder, this.clock.now());
    if (truth.kind === 'unknown' && truth.because === 'multiple_subscriptions') {
      throw new DomainError(
        'multiple_subscriptions',
        'several live subscriptions were found; end all but one in Stripe first',
      );
    }
    if (truth.kind === 'unknown')
      throw new DomainError(
        'plan_state_unknown',
        `Stripe's answer is not clear (${truth.because}); nothing was changed`,
      );
    return truth.subscription && isLive(truth.subscription) ? truth.subscription : null;
  }
}

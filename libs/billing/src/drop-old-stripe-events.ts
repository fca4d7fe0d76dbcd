import { Config } from '#platform';
import { Injectable } from '@nestjs/common';
import { StripeEventsStore } from './stripe-events-store';

/** Forgets handled events that came more than STRIPE_EVENT_RETENTION_DAYS ago: Stripe can send none of them again. */
@Injectable()
export class DropOldStripeEvents {
  constructor(
    private readonly config: Config,
    private readonly events: StripeEventsStore,
  ) {}

  async run(): Promise<void> {
    while ((await this.events.dropOlderThan(this.config.env.STRIPE_EVENT_RETENTION_DAYS)) > 0);
  }
}

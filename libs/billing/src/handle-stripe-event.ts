import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { SettleMember } from './settle-member';
import { StripeEventsStore } from './stripe-events-store';

/** An event is a hint to read Stripe again. One that arrived before the last read of its customer has been answered already. */
@Injectable()
export class HandleStripeEvent {
  constructor(
    private readonly database: Database,
    private readonly events: StripeEventsStore,
    private readonly customers: CustomersStore,
    private readonly settleMember: SettleMember,
  ) {}

  async run(eventId: string): Promise<void> {
    const event = await this.events.unhandled(eventId);
    if (!event) return;
    const customer = event.customerId ? await this.customers.byStripeId(event.customerId) : null;
    const covered = customer?.readAt && customer.readAt > event.receivedAt;
    if (customer && !covered) await this.settleMember.run(customer.memberId);
    await this.events.markHandled(this.database, eventId);
  }
}

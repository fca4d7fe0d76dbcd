import { Clock, Metrics, SECOND } from '#platform';
import { Database, inTransaction, type BillingCustomer, type StripeEvent } from '#database';
import { MembersStore, RecordSignals } from '#membership';
import { Injectable } from '@nestjs/common';
import { ChargesStore } from './charges-store';
import { CustomersStore } from './customers-store';
import { ReadCharges } from './read-charges';
import { SettleMember } from './settle-member';
import { StripeEventsStore } from './stripe-events-store';
import { SyncCatalogue } from './sync-catalogue';

/** What happened to the member's money is an experience too: these become signals. */
const SIGNALS: Readonly<Record<string, string>> = {
  'invoice.payment_failed': 'payment_failed',
  'charge.refunded': 'refund_requested',
  'charge.dispute.created': 'payment_disputed',
};

/** After these the member has paid more, or less. */
const MONEY = new Set([
  'invoice.paid',
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
]);

/** An event is a hint to read Stripe again. One that arrived before the last read of its customer has been answered already. */
@Injectable()
export class HandleStripeEvent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: StripeEventsStore,
    private readonly customers: CustomersStore,
    private readonly members: MembersStore,
    private readonly recordSignals: RecordSignals,
    private readonly settleMember: SettleMember,
    private readonly readCharges: ReadCharges,
    private readonly charges: ChargesStore,
    private readonly syncCatalogue: SyncCatalogue,
    private readonly metrics: Metrics,
  ) {}

  async run(eventId: string): Promise<void> {
    const event = await this.events.unhandled(eventId);
    if (!event) return;
    if (/^(price|product|coupon|promotion_code)\./.test(event.type)) await this.syncCatalogue.report();
    const customer = await this.customerOf(event);
    if (customer) {
      const covered = customer.readAt && customer.readAt > event.receivedAt;
      if (!covered) await this.settleMember.run(customer.memberId);
      if (MONEY.has(event.type)) await this.readCharges.run(customer.memberId);
      if (event.type === 'customer.deleted') await this.customers.markDeleted(this.database, customer.memberId);
      await this.signal(event, customer.memberId);
    }
    await this.events.markHandled(this.database, eventId);
    const age = this.clock.now().getTime() - event.occurredAt.getTime();
    this.metrics.stripeEventAge.observe(Math.max(age, 0) / SECOND);
  }

  private async customerOf({ customerId, objectId }: StripeEvent): Promise<BillingCustomer | null> {
    if (customerId) return this.customers.byStripeId(customerId);
    const payer = objectId ? await this.charges.payerOf(objectId) : null;
    return payer ? this.customers.ofMember(payer) : null;
  }

  /** The event's id makes the repeat harmless. */
  private async signal({ id, type, occurredAt }: StripeEvent, memberId: string): Promise<void> {
    const name = SIGNALS[type];
    if (!name) return;
    const { externalId } = await inTransaction(this.database, (tx) => this.members.byId(tx, memberId));
    const at = new Date(Math.min(occurredAt.getTime(), this.clock.now().getTime()));
    await this.recordSignals.run([{ id: `tierlift:${id}`, member: externalId, name, occurredAt: at.toISOString() }]);
  }
}

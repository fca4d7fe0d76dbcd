import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore, type UnpaidProducts } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeInvoices } from './stripe-invoices';

/** Ends products that were not paid: first their invoice, so that nobody can pay it any more. One that a bank is asked to pay stays. */
@Injectable()
export class GiveUpProducts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
    private readonly invoices: StripeInvoices,
    private readonly settleMember: SettleMember,
  ) {}

  async run({ id, memberId, afterId, stripeId }: UnpaidProducts): Promise<void> {
    const isOver = stripeId !== null && (await this.invoices.void(stripeId));
    await this.settleMember.run(memberId);
    if (!isOver) return;
    // a member whose customer was deleted at Stripe is not read any more
    const expired = { failureCode: 'payment_not_completed', settledAt: this.clock.now() };
    await inTransaction(this.database, async (tx) => {
      if ((await this.changes.move(tx, id, 'expired', expired)) && afterId)
        await enqueue(tx, 'settle-sale', { planChangeId: afterId });
    });
  }
}

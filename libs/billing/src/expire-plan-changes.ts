import { Clock } from '#platform';
import { Database } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeInvoices } from './stripe-invoices';

/**
 * Closes changes that can no longer happen: quotes that nobody confirmed, Checkouts whose page Stripe has closed, products whose
 * invoice nobody paid, and changes that never arrived. Of those Stripe is asked once more; only what it does not show is closed, and nothing is sent again.
 */
@Injectable()
export class ExpirePlanChanges {
  private readonly logger = new Logger(ExpirePlanChanges.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
    private readonly invoices: StripeInvoices,
    private readonly settleMember: SettleMember,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.changes.expireQuoted(now);
    await this.changes.expireLostCheckouts(now);
    for (const { memberId, stripeId } of await this.changes.unpaidInvoices(now)) {
      await this.invoices.void(stripeId);
      await this.settleMember.run(memberId);
    }
    for (const { id, memberId } of await this.changes.lostUpdates(now)) {
      await this.settleMember.run(memberId);
      if ((await this.changes.byId(id)).status !== 'submitted') continue;
      await this.changes.move(this.database, id, 'failed', { failureCode: 'not_applied', settledAt: now });
      this.logger.error({ planChangeId: id }, 'the change never reached Stripe and is closed; nothing was charged');
    }
  }
}

import { Clock } from '#platform';
import type { PlanChange } from '#domain';
import { Database } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { GiveUpProducts } from './give-up-products';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';

/**
 * Closes changes that can no longer happen: quotes that nobody confirmed, Checkouts whose page Stripe has closed, products whose
 * invoice nobody paid, and changes that never arrived. Of those Stripe is asked once more; only what it does not show is closed, and
 * nothing is sent again.
 */
@Injectable()
export class ExpirePlanChanges {
  private readonly logger = new Logger(ExpirePlanChanges.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
    private readonly settleMember: SettleMember,
    private readonly giveUpProducts: GiveUpProducts,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.changes.expireQuoted(now);
    await this.changes.expireLostCheckouts(now);
    for (const change of await this.changes.unpaidInvoices(now))
      await this.each(change.id, () => this.giveUpProducts.run(change));
    for (const change of await this.changes.lostUpdates(now)) await this.each(change.id, () => this.close(change, now));
  }

  private async close({ id, memberId }: PlanChange, now: Date): Promise<void> {
    await this.settleMember.run(memberId);
    if ((await this.changes.byId(id)).status !== 'submitted') return;
    await this.changes.move(this.database, id, 'failed', { failureCode: 'not_applied', settledAt: now });
    this.logger.error({ planChangeId: id }, 'the change never reached Stripe and is closed; nothing was charged');
  }

  /** One that cannot be closed now is tried again by the next run, and holds up no other. */
  private async each(planChangeId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(
        { planChangeId, error: error instanceof Error ? error.message : String(error) },
        'a change that waits too long could not be closed: tried again',
      );
    }
  }
}

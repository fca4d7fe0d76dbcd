import { Config, Metrics, MINUTE } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable, Logger } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import { ReadCharges } from './read-charges';
import { SettleMember } from './settle-member';

const CHUNK = 50;

/** Reads Stripe again for customers whom no event has touched for long: what was lost on the way is found and repaired, and reported. */
@Injectable()
export class ReconcileCustomers {
  private readonly logger = new Logger(ReconcileCustomers.name);

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly customers: CustomersStore,
    private readonly settleMember: SettleMember,
    private readonly readCharges: ReadCharges,
    private readonly metrics: Metrics,
  ) {}

  /** One chunk after the member `after`; a customer that cannot be read holds up nobody else. */
  async run(after?: string): Promise<void> {
    const memberIds = await this.customers.unread(this.config.env.RECONCILE_MINUTES * MINUTE, after, CHUNK);
    for (const memberId of memberIds) {
      try {
        const { changed } = await this.settleMember.run(memberId);
        await this.readCharges.run(memberId);
        if (changed) this.report(memberId);
      } catch (error) {
        this.logger.error(
          { memberId, error: error instanceof Error ? error.message : String(error) },
          'not reconciled',
        );
      }
    }
    const last = memberIds.at(-1);
    if (last && memberIds.length === CHUNK) {
      await inTransaction(this.database, (tx) => enqueue(tx, 'reconcile-customers', { after: last }));
    }
  }

  private report(memberId: string): void {
    this.metrics.stripeAlarms.inc({ kind: 'repaired' });
    this.logger.warn({ memberId }, 'differed from Stripe and was repaired: was an event lost?');
  }
}

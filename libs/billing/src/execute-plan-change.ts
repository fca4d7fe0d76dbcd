import { Clock, DomainError } from '#platform';
import type { PlanChange } from '#domain';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import { PreparePlanChange } from './prepare-plan-change';
import { QuotesStore } from './quotes-store';
import { StripeGateway, type UpdateParameters } from './stripe-gateway';

/** The member confirmed a quote: from here on the change is carried out, once, whatever is clicked again. */
@Injectable()
export class ExecutePlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stripe: StripeGateway,
    private readonly members: MembersStore,
    private readonly changes: PlanChangesStore,
    private readonly quotes: QuotesStore,
    private readonly prepare: PreparePlanChange,
  ) {}

  /** Throws `quote_unknown`, `quote_expired`, `quote_stale` (with the new quote), `change_in_progress`. */
  async run(quoteId: string): Promise<PlanChange> {
    const quote = await this.quotes.byId(quoteId);
    const change = await this.changes.byId(quote.planChangeId);
    if (change.status !== 'quoted') return change;
    const parameters = change.parameters as UpdateParameters | null;
    if (quote.expiresAt <= this.clock.now())
      throw new DomainError(
        'quote_expired',
        'quotes are valid for 10 minutes; accept the proposal again for a new one',
      );

    const amounts = parameters && (await this.stripe.previewUpdate(parameters));
    const same =
      parameters?.prorationDate === quote.prorationDate && amounts?.amountDueNowMinor === quote.amountDueNowMinor;
    if (!same || amounts.currency !== quote.currency) {
      throw new DomainError('quote_stale', 'the amount has changed; confirm the new quote', {
        quote: await this.again(change),
      });
    }
    return inTransaction(this.database, async (tx) => {
      const moved = await this.changes.move(tx, change.id, 'submitted', { stripeId: parameters.subscription });
      if (moved) await enqueue(tx, 'apply-plan-change', { planChangeId: change.id });
      return this.changes.byId(change.id, tx);
    });
  }

  private async again(change: PlanChange): Promise<unknown> {
    const member = await this.members.byId(this.database, change.memberId);
    const subscription = await this.prepare.liveSubscription(member);
    return subscription && (await this.prepare.quote(change, subscription)).quote;
  }
}

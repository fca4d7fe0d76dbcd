import { Clock, DomainError, SECOND } from '#platform';
import type { PlanChange, Quote, SubscriptionFacts } from '#domain';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { LiveSubscription } from './live-subscription';
import { PlanChangesStore } from './plan-changes-store';
import { QuotePlanChange, type Figures } from './quote-plan-change';
import { QuotesStore } from './quotes-store';

/** The member confirmed a quote: from here on the change is carried out, once, whatever is clicked again. */
@Injectable()
export class ExecutePlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly changes: PlanChangesStore,
    private readonly quotes: QuotesStore,
    private readonly liveSubscription: LiveSubscription,
    private readonly quotePlanChange: QuotePlanChange,
  ) {}

  /**
   * Reads Stripe once more: a cent of difference, and nothing is sent. Throws `quote_unknown`, `quote_expired`, `quote_stale` (with
   * the new quote), `subscription_ended`, `change_in_progress`.
   */
  async run(quoteId: string): Promise<PlanChange> {
    const quote = await this.quotes.byId(quoteId);
    const change = await this.changes.byId(quote.planChangeId);
    if (change.status !== 'quoted') return change;
    if (quote.expiresAt <= this.clock.now())
      throw new DomainError('quote_expired', 'quotes are valid for 10 minutes; ask again for a new one');

    const subscription = await this.liveSubscription.of(await this.members.byId(this.database, change.memberId));
    if (!subscription) {
      await this.changes.move(this.database, change.id, 'superseded', {
        failureCode: 'subscription_ended',
        settledAt: this.clock.now(),
      });
      throw new DomainError(
        'subscription_ended',
        'the subscription has ended in the meantime; ask again to start anew',
      );
    }
    const again = isOfPeriod(quote, subscription)
      ? await this.quotePlanChange.figures(change, subscription, quote.prorationDate)
      : null;
    if (!again || !isSame(quote, again) || !isDeepStrictEqual(plain(change.parameters), plain(again.request)))
      throw await this.stale(change, subscription);
    const confirmed = await inTransaction(this.database, async (tx) => {
      const held = await this.changes.lock(tx, change.id);
      if (held.status !== 'quoted') return held;
      if (!isDeepStrictEqual(held.parameters, change.parameters)) return null; // a newer quote was given meanwhile
      const submitted = { stripeId: subscription.id, submittedAt: this.clock.now() };
      if (await this.changes.move(tx, change.id, 'submitted', submitted))
        await enqueue(tx, 'apply-plan-change', { planChangeId: change.id });
      return this.changes.byId(change.id, tx);
    });
    if (!confirmed) throw await this.stale(change, subscription);
    return confirmed;
  }

  private async stale(change: PlanChange, subscription: SubscriptionFacts): Promise<DomainError> {
    const { quote } = await this.quotePlanChange.run(change, subscription);
    return new DomainError('quote_stale', 'the amount has changed; confirm the new quote', { quote });
  }
}

/** Stripe counts no proration from before the running period. */
function isOfPeriod({ prorationDate }: Quote, { currentPeriodStart }: SubscriptionFacts): boolean {
  return prorationDate * SECOND >= currentPeriodStart.getTime();
}

function isSame(quote: Quote, { quoted }: Figures): boolean {
  return (
    quoted.amountDueNowMinor === quote.amountDueNowMinor &&
    quoted.recurringMinor === quote.recurringMinor &&
    quoted.currency === quote.currency &&
    quoted.effectiveAt?.getTime() === quote.effectiveAt?.getTime()
  );
}

/** As the database keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

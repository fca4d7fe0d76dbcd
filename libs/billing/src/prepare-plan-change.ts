import { Clock, DomainError } from '#platform';
import { directionOf, isPaidOnPage, type PlanChange, type SubscriptionFacts } from '#domain';
import { Database } from '#database';
import { MembersStore, PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { LiveSubscription } from './live-subscription';
import { OpenCheckout } from './open-checkout';
import type { PreparedChange } from './open-plan-change';
import { PlanChangesStore } from './plan-changes-store';
import { heldBy, QuotePlanChange, wantedBy } from './quote-plan-change';
import { StripeInvoices } from './stripe-invoices';
import { StripeSubscriptions } from './stripe-subscriptions';

/**
 * Brings a wished change to the point where the member can say the last yes: products alone and one without a subscription get a
 * Checkout page, all others a quote. Safe to call again: the same change answers with its page, or with a fresh quote.
 */
@Injectable()
export class PreparePlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly changes: PlanChangesStore,
    private readonly liveSubscription: LiveSubscription,
    private readonly invoices: StripeInvoices,
    private readonly subscriptions: StripeSubscriptions,
    private readonly quotePlanChange: QuotePlanChange,
    private readonly openCheckout: OpenCheckout,
  ) {}

  /** Throws `multiple_subscriptions`, `already_on_plan`, `change_in_progress`, `stripe_unavailable` and what a quote or a Checkout throws. */
  async run(planChangeId: string): Promise<PreparedChange> {
    const change = await this.changes.byId(planChangeId);
    if (change.status === 'submitted' && isPaidOnPage(change)) return this.openCheckout.send(change);
    if (change.status !== 'quoted') return { planChange: change, quote: null };

    const member = await this.members.byId(this.database, change.memberId);
    if (change.kind === 'purchase') return this.openCheckout.run(change, member);
    const subscription = await this.begun(change, await this.liveSubscription.of(member));
    await this.assertWorthwhile(change, subscription);
    if (subscription) return this.quotePlanChange.run(change, subscription);
    return this.openCheckout.run(change, member);
  }

  /**
   * A subscription whose first payment the bank refused gives way, so that the member can start anew: its invoice is voided first, or
   * both could be paid. Throws `change_in_progress` while the bank has not answered.
   */
  private async begun({ kind }: PlanChange, held: SubscriptionFacts | null): Promise<SubscriptionFacts | null> {
    if (!held?.firstUnpaid || !held.latestInvoiceId || kind === 'pause' || kind === 'resume') return held;
    const { status, failureCode } = await this.invoices.ofChange(held.latestInvoiceId);
    if (!failureCode && status !== 'void')
      throw new DomainError('change_in_progress', 'the bank has not answered yet whether it makes the first payment');
    await this.invoices.void(held.latestInvoiceId);
    await this.subscriptions.end(held.id);
    return null;
  }

  /** A change that would change nothing is closed, and so is an upgrade that is none any more. */
  private async assertWorthwhile(change: PlanChange, subscription: SubscriptionFacts | null): Promise<void> {
    if (change.kind === 'pause' || change.kind === 'resume') {
      if (subscription) return;
      await this.supersede(change);
      throw new DomainError('subscription_ended', 'the member has no subscription');
    }
    const ladder = await this.plans.ladder();
    const held = heldBy(subscription, ladder);
    const direction = directionOf(held, wantedBy(change, ladder));
    const upgrade = direction === 'start' || direction === 'now';
    if (direction === 'same' || (change.proposalId && !upgrade)) {
      await this.supersede(change);
      throw new DomainError('already_on_plan', `the member is on ${held.plan.key} already`);
    }
  }

  private async supersede(change: PlanChange): Promise<void> {
    if (await this.changes.move(this.database, change.id, 'superseded', { settledAt: this.clock.now() })) return;
    throw new DomainError('change_in_progress', 'the change is being carried out; ask again in a moment');
  }
}

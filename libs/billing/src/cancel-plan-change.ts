import { Clock, DomainError } from '#platform';
import { isFinal, isPaidOnPage, PLAN_CHANGE_MOVES, type PlanChange } from '#domain';
import { Database } from '#database';
import { MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { GiveUpProducts } from './give-up-products';
import { LiveSubscription } from './live-subscription';
import { PlanChangesStore } from './plan-changes-store';
import { SettleMember } from './settle-member';
import { StripeCheckout } from './stripe-checkout';
import { StripeInvoices } from './stripe-invoices';

/** The member wants a change no more that is not paid yet. What was paid meanwhile stays. */
@Injectable()
export class CancelPlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly changes: PlanChangesStore,
    private readonly liveSubscription: LiveSubscription,
    private readonly settleMember: SettleMember,
    private readonly checkout: StripeCheckout,
    private readonly invoices: StripeInvoices,
    private readonly giveUpProducts: GiveUpProducts,
  ) {}

  /** The change as it stands afterwards. Throws `plan_change_unknown`; `change_in_progress` while it is being carried out. */
  async run(planChangeId: string): Promise<PlanChange> {
    const change = await this.changes.byId(planChangeId);
    if (isFinal(PLAN_CHANGE_MOVES, change.status)) return change;
    if (change.status === 'quoted') {
      await this.changes.move(this.database, change.id, 'superseded', { settledAt: this.clock.now() });
      return this.changes.byId(change.id);
    }
    if (change.status !== 'requires_action')
      throw new DomainError('change_in_progress', 'the change is being carried out; ask again in a moment');
    if (change.kind === 'invoice') await this.giveUpProducts.run(change);
    else await this.giveUp(change);
    return this.changes.byId(change.id);
  }

  private async giveUp(change: PlanChange): Promise<void> {
    if (isPaidOnPage(change)) {
      if (change.stripeId) await this.checkout.expire(change.stripeId);
    } else {
      const subscription = await this.liveSubscription.of(await this.members.byId(this.database, change.memberId));
      // when nothing waits any more, the latest invoice is another one, perhaps that of a renewal
      const waits = subscription?.pendingUpdate ?? subscription?.status === 'paused';
      if (waits && subscription?.latestInvoiceId) await this.invoices.void(subscription.latestInvoiceId);
    }
    await this.settleMember.run(change.memberId);
  }
}

import { Clock, Config, DomainError } from '#platform';
import { IN_FLIGHT, idempotencyKeyOf, isPaidOnPage, type Member, type PlanChange } from '#domain';
import { Database, type BillingCustomer } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore } from './customers-store';
import type { PreparedChange } from './open-plan-change';
import { PlanChangesStore } from './plan-changes-store';
import { ProductItems } from './product-items';
import { QuotePlanChange, wantedBy } from './quote-plan-change';
import { SettleMember } from './settle-member';
import { StripeCatalogue } from './stripe-catalogue';
import { StripeCheckout, type CheckoutParameters } from './stripe-checkout';
import { StripeRefusal } from './stripe-client';
import { StripeCustomers } from './stripe-customers';

/** Opens the payment page for a first subscription, or for products alone: one customer and one open page per member. */
@Injectable()
export class OpenCheckout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly plans: PlansStore,
    private readonly customers: CustomersStore,
    private readonly changes: PlanChangesStore,
    private readonly productItems: ProductItems,
    private readonly quotePlanChange: QuotePlanChange,
    private readonly settleMember: SettleMember,
    private readonly catalogue: StripeCatalogue,
    private readonly stripeCustomers: StripeCustomers,
    private readonly stripe: StripeCheckout,
  ) {}

  async run(change: PlanChange, member: Member): Promise<PreparedChange> {
    const customer = await this.customerOf(member);
    await this.closeOlder(change);
    const { terms, kind } = change;
    const price = kind === 'purchase' ? null : wantedBy(change, await this.plans.ladder()).price;
    if (!price && kind !== 'purchase')
      throw new DomainError('already_on_plan', `the member is on ${change.toPlanKey} already`);
    const parameters: CheckoutParameters = {
      customer: customer.stripeCustomerId,
      price: price && (await this.catalogue.priceOf(price.lookupKey)),
      planChangeId: change.id,
      memberId: member.id,
      discount: price && (await this.quotePlanChange.discountOf(change, price.currency)).discount,
      allowPromotionCodes: terms.allowPromotionCodes,
      trialDays: customer.trialUsedAt ? null : terms.trialDays,
      products: await this.productItems.of(change),
      optionalItems: await Promise.all(terms.optionalItems.map((key) => this.catalogue.priceOf(key))),
      successUrl: `${this.config.publicUrl}/checkout/return?session_id={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${this.config.publicUrl}/checkout/cancelled`,
    };
    await this.changes.freeze(this.database, change.id, kind === 'purchase' ? kind : 'checkout', parameters);
    await this.changes.move(this.database, change.id, 'submitted', { submittedAt: this.clock.now() });
    return this.send(await this.changes.byId(change.id));
  }

  /** Sends the frozen request. After a crash the same key brings back the same session. */
  async send(change: PlanChange): Promise<PreparedChange> {
    if (!IN_FLIGHT.includes(change.status) || !change.parameters) {
      throw new DomainError('change_in_progress', 'this change has just been settled otherwise');
    }
    try {
      const parameters = change.parameters as CheckoutParameters;
      const session = await this.stripe.create(parameters, idempotencyKeyOf(change));
      await this.changes.move(this.database, change.id, 'requires_action', { stripeId: session.id, url: session.url });
    } catch (error) {
      if (error instanceof StripeRefusal) {
        const { failureCode } = error;
        await this.changes.move(this.database, change.id, 'failed', { failureCode, settledAt: this.clock.now() });
        if (failureCode === 'customer_deleted') await this.customers.markDeleted(this.database, change.memberId);
      }
      throw error;
    }
    return { planChange: await this.changes.byId(change.id), quote: null };
  }

  private async customerOf(member: Member): Promise<BillingCustomer> {
    const known = await this.customers.ofMember(member.id);
    if (known) return known;
    const replaces = await this.customers.deletedOf(member.id);
    return this.customers.link(this.database, member.id, await this.stripeCustomers.create(member, replaces));
  }

  /** Of a change whose process died before it knew: the same request under the same key brings it back. null: Stripe refuses it. */
  private async sessionOf(change: PlanChange): Promise<string | null> {
    try {
      return (await this.send(change)).planChange.stripeId;
    } catch (error) {
      if (error instanceof StripeRefusal) return null;
      throw error;
    }
  }

  /** Two open pages could both be paid: an older one is closed first. Throws `already_on_plan` when it was paid just now. */
  private async closeOlder({ id, memberId }: PlanChange): Promise<void> {
    const older = await this.changes.inFlight(this.database, memberId);
    if (!older || !isPaidOnPage(older) || older.id === id) return;
    const session = older.stripeId ?? (await this.sessionOf(older));
    if (!session) return;
    const { status } = await this.stripe.expire(session);
    await this.settleMember.run(memberId);
    if (status === 'complete')
      throw new DomainError(
        'already_on_plan',
        'the member has just paid on a page that was open; look at what there is now',
      );
  }
}

import { after, Clock, DomainError, MINUTE, newId, SECOND } from '#platform';
import {
  directionOf,
  freePlan,
  planOfPrice,
  QUOTE_MINUTES,
  worthOf,
  type Ladder,
  type PlanChange,
  type PricedPlan,
  type Quote,
  type SubscriptionFacts,
} from '#domain';
import { Database, inTransaction } from '#database';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';
import { ProductItems } from './product-items';
import { QuotesStore } from './quotes-store';
import { StripeCatalogue } from './stripe-catalogue';
import {
  StripeSubscriptions,
  type CancelRequest,
  type ChangeRequest,
  type ResumeRequest,
  type ResumeStep,
  type UpdateRequest,
} from './stripe-subscriptions';

/** What the member pays and when the change happens, with the very request that will be sent. */
export interface Figures {
  readonly request: ChangeRequest;
  readonly quoted: Omit<Quote, 'id' | 'planChangeId' | 'memberId' | 'createdAt' | 'expiresAt'>;
}

const NO_LINES = { amountDueNowMinor: 0, discountMinor: 0, taxMinor: 0, creditMinor: 0, lines: [] };

/** Computes a change of a live subscription to the minor unit, by Stripe's own preview of the request that will be sent. */
@Injectable()
export class QuotePlanChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlansStore,
    private readonly catalogue: StripeCatalogue,
    private readonly productItems: ProductItems,
    private readonly stripe: StripeSubscriptions,
    private readonly changes: PlanChangesStore,
    private readonly quotes: QuotesStore,
  ) {}

  /** Freezes the request and stores the quote that binds it. Throws what `figures` throws, and `change_in_progress`. */
  async run(change: PlanChange, subscription: SubscriptionFacts): Promise<{ planChange: PlanChange; quote: Quote }> {
    const now = this.clock.now();
    // Stripe's clock may be ahead of ours, and a period just begun
    const from = Math.max(now.getTime(), subscription.currentPeriodStart.getTime());
    const { request, quoted } = await this.figures(change, subscription, Math.floor(from / 1000));
    const quote: Quote = {
      id: newId(),
      planChangeId: change.id,
      memberId: change.memberId,
      ...quoted,
      createdAt: now,
      expiresAt: after(now, QUOTE_MINUTES * MINUTE),
    };
    return inTransaction(this.database, async (tx) => {
      const frozen = await this.changes.freeze(tx, change.id, request.kind, request);
      if (frozen === 0) throw new DomainError('change_in_progress', 'this change has just been confirmed');
      await this.quotes.insert(tx, quote);
      return { planChange: await this.changes.byId(change.id, tx), quote };
    });
  }

  /**
   * `prorationDate`: Unix seconds. Throws `payment_overdue`, `subscription_paused`, `subscription_trialing`, `subscription_ending`,
   * `nothing_to_resume`, `already_on_plan`, `discount_unavailable`, `promotion_code_invalid`, `currency_mismatch`, `price_unknown`,
   * `price_unavailable`.
   */
  async figures(change: PlanChange, subscription: SubscriptionFacts, prorationDate: number): Promise<Figures> {
    const held = await this.asPaid(subscription);
    const { currency, currentPeriodEnd: periodEnd } = held;
    const ladder = await this.plans.ladder();
    const products = await this.productItems.of(change);
    const planned = await this.requestOf(change, held, ladder, prorationDate);
    const request: ChangeRequest = products.length > 0 ? { ...planned, products } : planned;
    const productsMinor = worthOf(change.terms.products ?? []);
    const bounds = { prorationDate, currency, productsMinor, effectiveAt: null, nextInvoiceAt: periodEnd };
    if (request.kind === 'update' || (request.kind === 'resume' && request.from === 'now')) {
      const { paidUntil, ...amounts } = await this.stripe.preview(request);
      const recurringMinor = await this.stripe.recurring(request);
      // Stripe shows the invoice at the end of the trial, and charges nothing before
      if (subscription.status === 'trialing') return { request, quoted: { ...bounds, ...NO_LINES, recurringMinor } };
      return { request, quoted: { ...bounds, ...amounts, recurringMinor, nextInvoiceAt: paidUntil } };
    }
    if (request.kind === 'cancel' || request.kind === 'pause') {
      const effectiveAt = request.kind === 'cancel' && request.at !== 'now' ? periodEnd : null;
      return { request, quoted: { ...bounds, ...NO_LINES, recurringMinor: 0, nextInvoiceAt: null, effectiveAt } };
    }
    const recurringMinor = await this.stripe.recurring(request);
    const effectiveAt = request.kind === 'downgrade' ? periodEnd : null;
    return { request, quoted: { ...bounds, ...NO_LINES, recurringMinor, effectiveAt } };
  }

  private async requestOf(
    change: PlanChange,
    held: SubscriptionFacts,
    ladder: Ladder,
    prorationDate: number,
  ): Promise<ChangeRequest> {
    const target = { subscription: held.id, releases: held.scheduleId };
    if (change.kind === 'resume') return { ...target, kind: 'resume', ...this.resumption(held) };
    if (change.kind === 'pause') {
      assertRuns(held);
      // Stripe would refuse, when what was agreed for the end of the trial is released already
      if (held.status === 'trialing')
        throw new DomainError('subscription_trialing', 'a trial cannot be paused; it costs nothing, and can be ended');
      return { ...target, kind: 'pause', paidUntil: secondsOf(held.currentPeriodEnd) };
    }

    const wanted = wantedBy(change, ladder);
    const direction = directionOf(heldBy(held, ladder), wanted);
    // whoever wants to leave may, whatever state the subscription is in
    if (direction === 'end') return { ...target, kind: 'cancel', ...this.endOf(held) };
    assertRuns(held);
    if (held.collectionPaused)
      throw new DomainError('subscription_paused', 'its invoices are not collected; resume it first');
    if (held.cancelAt)
      throw new DomainError('subscription_ending', 'the subscription is about to end; resume it first');
    if (direction === 'same' || !wanted.price)
      throw new DomainError('already_on_plan', `the member has ${wanted.plan.key} at this price already`);
    if (wanted.price.currency !== held.currency)
      throw new DomainError('currency_mismatch', `the subscription is in ${held.currency}; ask for a price in it`);

    const { itemId: item, quantity } = held;
    const price = await this.catalogue.priceOf(wanted.price.lookupKey);
    if (direction === 'at_period_end') {
      const { interval } = wanted.price;
      const gone = { replaces: held.lookupKey, replacesPrice: held.priceId };
      return { ...target, kind: 'downgrade', item, price, quantity, interval, ...gone };
    }
    const { discount, discountLasts } = await this.discountOf(change, wanted.price.currency);
    return { ...target, kind: 'update', item, price, quantity, discount, discountLasts, prorationDate };
  }

  /** The coupon of the offer, or the promotion code that was typed, by Stripe's id. */
  async discountOf(
    { terms }: PlanChange,
    currency: string,
  ): Promise<Pick<UpdateRequest, 'discount' | 'discountLasts'>> {
    const { promotionCode, discount, offerKey } = terms;
    if (promotionCode) {
      const { id, lasts } = await this.catalogue.promotionCode(promotionCode);
      return { discount: { promotion_code: id }, discountLasts: lasts };
    }
    if (!discount || !offerKey) return { discount: null, discountLasts: false };
    const coupon = await this.catalogue.ensureCoupon(offerKey, discount, currency);
    return { discount: { coupon }, discountLasts: discount.duration !== 'once' };
  }

  /** All that keeps it from going on; what is paused may be about to end as well. */
  private resumption(held: SubscriptionFacts): Pick<ResumeRequest, 'from' | 'then'> {
    const [from, ...then] = [
      held.status === 'paused' && (this.isUsedUp(held) ? 'now' : 'unchanged'),
      held.collectionPaused && 'collect',
      held.cancelAt && (held.cancelAtPeriodEnd ? 'undo_period_end' : 'undo_cancel_at'),
      held.scheduleId && 'undo_schedule',
    ].filter((step): step is ResumeStep => Boolean(step));
    if (!from)
      throw new DomainError('nothing_to_resume', 'the subscription is neither paused nor about to change or end');
    return then.length > 0 ? { from, then } : { from };
  }

  /** No period of what is paused ends by itself: it ends when that which was paid would have. */
  private endOf(held: SubscriptionFacts): Pick<CancelRequest, 'at'> {
    if (held.status !== 'paused') return {};
    return { at: this.isUsedUp(held) ? 'now' : secondsOf(held.currentPeriodEnd) };
  }

  /** Stripe cuts the period of what is paused off at the pause; what was paid by then goes on. */
  private async asPaid(held: SubscriptionFacts): Promise<SubscriptionFacts> {
    const until = held.status === 'paused' ? await this.changes.paidUntil(held.id) : null;
    return until && until > held.currentPeriodEnd ? { ...held, currentPeriodEnd: until } : held;
  }

  /** Whether it is paused and has no paid time left: no period of it will end any more. */
  private isUsedUp({ status, currentPeriodEnd }: SubscriptionFacts): boolean {
    return status === 'paused' && currentPeriodEnd <= this.clock.now();
  }
}

const secondsOf = (at: Date) => Math.floor(at.getTime() / SECOND);

/** While it is paused or a renewal is unpaid nothing is changed but the end. */
function assertRuns({ status }: SubscriptionFacts): void {
  if (status === 'paused') throw new DomainError('subscription_paused', 'the subscription is paused; resume it first');
  if (status !== 'active' && status !== 'trialing')
    throw new DomainError('payment_overdue', 'an invoice is unpaid; pay it on the page of the customer portal first');
}

/** What a change wants. Throws `plan_unknown`, `price_unknown`. */
export function wantedBy({ toPlanKey, priceLookupKey }: PlanChange, ladder: Ladder): PricedPlan {
  const plan = ladder.get(toPlanKey);
  if (!plan) throw new DomainError('plan_unknown', `the plan ${toPlanKey} is gone`);
  if (!priceLookupKey) return { plan, price: null };
  const sold = planOfPrice(ladder, priceLookupKey);
  if (!sold) throw new DomainError('price_unknown', `no plan has the price ${priceLookupKey}`);
  return sold;
}

/** What a subscription sells; without one the free plan. Throws `plan_unknown` when the ladder has neither. */
export function heldBy(subscription: SubscriptionFacts | null, ladder: Ladder): PricedPlan {
  const sold = subscription?.lookupKey ? planOfPrice(ladder, subscription.lookupKey) : undefined;
  const free = freePlan(ladder);
  if (!sold && !free) throw new DomainError('plan_unknown', 'no plan without a price exists; add one of rank 0');
  return sold ?? { plan: free as PricedPlan['plan'], price: null };
}

import { after, Clock, DAY, MINUTE } from '#platform';
import { isLive, planFrom } from '#domain';
import { PlansStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { CustomersStore, type SettledMember } from './customers-store';
import { PlanChangesStore, type ChargedChange } from './plan-changes-store';
import { StripeCustomers } from './stripe-customers';
import { StripeInvoices, type ChargedInvoice } from './stripe-invoices';
import { StripePricesStore } from './stripe-prices-store';

const CHUNK = 5000;
/** How far back invoices are read. */
const CHARGED_DAYS = 30;
/** How far Stripe's clock and those of our processes may be apart. */
const SKEW = 2 * MINUTE;

/** Where Stripe shows something else than our rows. */
export interface StripeDifferences {
  /** Members whose plan is not what Stripe's subscriptions give. */
  readonly otherPlan: readonly string[];
  /** Members with a subscription that counts as live here and has ended there. */
  readonly ended: readonly string[];
  /** Plan changes that were charged another amount than quoted, or not at all. */
  readonly otherAmount: readonly string[];
  /** Plan changes that were charged more than once. */
  readonly chargedTwice: readonly string[];
}

/** Reads all subscriptions and the newest invoices at Stripe beside our rows. Repairs nothing: that is what reconciling does. */
@Injectable()
export class CompareWithStripe {
  constructor(
    private readonly clock: Clock,
    private readonly plans: PlansStore,
    private readonly customers: CustomersStore,
    private readonly changes: PlanChangesStore,
    private readonly prices: StripePricesStore,
    private readonly stripeCustomers: StripeCustomers,
    private readonly stripeInvoices: StripeInvoices,
  ) {}

  /** Throws `stripe_unavailable`. */
  async run(): Promise<StripeDifferences> {
    return { ...(await this.plansOfMembers()), ...(await this.charges()) };
  }

  private async plansOfMembers(): Promise<Pick<StripeDifferences, 'otherPlan' | 'ended'>> {
    const startedAt = await this.customers.databaseTime();
    const ladder = await this.plans.ladder();
    const ourPrice = await this.prices.recognise(ladder);
    const held = await grouped(this.stripeCustomers.everySubscription(ourPrice), ({ customerId }) => customerId);
    const now = this.clock.now();
    const found = { otherPlan: [] as string[], ended: [] as string[] };
    for await (const { member, planKey, planState, customerId, liveIds } of this.settledMembers(startedAt)) {
      const own = held.get(customerId) ?? [];
      const live = new Set(own.filter(isLive).map(({ id }) => id));
      if (liveIds.some((id) => !live.has(id))) found.ended.push(member);
      // how long an unpaid plan is kept is a matter of time: it ends when the member is next read
      if (own.some(({ status }) => status === 'past_due')) continue;
      const truth = planFrom(own, ladder, now);
      const known = truth.kind === 'plan' && planState === 'known' && planKey === truth.planKey;
      if (!known && (truth.kind === 'plan' || planState === 'known')) found.otherPlan.push(member);
    }
    return found;
  }

  private async *settledMembers(readBefore: Date): AsyncGenerator<SettledMember> {
    for (let last: string | null = null; ;) {
      const chunk: SettledMember[] = await this.customers.settled(readBefore, last, CHUNK);
      yield* chunk;
      last = chunk.at(-1)?.id ?? null;
      if (chunk.length < CHUNK) return;
    }
  }

  private async charges(): Promise<Pick<StripeDifferences, 'otherAmount' | 'chargedTwice'>> {
    const since = after(this.clock.now(), -CHARGED_DAYS * DAY);
    const changes = await grouped(await this.changes.charged(since), ({ subscriptionId, id }) => subscriptionId ?? id);
    const invoices = await grouped(
      this.stripeInvoices.charged(after(since, -SKEW)),
      ({ subscriptionId, planChangeId }) => subscriptionId ?? planChangeId ?? '',
    );
    const found = { otherAmount: [] as string[], chargedTwice: [] as string[] };
    for (const [key, own] of changes) {
      for (const change of own) {
        const charged = (invoices.get(key) ?? []).filter((invoice) => isOf(change, invoice));
        const alike = own.filter((other) => charged.some((invoice) => isOf(other, invoice)));
        if (charged.length === 0 && !isFree(change)) found.otherAmount.push(change.id);
        else if (charged.length > alike.length) found.chargedTwice.push(change.id);
      }
    }
    return found;
  }
}

/** A change in place that costs nothing, as within a trial, needs no invoice. */
function isFree({ subscriptionId, quotedMinor }: ChargedChange): boolean {
  return subscriptionId !== null && quotedMinor === 0;
}

/** Whether an invoice is what a change was quoted, made while it was carried out. That of products names them. */
function isOf({ id, quotedMinor, submittedAt, settledAt }: ChargedChange, invoice: ChargedInvoice): boolean {
  if (invoice.planChangeId === id) return true;
  return (
    invoice.amountDueMinor === quotedMinor &&
    invoice.createdAt >= after(submittedAt, -SKEW) &&
    invoice.createdAt <= after(settledAt, SKEW)
  );
}

async function grouped<T>(all: Iterable<T> | AsyncIterable<T>, keyOf: (one: T) => string): Promise<Map<string, T[]>> {
  const groups = new Map<string, T[]>();
  for await (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

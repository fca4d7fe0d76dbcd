import { LIST_PRICE, type Charge, type MrrMovement, type PlanChange, type Quote, type Subscription } from '#domain';
import { EntitySchema } from 'typeorm';
import { bigint, boolean, id, integer, json, maybe, text, time, uuid } from '../columns';

/** The one Stripe customer of a member. */
export interface BillingCustomer {
  readonly memberId: string;
  readonly stripeCustomerId: string;
  /** When Stripe was last asked for all of this customer's subscriptions (database clock). */
  readonly readAt: Date | null;
  /** When a subscription of the customer first had a trial. */
  readonly trialUsedAt: Date | null;
  /** When it was deleted in Stripe: the member's next payment makes a new one. */
  readonly deletedAt: Date | null;
}

export const billingCustomerTable = new EntitySchema<BillingCustomer>({
  name: 'billing_customer',
  columns: {
    memberId: { type: 'uuid', primary: true },
    stripeCustomerId: text(),
    readAt: time(maybe),
    trialUsedAt: time(maybe),
    deletedAt: time(maybe),
  },
  indices: [{ name: 'billing_customer_stripe_id', columns: ['stripeCustomerId'], unique: true }],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** Subscriptions that give their plan, for a while or for good; indexes are by this very text. Others may be live and give nothing, as one that is paused. */
export const PAYING = `status in ('active', 'trialing', 'past_due')`;

/** Subscriptions to our plans, as the plans are now; others are another application's and say nothing about a member. */
export const OF_OUR_PLANS = `lookup_key = any(array(select price ->> 'lookupKey' from plan, jsonb_array_elements(prices) price))`;

export const subscriptionTable = new EntitySchema<Subscription>({
  name: 'subscription',
  columns: {
    id: text({ primary: true }),
    customerId: text(),
    memberId: uuid(),
    status: text(),
    itemId: text(),
    priceId: text(maybe),
    lookupKey: text(maybe),
    unitAmountMinor: bigint(),
    quantity: integer(),
    currency: text(),
    interval: text(),
    intervalCount: integer(),
    currentPeriodStart: time(),
    currentPeriodEnd: time(),
    cancelAt: time(maybe),
    cancelAtPeriodEnd: boolean({ default: false }),
    scheduleId: text(maybe),
    scheduledLookupKey: text(maybe),
    scheduledAt: time(maybe),
    trialEnd: time(maybe),
    collectionPaused: boolean({ default: false }),
    otherItems: json({ default: [] }),
    discounts: json({ default: [] }),
    pendingUpdate: json(maybe),
    latestInvoiceId: text(maybe),
    firstUnpaid: boolean({ default: false }),
    createdAt: time(),
    mrrMinor: bigint(),
    readAt: time(),
  },
  indices: [
    { name: 'subscription_of_member', columns: ['memberId'] },
    { name: 'subscription_paying', columns: ['memberId'], where: PAYING },
    { name: 'subscription_past_due', columns: ['memberId'], where: `status = 'past_due'` },
    { name: 'subscription_leaving', columns: ['memberId'], where: `cancel_at is not null and ${PAYING}` },
  ],
  checks: [
    {
      name: 'subscription_earns_while_it_lasts',
      expression: `mrr_minor = 0 or (lookup_key is not null and status not in ('canceled', 'incomplete_expired'))`,
    },
  ],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

/** A price at Stripe that sells a plan of ours: the lookup key in our catalogue, which at Stripe may have moved to another price since. */
export interface StripePrice {
  readonly id: string;
  readonly lookupKey: string;
}

export const stripePriceTable = new EntitySchema<StripePrice>({
  name: 'stripe_price',
  columns: { id: text({ primary: true }), lookupKey: text() },
});

export const planChangeTable = new EntitySchema<PlanChange>({
  name: 'plan_change',
  columns: {
    id: id(),
    memberId: uuid(),
    proposalId: uuid(maybe),
    afterId: uuid(maybe),
    kind: text(),
    status: text(),
    fromPlanKey: text(),
    toPlanKey: text(),
    priceLookupKey: text(maybe),
    terms: json({ default: { ...LIST_PRICE, offerKey: null, promotionCode: null } }),
    parameters: json(maybe),
    generation: integer({ default: 1 }),
    stripeId: text(maybe),
    paymentId: text(maybe),
    url: text(maybe),
    failureCode: text(maybe),
    createdAt: time(),
    submittedAt: time(maybe),
    settledAt: time(maybe),
  },
  indices: [
    {
      name: 'plan_change_one_in_flight_per_member',
      columns: ['memberId'],
      unique: true,
      where: `status in ('submitted', 'requires_action', 'processing')`,
    },
    { name: 'plan_change_of_member', columns: ['memberId', 'createdAt'] },
    { name: 'plan_change_unconfirmed', columns: ['createdAt'], where: `status in ('quoted', 'submitted')` },
    { name: 'plan_change_after', columns: ['afterId'], unique: true, where: 'after_id is not null' },
    { name: 'plan_change_at_stripe', columns: ['stripeId'], where: 'stripe_id is not null' },
    { name: 'plan_change_of_proposal', columns: ['proposalId'], where: `proposal_id is not null` },
    {
      name: 'plan_change_one_success_per_proposal',
      columns: ['proposalId'],
      unique: true,
      where: `status = 'succeeded' and proposal_id is not null`,
    },
  ],
  checks: [
    {
      name: 'plan_change_frozen_before_it_is_sent',
      expression: `parameters is not null or status not in ('submitted', 'requires_action', 'processing', 'succeeded')`,
    },
  ],
  foreignKeys: [
    { target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] },
    { target: 'proposal', columnNames: ['proposalId'], referencedColumnNames: ['id'] },
    { target: 'plan_change', columnNames: ['afterId'], referencedColumnNames: ['id'] },
  ],
});

export const quoteTable = new EntitySchema<Quote>({
  name: 'quote',
  columns: {
    id: id(),
    planChangeId: uuid(),
    memberId: uuid(),
    currency: text(),
    amountDueNowMinor: bigint(),
    discountMinor: bigint({ default: 0 }),
    taxMinor: bigint({ default: 0 }),
    creditMinor: bigint({ default: 0 }),
    lines: json(),
    recurringMinor: bigint(),
    productsMinor: bigint({ default: 0 }),
    nextInvoiceAt: time(maybe),
    effectiveAt: time(maybe),
    prorationDate: bigint(),
    createdAt: time(),
    expiresAt: time(),
  },
  indices: [{ name: 'quote_of_plan_change', columns: ['planChangeId'] }],
  foreignKeys: [{ target: 'plan_change', columnNames: ['planChangeId'], referencedColumnNames: ['id'] }],
});

/** One Stripe event, stored once: a hint to read Stripe again. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly customerId: string | null;
  readonly objectId: string | null;
  /** When it happened, as Stripe says. */
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
}

export const stripeEventTable = new EntitySchema<StripeEvent>({
  name: 'stripe_event',
  columns: {
    id: text({ primary: true }),
    type: text(),
    customerId: text(maybe),
    objectId: text(maybe),
    occurredAt: time({ default: () => 'now()' }),
    receivedAt: time({ default: () => 'now()' }),
    handledAt: time(maybe),
  },
  indices: [
    { name: 'stripe_event_received', columns: ['receivedAt'] },
    { name: 'stripe_event_unhandled', columns: ['receivedAt'], where: 'handled_at is null' },
  ],
});

export const mrrMovementTable = new EntitySchema<MrrMovement>({
  name: 'mrr_movement',
  columns: {
    id: id(),
    memberId: uuid(),
    kind: text(),
    amountMinor: bigint(),
    currency: text(),
    planKey: text(),
    previousPlanKey: text(),
    planChangeId: uuid(maybe),
    occurredAt: time(),
  },
  indices: [
    { name: 'mrr_movement_time', columns: ['occurredAt'] },
    { name: 'mrr_movement_of_member', columns: ['memberId'] },
  ],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

export const chargeTable = new EntitySchema<Charge>({
  name: 'charge',
  columns: {
    id: text({ primary: true }),
    memberId: uuid(),
    paymentId: text(maybe),
    amountMinor: bigint(),
    refundedMinor: bigint(),
    chargedBack: boolean(),
    currency: text(),
    chargedAt: time(),
    readAt: time(),
  },
  indices: [
    { name: 'charge_of_member', columns: ['memberId', 'chargedAt'] },
    { name: 'charge_read', columns: ['readAt'] },
  ],
  foreignKeys: [{ target: 'member', columnNames: ['memberId'], referencedColumnNames: ['id'] }],
});

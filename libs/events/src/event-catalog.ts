import { z } from 'zod';

const member = z.string().describe('Your own id of the member');
const minor = z.int().describe('Minor units, e.g. cents');

const proposal = z.strictObject({
  proposalId: z.uuid(),
  member,
  campaign: z.string(),
  offer: z.string(),
  plan: z.string(),
  channel: z.string(),
  unitAmountMinor: minor,
  currency: z.string(),
});

const planChange = z.strictObject({
  planChangeId: z.uuid(),
  member,
  kind: z.string(),
  fromPlan: z.string(),
  toPlan: z.string(),
  proposalId: z.uuid().nullable(),
  failureCode: z.string().nullable(),
});

const campaign = z.strictObject({
  campaign: z.string(),
  trigger: z.string(),
});

const saleAnswer = z.strictObject({
  saleId: z.uuid(),
  member: member.nullable().describe('null: anonymous'),
  answer: z.enum(['yes', 'no', 'timed_out']),
  offered: z.string().describe('Key of the plan or product'),
  unitAmountMinor: minor,
  currency: z.string(),
});

const sold = z.strictObject({ key: z.string(), quantity: z.int() });

/** Every event that the site can be told of, and its data: ids and amounts, and of the person only the site's own id. Types are a public contract: add, never rename. */
export const EVENTS = {
  'proposal.presented': proposal,
  'proposal.viewed': proposal,
  'proposal.dismissed': proposal,
  'proposal.accepted': proposal,
  'proposal.declined': proposal,
  'proposal.expired': proposal,
  'plan_change.requires_action': planChange,
  'plan_change.succeeded': planChange,
  'plan_change.failed': planChange,
  'plan_change.expired': planChange,
  'sale.upsell_answered': saleAnswer,
  'sale.cross_sell_answered': saleAnswer,
  'sale.paid': z.strictObject({
    saleId: z.uuid(),
    member,
    plan: z.string().nullable(),
    products: z.array(sold),
    unpaid: z.array(sold).describe('Products that were wanted too, and whose payment did not come'),
    totalMinor: minor.describe('At list prices'),
    currency: z.string(),
    rewards: z.array(z.string()).describe('Keys of the incentives that the cart has reached: yours to give'),
  }),
  'member.plan_changed': z.strictObject({ member, plan: z.string(), previousPlan: z.string() }),
  'member.unsubscribed': z.strictObject({ member, channel: z.enum(['email']) }),
  'campaign.started': campaign,
  'campaign.paused': campaign,
  'campaign.completed': campaign,
  'usage.threshold_reached': z.strictObject({
    member,
    entitlement: z.string(),
    percent: z.int().describe('80 or 100: reached by this use'),
    used: z.int().describe('In this month'),
    limit: z.int(),
  }),
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof EVENTS;
export type EventData<T extends EventType> = z.infer<(typeof EVENTS)[T]>;

export const EVENT_TYPES = Object.keys(EVENTS) as [EventType, ...EventType[]];

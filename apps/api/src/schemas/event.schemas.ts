import type { WebhookEndpoint } from '#database';
import { EVENT_TYPES, EVENTS, type DeliveryView, type EventType, type PlacedEvent } from '#events';
import { z } from 'zod';
import { instant, listOf } from './common';

const eventTypes = z.array(z.enum(EVENT_TYPES)).max(100).describe('Empty: all');

export const endpointBody = z
  .strictObject({
    url: z.string().max(2000).describe('https://, public and without a port, unless WEBHOOK_ALLOW_PRIVATE is set'),
    eventTypes: eventTypes.default([]),
  })
  .meta({ id: 'WebhookEndpointInput' });
export type EndpointBody = z.infer<typeof endpointBody>;

export const endpointChange = z
  .strictObject({
    url: endpointBody.shape.url.optional(),
    eventTypes: eventTypes.optional(),
    status: z.enum(['enabled', 'disabled']).optional(),
  })
  .meta({ id: 'WebhookEndpointChange' });
export type EndpointChange = z.infer<typeof endpointChange>;

export const endpoint = z
  .object({
    id: z.uuid(),
    url: z.string(),
    eventTypes: z.array(z.string()),
    status: z.enum(['enabled', 'disabled']),
    circuit: z.enum(['closed', 'open']).describe('open: it keeps failing, so only a probe is sent in a while'),
    failures: z.int().describe('Failed attempts in a row'),
    failingSince: instant.nullable(),
    previousSecretUntil: instant.nullable().describe('Until then both secrets sign'),
    createdAt: instant,
  })
  .meta({ id: 'WebhookEndpoint' });
export const endpointWithSecret = endpoint
  .extend({ secret: z.string().describe('whsec_...: shown only here') })
  .meta({ id: 'WebhookEndpointWithSecret' });
export const endpointList = listOf(endpoint).meta({ id: 'WebhookEndpointList' });

export function endpointView(one: WebhookEndpoint): z.infer<typeof endpoint> {
  return {
    id: one.id,
    url: one.url,
    eventTypes: [...one.eventTypes],
    status: one.status,
    circuit: one.openUntil ? 'open' : 'closed',
    failures: one.failures,
    failingSince: one.failingSince?.toISOString() ?? null,
    previousSecretUntil: one.previousSecretUntil?.toISOString() ?? null,
    createdAt: one.createdAt.toISOString(),
  };
}

const limit = z.coerce.number().int().min(1).max(100).default(20);
const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;

export const deliveriesQuery = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  startingAfter: z.uuid().optional().describe('The last id of the page before'),
  limit,
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

const delivery = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    type: z.string(),
    status: z.enum(DELIVERY_STATUSES).describe('dead: given up; replay it'),
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    lastStatusCode: z.int().nullable(),
    lastError: z.string().nullable(),
    deliveredAt: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export const deliveryList = listOf(delivery).meta({ id: 'WebhookDeliveryList' });

export function deliveryView(one: DeliveryView): z.infer<typeof delivery> {
  return {
    ...one,
    nextAttemptAt: one.status === 'pending' ? one.nextAttemptAt.toISOString() : null,
    deliveredAt: one.deliveredAt?.toISOString() ?? null,
  };
}

export const replayBody = z
  .strictObject({
    from: instant,
    to: instant,
    what: z.enum(['dead', 'all']).default('dead').describe('all: also what was taken, or was never meant for it'),
  })
  .meta({ id: 'WebhookReplay' });
export type ReplayBody = z.infer<typeof replayBody>;
export const replayed = z.object({ replayed: z.int() }).meta({ id: 'WebhookReplayed' });

export const eventsQuery = z.strictObject({
  startingAfter: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .describe('`cursor` of the page before'),
  type: z.enum(EVENT_TYPES).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
export type EventsQuery = z.infer<typeof eventsQuery>;

const eventOf = (type: EventType) =>
  z
    .object({
      id: z.uuid().describe('The same as webhook-id: take each once'),
      type: z.literal(type),
      timestamp: instant,
      data: EVENTS[type],
    })
    .meta({ id: `${type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase())}Event` });
const [first, ...others] = EVENT_TYPES;
const event = z.discriminatedUnion('type', [eventOf(first), ...others.map(eventOf)]).meta({ id: 'Event' });
export const eventPage = z
  .object({
    data: z.array(event),
    cursor: z.int().describe('Pass it as `startingAfter`; unchanged when there is nothing new'),
  })
  .meta({ id: 'EventPage' });

export function eventView({ id, type, occurredAt, data }: PlacedEvent) {
  return { id, type, timestamp: occurredAt.toISOString(), data: { ...data } };
}

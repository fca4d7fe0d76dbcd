import { z } from 'zod';
import type { Context } from '../context';
import type { Endpoint, StripeEvent } from '../model';
import { expand, integer, merged, metadata, paging, text } from '../parameters';
import { API_VERSION } from '../version';
import { newId } from '../store';
import { listOf, operation, type Operation } from './operation';

export function renderEvent(context: Context, event: StripeEvent): object {
  const pending = context.store
    .all('delivery')
    .filter((one) => one.event === event.id && one.state === 'pending').length;
  return shownEvent(event, pending);
}

export function shownEvent(event: StripeEvent, pendingWebhooks: number): object {
  return {
    id: event.id,
    object: 'event',
    api_version: API_VERSION,
    created: event.created,
    data: { object: event.object, ...(event.previous && { previous_attributes: event.previous }) },
    livemode: false,
    pending_webhooks: pendingWebhooks,
    request: { id: event.requestId, idempotency_key: event.idempotencyKey },
    type: event.type,
  };
}

function renderEndpoint(endpoint: Endpoint): object {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: endpoint.created,
    description: endpoint.description,
    enabled_events: endpoint.enabledEvents,
    livemode: false,
    metadata: endpoint.metadata,
    status: 'enabled',
    url: endpoint.url,
  };
}

export const eventOperations: readonly Operation[] = [
  operation(
    'GET',
    '/v1/events',
    z.strictObject({
      type: text.optional(),
      types: z.array(text).max(20).optional(),
      created: z
        .strictObject({
          gt: integer.optional(),
          gte: integer.optional(),
          lt: integer.optional(),
          lte: integer.optional(),
        })
        .optional(),
      ...paging,
    }),
    (context, { type, types, created = {}, ...page }) => {
      const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = created;
      const found = context.store
        .all('event')
        .filter((one) => (type === undefined || one.type === type) && (!types || types.includes(one.type)))
        .filter((one) => one.created > gt && one.created >= gte && one.created < lt && one.created <= lte);
      return listOf('/v1/events', found, page, (one) => renderEvent(context, one));
    },
  ),
  operation('GET', '/v1/events/:id', z.strictObject(expand), (context, _, id) =>
    renderEvent(context, context.store.get('event', id)),
  ),
  operation(
    'POST',
    '/v1/webhook_endpoints',
    z.strictObject({
      url: text,
      enabled_events: z.array(text).min(1),
      api_version: z.literal(API_VERSION).optional(),
      description: text.optional(),
      metadata,
      ...expand,
    }),
    (context, given) => {
      const endpoint = context.store.put('endpoint', {
        id: newId('we'),
        url: given.url,
        secret: newId('whsec'),
        enabledEvents: given.enabled_events,
        description: given.description ?? null,
        metadata: merged({}, given.metadata),
        created: context.now(),
      });
      return { ...renderEndpoint(endpoint), secret: endpoint.secret };
    },
  ),
  operation('GET', '/v1/webhook_endpoints', z.strictObject(paging), (context, page) =>
    listOf('/v1/webhook_endpoints', context.store.all('endpoint'), page, renderEndpoint),
  ),
  operation('GET', '/v1/webhook_endpoints/:id', z.strictObject(expand), (context, _, id) =>
    renderEndpoint(context.store.get('endpoint', id)),
  ),
  operation('DELETE', '/v1/webhook_endpoints/:id', z.strictObject({}), (context, _, id) => {
    context.store.get('endpoint', id);
    context.store.remove('endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];

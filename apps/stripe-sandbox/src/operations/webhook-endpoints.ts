import { z } from 'zod';
import type { Endpoint } from '../model';
import { emptyable, flag, merged, metadata, paging, text } from '../parameters';
import { newId } from '../store';
import { API_VERSION } from '../version';
import { listOf, operation, type Operation } from './operation';

function renderEndpoint(endpoint: Endpoint): object {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    api_version: endpoint.apiVersion,
    application: null,
    created: endpoint.created,
    description: endpoint.description,
    enabled_events: endpoint.enabledEvents,
    livemode: false,
    metadata: endpoint.metadata,
    status: endpoint.disabled ? 'disabled' : 'enabled',
    url: endpoint.url,
  };
}

export const webhookEndpointOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/webhook_endpoints',
    z.strictObject({
      url: text,
      enabled_events: z.array(text).min(1),
      api_version: z.literal(API_VERSION).optional(),
      description: emptyable(text).optional(),
      metadata,
    }),
    (context, given) => {
      const endpoint = context.store.put('endpoint', {
        id: newId('we'),
        url: given.url,
        secret: newId('whsec'),
        formerSecret: null,
        apiVersion: given.api_version ?? null,
        enabledEvents: given.enabled_events,
        disabled: false,
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
  operation('GET', '/v1/webhook_endpoints/:id', z.strictObject({}), (context, _, id) =>
    renderEndpoint(context.store.get('endpoint', id)),
  ),
  operation(
    'POST',
    '/v1/webhook_endpoints/:id',
    z.strictObject({
      url: text.optional(),
      enabled_events: z.array(text).min(1).optional(),
      disabled: flag.optional(),
      description: emptyable(text).optional(),
      metadata,
    }),
    (context, given, id) => {
      const before = context.store.get('endpoint', id);
      const { url = before.url, disabled = before.disabled, description = before.description } = given;
      const enabledEvents = given.enabled_events ?? before.enabledEvents;
      const endpoint = { ...before, url, disabled, description, enabledEvents };
      return renderEndpoint(
        context.store.put('endpoint', { ...endpoint, metadata: merged(before.metadata, given.metadata) }),
      );
    },
  ),
  operation('DELETE', '/v1/webhook_endpoints/:id', z.strictObject({}), (context, _, id) => {
    context.store.get('endpoint', id);
    for (const one of context.store.pendingDeliveries()) {
      if (one.endpoint === id) context.store.remove('delivery', one.id);
    }
    context.store.remove('endpoint', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];

import { z } from 'zod';
import type { Context } from '../context';
import type { StripeEvent } from '../model';
import { created, paging, text, within } from '../parameters';
import { API_VERSION } from '../version';
import { listOf, operation, type Operation } from './operation';

export function renderEvent(context: Context, event: StripeEvent): object {
  const pending = context.store.pendingDeliveries().filter((one) => one.event === event.id);
  return {
    id: event.id,
    object: 'event',
    api_version: API_VERSION,
    created: event.created,
    data: { object: event.object, ...(event.previous && { previous_attributes: event.previous }) },
    livemode: false,
    pending_webhooks: pending.length,
    request: { id: event.requestId, idempotency_key: event.idempotencyKey },
    type: event.type,
  };
}

export const eventOperations: readonly Operation[] = [
  operation(
    'GET',
    '/v1/events',
    z.strictObject({
      type: text.optional(),
      types: z.array(text).max(20).optional(),
      created,
      ...paging,
    }),
    (context, { type, types, created: range, ...page }) => {
      const found = context.store
        .all('event')
        .filter((one) => (type === undefined || one.type === type) && (!types || types.includes(one.type)))
        .filter((one) => within(one.created, range));
      return listOf('/v1/events', found, page, (one) => renderEvent(context, one));
    },
  ),
  operation('GET', '/v1/events/:id', z.strictObject({}), (context, _, id) =>
    renderEvent(context, context.store.get('event', id)),
  ),
];

import { z } from 'zod';
import { expire, shownSession } from '../checkout';
import { invalid } from '../errors';
import { expand, integer, merged, metadata, paging, text } from '../parameters';
import { renderLineItems } from '../render/checkout';
import { newId } from '../store';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';

const DAY = 86_400;

export const checkoutOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/checkout/sessions',
    z.strictObject({
      mode: z.literal('subscription'),
      ui_mode: z.literal('hosted_page').optional(),
      customer: text.optional(),
      client_reference_id: text.optional(),
      line_items: z.array(z.strictObject({ price: text, quantity: integer.optional() })).length(1),
      metadata,
      subscription_data: z.strictObject({ metadata }).optional(),
      success_url: text,
      cancel_url: text.optional(),
      expires_at: integer.optional(),
      ...expand,
    }),
    (context, given) => {
      const now = context.now();
      const expiresAt = given.expires_at ?? now + DAY;
      if (expiresAt < now + 1800 || expiresAt > now + DAY) {
        throw invalid(
          'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
          { param: 'expires_at' },
        );
      }
      const price = context.store.get('price', given.line_items[0]?.price ?? '', 'line_items[0][price]');
      if (!price.active) throw invalid('The price specified is inactive.', { param: 'line_items[0][price]' });
      const session = context.store.put('session', {
        id: newId('cs_test'),
        customer: given.customer ? liveCustomer(context, given.customer).id : null,
        status: 'open',
        price: price.id,
        quantity: given.line_items[0]?.quantity ?? 1,
        metadata: merged({}, given.metadata),
        subscriptionMetadata: merged({}, given.subscription_data?.metadata),
        clientReferenceId: given.client_reference_id ?? null,
        successUrl: given.success_url,
        cancelUrl: given.cancel_url ?? null,
        subscription: null,
        invoice: null,
        expiresAt,
        created: now,
      });
      return shownSession(context, session);
    },
  ),
  operation(
    'GET',
    '/v1/checkout/sessions',
    z.strictObject({ customer: text.optional(), status: text.optional(), subscription: text.optional(), ...paging }),
    (context, { customer, status, subscription, ...page }) => {
      const found = context.store
        .all('session')
        .filter(
          (one) =>
            (customer === undefined || one.customer === customer) && (status === undefined || one.status === status),
        )
        .filter((one) => subscription === undefined || one.subscription === subscription);
      return listOf('/v1/checkout/sessions', found, page, (one) => shownSession(context, one));
    },
  ),
  operation('GET', '/v1/checkout/sessions/:id', z.strictObject(expand), (context, _, id) =>
    shownSession(context, context.store.get('session', id)),
  ),
  operation('GET', '/v1/checkout/sessions/:id/line_items', z.strictObject(paging), (context, _, id) =>
    renderLineItems(context.store, context.store.get('session', id)),
  ),
  operation('POST', '/v1/checkout/sessions/:id/expire', z.strictObject(expand), (context, _, id) =>
    shownSession(context, expire(context, context.store.get('session', id))),
  ),
];

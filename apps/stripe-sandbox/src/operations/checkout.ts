import { z } from 'zod';
import { expire, shownSession } from '../checkout';
import { invalid } from '../errors';
import { created, integer, merged, metadata, paging, quantity, text, within } from '../parameters';
import { lineItem } from '../render/checkout';
import { newId } from '../store';
import { liveCustomer } from './customers';
import { listOf, operation, type Operation } from './operation';
import { activePrice } from './subscriptions';

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
      customer_email: text.optional(),
      line_items: z.array(z.strictObject({ price: text, quantity: quantity.optional() })).length(1),
      metadata,
      subscription_data: z
        .strictObject({ metadata, billing_mode: z.strictObject({ type: z.literal('flexible') }).optional() })
        .optional(),
      success_url: text,
      cancel_url: text.optional(),
      expires_at: integer.optional(),
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
      if (given.customer !== undefined && given.customer_email !== undefined) {
        throw invalid('You may only specify one of these parameters: customer, customer_email.', { param: 'customer' });
      }
      const price = activePrice(context, given.line_items[0]?.price ?? '', 'line_items[0][price]');
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
        customerEmail: given.customer_email ?? null,
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
    z.strictObject({
      customer: text.optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
      subscription: text.optional(),
      created,
      ...paging,
    }),
    (context, { customer, status, subscription, created: range, ...page }) => {
      const found = context.store
        .all('session')
        .filter((one) => customer === undefined || one.customer === customer)
        .filter((one) => status === undefined || one.status === status)
        .filter(
          (one) => (subscription === undefined || one.subscription === subscription) && within(one.created, range),
        );
      return listOf('/v1/checkout/sessions', found, page, (one) => shownSession(context, one));
    },
  ),
  operation('GET', '/v1/checkout/sessions/:id', z.strictObject({}), (context, _, id) =>
    shownSession(context, context.store.get('session', id)),
  ),
  operation('GET', '/v1/checkout/sessions/:id/line_items', z.strictObject(paging), (context, page, id) =>
    listOf(
      `/v1/checkout/sessions/${id}/line_items`,
      [lineItem(context.store, context.store.get('session', id))],
      page,
      (one) => one,
    ),
  ),
  operation('POST', '/v1/checkout/sessions/:id/expire', z.strictObject({}), (context, _, id) =>
    shownSession(context, expire(context, context.store.get('session', id))),
  ),
];

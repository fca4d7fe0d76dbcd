import { z } from 'zod';
import { integer } from '../parameters';
import { pause, resume } from '../pausing';
import { shownSubscription } from '../subscriptions';
import { operation, type Operation } from './operation';
import { prorationBehavior } from './subscription-parameters';

export const pausingOperations: readonly Operation[] = [
  operation(
    'POST',
    '/v1/subscriptions/:id/pause',
    z.strictObject({
      type: z.literal('subscription').optional(),
      invoicing_behavior: z.enum(['invoice', 'pending_invoice_item']).optional(),
      bill_for: z
        .strictObject({
          outstanding_usage_through: z.strictObject({ type: z.enum(['none', 'now']) }).optional(),
          unused_time_from: z.strictObject({ type: z.enum(['item_current_period_start', 'none', 'now']) }).optional(),
        })
        .optional(),
    }),
    (context, given, id) =>
      shownSubscription(
        context,
        pause(context, context.store.get('subscription', id), {
          unusedTimeFrom: given.bill_for?.unused_time_from?.type ?? 'now',
          invoicing: given.invoicing_behavior ?? 'pending_invoice_item',
        }),
      ),
  ),
  operation(
    'POST',
    '/v1/subscriptions/:id/resume',
    z.strictObject({
      billing_cycle_anchor: z.strictObject({ type: z.enum(['now', 'unchanged']) }).optional(),
      payment_behavior: z.enum(['resume_on_payment_attempt', 'resume_on_payment_success']).optional(),
      proration_behavior: prorationBehavior.optional(),
      proration_date: integer.optional(),
    }),
    (context, given, id) =>
      shownSubscription(
        context,
        resume(context, context.store.get('subscription', id), {
          anchor: given.billing_cycle_anchor?.type ?? 'now',
          behavior: given.payment_behavior ?? 'resume_on_payment_attempt',
          prorationBehavior: given.proration_behavior ?? 'create_prorations',
          prorationDate: given.proration_date,
        }),
      ),
  ),
];

import { z } from 'zod';
import { integer } from '../parameters';
import { pause, resume, type ResumeWish } from '../pausing';
import { shownSubscription } from '../subscriptions';
import { operation, type Operation } from './operation';
import { cycleAnchor, prorationBehavior } from './subscription-parameters';

interface Resumption {
  readonly billing_cycle_anchor?: z.infer<typeof cycleAnchor> | undefined;
  readonly payment_behavior?: ResumeWish['behavior'] | undefined;
  readonly proration_behavior?: ResumeWish['prorationBehavior'] | undefined;
  readonly proration_date?: number | undefined;
}

/** What a resumption or its preview asks for, with Stripe's defaults. */
export const resumeWish = (given: Resumption): ResumeWish => ({
  anchor: given.billing_cycle_anchor?.type ?? 'now',
  behavior: given.payment_behavior ?? 'resume_on_payment_attempt',
  prorationBehavior: given.proration_behavior ?? 'create_prorations',
  prorationDate: given.proration_date,
});

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
      billing_cycle_anchor: cycleAnchor.optional(),
      payment_behavior: z.enum(['resume_on_payment_attempt', 'resume_on_payment_success']).optional(),
      proration_behavior: prorationBehavior.optional(),
      proration_date: integer.optional(),
    }),
    (context, given, id) =>
      shownSubscription(context, resume(context, context.store.get('subscription', id), resumeWish(given))),
  ),
];

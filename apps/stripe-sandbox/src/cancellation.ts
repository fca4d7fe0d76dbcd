import { z } from 'zod';
import type { Context } from './context';
import { invalid } from './errors';
import type { Cancellation, PauseCollection } from './life-model';
import type { Subscription } from './model';
import { emptyable, integer, text } from './parameters';

/** `cancel_at`: a time, or an end of the running periods, which are one where there is one item. */
export const cancelAt = emptyable(z.union([z.enum(['min_period_end', 'max_period_end']), integer])).optional();

const feedback = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);
export const cancellationDetails = z
  .strictObject({ comment: emptyable(text).optional(), feedback: emptyable(feedback).optional() })
  .optional();

export const pauseCollection = emptyable(
  z.strictObject({
    behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']),
    resumes_at: integer.optional(),
  }),
).optional();

interface LifeChange {
  readonly cancel_at?: z.infer<typeof cancelAt>;
  readonly cancellation_details?: z.infer<typeof cancellationDetails>;
  readonly pause_collection?: z.infer<typeof pauseCollection>;
}

/** When it ends, why, and whether it is collected: the part of an update that touches no plan. Nothing is written. */
export function withLife(context: Context, subscription: Subscription, given: LifeChange): Subscription {
  return {
    ...subscription,
    ...(given.cancel_at !== undefined && endingAt(context, subscription, given.cancel_at)),
    ...(given.cancellation_details && {
      cancellation: detailed(subscription.cancellation, given.cancellation_details),
    }),
    ...(given.pause_collection !== undefined && { pauseCollection: collected(context, given.pause_collection) }),
  };
}

function endingAt(
  context: Context,
  subscription: Subscription,
  wanted: NonNullable<LifeChange['cancel_at']> | null,
): Partial<Subscription> {
  if (wanted === null) return { cancelAt: null, cancelAtPeriodEnd: false, canceledAt: null };
  const cancelAt = typeof wanted === 'string' ? subscription.periodEnd : wanted;
  if (cancelAt <= context.now()) throw invalid('The cancel_at must be in the future.', { param: 'cancel_at' });
  return { cancelAt, canceledAt: context.now() };
}

export function detailed(
  before: Cancellation,
  { comment, feedback: why }: NonNullable<z.infer<typeof cancellationDetails>>,
): Cancellation {
  return {
    ...before,
    ...(comment !== undefined && { comment }),
    ...(why !== undefined && { feedback: why }),
  };
}

function collected(
  context: Context,
  given: NonNullable<LifeChange['pause_collection']> | null,
): PauseCollection | null {
  if (given === null) return null;
  const { behavior, resumes_at: resumesAt = null } = given;
  if (resumesAt !== null && resumesAt <= context.now()) {
    throw invalid('resumes_at must be in the future.', { param: 'pause_collection[resumes_at]' });
  }
  return { behavior, resumesAt };
}

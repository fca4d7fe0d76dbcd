import type { Context } from './context';
import { ApiError } from './errors';

const MINUTE = 60;
const DAY = 86_400;

/**
 * Refuses a request that would make one invoice too many for a subscription, where the control route set limits (Stripe's own: 10 a
 * minute, 20 a day). What becomes due by itself is never refused.
 */
export function assertRate(context: Context, subscription: string): void {
  const limits = context.store.find('rateLimits', 'rateLimits');
  if (!limits || context.request === null) return;
  const now = context.now();
  const made = context.store
    .all('invoice')
    .filter((one) => one.subscription === subscription)
    .map(({ created }) => now - created);
  const within = (seconds: number) => made.filter((age) => age < seconds).length;
  if (within(MINUTE) < limits.invoicesPerMinute && within(DAY) < limits.invoicesPerDay) return;
  throw new ApiError(
    429,
    'invalid_request_error',
    `You have created too many invoices for the subscription ${subscription}. Please try again later.`,
    { code: 'rate_limit' },
  );
}

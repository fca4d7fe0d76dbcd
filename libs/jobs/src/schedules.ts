import { DAY, HOUR, MINUTE } from '#platform';
import type { Tx } from '#database';
import type { JobName } from './job-catalog';
import { enqueue } from './outbox';
import { takeSlot } from './schedule-slots-store';

/** All recurring work: job -> period in milliseconds of business time. The tick only enqueues. */
const SCHEDULES = {
  'expire-proposals': MINUTE,
  'expire-plan-changes': MINUTE,
  'expire-sales': MINUTE,
  'start-due-campaigns': MINUTE,
  'retry-webhooks': MINUTE,
  'stop-campaigns': MINUTE,
  'roll-up-values': 5 * MINUTE,
  'reconcile-customers': HOUR,
  'drop-old-access': HOUR,
  'drop-old-events': DAY,
  'drop-old-stripe-events': DAY,
  'drop-old-signals': DAY,
  'learn-weights': DAY,
  'read-lift': DAY,
  'write-exports': DAY,
  'weigh-arms': DAY,
  'renew-also-bought': DAY,
} as const satisfies Partial<Record<JobName, number>>;

/** Enqueues each schedule whose slot has begun, once over all replicas: whoever inserts the slot's row enqueues. */
export async function enqueueDueSchedules(tx: Tx, now: Date): Promise<void> {
  for (const [name, period] of Object.entries(SCHEDULES) as [keyof typeof SCHEDULES, number][]) {
    if (await takeSlot(tx, name, Math.floor(now.getTime() / period))) await enqueue(tx, name, {});
  }
}

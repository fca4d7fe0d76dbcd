import { DAY, HOUR, MINUTE } from '#platform';
import { rows, type Tx } from '#database';
import type { JobName } from './job-catalog';
import { enqueue } from './outbox';

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
  'drop-old-signals': DAY,
  'learn-weights': DAY,
  'read-lift': DAY,
  'weigh-arms': DAY,
  'renew-also-bought': DAY,
} as const satisfies Partial<Record<JobName, number>>;

/** Enqueues each schedule whose slot has begun, once over all replicas: whoever inserts the slot's row enqueues. */
export async function enqueueDueSchedules(tx: Tx, now: Date): Promise<void> {
  for (const [name, period] of Object.entries(SCHEDULES) as [keyof typeof SCHEDULES, number][]) {
    const slot = Math.floor(now.getTime() / period);
    const won = await rows(
      tx,
      'insert into schedule_slot (name, slot) values ($1, $2) on conflict do nothing returning slot',
      [name, slot],
    );
    if (won.length === 0) continue;
    await tx.query('delete from schedule_slot where name = $1 and slot < $2 - 10000', [name, slot]);
    await enqueue(tx, name, {});
  }
}

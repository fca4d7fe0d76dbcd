import { traceparent } from '#platform';
import type { Tx } from '#database';
import { JOBS, PRIORITIES, type JobName, type JobPayload } from './job-catalog';

/** The channel that wakes the relay when a transaction with jobs commits. */
export const WAKE_CHANNEL = 'outbox_job';

/**
 * Writes a job in the transaction that causes it: it will run if and only if that transaction commits.
 * `runAt`: business time before which it waits; absent: at once.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  runAt: Date | null = null,
): Promise<void> {
  const { priority } = JOBS[name];
  await tx.query('select enqueue_job($1, $2, $3, $4, $5)', [name, payload, runAt, PRIORITIES[priority], traceparent()]);
}

/** Wakes the relay although no job was written: business time has moved. */
export async function wakeRelay(tx: Tx): Promise<void> {
  await tx.query(`select pg_notify('${WAKE_CHANNEL}', '')`);
}

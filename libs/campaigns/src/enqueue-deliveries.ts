import { after, MINUTE } from '#platform';
import type { Tx } from '#database';
import { enqueue } from '#jobs';

/** Proposals that one job sends. */
const PER_JOB = 500;

/** Has proposals sent, in the transaction that wants it; with a pace no more than so many a minute, from `from` on. */
export async function enqueueDeliveries(
  tx: Tx,
  proposalIds: readonly string[],
  pace: { readonly perMinute: number; readonly from: Date } | null = null,
): Promise<void> {
  const perJob = Math.min(PER_JOB, pace?.perMinute ?? Infinity);
  for (let at = 0; at < proposalIds.length; at += perJob) {
    const runAt = pace && after(pace.from, (at / pace.perMinute) * MINUTE);
    await enqueue(tx, 'deliver-proposals', { proposalIds: proposalIds.slice(at, at + perJob) }, runAt);
  }
}

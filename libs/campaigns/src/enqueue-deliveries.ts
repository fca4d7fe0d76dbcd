import { after, MINUTE } from '#platform';
import { isPush, type Proposal } from '#domain';
import type { Tx } from '#database';
import { enqueue } from '#jobs';

/** Proposals that one job sends: of those to the inbox, where sending is a write, all of a wave's chunk. */
const PUSHED_PER_JOB = 500;
const PULLED_PER_JOB = 2000;

/** Has proposals sent, in the transaction that wants it; with a pace no more than so many a minute, from `from` on. */
export async function enqueueDeliveries(
  tx: Tx,
  proposals: readonly Pick<Proposal, 'id' | 'channel'>[],
  pace: { readonly perMinute: number; readonly from: Date } | null = null,
): Promise<void> {
  for (const pushed of [true, false]) {
    const ids = proposals.flatMap(({ id, channel }) => (isPush(channel) === pushed ? [id] : []));
    const perJob = Math.min(pushed ? PUSHED_PER_JOB : PULLED_PER_JOB, pace?.perMinute ?? Infinity);
    for (let at = 0; at < ids.length; at += perJob) {
      const runAt = pace && after(pace.from, (at / pace.perMinute) * MINUTE);
      await enqueue(tx, 'deliver-proposals', { proposalIds: ids.slice(at, at + perJob) }, runAt);
    }
  }
}

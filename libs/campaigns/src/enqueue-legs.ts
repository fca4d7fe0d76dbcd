import type { WaveLeg } from '#domain';
import type { Tx } from '#database';
import { enqueue } from '#jobs';

/** A job for each leg, to go on at its cursor from its instant on. */
export async function enqueueLegs(tx: Tx, legs: readonly Pick<WaveLeg, 'id' | 'cursor' | 'dueAt'>[]): Promise<void> {
  for (const { id: legId, cursor, dueAt } of legs) await enqueue(tx, 'run-wave-leg', { legId, cursor }, dueAt);
}

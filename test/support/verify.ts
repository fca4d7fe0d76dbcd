import { VerifyInvariants, type Verified } from '#insights';
import type { World } from './world';

/** What is broken, in the rows and at Stripe; empty after whatever a test did. */
export async function verify(world: World): Promise<Pick<Verified, 'number' | 'violations' | 'examples'>[]> {
  const { invariants, stripe } = await world.api.get(VerifyInvariants).run();
  if (stripe !== 'read') throw new Error('Stripe did not answer');
  return invariants
    .filter(({ violations }) => violations > 0)
    .map(({ number, violations, examples }) => ({ number, violations, examples }));
}

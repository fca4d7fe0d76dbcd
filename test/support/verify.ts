import type { Config } from '#platform';
import { SharedClock } from '#database';
import { VerifyInvariants, type Verified } from '#insights';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { VerifyModule } from '../../apps/worker/src/verify.module';
import type { World } from './world';

type Broken = Pick<Verified, 'number' | 'violations' | 'examples'>;

/** What is broken, in the rows and at Stripe; empty after whatever a test did. */
export function verify(world: World): Promise<Broken[]> {
  return brokenIn(world.api);
}

/** The same, of a service whose processes run elsewhere, as often as it is asked. */
export class Verifier {
  private constructor(private readonly app: INestApplicationContext) {}

  static async of(config: Config): Promise<Verifier> {
    return new Verifier(
      await NestFactory.createApplicationContext(VerifyModule.forRoot(config), { logger: false, abortOnError: false }),
    );
  }

  async verify(): Promise<Broken[]> {
    await this.app.get(SharedClock).sync();
    return brokenIn(this.app);
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

async function brokenIn(app: INestApplicationContext): Promise<Broken[]> {
  const { invariants, stripe } = await app.get(VerifyInvariants).run();
  if (stripe !== 'read') throw new Error('Stripe did not answer');
  return invariants
    .filter(({ violations }) => violations > 0)
    .map(({ number, violations, examples }) => ({ number, violations, examples }));
}

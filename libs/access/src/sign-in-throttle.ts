import { after, Clock, DomainError, HOUR, MINUTE, sha256 } from '#platform';
import { Injectable } from '@nestjs/common';
import { SignInAttemptsStore } from './sign-in-attempts-store';

/** Tries in a window: of one address at one e-mail, of one address at any, of all addresses at one e-mail. */
const LIMITS = [
  { by: (email: string, address: string) => `${email} ${address}`, tries: 5, window: 15 * MINUTE },
  { by: (_: string, address: string) => address, tries: 30, window: 15 * MINUTE },
  { by: (email: string) => email, tries: 60, window: HOUR },
] as const;

/** Slows guessing down, over all processes. A try counts before the password is looked at, so that many at once all count. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly clock: Clock,
    private readonly attempts: SignInAttemptsStore,
  ) {}

  /** Throws `rate_limited`. */
  async count(email: string, address: string): Promise<void> {
    const now = this.clock.now();
    for (const { by, tries, window } of LIMITS) {
      const { tried, windowEndsAt } = await this.attempts.count(hashOf(by, email, address), now, after(now, window));
      if (tried <= tries) continue;
      const retryAfterSeconds = Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1000);
      throw new DomainError('rate_limited', 'too many tries to sign in; wait', { retryAfterSeconds });
    }
  }

  /** After a success: the tries of this address at this e-mail. */
  async forget(email: string, address: string): Promise<void> {
    await this.attempts.forget(hashOf(LIMITS[0].by, email, address));
  }

  dropOld(): Promise<void> {
    return this.attempts.dropBefore(this.clock.now());
  }
}

function hashOf(by: (email: string, address: string) => string, email: string, address: string): string {
  return sha256(by(email.toLowerCase(), address));
}

import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { AnswerOnce } from './answer-once';
import { OperatorsStore } from './operators-store';
import { RequestCounts } from './request-counts';
import { Sessions } from './sessions';
import { SignInThrottle } from './sign-in-throttle';

/** Forgets what has run out: answers after a day, sessions, links, counted sign-ins and requests. */
@Injectable()
export class DropOldAccess {
  constructor(
    private readonly clock: Clock,
    private readonly answers: AnswerOnce,
    private readonly operators: OperatorsStore,
    private readonly requests: RequestCounts,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  async run(): Promise<void> {
    await this.answers.dropOld();
    await this.sessions.dropOld();
    await this.operators.dropLinksBefore(this.clock.now());
    await this.throttle.dropOld();
    await this.requests.dropOld();
  }
}

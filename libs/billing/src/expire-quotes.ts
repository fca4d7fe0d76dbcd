import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';

/** Closes changes whose quotes nobody confirmed for a day. */
@Injectable()
export class ExpireQuotes {
  constructor(
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
  ) {}

  async run(): Promise<void> {
    await this.changes.expireQuoted(this.clock.now());
  }
}

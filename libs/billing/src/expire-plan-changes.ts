import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { PlanChangesStore } from './plan-changes-store';

/** Closes changes that can no longer happen: quotes that nobody confirmed, and Checkouts whose page Stripe has closed. */
@Injectable()
export class ExpirePlanChanges {
  constructor(
    private readonly clock: Clock,
    private readonly changes: PlanChangesStore,
  ) {}

  async run(): Promise<void> {
    await this.changes.expireQuoted(this.clock.now());
    await this.changes.expireLostCheckouts(this.clock.now());
  }
}

import { Database, inTransaction, SharedClock } from '#database';
import { enqueueDueSchedules } from '#jobs';
import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';

/** The tick. It runs on every replica and only enqueues; the database lets one of them win each slot. */
@Injectable()
export class Schedule {
  private readonly logger = new Logger(Schedule.name);

  constructor(
    private readonly database: Database,
    private readonly clock: SharedClock,
  ) {}

  @Cron(CronExpression.EVERY_5_SECONDS, { waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      const now = (await this.clock.sync()).now();
      await inTransaction(this.database, (tx) => enqueueDueSchedules(tx, now));
    } catch (error) {
      this.logger.error(
        { error: error instanceof Error ? error.message : String(error) },
        'tick failed, the next one tries again',
      );
    }
  }
}

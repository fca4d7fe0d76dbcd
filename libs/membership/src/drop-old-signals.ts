import { Clock, Config } from '#platform';
import { Injectable, Logger } from '@nestjs/common';
import { SignalPartitionsStore } from './signal-partitions-store';

/** Signals past `SIGNAL_RETENTION_MONTHS` go, a month at a time; the scores that they gave stay. The coming month is made ahead. */
@Injectable()
export class DropOldSignals {
  private readonly logger = new Logger(DropOldSignals.name);

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly partitions: SignalPartitionsStore,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const monthAt = (offset: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
    await this.partitions.ensure([now.toISOString(), monthAt(1).toISOString()]);
    const dropped = await this.partitions.dropBefore(monthAt(-this.config.env.SIGNAL_RETENTION_MONTHS));
    if (dropped.length > 0) this.logger.log({ dropped }, 'months of signals past keeping were dropped');
  }
}

import { Clock, Config } from '#platform';
import { Database, inTransaction, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { ValuesStore, type RolledUp } from './values-store';

/** Keeps what each member of the comparison brought up to date by what is new. */
@Injectable()
export class RollUpValues {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly values: ValuesStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in what was written since the last time. Answers how many members were looked at: none any more once the holdout is stopped,
   * since what the held-out pay after they may be asked compares nothing.
   */
  run(): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const last = await this.values.lockLast(tx);
      if (this.config.env.HOLDOUT_STAGE !== 'stopped') return this.takeIn(tx, last);
      await this.values.markStopped(tx, this.clock.now());
      await this.values.markRolledUp(tx);
      return 0;
    });
  }

  /** Makes the values anew from all charges and movements: the same figures. */
  rebuild(): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const last = await this.values.lockLast(tx);
      await this.values.forgetAll(tx);
      return this.takeIn(tx, last);
    });
  }

  private async takeIn(tx: Tx, last: RolledUp | null): Promise<number> {
    const { HOLDOUT_STAGE, HOLDOUT_SHARE } = this.config.env;
    const touched = await this.values.takeIn(tx, last, HOLDOUT_STAGE === 'running' ? HOLDOUT_SHARE : null);
    await this.values.markRunning(tx);
    await this.values.markRolledUp(tx);
    return touched;
  }
}

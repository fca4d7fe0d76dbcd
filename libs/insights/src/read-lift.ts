import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { LiftReadingsStore } from './lift-readings-store';
import { LiftStore } from './lift-store';

const EVER = new Date(0);

/** Keeps a reading a day, so that one sees the verdict come about. */
@Injectable()
export class ReadLift {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lifts: LiftStore,
    private readonly readings: LiftReadingsStore,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const { members, currencies } = await this.lifts.report({ from: EVER, to: now });
    await inTransaction(this.database, async (tx) => {
      for (const { currency, absolute, relative, verdict } of currencies) {
        await this.readings.put(tx, {
          day: now.toISOString().slice(0, 10),
          currency,
          members: members.asked + members.holdout,
          estimate: absolute?.estimate ?? null,
          relative: relative?.estimate ?? null,
          bounds: relative?.always ?? null,
          verdict,
        });
      }
    });
  }
}

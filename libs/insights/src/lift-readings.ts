import { Clock } from '#platform';
import type { Bounds, LiftVerdict } from '#domain';
import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';
import { LiftStore } from './lift-store';

/** The lift as it stood on a day (UTC). */
export interface LiftReading {
  readonly day: string;
  readonly currency: string;
  readonly members: number;
  readonly estimate: number | null;
  readonly relative: number | null;
  /** Always valid, of the relative lift. */
  readonly bounds: Bounds | null;
  readonly verdict: LiftVerdict;
}

const EVER = new Date(0);

/** Keeps a reading a day, so that one sees the verdict come about. The only writer of `lift_reading`. */
@Injectable()
export class LiftReadings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lifts: LiftStore,
  ) {}

  /** Today's reading; a second one on the same day replaces the first. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const { members, currencies } = await this.lifts.report({ from: EVER, to: now });
    for (const { currency, absolute, relative, verdict } of currencies) {
      const reading = {
        members: members.asked + members.holdout,
        estimate: absolute?.estimate ?? null,
        relative: relative?.estimate ?? null,
        bounds: relative?.always ?? null,
        verdict,
      };
      await this.database.query(
        `insert into lift_reading (day, currency, reading) values ($1, $2, $3)
         on conflict (day, currency) do update set reading = excluded.reading`,
        [now.toISOString().slice(0, 10), currency, JSON.stringify(reading)],
      );
    }
  }

  all(): Promise<LiftReading[]> {
    return rows<{ day: string; currency: string; reading: Omit<LiftReading, 'day' | 'currency'> }>(
      this.database,
      `select to_char(day, 'YYYY-MM-DD') as day, currency, reading from lift_reading order by currency, day`,
    ).then((found) => found.map(({ day, currency, reading }) => ({ day, currency, ...reading })));
  }
}

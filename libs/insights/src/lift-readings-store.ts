import type { Bounds, LiftVerdict } from '#domain';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

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

/** The only writer of `lift_reading`. */
@Injectable()
export class LiftReadingsStore {
  constructor(private readonly database: Database) {}

  /** A second reading of a day replaces the first. */
  async put(tx: Tx, { day, currency, ...reading }: LiftReading): Promise<void> {
    await tx.query(
      `insert into lift_reading (day, currency, reading) values ($1, $2, $3)
       on conflict (day, currency) do update set reading = excluded.reading`,
      [day, currency, JSON.stringify(reading)],
    );
  }

  async all(): Promise<LiftReading[]> {
    const found = await rows<{ day: string; currency: string; reading: Omit<LiftReading, 'day' | 'currency'> }>(
      this.database,
      `select to_char(day, 'YYYY-MM-DD') as day, currency, reading from lift_reading order by currency, day`,
    );
    return found.map(({ day, currency, reading }) => ({ day, currency, ...reading }));
  }
}

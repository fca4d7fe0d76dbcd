import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** `SIGNAL_RETENTION_MONTHS` is 2 at least: this month and the one before are dropped by nobody. */
const SURELY_KEPT = 1;

/** The months of `signal`: made before the first signal of a month is stored, dropped whole when they are past keeping. */
@Injectable()
export class SignalPartitionsStore {
  private readonly made = new Set<string>();

  constructor(private readonly database: Database) {}

  /**
   * Makes what is missing for signals of these instants (ISO 8601, in UTC). Not within a transaction: it locks the table for a moment. What was
   * made before is taken on trust only of months that at `now` no process can have dropped since.
   */
  async ensure(instants: Iterable<string>, now?: Date): Promise<void> {
    const kept = now ? Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - SURELY_KEPT, 1) : Infinity;
    for (const month of new Set(Array.from(instants, (instant) => instant.slice(0, 7)))) {
      if (Date.parse(month) >= kept && this.made.has(month)) continue;
      await this.database.query('select ensure_signal_partition($1::date)', [`${month}-01`]);
      this.made.add(month);
    }
  }

  /** Drops the months that ended before `before`, with what deduplicates their signals. Answers their names. */
  async dropBefore(before: Date): Promise<string[]> {
    const dropped = await rows<{ name: string }>(this.database, 'select drop_signal_partitions($1) as name', [before]);
    return dropped.map(({ name }) => name);
  }
}

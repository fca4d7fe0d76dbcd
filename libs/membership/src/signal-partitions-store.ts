import { Database, rows } from '#database';
import { Injectable } from '@nestjs/common';

/** The months of `signal`: made before the first signal of a month is stored, dropped whole when they are past keeping. */
@Injectable()
export class SignalPartitionsStore {
  private readonly made = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Makes what is missing for signals of these instants (ISO 8601). Not within a transaction: it locks the table for a moment. */
  async ensure(instants: Iterable<string>): Promise<void> {
    for (const instant of instants) {
      const month = new Date(instant).toISOString().slice(0, 7);
      if (this.made.has(month)) continue;
      await this.database.query('select ensure_signal_partition($1::date)', [`${month}-01`]);
      this.made.add(month);
    }
  }

  /** Drops the months that ended before `before`, with what deduplicates their signals. Answers their names. */
  async dropBefore(before: Date): Promise<string[]> {
    const dropped = await rows<{ name: string }>(this.database, 'select drop_signal_partitions($1) as name', [before]);
    if (dropped.length > 0) this.made.clear();
    return dropped.map(({ name }) => name);
  }
}

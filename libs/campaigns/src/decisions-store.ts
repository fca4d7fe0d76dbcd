import { Metrics } from '#platform';
import type { Decision, Outcome, Reason } from '#domain';
import { decisionTable, insertRows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `decision`: a log, never changed. */
@Injectable()
export class DecisionsStore {
  constructor(private readonly metrics: Metrics) {}

  /** Inserts all but those on members whom the same wave has decided on before; answers the ids that were inserted. */
  async insert(tx: Tx, decisions: readonly Decision[]): Promise<Set<string>> {
    const inserted = new Set(
      await insertRows(tx, decisionTable, decisions, '(wave_id, member_id) where wave_id is not null'),
    );
    const told = new Map<string, { labels: { outcome: Outcome; reason: Reason }; times: number }>();
    for (const { id, outcome, because } of decisions) {
      if (!inserted.has(id)) continue;
      const reason = because[0] ?? 'eligible';
      const one = told.get(`${outcome} ${reason}`);
      if (one) one.times++;
      else told.set(`${outcome} ${reason}`, { labels: { outcome, reason }, times: 1 });
    }
    for (const { labels, times } of told.values()) this.metrics.decisions.inc(labels, times);
    return inserted;
  }
}

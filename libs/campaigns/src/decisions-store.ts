import { Metrics } from '#platform';
import type { Decision } from '#domain';
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
    for (const { id, outcome, because } of decisions)
      if (inserted.has(id)) this.metrics.decisions.inc({ outcome, reason: because[0] ?? 'eligible' });
    return inserted;
  }
}

import type { Decision } from '#domain';
import { decisionTable, insertRows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `decision`: a log, never changed. */
@Injectable()
export class DecisionsStore {
  async insert(tx: Tx, decisions: readonly Decision[]): Promise<void> {
    await insertRows(tx, decisionTable, decisions);
  }
}

import { Database, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { EngagementStore } from './engagement-store';
import { MembersStore } from './members-store';

export interface RebuiltChunk {
  readonly members: number;
  /** Scores that differed by more than 1e-9. */
  readonly changed: number;
  /** Where the next chunk begins; null: this was the last. */
  readonly next: string | null;
}

const CHUNK = 1000;

/**
 * Scores anew from the raw signals that are kept, by what their names mean today. Without a change of meanings it finds nothing to
 * change. Members who objected keep what they have: they are not scored.
 */
@Injectable()
export class RebuildEngagement {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly engagement: EngagementStore,
  ) {}

  /** One chunk of members after `after`, under their locks, so that none of them objects or is erased in between. `dryRun` only counts. */
  run(after: string | null, dryRun: boolean): Promise<RebuiltChunk> {
    return inTransaction(this.database, async (tx) => {
      const ids = await this.members.idsOnPlans(tx, [], after, CHUNK);
      await this.members.lock(tx, ids);
      const changed = await this.engagement.rebuild(tx, ids, dryRun);
      return { members: ids.length, changed, next: ids.length === CHUNK ? (ids.at(-1) ?? null) : null };
    });
  }
}

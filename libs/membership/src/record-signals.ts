import { after, Clock, DAY } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { EngagementStore, type SignalRow } from './engagement-store';
import { MembersStore } from './members-store';
import { isFault, readSignal, type SignalFault, type SignalInput } from './signal-input';

/** One answer per signal sent, in order. */
export type SignalResult =
  | { readonly index: number; readonly status: 'accepted' | 'duplicate' }
  | ({ readonly index: number; readonly status: 'rejected' } & SignalFault);

const JOB_MEMBERS = 500;

/** Stores signals and scores them, and asks for decisions on members for whom the moment just became good: all in one transaction. */
@Injectable()
export class RecordSignals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly engagement: EngagementStore,
    private readonly current: CurrentPolicy,
  ) {}

  async run(inputs: readonly unknown[]): Promise<SignalResult[]> {
    const now = this.clock.now();
    const read = inputs.map((input) => readSignal(input, now));
    return inTransaction(this.database, async (tx) => {
      const ids = await this.members.idsOf(tx, [...new Set(read.flatMap((one) => (isFault(one) ? [] : [one.member])))]);
      const first = new Map<string, SignalRow>();
      const results = read.map((one, index): SignalResult => {
        if (isFault(one)) return { index, status: 'rejected', ...one };
        const memberId = ids.get(one.member);
        if (!memberId) {
          return { index, status: 'rejected', code: 'member_unknown', detail: `no member has the id ${one.member}` };
        }
        if (first.has(one.id)) return { index, status: 'duplicate' };
        first.set(one.id, rowOf(one, memberId));
        return { index, status: 'accepted' };
      });
      if (first.size === 0) return results;

      const stored = await this.engagement.record(tx, [...first.values()]);
      const lifted = await this.engagement.lifted(tx, [...stored], after(now, -DAY), now, await this.current.read(tx));
      for (let i = 0; i < lifted.length; i += JOB_MEMBERS) {
        await enqueue(tx, 'decide-upgrades', { memberIds: lifted.slice(i, i + JOB_MEMBERS) });
      }
      return results.map((result) => {
        const sent = read[result.index];
        const known = result.status === 'accepted' && sent && !isFault(sent) && !stored.has(sent.id);
        return known ? { index: result.index, status: 'duplicate' } : result;
      });
    });
  }
}

function rowOf(signal: SignalInput, memberId: string): SignalRow {
  return {
    id: signal.id,
    memberId,
    name: signal.name,
    occurredAt: signal.occurredAt,
    value: signal.value ?? null,
    properties: signal.properties ?? {},
  };
}

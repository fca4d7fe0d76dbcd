import {
  after,
  Clock,
  Coalescer,
  DAY,
  DomainError,
  takeEach,
  type Fault,
  type Taken,
  type TakenStatus,
} from '#platform';
import { leastAskingScore, scoreWeights } from '#domain';
import { isUnavailable } from '#database';
import { Injectable } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { EngagementStore, type Recorded } from './engagement-store';
import { MembersStore } from './members-store';
import { readSignal, timely, type SignalInput } from './signal-input';
import { SignalPartitionsStore } from './signal-partitions-store';

const LIMITS = { maxItems: 1000, enough: 100, maxFlushes: 2, maxWaiting: 50_000 };

/**
 * Stores signals and scores them, and asks for decisions on members for whom the moment just became good: all in one statement, which
 * concurrent calls share. Answers when its own signals are stored for good.
 */
@Injectable()
export class RecordSignals {
  private readonly coalescer: Coalescer<SignalInput, Recorded>;

  constructor(
    private readonly clock: Clock,
    private readonly engagement: EngagementStore,
    private readonly members: MembersStore,
    private readonly partitions: SignalPartitionsStore,
    private readonly current: CurrentPolicy,
  ) {
    this.coalescer = new Coalescer((signals) => this.store(signals), isUnavailable, LIMITS);
  }

  /** One answer per signal, in order. Throws `overloaded` when too much is waiting: nothing was taken then. */
  run(inputs: readonly unknown[]): Promise<Taken[]> {
    const now = this.clock.now();
    return takeEach(
      inputs,
      (input) => readSignal(input, now),
      (signals) => this.take(signals),
    );
  }

  /** As `run`, for one that fits the schema. */
  runOne(signal: SignalInput): Promise<Taken[]> {
    const now = this.clock.now();
    return takeEach(
      [signal],
      (one) => timely(one, now),
      (signals) => this.take(signals),
    );
  }

  private async take(signals: readonly SignalInput[]): Promise<(TakenStatus | Fault)[]> {
    const taken = this.coalescer.add(signals);
    if (!taken)
      throw new DomainError('overloaded', 'signals come faster than they can be stored; send again in a moment');
    const outcomes = await taken;
    if (outcomes.every(isOfMember)) return outcomes;
    const absence = await this.members.absences(
      signals.flatMap(({ member }, i) => (outcomes[i] === 'member_unknown' ? [member] : [])),
    );
    return signals.map(({ member }, i) => {
      const outcome = outcomes[i] ?? 'accepted';
      return outcome === 'member_unknown' ? absence(member) : outcome;
    });
  }

  private async store(signals: readonly SignalInput[]): Promise<Recorded[]> {
    if (signals.length === 0) return [];
    const now = this.clock.now();
    await this.partitions.ensure(
      signals.map(({ occurredAt }) => occurredAt),
      now,
    );
    const unique = [...new Map([...signals].reverse().map((signal) => [signal.id, signal])).values()].reverse();
    const rules = await this.current.recent();
    const recorded = await this.engagement.record(unique, {
      weights: scoreWeights(rules.policy),
      bound: leastAskingScore(rules),
      since: after(now, -DAY),
      now,
    });
    const left = new Map(unique.map(({ id }, i) => [id, recorded[i]]));
    return signals.map(({ id }) => {
      const outcome = left.get(id) ?? 'duplicate';
      if (outcome === 'accepted') left.delete(id);
      return outcome;
    });
  }
}

function isOfMember(outcome: Recorded): outcome is TakenStatus {
  return outcome !== 'member_unknown';
}

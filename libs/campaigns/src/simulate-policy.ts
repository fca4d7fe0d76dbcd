import { Clock } from '#platform';
import {
  BUCKETS,
  compilePolicy,
  decide,
  DEFAULT_RULES,
  tally,
  type CompiledPolicy,
  type Member,
  type PolicyRules,
  type Reason,
  type ReasonCounts,
} from '#domain';
import { Database, inTransaction, type Tx } from '#database';
import { CurrentPolicy, MembersStore } from '#membership';
import { Injectable } from '@nestjs/common';
import { Situations } from './situations';

/** What other rules would decide on members as they stand now. */
export interface PolicySimulation {
  /** All members, and how many of them were looked at. */
  readonly members: number;
  readonly sample: number;
  /** Members of the sample by the first reason that decided; `eligible` would be asked. */
  readonly inForce: ReasonCounts;
  readonly candidate: ReasonCounts;
  /** Decided otherwise: from which first reason to which, the most frequent first. */
  readonly changed: number;
  readonly moves: readonly { readonly from: Reason; readonly to: Reason; readonly members: number }[];
}

const SAMPLE = 2000;

/** Decides on a sample of members by the rules in force and by others, side by side. Writes nothing. */
@Injectable()
export class SimulatePolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly current: CurrentPolicy,
    private readonly members: MembersStore,
    private readonly situations: Situations,
  ) {}

  run(rules: PolicyRules): Promise<PolicySimulation> {
    return inTransaction(this.database, async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      const inForce = await this.current.read(tx);
      const { version, holdout } = inForce.policy;
      const candidate = compilePolicy({ ...DEFAULT_RULES, ...rules, version, holdout }, inForce.model);
      const { total, sample } = await this.sample(tx);
      const before = await this.reasons(tx, sample, inForce);
      const after = await this.reasons(tx, sample, candidate);
      const pairs = sample.map(({ id }) => [before.get(id) ?? 'eligible', after.get(id) ?? 'eligible'] as const);
      const changed = pairs.filter(([from, to]) => from !== to);
      return {
        members: total,
        sample: sample.length,
        inForce: tally({}, before.values()),
        candidate: tally({}, after.values()),
        changed: changed.length,
        moves: movesOf(changed),
      };
    });
  }

  /** Everybody, or of many those in some of the buckets, which are a draw: always the same members. */
  private async sample(tx: Tx): Promise<{ total: number; sample: Member[] }> {
    const total = await this.members.count(tx);
    const oneIn = Math.max(1, Math.ceil(total / SAMPLE));
    const buckets = Array.from({ length: Math.ceil(BUCKETS / oneIn) }, (_, i) => i * oneIn);
    return { total, sample: await this.members.inBuckets(tx, buckets) };
  }

  /** The first reason that decides on each. */
  private async reasons(tx: Tx, members: readonly Member[], rules: CompiledPolicy): Promise<Map<string, Reason>> {
    const now = this.clock.now();
    const ids = members.map(({ id }) => id);
    const { ladder, inputOf } = await this.situations.read(tx, ids, null, now, rules);
    return new Map(members.map((one) => [one.id, decide(inputOf(one), ladder, rules, now).because[0] ?? 'eligible']));
  }
}

function movesOf(pairs: readonly (readonly [from: Reason, to: Reason])[]): PolicySimulation['moves'] {
  const moves = new Map<string, { from: Reason; to: Reason; members: number }>();
  for (const [from, to] of pairs) {
    const move = moves.get(`${from} ${to}`) ?? { from, to, members: 0 };
    moves.set(`${from} ${to}`, { ...move, members: move.members + 1 });
  }
  return [...moves.values()].sort((a, b) => b.members - a.members);
}

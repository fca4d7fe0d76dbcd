import { Clock, newId, takeEach, type Fault, type Taken } from '#platform';
import { bucketOf, freePlan, type Ladder } from '#domain';
import { Database, inTransaction, type MemberRow, type Tx } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { CurrentPolicy } from './current-policy';
import { readMember, zoneFault, type SentMember } from './member-input';
import { MembersStore } from './members-store';
import { PlansStore } from './plans-store';

type Outcome = 'accepted' | Fault;

/** Adds members, or changes what is given of those who are there. */
@Injectable()
export class UpsertMembers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly plans: PlansStore,
    private readonly current: CurrentPolicy,
  ) {}

  /** One answer per member, in order; those that are right are stored, whatever the others are. */
  run(inputs: readonly unknown[]): Promise<Taken[]> {
    return takeEach(inputs, readMember, (sent) => this.put(sent));
  }

  /** As `run`, for what has been read. Who comes twice is changed twice, in order. */
  async put(sent: readonly SentMember[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = sent.map(() => 'accepted');
    for (let left = [...sent.keys()]; left.length > 0;) {
      const round = new Map<string, number>();
      for (const at of left) if (!round.has(idAt(sent, at))) round.set(idAt(sent, at), at);
      const of = [...round.values()];
      const faults = await inTransaction(this.database, (tx) =>
        this.store(
          tx,
          of.flatMap((at) => sent[at] ?? []),
        ),
      );
      for (const at of of) outcomes[at] = faults.get(idAt(sent, at)) ?? 'accepted';
      left = left.filter((at) => round.get(idAt(sent, at)) !== at);
    }
    return outcomes;
  }

  /** Each id once. Answers the faults by id. */
  private async store(tx: Tx, sent: readonly SentMember[]): Promise<Map<string, Fault>> {
    const now = this.clock.now();
    const ladder = await this.plans.ladder(tx);
    const faults = new Map<string, Fault>();
    for (const one of sent) {
      const fault = zoneFault(one) ?? planFault(one, ladder);
      if (fault) faults.set(one.id, fault);
    }
    const right = sent.filter(({ id }) => !faults.has(id));
    const added = await this.members.insertAll(
      tx,
      right.map((one) => this.rowOf(one, ladder, now)),
    );
    // after the insert, so that an erasure that ended just before is seen
    const erased = await this.members.removeErased(tx, added);
    const changed = await this.members.changeAll(
      tx,
      right.filter(({ id }) => !added.has(id)),
      now,
    );
    for (const { id } of right)
      if (erased.has(id) || !(added.has(id) || changed.has(id)))
        faults.set(id, { code: 'member_erased', detail: 'a member with this id was erased; a new one needs another' });
    for (const { memberId, nowObjects } of changed.values())
      if (nowObjects) await enqueue(tx, 'withdraw-proposals', { memberId });
    return faults;
  }

  private rowOf(one: SentMember, ladder: Ladder, now: Date): MemberRow {
    return {
      id: newId(),
      externalId: one.id,
      planKey: one.plan ?? freePlan(ladder)?.key ?? '',
      planState: 'known',
      email: one.email ?? null,
      locale: one.locale ?? null,
      timeZone: one.timeZone ?? null,
      consents: one.consents ?? {},
      traits: one.traits ?? {},
      objectedAt: one.objected ? now : null,
      holdoutBucket: bucketOf(this.current.policy.holdout.salt, one.id),
      createdAt: now,
      erasedAt: null,
    };
  }
}

function idAt(sent: readonly SentMember[], at: number): string {
  return sent[at]?.id ?? '';
}

function planFault({ plan }: SentMember, ladder: Ladder): Fault | null {
  const key = plan ?? freePlan(ladder)?.key;
  if (key && ladder.has(key)) return null;
  const known = [...ladder.keys()].join(', ') || 'none';
  return { code: 'plan_unknown', detail: `no plan is called ${key ?? '(free)'}; known: ${known}` };
}

import {
  IN_FLIGHT,
  PLAN_CHANGE_MOVES,
  sourcesOf,
  type FrozenParameters,
  type PlanChange,
  type PlanChangeKind,
  type PlanChangeStatus,
} from '#domain';
import { changed, Database, planChangeTable, preparedRows, violates, type Tx } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

/** What a move may set besides the status. */
type Settled = Partial<
  Pick<PlanChange, 'parameters' | 'stripeId' | 'url' | 'failureCode' | 'submittedAt' | 'settledAt'>
>;

/** The only writer of `plan_change`. Every move is guarded by the status that it leaves. */
@Injectable()
export class PlanChangesStore {
  constructor(private readonly database: Database) {}

  async byId(id: string, on: Tx | Database = this.database): Promise<PlanChange> {
    const change = await on.getRepository(planChangeTable).findOneBy({ id });
    if (!change) throw new DomainError('plan_change_unknown', `no plan change has the id ${id}`);
    return change;
  }

  ofProposal(on: Tx | Database, proposalId: string): Promise<PlanChange | null> {
    return on.getRepository(planChangeTable).findOne({ where: { proposalId }, order: { createdAt: 'desc' } });
  }

  inFlight(on: Tx | Database, memberId: string): Promise<PlanChange | null> {
    return on.getRepository(planChangeTable).findOneBy({ memberId, status: In([...IN_FLIGHT]) });
  }

  /** Of these members, those with a change in flight. */
  async membersInFlight(on: Tx | Database, memberIds: readonly string[]): Promise<Set<string>> {
    const found = await preparedRows<{ memberId: string }>(
      on,
      'members-in-flight',
      'select member_id as "memberId" from plan_change where member_id = any($1) and status = any($2)',
      [memberIds, IN_FLIGHT],
    );
    return new Set(found.map(({ memberId }) => memberId));
  }

  async insert(tx: Tx, change: PlanChange): Promise<void> {
    await tx.getRepository(planChangeTable).insert(change);
  }

  /** Freezes what will be sent; possible only while nothing was sent. */
  freeze(on: Tx | Database, id: string, kind: PlanChangeKind, parameters: FrozenParameters): Promise<number> {
    return changed(on, `update plan_change set kind = $2, parameters = $3 where id = $1 and status = 'quoted'`, [
      id,
      kind,
      parameters,
    ]);
  }

  /** A newer wish replaces those that were not confirmed. */
  supersedeQuoted(tx: Tx, memberId: string, now: Date): Promise<number> {
    return changed(
      tx,
      `update plan_change set status = 'superseded', settled_at = $2 where member_id = $1 and status = 'quoted'`,
      [memberId, now],
    );
  }

  /** Moves if the table of moves allows it from the present status; false: someone else was first. Throws `change_in_progress`. */
  async move(on: Tx | Database, id: string, to: PlanChangeStatus, set: Settled = {}): Promise<boolean> {
    try {
      const result = await on
        .getRepository(planChangeTable)
        .update({ id, status: In(sourcesOf(PLAN_CHANGE_MOVES, to)) }, { ...set, status: to });
      return (result.affected ?? 0) > 0;
    } catch (error) {
      if (!violates(error, 'plan_change_one_in_flight_per_member')) throw error;
      throw new DomainError(
        'change_in_progress',
        'another plan change of this member is in progress; wait until it is settled',
      );
    }
  }

  /** Quoted changes whose quotes have all run out by `now`. */
  expireQuoted(now: Date): Promise<number> {
    return changed(
      this.database,
      `update plan_change set status = 'expired', settled_at = $1
       where status = 'quoted' and created_at < $1::timestamptz - interval '1 day'
         and not exists (select 1 from quote where plan_change_id = plan_change.id and expires_at > $1)`,
      [now],
    );
  }

  /** Checkouts of which no session is known, a day after Stripe would have closed it. One that was paid has been settled by then. */
  expireLostCheckouts(now: Date): Promise<number> {
    return changed(
      this.database,
      `update plan_change set status = 'expired', settled_at = $1
       where status = 'submitted' and kind = 'checkout' and stripe_id is null and created_at < $1::timestamptz - interval '2 days'`,
      [now],
    );
  }

  /** Confirmed changes that for a day have not been seen at Stripe: their job has given up, and the key may be forgotten. */
  lostUpdates(now: Date): Promise<PlanChange[]> {
    return this.database
      .getRepository(planChangeTable)
      .createQueryBuilder('change')
      .where(`status = 'submitted' and kind <> 'checkout' and submitted_at <= :now::timestamptz - interval '1 day'`, {
        now,
      })
      .getMany();
  }
}

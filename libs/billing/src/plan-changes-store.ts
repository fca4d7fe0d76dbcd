import {
  IN_FLIGHT,
  PLAN_CHANGE_MOVES,
  sourcesOf,
  type FrozenParameters,
  type PlanChange,
  type PlanChangeKind,
  type PlanChangeStatus,
} from '#domain';
import { changed, Database, inTransaction, planChangeTable, preparedRows, rows, violates, type Tx } from '#database';
import { OutgoingEvents, type EventData } from '#events';
import { DomainError, SECOND } from '#platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

/** What a move may set besides the status. */
type Settled = Partial<
  Pick<PlanChange, 'parameters' | 'stripeId' | 'paymentId' | 'url' | 'failureCode' | 'submittedAt' | 'settledAt'>
>;

/** A change in place, or products after one, that have succeeded. */
export interface ChargedChange {
  readonly id: string;
  /** null: of products, whose invoice names the change. */
  readonly subscriptionId: string | null;
  readonly submittedAt: Date;
  readonly settledAt: Date;
  /** Of a change in place, due at once. */
  readonly quotedMinor: number;
}

/** Products whose invoice waits. */
export type UnpaidProducts = Pick<PlanChange, 'id' | 'memberId' | 'afterId' | 'stripeId'>;

/** Moves of which the site is told. */
const TOLD = ['requires_action', 'succeeded', 'failed', 'expired'] as const;
type Told = (typeof TOLD)[number];
const isTold = (status: PlanChangeStatus): status is Told => (TOLD as readonly string[]).includes(status);

/** The only writer of `plan_change`. Every move is guarded by the status that it leaves, and told to the site with it. */
@Injectable()
export class PlanChangesStore {
  constructor(
    private readonly database: Database,
    private readonly events: OutgoingEvents,
  ) {}

  async byId(id: string, on: Tx | Database = this.database): Promise<PlanChange> {
    const change = await on.getRepository(planChangeTable).findOneBy({ id });
    if (!change) throw new DomainError('plan_change_unknown', `no plan change has the id ${id}`);
    return change;
  }

  /** As `byId`; nobody else moves or freezes it until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<PlanChange> {
    await tx.query('select 1 from plan_change where id = $1 for update', [id]);
    return this.byId(id, tx);
  }

  /** What has become of an agreement: the change that follows this one, or this one. */
  async lastOf(id: string, on: Tx | Database = this.database): Promise<PlanChange> {
    return (await on.getRepository(planChangeTable).findOneBy({ afterId: id })) ?? this.byId(id, on);
  }

  ofProposal(on: Tx | Database, proposalId: string): Promise<PlanChange | null> {
    return on.getRepository(planChangeTable).findOne({ where: { proposalId }, order: { createdAt: 'desc' } });
  }

  /** Until when a subscription that was paused here is paid; null: it was paused elsewhere, or nobody wrote it down. */
  async paidUntil(subscriptionId: string): Promise<Date | null> {
    const [last] = await rows<{ kind: PlanChangeKind; until: string | null }>(
      this.database,
      `select kind, parameters ->> 'paidUntil' as until from plan_change
       where stripe_id = $1 and status = 'succeeded' and kind in ('pause', 'resume') order by settled_at desc, id desc limit 1`,
      [subscriptionId],
    );
    return last?.kind === 'pause' && last.until !== null ? new Date(Number(last.until) * SECOND) : null;
  }

  /** The change that is paid on this page of Stripe's; null: the page is none of ours. */
  ofSession(sessionId: string): Promise<PlanChange | null> {
    return this.database.getRepository(planChangeTable).findOneBy({ stripeId: sessionId });
  }

  inFlight(on: Tx | Database, memberId: string): Promise<PlanChange | null> {
    return on.getRepository(planChangeTable).findOneBy({ memberId, status: In([...IN_FLIGHT]) });
  }

  /** The changes of a member that these payments paid; of one that follows another, that other. */
  async paidBy(tx: Tx, memberId: string, paymentIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      'select distinct coalesce(after_id, id) as id from plan_change where member_id = $1 and payment_id = any($2)',
      [memberId, paymentIds],
    );
    return found.map(({ id }) => id);
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

  /** Where a change that is being sent is found at Stripe. */
  async link(on: Tx | Database, id: string, stripeId: string): Promise<void> {
    await on.query('update plan_change set stripe_id = $2 where id = $1', [id, stripeId]);
  }

  /** A newer wish replaces those that were not confirmed. */
  supersedeQuoted(tx: Tx, memberId: string, now: Date): Promise<number> {
    return changed(
      tx,
      `update plan_change set status = 'superseded', settled_at = $2 where member_id = $1 and status = 'quoted'`,
      [memberId, now],
    );
  }

  /** Ends what the member did not confirm, and takes out what leads to Stripe's pages or was typed; what was changed stays. */
  async erase(tx: Tx, memberId: string, now: Date): Promise<void> {
    await this.supersedeQuoted(tx, memberId, now);
    await tx.query(
      `update plan_change set parameters = case when parameters is not null then '{}'::jsonb end, url = null, payment_id = null, terms = terms || '{"promotionCode": null}' where member_id = $1`,
      [memberId],
    );
  }

  /** Moves if the table of moves allows it from the present status; false: someone else was first. Throws `change_in_progress`. */
  async move(on: Tx | Database, id: string, to: PlanChangeStatus, set: Settled = {}): Promise<boolean> {
    if (on instanceof Database) return inTransaction(on, (tx) => this.move(tx, id, to, set));
    try {
      const result = await on
        .getRepository(planChangeTable)
        .update({ id, status: In(sourcesOf(PLAN_CHANGE_MOVES, to)) }, { ...set, status: to });
      const moved = (result.affected ?? 0) > 0;
      if (moved && isTold(to)) await this.tell(on, to, [id]);
      return moved;
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
    return this.expire(
      `status = 'quoted' and created_at < $1::timestamptz - interval '1 day'
         and not exists (select 1 from quote where plan_change_id = plan_change.id and expires_at > $1)`,
      now,
    );
  }

  /** Checkouts of which no session is known, a day after Stripe would have closed it. One that was paid has been settled by then. */
  expireLostCheckouts(now: Date): Promise<number> {
    return this.expire(
      `status = 'submitted' and kind in ('checkout', 'purchase') and stripe_id is null and created_at < $1::timestamptz - interval '2 days'`,
      now,
    );
  }

  private expire(where: string, now: Date): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const expired = await rows<{ id: string }>(
        tx,
        `update plan_change set status = 'expired', settled_at = $1 where ${where} returning id`,
        [now],
      );
      await this.tell(
        tx,
        'expired',
        expired.map(({ id }) => id),
      );
      return expired.length;
    });
  }

  private async tell(tx: Tx, status: Told, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const changes = await rows<EventData<'plan_change.succeeded'>>(
      tx,
      `select change.id as "planChangeId", external_id as member, kind, from_plan_key as "fromPlan", to_plan_key as "toPlan",
              proposal_id as "proposalId", failure_code as "failureCode"
       from plan_change change join member on member.id = member_id where change.id = any($1) order by change.id`,
      [ids],
    );
    await this.events.publishAll(tx, `plan_change.${status}`, changes);
  }

  /** Changes in place, and products after one, that were carried out since an instant. */
  charged(since: Date): Promise<ChargedChange[]> {
    return rows<ChargedChange>(
      this.database,
      `select change.id, case when kind = 'update' then stripe_id end as "subscriptionId", submitted_at as "submittedAt",
              settled_at as "settledAt", amount_due_now_minor::float8 as "quotedMinor"
       from plan_change change join lateral (
         select amount_due_now_minor from quote where plan_change_id = coalesce(after_id, change.id)
         order by created_at desc, id desc limit 1
       ) quoted on true
       where status = 'succeeded' and kind in ('update', 'invoice') and submitted_at >= $1 order by submitted_at`,
      [since],
    );
  }

  /** Invoices of products that nobody has paid on their page for as long as a change in place would wait. */
  unpaidInvoices(now: Date): Promise<UnpaidProducts[]> {
    return rows(
      this.database,
      `select id, member_id as "memberId", after_id as "afterId", stripe_id as "stripeId" from plan_change
       where status = 'requires_action' and kind = 'invoice' and submitted_at <= $1::timestamptz - interval '23 hours'`,
      [now],
    );
  }

  /** Confirmed changes that for a day have not been seen at Stripe: their job has given up, and the key may be forgotten. */
  lostUpdates(now: Date): Promise<PlanChange[]> {
    return this.database
      .getRepository(planChangeTable)
      .createQueryBuilder('change')
      .where(
        `status = 'submitted' and kind not in ('checkout', 'purchase') and submitted_at <= :now::timestamptz - interval '1 day'`,
        {
          now,
        },
      )
      .getMany();
  }
}

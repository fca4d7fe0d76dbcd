import type { Member, PlanState } from '#domain';
import { columnsOf, Database, memberTable, preparedRows, rows, type Tx } from '#database';
import { DomainError, noteLogIds } from '#platform';
import { Injectable } from '@nestjs/common';

/** The only writer of table `member`. */
@Injectable()
export class MembersStore {
  constructor(private readonly database: Database) {}

  async byExternalId(externalId: string, on: Tx | Database = this.database): Promise<Member> {
    const [member] = await preparedRows<Member>(
      on,
      'member-by-external-id',
      `select ${columnsOf(memberTable)} from member where external_id = $1`,
      [externalId],
    );
    if (!member)
      throw new DomainError(
        'member_unknown',
        `no member has the id ${externalId}; PUT /v1/members/${externalId} first`,
      );
    noteLogIds({ memberId: member.id });
    return member;
  }

  byIds(on: Tx | Database, ids: readonly string[]): Promise<Member[]> {
    return rows(on, `select ${columnsOf(memberTable)} from member where id = any($1) order by id`, [ids]);
  }

  async byId(on: Tx | Database, id: string): Promise<Member> {
    const [member] = await this.byIds(on, [id]);
    if (!member) throw new DomainError('member_unknown', `no member has the internal id ${id}`);
    return member;
  }

  /** Serialises decisions and answers of these members until the transaction ends. Locked in order of id: no deadlock. */
  lock(tx: Tx, ids: readonly string[]): Promise<Member[]> {
    return preparedRows<Member>(
      tx,
      'lock-members',
      `select ${columnsOf(memberTable)} from member where id = any($1) order by id for no key update`,
      [ids],
    );
  }

  async insert(tx: Tx, member: Member): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(memberTable)
      .values(member)
      .orIgnore()
      .returning(['id'])
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  async update(tx: Tx, id: string, change: Partial<Member>): Promise<void> {
    if (Object.keys(change).length > 0) await tx.getRepository(memberTable).update({ id }, change);
  }

  setPlan(tx: Tx, id: string, planKey: string, planState: PlanState): Promise<void> {
    return this.update(tx, id, { planKey, planState });
  }

  setPlanState(tx: Tx, id: string, planState: PlanState): Promise<void> {
    return this.update(tx, id, { planState });
  }

  /** External id -> internal id, for those that exist. */
  async idsOf(on: Tx | Database, externalIds: readonly string[]): Promise<Map<string, string>> {
    const found = await rows<{ id: string; externalId: string }>(
      on,
      'select id, external_id as "externalId" from member where external_id = any($1)',
      [externalIds],
    );
    return new Map(found.map((row) => [row.externalId, row.id]));
  }

  /** Up to `limit` ids after `cursor` of members on one of `plans` (none: any plan), in order of id. */
  async idsOnPlans(
    on: Tx | Database,
    plans: readonly string[],
    cursor: string | null,
    limit: number,
  ): Promise<string[]> {
    const found = await rows<{ id: string }>(
      on,
      `select id from member where ($1::uuid is null or id > $1) and (cardinality($2::text[]) = 0 or plan_key = any($2))
       order by id limit $3`,
      [cursor, plans, limit],
    );
    return found.map(({ id }) => id);
  }
}

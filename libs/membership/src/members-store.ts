import type { Member, PlanState } from '#domain';
import { columnsOf, Database, insertRows, memberTable, preparedRows, rows, type MemberRow, type Tx } from '#database';
import { DomainError, noteLogIds, sha256, type Fault } from '#platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { SentMember } from './member-input';

export interface Changed {
  readonly memberId: string;
  readonly nowObjects: boolean;
}

/** The only writer of `member` and `erased_member`. */
@Injectable()
export class MembersStore {
  constructor(private readonly database: Database) {}

  /** Throws `member_unknown`, `member_erased`. */
  async byExternalId(externalId: string, on: Tx | Database = this.database): Promise<Member> {
    const [member] = await preparedRows<Member>(
      on,
      'member-by-external-id',
      `select ${columnsOf(memberTable)} from member where external_id = $1 and erased_at is null`,
      [externalId],
    );
    if (!member) {
      await this.assertNotErased(externalId, on);
      throw new DomainError(
        'member_unknown',
        `no member has the id ${externalId}; PUT /v1/members/${externalId} first`,
      );
    }
    noteLogIds({ memberId: member.id });
    return member;
  }

  byIds(on: Tx | Database, ids: readonly string[]): Promise<Member[]> {
    return rows(on, `select ${columnsOf(memberTable)} from member where id = any($1) order by id`, [ids]);
  }

  /** Those in these buckets of the holdout's draw. */
  inBuckets(on: Tx | Database, buckets: readonly number[]): Promise<Member[]> {
    return rows(on, `select ${columnsOf(memberTable)} from member where holdout_bucket = any($1) order by id`, [
      buckets,
    ]);
  }

  async count(on: Tx | Database): Promise<number> {
    const [found] = await rows<{ n: number }>(on, 'select count(*)::int as n from member');
    return found?.n ?? 0;
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

  /** As `lock`, by the site's ids; who does not exist is not among them. */
  lockByExternalIds(tx: Tx, externalIds: readonly string[]): Promise<Member[]> {
    return preparedRows<Member>(
      tx,
      'lock-members-by-external-id',
      `select ${columnsOf(memberTable)} from member where external_id = any($1) and erased_at is null order by id for no key update`,
      [externalIds],
    );
  }

  /** Those who are not there yet; answers their ids of the site, with ours. In order of id, so that concurrent ones cannot deadlock. */
  async insertAll(tx: Tx, members: readonly MemberRow[]): Promise<Map<string, string>> {
    const ordered = [...members].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    const inserted = new Set(await insertRows(tx, memberTable, ordered, '(external_id)'));
    return new Map(ordered.flatMap(({ id, externalId }) => (inserted.has(id) ? [[externalId, id]] : [])));
  }

  /** Takes out again those just inserted who turn out to have been erased; answers them. */
  async removeErased(tx: Tx, inserted: ReadonlyMap<string, string>): Promise<Set<string>> {
    const erased = await this.erasedAmong(tx, [...inserted.keys()]);
    if (erased.size > 0) await tx.query('delete from member where external_id = any($1)', [[...erased]]);
    return erased;
  }

  /** Changes what is given; answers whom it found, and whether the member objects now and did not before. */
  async changeAll(tx: Tx, sent: readonly SentMember[], now: Date): Promise<Map<string, Changed>> {
    if (sent.length === 0) return new Map();
    const changed = await rows<Changed & { externalId: string }>(
      tx,
      `with held as (
         select member.id, member.objected_at as objected_before, data
         from jsonb_array_elements($1::jsonb) as data join member on external_id = data ->> 'id' and erased_at is null
         order by member.id for no key update of member
       )
       update member set
         email = case when data ? 'email' then data ->> 'email' else email end,
         locale = case when data ? 'locale' then data ->> 'locale' else locale end,
         time_zone = case when data ? 'timeZone' then data ->> 'timeZone' else time_zone end,
         consents = coalesce(data -> 'consents', consents),
         traits = coalesce(data -> 'traits', traits),
         objected_at = case data -> 'objected' when 'true' then coalesce(objected_at, $2) when 'false' then null else objected_at end
       from held where held.id = member.id
       returning external_id as "externalId", member.id as "memberId", objected_before is null and objected_at is not null as "nowObjects"`,
      [JSON.stringify(sent), now],
    );
    return new Map(changed.map(({ externalId, ...one }) => [externalId, one]));
  }

  /** Nothing is written on one that was erased meanwhile. */
  async update(tx: Tx, id: string, change: Partial<Member>): Promise<void> {
    if (Object.keys(change).length > 0) await tx.getRepository(memberTable).update({ id, erasedAt: IsNull() }, change);
  }

  setPlan(tx: Tx, id: string, planKey: string, planState: PlanState): Promise<void> {
    return this.update(tx, id, { planKey, planState });
  }

  setPlanState(tx: Tx, id: string, planState: PlanState): Promise<void> {
    return this.update(tx, id, { planState });
  }

  /** Of these ids, those of members that were erased. */
  async erasedAmong(on: Tx | Database, externalIds: readonly string[]): Promise<Set<string>> {
    const byHash = new Map(externalIds.map((id) => [sha256(id), id]));
    const found = await rows<{ idHash: string }>(
      on,
      'select id_hash as "idHash" from erased_member where id_hash = any($1)',
      [[...byHash.keys()]],
    );
    return new Set(found.flatMap(({ idHash }) => byHash.get(idHash) ?? []));
  }

  /** Why each of these, none of whom is a member, is none. */
  async absences(externalIds: readonly string[]): Promise<(externalId: string) => Fault> {
    const erased = externalIds.length > 0 ? await this.erasedAmong(this.database, externalIds) : new Set<string>();
    return (id) =>
      erased.has(id)
        ? { code: 'member_erased', detail: 'a member with this id was erased' }
        : { code: 'member_unknown', detail: `no member has the id ${id}` };
  }

  async assertNotErased(externalId: string, on: Tx | Database): Promise<void> {
    const erased = await this.erasedAmong(on, [externalId]);
    if (erased.size > 0)
      throw new DomainError('member_erased', 'a member with this id was erased; a new one needs another');
  }

  /** Takes away all that tells who the member is; plan, assignment and age stay for the figures. Answers the id that is left, which names nobody. */
  async erase(tx: Tx, { id, externalId }: Pick<Member, 'id' | 'externalId'>, now: Date): Promise<string> {
    const nobody = `erased:${id}`;
    await tx.query('insert into erased_member (id_hash, erased_at) values ($1, $2) on conflict do nothing', [
      sha256(externalId),
      now,
    ]);
    await tx.query(
      `update member set external_id = $2, email = null, locale = null, time_zone = null, consents = '{}', traits = '{}',
         objected_at = coalesce(objected_at, $3), erased_at = $3 where id = $1`,
      [id, nobody, now],
    );
    return nobody;
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

import {
  couldAsk,
  FAMILIES,
  HALF_LIFE_DAYS,
  NO_ENGAGEMENT,
  scoreAt,
  type Engagement,
  type Family,
  type CompiledPolicy,
} from '#domain';
import { Database, rows, type EngagementRow, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** A signal ready to be stored: the member is known. */
export interface SignalRow {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly occurredAt: string;
  readonly value: number | null;
  readonly properties: object;
}

const HALF_LIVES = [FAMILIES, FAMILIES.map((family) => HALF_LIFE_DAYS[family])] as const;

/** The only writer of `signal` and `engagement`. Set-based: one statement for a whole batch. */
@Injectable()
export class EngagementStore {
  constructor(private readonly database: Database) {}

  /**
   * Stores the signals that are new and adds exactly those to their members' scores; members who objected are not scored.
   * Answers the ids that were new.
   * Rows are written in order of member and family, so that concurrent batches cannot deadlock.
   */
  async record(tx: Tx, signals: readonly SignalRow[]): Promise<Set<string>> {
    const stored = await rows<{ id: string }>(
      tx,
      `with stored as (
         insert into signal (id, member_id, name, occurred_at, value, properties)
         select * from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::float8[], $6::jsonb[])
         on conflict (id) do nothing
         returning id, member_id, name, occurred_at, value
       ), half_life as (
         select * from unnest($7::text[], $8::float8[]) as t(family, days)
       ), point as (
         select member_id, family, occurred_at, days,
                weight * least(case when coalesce(value, 1) < 1e-9 then 0 else coalesce(value, 1) end, coalesce(value_cap, 'infinity')) as points,
                max(occurred_at) over (partition by member_id, family) as as_of
         from stored join signal_definition using (name) join half_life using (family)
         join member on member.id = member_id and objected_at is null
         where family <> 'neutral'
       ), scored as (
         insert into engagement as held (member_id, family, score, as_of)
         select member_id, family, sum(decayed(points, occurred_at, as_of, days)), as_of
         from point group by member_id, family, as_of order by member_id, family
         on conflict (member_id, family) do update set
           as_of = greatest(held.as_of, excluded.as_of),
           score = (select decayed(held.score, held.as_of, greatest(held.as_of, excluded.as_of), days)
                         + decayed(excluded.score, excluded.as_of, greatest(held.as_of, excluded.as_of), days)
                    from half_life where half_life.family = held.family)
       )
       select id from stored`,
      [
        signals.map(({ id }) => id),
        signals.map(({ memberId }) => memberId),
        signals.map(({ name }) => name),
        signals.map(({ occurredAt }) => occurredAt),
        signals.map(({ value }) => value),
        signals.map(({ properties }) => JSON.stringify(properties)),
        ...HALF_LIVES,
      ],
    );
    return new Set(stored.map(({ id }) => id));
  }

  /** Of the members who just sent `ids`, those whom a positive or need signal since `since` lifted to where a decision could ask. */
  async lifted(tx: Tx, ids: readonly string[], since: Date, now: Date, rules: CompiledPolicy): Promise<string[]> {
    const members = await rows<{ id: string }>(
      tx,
      `select distinct member_id as id from signal join signal_definition using (name)
       where signal.id = any($1) and family in ('positive', 'need') and occurred_at > $2`,
      [ids, since],
    );
    const scores = await this.read(
      tx,
      members.map(({ id }) => id),
      now,
    );
    return [...scores]
      .filter(([, engagement]) => couldAsk(rules, engagement))
      .map(([memberId]) => memberId)
      .sort();
  }

  /** Scores of these members, decayed to `now`. A member without signals is absent. */
  async read(on: Tx | Database, memberIds: readonly string[], now: Date): Promise<Map<string, Engagement>> {
    const found = await rows<EngagementRow>(
      on,
      'select member_id as "memberId", family, score, as_of as "asOf" from engagement where member_id = any($1)',
      [memberIds],
    );
    const scores = new Map<string, Engagement>();
    for (const row of found) {
      const value = scoreAt(row, now, HALF_LIFE_DAYS[row.family]);
      const change: Partial<Record<Family, number>> = { [row.family]: value };
      scores.set(row.memberId, { ...(scores.get(row.memberId) ?? NO_ENGAGEMENT), ...change });
    }
    return scores;
  }

  async of(memberId: string, now: Date): Promise<Engagement> {
    return (await this.read(this.database, [memberId], now)).get(memberId) ?? NO_ENGAGEMENT;
  }
}

import { FAMILIES, HALF_LIFE_DAYS, NO_ENGAGEMENT, type Engagement, type Family } from '#domain';
import { traceparent, type TakenStatus } from '#platform';
import { Database, preparedRows, rows, type Tx } from '#database';
import type { JobName } from '#jobs';
import { Injectable } from '@nestjs/common';

/** A signal ready to be stored. */
export interface SentSignal {
  readonly id: string;
  /** The site's id of the member. */
  readonly member: string;
  readonly name: string;
  readonly occurredAt: string;
  readonly value?: number | undefined;
  readonly properties?: object | undefined;
}

/** What became of one signal. `duplicate`: the same id was here before. */
export type Recorded = TakenStatus | 'member_unknown';

/** Whom to decide on: members with a new positive or need signal, the last of which is since `since`, whose scores, weighted by family, reach `bound` at `now`. In whatever order signals come, they ask for the same decisions. */
export interface AskBound {
  readonly weights: Partial<Record<Family, number>>;
  readonly bound: number;
  readonly since: Date;
  readonly now: Date;
}

const DECIDE = 'decide-upgrades' satisfies JobName;
const MEMBERS_PER_JOB = 500;

/** The scores of a member's families at $2, a column each. */
const NOW_BY_FAMILY = FAMILIES.map(
  (family) =>
    `coalesce(sum(decayed(score, as_of, $2, ${HALF_LIFE_DAYS[family]})) filter (where family = '${family}'), 0) as ${family}`,
).join(', ');

/** Days in which a score of the family that `column` names halves. */
const halfLife = (column: string) =>
  `case ${column} ${FAMILIES.map((family) => `when '${family}' then ${HALF_LIFE_DAYS[family]}`).join(' ')} end`;

/** Joins each signal to the points that it gives a family: those of its meaning, and its long-run activity. As `pointsOf` of the domain. */
const WORTH = `
  cross join lateral (select case when coalesce(value, 1) < 1e-9 then 0 else coalesce(value, 1) end as units) as counted
  join lateral (
    values (family, weight * least(units, coalesce(value_cap, 'infinity'))), ('neutral', activity * units)
  ) as worth(family, points) on points <> 0`;

/** The only writer of `signal`, `signal_id`, `milestone` and `engagement`. Set-based: one statement for a whole batch. */
@Injectable()
export class EngagementStore {
  constructor(private readonly database: Database) {}

  /**
   * Stores the signals that are new, adds exactly those to their members' scores, and enqueues decisions on those for whom the moment
   * became good: one statement, which commits as one. Members who objected are not scored. Of a milestone only the first counts: one that
   * arrives later and happened earlier takes its place.
   * No id may come twice in one batch, and the months must have been made. Answers one outcome per signal, in order.
   * Rows are written in order of id, member and family, so that concurrent batches cannot deadlock. Planned once for any number of
   * signals: `in` among the columns is a hash, where PostgreSQL, which expects few, would compare each with each.
   */
  async record(signals: readonly SentSignal[], { weights, bound, since, now }: AskBound): Promise<Recorded[]> {
    const [left] = await preparedRows<{ unknown: number[]; duplicate: number[] }>(
      this.database,
      'record-signals',
      `with sent as (
         select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::float8[], $6::jsonb[])
           with ordinality as s(id, external_id, name, occurred_at, value, properties, ord)
       ), known as (
         select sent.id, sent.name, occurred_at, value, properties, ord::int, member.id as member_id, objected_at is not null as objected,
                family, weight, value_cap, activity, milestone
         from sent left join member on member.external_id = sent.external_id and erased_at is null
         left join signal_definition on signal_definition.name = sent.name
       ), fresh as (
         insert into signal_id (id) select id from known where member_id is not null order by id on conflict do nothing returning id
       ), told as (
         select *, id in (select id from fresh) as fresh from known
       ), stored as (
         insert into signal (id, member_id, name, occurred_at, value, properties)
         select id, member_id, name, occurred_at, value, properties from told where fresh
       ), reached as (
         insert into milestone (member_id, name, signal_id, reached_at, value)
         select distinct on (member_id, name) member_id, name, id, occurred_at, value from told
         where fresh and milestone order by member_id, name, occurred_at, id
         on conflict (member_id, name) do update set signal_id = excluded.signal_id, reached_at = excluded.reached_at, value = excluded.value
           where (excluded.reached_at, excluded.signal_id) < (milestone.reached_at, milestone.signal_id)
         returning signal_id, old.reached_at as taken_back_at, old.value as taken_back
       ), counts as (
         select member_id, occurred_at, value, family, weight, value_cap, activity,
                case when milestone and id not in (select signal_id from reached) then 0 else 1 end as sign -- 0: adds nothing, and is seen in as_of
         from told where fresh and not objected and family is not null
         union all
         select member_id, taken_back_at, taken_back, family, weight, value_cap, activity, -1
         from reached join told on told.id = signal_id where taken_back_at is not null and not objected
       ), point as (
         select member_id, worth.family, occurred_at, sign * points as points,
                max(occurred_at) over (partition by member_id, worth.family) as as_of
         from counts ${WORTH}
       ), scored as (
         insert into engagement as held (member_id, family, score, as_of)
         select member_id, family, sum(decayed(points, occurred_at, as_of, ${halfLife('family')})), as_of
         from point group by member_id, family, as_of order by member_id, family
         on conflict (member_id, family) do update set
           as_of = greatest(held.as_of, excluded.as_of),
           score = decayed(held.score, held.as_of, greatest(held.as_of, excluded.as_of), ${halfLife('held.family')})
                 + decayed(excluded.score, excluded.as_of, greatest(held.as_of, excluded.as_of), ${halfLife('held.family')})
         returning member_id, family, score, as_of
       ), lifted as (
         select distinct member_id from told where fresh and family in ('positive', 'need') and not objected
       ), score_now as (
         select *, member_id in (select member_id from lifted) as lifts from scored
         union all
         select before.member_id, before.family, before.score, before.as_of, true
         from lifted cross join lateral (select * from engagement where engagement.member_id = lifted.member_id offset 0) before
         where (before.member_id, before.family) not in (select member_id, family from scored)
       ), good as (
         select member_id, (row_number() over (order by member_id) - 1) / ${MEMBERS_PER_JOB} as chunk
         from score_now join unnest($8::text[], $9::float8[]) as w(family, weight) using (family)
         group by member_id
         having bool_and(lifts) and max(as_of) > $7 and sum(w.weight * decayed(score, as_of, $10, ${halfLife('family')})) >= $11
       ), job as (
         select enqueue_job('${DECIDE}', jsonb_build_object('memberIds', jsonb_agg(member_id order by member_id)), traceparent => $12)
         from good group by chunk
       )
       select (select count(*) from job) as jobs,
              array(select ord from told where member_id is null) as unknown,
              array(select ord from told where member_id is not null and not fresh) as duplicate`,
      [
        signals.map(({ id }) => id),
        signals.map(({ member }) => member),
        signals.map(({ name }) => name),
        signals.map(({ occurredAt }) => occurredAt),
        signals.map(({ value }) => value ?? null),
        signals.map(({ properties }) => (properties ? JSON.stringify(properties) : '{}')),
        since,
        Object.keys(weights),
        Object.values(weights),
        now,
        bound,
        traceparent(),
      ],
    );
    const outcomes = signals.map((): Recorded => 'accepted');
    for (const ord of left?.unknown ?? []) outcomes[ord - 1] = 'member_unknown';
    for (const ord of left?.duplicate ?? []) outcomes[ord - 1] = 'duplicate';
    return outcomes;
  }

  /**
   * Scores these members anew from their signals, by today's meanings; answers how many scores differed by more than 1e-9 at the
   * time of the last signal. Call under the members' locks. Signals are recorded without these, so the scores are locked too, and before
   * the signals are read: one that is stored meanwhile is read here, or added to what is written here.
   */
  async rebuild(tx: Tx, memberIds: readonly string[], dryRun: boolean): Promise<number> {
    if (!dryRun)
      await tx.query('select 1 from engagement where member_id = any($1) order by member_id, family for update', [
        memberIds,
      ]);
    const apply = dryRun
      ? ''
      : `, gone as (
           delete from engagement using wrong where engagement.member_id = wrong.member_id and engagement.family = wrong.family and wrong.score is null
         ), put as (
           insert into engagement (member_id, family, score, as_of)
           select member_id, family, score, as_of from wrong where score is not null order by 1, 2
           on conflict (member_id, family) do update set score = excluded.score, as_of = excluded.as_of
         )`;
    const [counted] = await rows<{ wrong: number }>(
      tx,
      `with point as (
         select s.member_id, worth.family, occurred_at, points,
                max(occurred_at) over (partition by s.member_id, worth.family) as as_of
         from signal s join signal_definition d using (name) ${WORTH}
         left join milestone m on m.member_id = s.member_id and m.name = s.name and m.signal_id = s.id
         where s.member_id = any($1) and (not d.milestone or m.signal_id is not null)
       ), anew as (
         select member_id, family, sum(decayed(points, occurred_at, as_of, ${halfLife('family')})) as score, as_of from point group by 1, 2, 4
       ), wrong as (
         select coalesce(anew.member_id, held.member_id) as member_id, coalesce(anew.family, held.family) as family,
                anew.score, anew.as_of
         from anew full join (select * from engagement where member_id = any($1)) held using (member_id, family)
         join member on member.id = coalesce(anew.member_id, held.member_id) and objected_at is null
         cross join lateral (select ${halfLife('coalesce(anew.family, held.family)')} as days) half_life
         where held.score is null or anew.score is null
            or abs(decayed(held.score, held.as_of, greatest(held.as_of, anew.as_of), days)
                 - decayed(anew.score, anew.as_of, greatest(held.as_of, anew.as_of), days)) > 1e-9
       )${apply}
       select count(*)::int as wrong from wrong`,
      [memberIds],
    );
    return counted?.wrong ?? 0;
  }

  /** Scores of these members, decayed to `now`. A member without signals is absent. */
  async read(on: Tx | Database, memberIds: readonly string[], now: Date): Promise<Map<string, Engagement>> {
    const found = await preparedRows<Engagement & { memberId: string }>(
      on,
      'engagement-of-members',
      `select member_id as "memberId", ${NOW_BY_FAMILY} from engagement where member_id = any($1) group by member_id`,
      [memberIds, now],
    );
    return new Map(
      found.map(({ memberId, positive, need, negative, neutral }) => [memberId, { positive, need, negative, neutral }]),
    );
  }

  /** Deletes all that a member did, and the scores. */
  async forget(tx: Tx, memberId: string): Promise<void> {
    await tx.query(
      `with gone as (delete from signal where member_id = $1 returning id)
       delete from signal_id using gone where signal_id.id = gone.id`,
      [memberId],
    );
    await tx.query('delete from milestone where member_id = $1', [memberId]);
    await tx.query('delete from engagement where member_id = $1', [memberId]);
  }

  async of(memberId: string, now: Date): Promise<Engagement> {
    return (await this.read(this.database, [memberId], now)).get(memberId) ?? NO_ENGAGEMENT;
  }
}

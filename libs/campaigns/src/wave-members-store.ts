import { after, DAY } from '#platform';
import { EVERY_ZONE, HALF_LIFE_DAYS, heldOutBuckets, IN_FLIGHT, nextOffers, NO_ZONE } from '#domain';
import type { Campaign, CompiledPolicy, Ladder, Offer, ReasonCounts, WaveLeg } from '#domain';
import { Database, rows, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { audienceSql } from './audience-sql';

/** What decides whom a chunk looks at. */
export interface ChunkQuery {
  readonly campaign: Pick<Campaign, 'audience'>;
  readonly offers: readonly Offer[];
  readonly rules: CompiledPolicy;
  readonly ladder: Ladder;
  readonly now: Date;
  readonly leg: Pick<WaveLeg, 'zone' | 'cursor' | 'until'>;
  /** Most members to look at, and most of them to decide on. */
  readonly members: number;
  readonly candidates: number;
  /** Looks at one in so many, evenly; absent: at all. */
  readonly oneIn?: number;
}

/** The next members of a leg. */
export interface Chunk {
  /** The last member looked at; null: nobody was left. */
  readonly last: string | null;
  /** Whether nobody is left behind `last`. */
  readonly isLast: boolean;
  /** Those on whom nothing needs to be decided, by reason. */
  readonly refused: ReasonCounts;
  /** Those on whom `decide` decides: all others. In order of id. */
  readonly memberIds: readonly string[];
}

const inFlight = IN_FLIGHT.map((status) => `'${status}'`).join(', ');

/** Reads the members of a wave, chunk by chunk, in order of id. Writes nothing. */
@Injectable()
export class WaveMembersStore {
  constructor(private readonly database: Database) {}

  /**
   * The next chunk. SQL refuses by those conditions alone that make `decide` refuse for the same first reason, in the same order;
   * what it cannot tell exactly it leaves to `decide`. A held-out member counts as held out; `decide` logs the one who
   * would have been asked, so that those who were asked have somebody to be compared with.
   */
  async chunk(on: Tx | Database, query: ChunkQuery): Promise<Chunk> {
    const { campaign, rules, ladder, leg, now } = query;
    const { policy } = rules;
    const filter = audienceSql(campaign.audience, now, 12);
    const [found] = await rows<Chunk & { looked: number }>(
      on,
      `with looked as materialized (
         select id, plan_key, plan_state, objected_at, holdout_bucket from member
         where ($1::uuid is null or id > $1) and ($2::uuid is null or id <= $2) and (${zoneFilter(leg, '$3')}) and (${filter.where}) and holdout_bucket % ${query.oneIn ?? 1} = 0
         order by id limit $4
       ), judged as materialized (
         select id, holdout_bucket < $6 as held_out, case
           when objected_at is not null then 'objected'
           when plan_state = 'unknown' or plan_key <> all($7) then 'plan_state_unknown'
           when exists (select 1 from plan_change c where c.member_id = looked.id and c.status in (${inFlight})) then 'change_in_progress'
           when (select decayed(score, as_of, $8, ${HALF_LIFE_DAYS.negative}) > $9 from engagement e
                 where e.member_id = looked.id and family = 'negative') then 'blocked_by_signal'
           when asked.open then 'open_proposal'
           when asked.last > $10 then 'cooldown'
           when asked.never and plan_key = any($5) then 'already_entitled'
         end as reason
         from looked, lateral (
           select bool_or(status in ('open', 'presented')) as open, count(*) = 0 as never,
                  max(coalesce(presented_at, created_at)) filter (where status <> 'withdrawn' or presented_at is not null) as last
           from proposal where member_id = looked.id
         ) asked
       ), taken as (
         select * from judged where id <= all (select id from judged where reason is null order by id offset $11 - 1 limit 1)
       )
       select (select max(id::text)::uuid from taken) as last,
              (select count(*) from taken) = (select count(*) from judged) and (select count(*) from judged) < $4 as "isLast",
              (select coalesce(jsonb_object_agg(reason, n), '{}') from (
                 select case when held_out then 'holdout' else reason end as reason, count(*) as n from taken where reason is not null group by 1
               ) counted) as refused,
              (select coalesce(array_agg(id order by id), '{}') from taken where reason is null) as "memberIds"`,
      [
        leg.cursor,
        leg.until,
        leg.zone,
        query.members,
        withoutOffer(query),
        heldOutBuckets(policy.holdout.share),
        [...ladder.keys()],
        now,
        policy.negativeBound * (1 + 1e-9), // beyond rounding, which may differ from that of scoreAt
        after(now, -policy.cooldownDays * DAY),
        Math.min(query.candidates, query.members),
        ...filter.parameters,
      ],
    );
    return found ?? { last: null, isLast: true, refused: {}, memberIds: [] };
  }

  /** The zones in which members live; null: unknown. Hops from zone to zone along the index. */
  async zones(on: Tx | Database = this.database): Promise<(string | null)[]> {
    const found = await rows<{ zone: string | null }>(
      on,
      `with recursive zone as (
         (select time_zone from member where time_zone is not null order by time_zone limit 1)
         union all
         select (select time_zone from member where time_zone > zone.time_zone order by time_zone limit 1) from zone where time_zone is not null
       )
       select time_zone as zone from zone where time_zone is not null
       union all select null where exists (select 1 from member where time_zone is null)`,
    );
    return found.map(({ zone }) => zone);
  }

  /** The ids that cut all members into `parts` ranges of about the same size, in order; each ends its range. */
  async cuts(on: Tx | Database, parts: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      on,
      `select id from generate_series(1, $1::int - 1) as part,
              lateral (select id from member order by id offset part * (select count(*) from member) / $1 - 1 limit 1) as cut order by id`,
      [parts],
    );
    return found.map(({ id }) => id);
  }
}

function zoneFilter({ zone }: Pick<WaveLeg, 'zone'>, parameter: string): string {
  if (zone === EVERY_ZONE) return `${parameter}::text is not null`;
  return zone === NO_ZONE ? `time_zone is null and ${parameter}::text is not null` : `time_zone = ${parameter}`;
}

/** The plans from which none of the offers leads up. */
function withoutOffer({ offers, ladder, now }: ChunkQuery): string[] {
  const plans = [...ladder.values()];
  return plans.filter((plan) => nextOffers(offers, ladder, plan, now.getTime()).length === 0).map(({ key }) => key);
}

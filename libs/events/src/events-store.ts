import { changed, Database, rows, type OutgoingEvent, type Tx } from '#database';
import { Injectable } from '@nestjs/common';
import { EVENT_TYPES } from './event-catalog';

type NewEvent = Pick<OutgoingEvent, 'id' | 'type' | 'data' | 'occurredAt'>;

/** An event that has its place in the stream. */
export type PlacedEvent = NewEvent & { readonly position: number };

/** Said when events have got their places. */
export const PLACED_CHANNEL = 'outgoing_event';
/** More than so many new ones are told as all types. */
const MOST_NEW = 1000;

/** The only writer of `outgoing_event`. */
@Injectable()
export class EventsStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, events: readonly NewEvent[]): Promise<void> {
    await tx.query(
      `insert into outgoing_event (id, type, data, occurred_at)
       select id, type, data, occurred_at
       from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::timestamptz[]) as event (id, type, data, occurred_at)`,
      [
        events.map(({ id }) => id),
        events.map(({ type }) => type),
        events.map(({ data }) => JSON.stringify(data)),
        events.map(({ occurredAt }) => occurredAt),
      ],
    );
  }

  /**
   * Gives up to `limit` committed events their places, and each enabled endpoint that wants them its deliveries, due at `now`. The lock
   * is held until the commit: places become visible in their order, so a reader who goes by them misses none. Answers how many events
   * were placed, and which endpoints have something new.
   */
  async place(tx: Tx, now: Date, limit: number): Promise<{ placed: number; endpointIds: string[] }> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('outgoing events', 0))`);
    const [done] = await rows<{ placed: number; endpointIds: string[] }>(
      tx,
      `with due as (
         select id from outgoing_event where position is null order by id limit $2
       ), numbered as materialized (
         select id, nextval('outgoing_event_place') as position from due order by id
       ), placed as (
         update outgoing_event set position = numbered.position from numbered where outgoing_event.id = numbered.id
         returning outgoing_event.id, type
       ), fanned as (
         insert into webhook_delivery (id, event_id, endpoint_id, status, next_attempt_at)
         select uuidv7(), placed.id, endpoint.id, 'pending', $1
         from placed join webhook_endpoint endpoint
           on endpoint.status = 'enabled' and (event_types = '{}' or placed.type = any(event_types))
         order by placed.id
         on conflict do nothing returning endpoint_id
       )
       select (select count(*)::int from placed) as placed,
              array(select distinct endpoint_id from fanned)::text[] as "endpointIds"`,
      [now, limit],
    );
    if (done && done.placed > 0) await tx.query(`select pg_notify('${PLACED_CHANNEL}', '')`);
    return done ?? { placed: 0, endpointIds: [] };
  }

  /** Events after a place, in the order of places. */
  async after(position: number, types: readonly string[], limit: number): Promise<PlacedEvent[]> {
    const found = await rows<Omit<PlacedEvent, 'position'> & { position: string }>(
      this.database,
      `select id, position, type, data, occurred_at as "occurredAt" from outgoing_event
       where position > $1 and (cardinality($2::text[]) = 0 or type = any($2)) order by position limit $3`,
      [position, types, limit],
    );
    return found.map((event) => ({ ...event, position: Number(event.position) }));
  }

  /** Tells the same under another id of the member, also to whom it is still on its way. */
  async rename(tx: Tx, member: string, to: string): Promise<void> {
    await tx.query(
      `update outgoing_event set data = jsonb_set(data, '{member}', to_jsonb($2::text)) where data ->> 'member' = $1`,
      [member, to],
    );
  }

  /** The place of the newest event; 0: there is none. */
  async lastPosition(): Promise<number> {
    const [last] = await rows<{ position: string }>(
      this.database,
      'select coalesce(max(position), 0) as position from outgoing_event',
    );
    return Number(last?.position ?? 0);
  }

  /** Which types of events came after a place, and up to which place that is. */
  async typesAfter(position: number): Promise<{ position: number; types: readonly string[] }> {
    const [news] = await rows<{ position: string; types: string[]; n: number }>(
      this.database,
      `select coalesce(max(position), $1) as position, coalesce(array_agg(distinct type), '{}') as types, count(*)::int as n
       from (select position, type from outgoing_event where position > $1 order by position desc limit $2) newest`,
      [position, MOST_NEW],
    );
    if (!news) return { position, types: [] };
    return { position: Number(news.position), types: news.n < MOST_NEW ? news.types : EVENT_TYPES };
  }

  /** Deletes some thousand events from before an instant, with their deliveries. Answers how many. */
  dropBefore(before: Date): Promise<number> {
    return changed(
      this.database,
      `delete from outgoing_event where id in (
         select id from outgoing_event where occurred_at < $1 and position is not null order by occurred_at limit 5000)`,
      [before],
    );
  }
}

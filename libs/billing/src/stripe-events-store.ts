import { changed, Database, rows, stripeEventTable, type StripeEvent, type Tx } from '#database';
import { Injectable } from '@nestjs/common';

/** The only writer of `stripe_event`: one row per event id. */
@Injectable()
export class StripeEventsStore {
  constructor(private readonly database: Database) {}

  /** false: this event is here already. */
  async insert(
    tx: Tx,
    event: Pick<StripeEvent, 'id' | 'type' | 'customerId' | 'objectId' | 'occurredAt'>,
  ): Promise<boolean> {
    const inserted = await rows(
      tx,
      'insert into stripe_event (id, type, customer_id, object_id, occurred_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id',
      [event.id, event.type, event.customerId, event.objectId, event.occurredAt],
    );
    return inserted.length > 0;
  }

  unhandled(id: string): Promise<StripeEvent | null> {
    return this.database
      .getRepository(stripeEventTable)
      .createQueryBuilder()
      .where('id = :id and handled_at is null', { id })
      .getOne();
  }

  /** The one that came last; null: none ever did. */
  async latest(): Promise<Pick<StripeEvent, 'type' | 'receivedAt'> | null> {
    const [event] = await rows<Pick<StripeEvent, 'type' | 'receivedAt'>>(
      this.database,
      'select type, received_at as "receivedAt" from stripe_event order by received_at desc limit 1',
    );
    return event ?? null;
  }

  /** Deletes up to 5,000 that are handled and came so many days ago (real time); answers how many. */
  dropOlderThan(days: number): Promise<number> {
    return changed(
      this.database,
      `delete from stripe_event where id in (
         select id from stripe_event where received_at < clock_timestamp() - make_interval(days => $1) and handled_at is not null
         order by received_at limit 5000)`,
      [days],
    );
  }

  async markHandled(on: Tx | Database, id: string): Promise<void> {
    await on.query('update stripe_event set handled_at = clock_timestamp() where id = $1', [id]);
  }
}

import { changed, Database, rows, webhookDeliveryTable, type Tx, type WebhookDelivery } from '#database';
import { DomainError } from '#platform';
import { Injectable } from '@nestjs/common';
import type { PlacedEvent } from './events-store';

/** A delivery with what it carries. */
export interface DueDelivery {
  readonly id: string;
  readonly attempts: number;
  readonly event: Pick<PlacedEvent, 'id' | 'type' | 'data' | 'occurredAt'>;
}

/** How one attempt ended. */
export interface Attempt {
  readonly id: string;
  readonly status: WebhookDelivery['status'];
  readonly nextAttemptAt: Date;
  readonly statusCode: number | null;
  /** null: the endpoint took it. */
  readonly error: string | null;
}

export type DeliveryView = Omit<WebhookDelivery, 'endpointId'> & { readonly type: string };

/** The only writer of `webhook_delivery`, but for the deliveries that come with an event's place. */
@Injectable()
export class WebhookDeliveriesStore {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<WebhookDelivery> {
    const delivery = await this.database.getRepository(webhookDeliveryTable).findOneBy({ id });
    if (!delivery) throw new DomainError('webhook_delivery_unknown', `no delivery has the id ${id}`);
    return delivery;
  }

  /** Deliveries that are due for an endpoint, the oldest first. */
  async due(endpointId: string, now: Date, limit: number): Promise<DueDelivery[]> {
    const found = await rows<
      Omit<DueDelivery, 'event'> & { eventId: string; type: string; data: object; occurredAt: Date }
    >(
      this.database,
      `select delivery.id, attempts, event.id as "eventId", type, data, occurred_at as "occurredAt"
       from webhook_delivery delivery join outgoing_event event on event.id = event_id
       where endpoint_id = $1 and status = 'pending' and next_attempt_at <= $2
       order by next_attempt_at, delivery.id limit $3`,
      [endpointId, now, limit],
    );
    return found.map(({ id, attempts, eventId, type, data, occurredAt }) => ({
      id,
      attempts,
      event: { id: eventId, type, data: data as PlacedEvent['data'], occurredAt },
    }));
  }

  /** When the next delivery of the endpoint is due; null: none is pending. */
  async nextDue(endpointId: string): Promise<Date | null> {
    const [row] = await rows<{ at: Date | null }>(
      this.database,
      `select min(next_attempt_at) as at from webhook_delivery where endpoint_id = $1 and status = 'pending'`,
      [endpointId],
    );
    return row?.at ?? null;
  }

  async record(tx: Tx, attempts: readonly Attempt[], now: Date): Promise<void> {
    await tx.query(
      `update webhook_delivery delivery
       set attempts = delivery.attempts + 1, status = attempt.status, next_attempt_at = attempt.next_attempt_at,
           last_status_code = attempt.status_code, last_error = attempt.error,
           delivered_at = case when attempt.status = 'delivered' then $6::timestamptz end
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[], $5::text[])
         as attempt (id, status, next_attempt_at, status_code, error)
       where delivery.id = attempt.id and delivery.status = 'pending'`,
      [
        attempts.map(({ id }) => id),
        attempts.map(({ status }) => status),
        attempts.map(({ nextAttemptAt }) => nextAttemptAt),
        attempts.map(({ statusCode }) => statusCode),
        attempts.map(({ error }) => error),
        now,
      ],
    );
  }

  /** Gives up all that waits for an endpoint. */
  giveUp(tx: Tx, endpointId: string, error: string): Promise<number> {
    return changed(
      tx,
      `update webhook_delivery set status = 'dead', last_error = coalesce(last_error, $2)
       where endpoint_id = $1 and status = 'pending'`,
      [endpointId, error],
    );
  }

  /** Newest first; `startingAfter`: the id of the last one of the page before. */
  list(
    endpointId: string,
    { status, startingAfter, limit }: { status?: WebhookDelivery['status']; startingAfter?: string; limit: number },
  ): Promise<DeliveryView[]> {
    return rows<DeliveryView>(
      this.database,
      `select delivery.id, event_id as "eventId", type, status, attempts, next_attempt_at as "nextAttemptAt",
              last_status_code as "lastStatusCode", last_error as "lastError", delivered_at as "deliveredAt"
       from webhook_delivery delivery join outgoing_event event on event.id = event_id
       where endpoint_id = $1 and ($2::text is null or status = $2) and ($3::uuid is null or delivery.id < $3)
       order by delivery.id desc limit $4`,
      [endpointId, status ?? null, startingAfter ?? null, limit],
    );
  }

  /** Sends one again, whatever became of it. */
  async replay(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query(
      `update webhook_delivery set status = 'pending', attempts = 0, next_attempt_at = $2, delivered_at = null where id = $1`,
      [id, now],
    );
  }

  /** Sends again what of [from, to) is dead. Answers how many. */
  replayDead(tx: Tx, endpointId: string, from: Date, to: Date, now: Date): Promise<number> {
    return changed(
      tx,
      `update webhook_delivery delivery set status = 'pending', attempts = 0, next_attempt_at = $4
       from outgoing_event event
       where event.id = event_id and endpoint_id = $1 and status = 'dead' and occurred_at >= $2 and occurred_at < $3`,
      [endpointId, from, to, now],
    );
  }

  /** Sends again all of [from, to) that the endpoint wants, also what it has taken or was never meant to get. Answers how many. */
  async replayAll(tx: Tx, endpointId: string, from: Date, to: Date, now: Date): Promise<number> {
    const [written] = await rows<{ n: number }>(
      tx,
      `with written as (
         insert into webhook_delivery (id, event_id, endpoint_id, status, next_attempt_at)
         select uuidv7(), event.id, endpoint.id, 'pending', $4
         from outgoing_event event join webhook_endpoint endpoint
           on endpoint.id = $1 and (event_types = '{}' or event.type = any(event_types))
         where position is not null and occurred_at >= $2 and occurred_at < $3 order by position
         on conflict (event_id, endpoint_id) do update
           set status = 'pending', attempts = 0, next_attempt_at = excluded.next_attempt_at, delivered_at = null
           where webhook_delivery.status <> 'pending'
         returning 1)
       select count(*)::int as n from written`,
      [endpointId, from, to, now],
    );
    return written?.n ?? 0;
  }
}

import { EntitySchema } from 'typeorm';
import { bigint, id, integer, json, maybe, text, texts, time, uuid } from '../columns';

/** A fact that the site is told, as the transaction of the fact wrote it. */
export interface OutgoingEvent {
  readonly id: string;
  /**
   * Its place in the stream, given after its commit by one writer at a time; null: not yet. Neither id nor time could be the cursor
   * of a reader, since transactions do not commit in the order in which they began.
   */
  readonly position: number | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Business time of the fact. */
  readonly occurredAt: Date;
  readonly createdAt: Date;
}

export const outgoingEventTable = new EntitySchema<OutgoingEvent>({
  name: 'outgoing_event',
  columns: {
    id: id(),
    position: bigint(maybe),
    type: text(),
    data: json(),
    occurredAt: time(),
    createdAt: time({ default: () => 'now()' }),
  },
  indices: [
    { name: 'outgoing_event_position', columns: ['position'], unique: true },
    { name: 'outgoing_event_unplaced', columns: ['id'], where: 'position is null' },
    { name: 'outgoing_event_occurred', columns: ['occurredAt'] },
    // by an expression, which only a migration can say
    { name: 'outgoing_event_of_member', synchronize: false },
  ],
});

/** An address of the site that is told of events. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  /** Empty: all types. */
  readonly eventTypes: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly secret: string;
  /** The secret before the rotation, which signs as well until `previousSecretUntil`. */
  readonly previousSecret: string | null;
  readonly previousSecretUntil: Date | null;
  /** Failed attempts in a row, and since when; null: the last one went well. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** The circuit is open: nothing is sent before this business time, then one delivery tries. null: closed. */
  readonly openUntil: Date | null;
  /** A worker is delivering to it until then (database clock), unless it died. */
  readonly busyUntil: Date | null;
  readonly createdAt: Date;
}

export const webhookEndpointTable = new EntitySchema<WebhookEndpoint>({
  name: 'webhook_endpoint',
  columns: {
    id: id(),
    url: text(),
    eventTypes: texts(),
    status: text(),
    secret: text(),
    previousSecret: text(maybe),
    previousSecretUntil: time(maybe),
    failures: integer({ default: 0 }),
    failingSince: time(maybe),
    openUntil: time(maybe),
    busyUntil: time(maybe),
    createdAt: time(),
  },
});

/** One event for one endpoint: `pending` until it was taken (`delivered`) or given up (`dead`). */
export interface WebhookDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly endpointId: string;
  readonly status: 'pending' | 'delivered' | 'dead';
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastStatusCode: number | null;
  readonly lastError: string | null;
  readonly deliveredAt: Date | null;
}

export const webhookDeliveryTable = new EntitySchema<WebhookDelivery>({
  name: 'webhook_delivery',
  columns: {
    id: id(),
    eventId: uuid(),
    endpointId: uuid(),
    status: text(),
    attempts: integer({ default: 0 }),
    nextAttemptAt: time(),
    lastStatusCode: integer(maybe),
    lastError: text(maybe),
    deliveredAt: time(maybe),
  },
  indices: [
    { name: 'webhook_delivery_once', columns: ['eventId', 'endpointId'], unique: true },
    { name: 'webhook_delivery_due', columns: ['endpointId', 'nextAttemptAt'], where: `status = 'pending'` },
    { name: 'webhook_delivery_of_endpoint', columns: ['endpointId', 'status', 'id'] },
  ],
  foreignKeys: [
    { target: 'outgoing_event', columnNames: ['eventId'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { target: 'webhook_endpoint', columnNames: ['endpointId'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
});

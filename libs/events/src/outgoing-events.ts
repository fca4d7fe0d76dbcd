import { Clock, newId } from '#platform';
import type { Tx } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import type { EventData, EventType } from './event-catalog';
import { EventsStore } from './events-store';

/** What the site is told. Call it in the transaction of the fact: the event exists if and only if the fact does. */
@Injectable()
export class OutgoingEvents {
  constructor(
    private readonly clock: Clock,
    private readonly events: EventsStore,
  ) {}

  publish<T extends EventType>(tx: Tx, type: T, data: EventData<T>): Promise<void> {
    return this.publishAll(tx, type, [data]);
  }

  /** One statement for any number of facts of a kind; none: nothing is written. */
  async publishAll<T extends EventType>(tx: Tx, type: T, all: readonly EventData<T>[]): Promise<void> {
    if (all.length === 0) return;
    const occurredAt = this.clock.now();
    await this.events.insert(
      tx,
      all.map((data) => ({ id: newId(), type, data, occurredAt })),
    );
    await enqueue(tx, 'place-events', {});
  }
}

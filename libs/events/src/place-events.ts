import { Clock } from '#platform';
import { Database, inTransaction } from '#database';
import { enqueue } from '#jobs';
import { Injectable } from '@nestjs/common';
import { EventsStore } from './events-store';

const CHUNK = 1000;

/** Puts committed events into the stream, and before the endpoints that want them. */
@Injectable()
export class PlaceEvents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventsStore,
  ) {}

  async run(): Promise<void> {
    while ((await this.placeChunk()) === CHUNK);
  }

  private placeChunk(): Promise<number> {
    return inTransaction(this.database, async (tx) => {
      const { placed, endpointIds } = await this.events.place(tx, this.clock.now(), CHUNK);
      for (const endpointId of endpointIds) await enqueue(tx, 'deliver-webhooks', { endpointId });
      return placed;
    });
  }
}

import { after, Clock, Config, DAY } from '#platform';
import { Injectable } from '@nestjs/common';
import { EventsStore } from './events-store';

/** Forgets events older than EVENT_RETENTION_DAYS, with their deliveries. */
@Injectable()
export class DropOldEvents {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly events: EventsStore,
  ) {}

  async run(): Promise<void> {
    const before = after(this.clock.now(), -this.config.env.EVENT_RETENTION_DAYS * DAY);
    while ((await this.events.dropBefore(before)) > 0);
  }
}
